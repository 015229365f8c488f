import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { paths } from '@/lib/domain/paths';
import { folded, hasTool, onPdf } from '@/tests/server/signing/pdf-tools';
import { firstCase } from '@/tests/support/browser/find-case';
import { look } from '@/tests/support/browser/look';
import { journeysDataDir } from '@/tests/support/browser/mail';
import { accountOf, codeNow, keepSession, signInWithOneClick } from '@/tests/support/browser/people';
import { expectRefused, follow, press, statusOf } from '@/tests/support/browser/steps';

// A newspaper asks for a declined case: an administrator places a hold, counsel prepares a copy and marks what does not
// leave, oversight approves, and the package leaves without the marked words. What the hold keeps no schedule destroys.

test.setTimeout(240_000);
// Each part goes on where the one before ended.
test.describe.configure({ mode: 'serial' });

const administratorMail = 'w.ames@coordination.example';
const counselMail = 'd.feld@coordination.example';
const oversightMail = 'n.castillo@coordination.example';
const matter = 'Winter Gazette v. Harrow County';
const secrets: readonly [item: string | RegExp, words: string][] = [
  ['What the agency tells', 'twenty thousand bookings'],
  [/decision-letter-1\.pdf$/u, 'a new request is welcome'],
];

let administrator: Page;
let counsel: Page;
let oversight: Page;
let requestId: string;
let number: string;
let other: string;
let copy: string;

const numberOf = async (page: Page, id: string): Promise<string> => {
  await page.goto(paths.request(id));
  return /ACC-\d{4}-\d{6}/u.exec((await page.getByRole('main').textContent()) ?? '')?.[0] ?? '';
};

/** Confirms with a code, and comes back. */
const confirmed = async (page: Page, email: string): Promise<void> => {
  await page.getByLabel('Code from your authenticator app').fill(codeNow(accountOf(email)));
  await page.getByRole('button', { name: 'Confirm' }).first().click();
  await page.waitForURL((url) => url.pathname !== '/account/confirm');
  await keepSession(page, email);
};

const addOldMessages = (...numbers: string[]): void => {
  const args = ['scripts/start.mjs', '--run', 'tests/support/browser/old-messages.ts', ...numbers];
  execFileSync(process.execPath, args, { env: { ...process.env, DATA_DIR: journeysDataDir }, stdio: 'pipe' });
};

test.beforeAll(async ({ browser }) => {
  administrator = await signInWithOneClick(browser, administratorMail);
  counsel = await signInWithOneClick(browser, counselMail);
  oversight = await signInWithOneClick(browser, oversightMail);
  requestId = await firstCase(counsel, paths.requests(), 'DECLINED', 'requests');
  number = await numberOf(counsel, requestId);
  other = await numberOf(counsel, await firstCase(counsel, paths.requests(), 'COMPLETED', 'requests'));
  addOldMessages(number, other);
});

test('an administrator places a hold, which the case shows', async () => {
  const page = administrator;
  await page.goto(paths.recordHolds());
  await expectRefused(page, 'Place the hold', 'hold');
  await page.getByLabel('What has to be kept').fill(number);
  await page.getByLabel('Matter').fill(matter);
  await page.getByLabel('Why the records have to be kept').fill('The court asked for everything about the case.');
  await press(page, 'Place the hold');
  await expect(page.getByText('The hold stands.')).toBeVisible();
  await look(page, 'records hold');
  await counsel.goto(paths.request(requestId));
  await expect(counsel.getByText('Records on hold')).toBeVisible();
  await expect(counsel.getByText(matter)).toBeVisible();
});

test('counsel prepares a copy, and may not approve it', async () => {
  const page = counsel;
  await page.goto(paths.newRelease(number));
  await expectRefused(page, 'Begin the copy', 'begin a copy');
  await page.getByLabel('Who asks for the record').fill('Winter Gazette');
  await page.getByLabel('Reference of the requester').fill('2026-ICFO-01234');
  await page.getByLabel('The public').check();
  await press(page, 'Begin the copy');
  await page.waitForURL(/\/admin\/records\/[0-9a-f-]{36}$/u);
  copy = new URL(page.url()).pathname;
  await expect(page).toHaveTitle(/Copy of a case/u);
  await look(page, 'records copy in preparation');
  for (const [item, words] of secrets) {
    await page.goto(copy);
    await follow(page, item);
    await expectRefused(page, 'Mark', 'mark words');
    await page.getByLabel('Words that do not leave').fill(words);
    await page.getByLabel(/^Every place/u).check();
    await page.getByLabel('Why they do not leave').first().selectOption('B7E');
    await press(page, 'Mark');
    await expect(page.getByText(/^Marked in /u)).toBeVisible();
  }
  await look(page, 'records item');
  await page.goto(copy);
  await expectRefused(page, 'Submit to a second person', 'submit a copy');
  await page.getByLabel('I have gone through every item').check();
  await press(page, 'Submit to a second person');
  await expect(page.getByText('You prepared this copy.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve the copy' })).toHaveCount(0);
});

