import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { paths } from '@/lib/domain/paths';
import { firstCase } from '@/tests/support/browser/find-case';
import { accountOf, codeNow, signInWithOneClick } from '@/tests/support/browser/people';

// A newspaper asks for a case: counsel places a hold, prepares a copy and marks what does not leave; oversight approves;
// the package leaves without the marked words. The retention page shows what would go, and destroys nothing.

test.setTimeout(240_000);

const [counselMail, oversightMail] = ['d.feld@coordination.example', 'n.castillo@coordination.example'];
const matter = 'Winter Gazette v. Calder County';

/** Confirms with a code where the page asks for it, and comes back. */
const confirmIfAsked = async (page: Page, email: string, back: string): Promise<void> => {
  const link = page.getByRole('main').getByRole('link', { name: 'Confirm that it is you' });
  if ((await link.count()) === 0) return;
  await link.click();
  await page.getByLabel('Code from your authenticator app').fill(codeNow(accountOf(email)));
  await page.getByRole('button', { name: 'Confirm' }).first().click();
  await page.waitForURL(`**${back}`);
};

test('hold, copy, second person, release; and a dry run of what is due', async ({ browser }) => {
  const counsel = await signInWithOneClick(browser, counselMail);
  const requestId = await firstCase(counsel, paths.requests(), 'ASSESSING', 'requests');
  await counsel.goto(paths.request(requestId));
  const number = /ACC-\d{4}-\d{6}/u.exec((await counsel.getByRole('main').textContent()) ?? '')?.[0] ?? '';

  await counsel.goto(paths.recordHolds());
  await counsel.getByLabel('What has to be kept').fill(number);
  await counsel.getByLabel('Matter').fill(matter);
  await counsel.getByLabel('Why the records have to be kept').fill('The court asked for everything about the case.');
  await counsel.getByRole('button', { name: 'Place the hold' }).click();
  await expect(counsel.getByText('The hold stands.')).toBeVisible();
  await counsel.goto(paths.request(requestId));
  await expect(counsel.getByText('Records on hold')).toBeVisible();
  await expect(counsel.getByText(matter)).toBeVisible();

  await counsel.goto(paths.newRelease(number));
  await counsel.getByLabel('Who asks for the record').fill('Winter Gazette');
  await counsel.getByLabel('Reference of the requester').fill('2026-ICFO-01234');
  await counsel.getByLabel('The public').check();
  await counsel.getByRole('button', { name: 'Begin the copy' }).click();
  await counsel.waitForURL(/\/admin\/records\/[0-9a-f-]{36}$/u);
  const copy = new URL(counsel.url()).pathname;
  await counsel.getByRole('link', { name: 'What the agency tells' }).click();
  const words = counsel.getByLabel('The words');
  const secret = ((await words.textContent()) ?? '').split(/\s+/u).filter((word) => word.length > 5)[0] ?? '';
  expect(secret).not.toBe('');
  await counsel.getByLabel('Words that do not leave').fill(secret);
  await counsel.getByLabel('Why they do not leave').first().selectOption('B7E');
  await counsel.getByRole('button', { name: 'Mark', exact: true }).click();
  await expect(counsel.getByText(/^Marked in /u)).toBeVisible();

  await counsel.goto(copy);
  await counsel.getByRole('button', { name: 'Submit to a second person' }).click();
  await expect(counsel.getByRole('alert').first()).toContainText('gone through every item');
  await counsel.getByLabel('I have gone through every item').check();
  await counsel.getByRole('button', { name: 'Submit to a second person' }).click();
  await expect(counsel.getByText('You prepared this copy.')).toBeVisible();
  await expect(counsel.getByRole('button', { name: 'Approve the copy' })).toHaveCount(0);

  const oversight = await signInWithOneClick(browser, oversightMail);
  await oversight.goto(copy);
  await oversight.getByLabel('I have compared the copy with the case').check();
  await oversight.getByRole('button', { name: 'Approve the copy' }).click();
  await expect(oversight.getByText('Approved', { exact: true }).first()).toBeVisible();

  await counsel.goto(copy);
  await confirmIfAsked(counsel, counselMail, copy);
  await counsel.getByRole('button', { name: 'Release the copy' }).click();
  await expect(async () => {
    await counsel.goto(copy);
    await expect(counsel.getByRole('link', { name: 'Download the package' })).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 60_000 });
  const [download] = await Promise.all([
    counsel.waitForEvent('download'),
    counsel.getByRole('link', { name: 'Download the package' }).click(),
  ]);
  const files = unzipSync(new Uint8Array(readFileSync(await download.path())));
  const data: { items: { label: string; text: string | null }[] } = JSON.parse(
    strFromU8(files['case.json'] ?? new Uint8Array()),
  );
  const told = data.items.find(({ label }) => label === 'What the agency tells')?.text ?? '';
  expect(told).toContain('[Redacted (b)(7)(E)]');
  expect(told).not.toContain(secret);

  await counsel.goto(paths.releaseLog());
  await expect(counsel.getByText('Winter Gazette').first()).toBeVisible();
  await counsel.goto(paths.retention());
  await expect(counsel.getByRole('heading', { name: /Dry run of/u })).toBeVisible();
  // What belongs to the case can be destroyed by nobody, and counsel asks for no destruction.
  await expect(counsel.getByRole('button', { name: 'Ask a second person' })).toHaveCount(0);

  await counsel.goto(paths.recordHolds());
  await counsel.getByText('Release this hold').first().click();
  await counsel
    .getByLabel('Why the records no longer have to be kept')
    .first()
    .fill('The court has closed the matter.');
  await counsel.getByRole('button', { name: 'Release the hold' }).first().click();
  await expect(counsel.getByText('No hold stands')).toBeVisible();
});