test('a second person approves, counsel releases, and the words are in no file of the package', async () => {
  await oversight.goto(copy);
  // Says in its message what the page holds instead.
  await expect(oversight.getByRole('main')).toContainText('I have compared the copy with the case');
  await look(oversight, 'records copy to approve');
  await oversight.getByLabel('I have compared the copy with the case').check();
  await press(oversight, 'Approve the copy');
  await statusOf(oversight, 'Approved');
  await counsel.goto(copy);
  await look(counsel, 'records copy approved');
  await follow(counsel, 'Confirm that it is you');
  await confirmed(counsel, counselMail);
  await press(counsel, 'Release the copy');
  const link = counsel.getByRole('link', { name: 'Download the package' });
  await expect(async () => {
    await counsel.goto(copy);
    await expect(link).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 60_000 });
  await look(counsel, 'records copy released');
  const [download] = await Promise.all([counsel.waitForEvent('download'), link.click()]);
  const files = unzipSync(new Uint8Array(readFileSync(await download.path())));
  const told = strFromU8(files['case.json'] ?? new Uint8Array());
  expect(told).toContain('[Redacted (b)(7)(E)]');
  const papers = Object.keys(files).filter((name) => name.endsWith('.pdf'));
  expect(papers.length).toBeGreaterThan(1);
  for (const [name, bytes] of Object.entries(files)) {
    const isPaper = name.endsWith('.pdf') && hasTool('pdftotext');
    const words = folded(isPaper ? onPdf(bytes, 'pdftotext', [], ['-']) : strFromU8(bytes));
    for (const [, secret] of secrets) expect(words, name).not.toContain(folded(secret));
  }
  await counsel.goto(paths.releaseLog());
  await expect(counsel.getByRole('row', { name: 'Winter Gazette' })).not.toHaveCount(0);
  await look(counsel, 'records release log');
});

test('a dry run leaves out what is held; the rest goes by two people, with a certificate', async () => {
  const page = administrator;
  await page.goto(paths.retention());
  const line = (name: string) => page.getByRole('row', { name: `about ${name}` }).first();
  await expect(line(number)).toContainText('On hold: stays');
  await expect(line(other)).toContainText('Would go');
  await look(page, 'records retention');
  await page.getByLabel('Why these records go now').fill('Their time by the schedule is over.');
  await press(page, 'Ask a second person');
  await page.goto(paths.retention());
  await follow(page, 'Look at it');
  await expect(page.getByText('You asked for it. Somebody else confirms it.')).toBeVisible();
  const run = new URL(page.url()).pathname;

  await oversight.goto(run);
  await expect(oversight.getByRole('table')).not.toContainText(number);
  await look(oversight, 'records destruction to confirm');
  await oversight.getByLabel('I have looked at the list').check();
  await press(oversight, 'Confirm and destroy');
  await expect(oversight.getByText('Confirm that it is you first')).toBeVisible();
  await oversight.goto(paths.confirm(run));
  await confirmed(oversight, oversightMail);
  await oversight.goto(run);
  await oversight.getByLabel('I have looked at the list').check();
  await press(oversight, 'Confirm and destroy');
  await expect(async () => {
    await oversight.goto(run);
    await expect(oversight.getByText('Destroyed', { exact: true })).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 60_000 });
  await expect(oversight.getByText('Certificate of destruction')).toBeVisible();
  await look(oversight, 'records certificate');
  await page.goto(paths.retention());
  await expect(line(number)).toContainText('On hold: stays');
  await expect(line(other)).toHaveCount(0);

  await page.goto(paths.recordHolds());
  await page.getByText('Release this hold').click();
  await page.getByLabel('Why the records no longer have to be kept').fill('The court has closed the matter.');
  await press(page, 'Release the hold');
  await expect(page.getByText('No hold stands')).toBeVisible();
});
