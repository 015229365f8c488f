import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { paths } from '@/lib/domain/paths';
import { firstCase } from '@/tests/support/browser/find-case';
import { look } from '@/tests/support/browser/look';
import { accountOf, codeNow, keepSession, signInWithOneClick } from '@/tests/support/browser/people';
import { sendForm } from '@/tests/support/browser/send-form';
import { isoDate, press } from '@/tests/support/browser/steps';

// A liaison's morning: what waits, what is late, whom to call. An administrator's afternoon: what ends this quarter.

const liaisonMail = 'a.ruiz@investigations.example';
const supervisorMail = 'b.carver@investigations.example';
const administratorMail = 'w.ames@coordination.example';

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });

test('a liaison begins with what waits, says when to expect what, and hears when a case moves', async ({ browser }) => {
  const liaison = await signInWithOneClick(browser, liaisonMail);
  await liaison.goto(paths.dashboard());
  await expect(heading(liaison, /^Waiting on you \(\d+\)$/u)).toBeVisible();

  // Each line says what to do, and leads there in one click.
  const first = liaison.locator('#waiting').getByRole('row').nth(1);
  await expect(first).toContainText(/ACC-|AGR-/u);
  await first.getByRole('link').first().click();
  await expect(liaison.getByText('Waiting on you').first()).toBeVisible();

  // The longest in their step come first, of those the liaison carries.
  await liaison.goto(`${paths.requests()}?mine=1&sort=SINCE`);
  await expect(liaison.getByRole('table').getByRole('row').nth(1)).toContainText('ACC-');

  const assessing = await firstCase(liaison, paths.requests(), 'ASSESSING', 'requests');
  await liaison.goto(paths.request(assessing));
  await liaison.getByText('How long this takes').click();
  await expect(liaison.getByText(/target of this step|Expect it to go on|longer than/u).first()).toBeVisible();
  await expect(liaison.getByText(/^So far ICE has had it for/u)).toBeVisible();
  await look(liaison, 'request, how long this takes');

  // Somebody else moves the case while its page stands open with half a comment on it.
  await liaison.getByText('Write a comment for both sides').click();
  const note = liaison.getByRole('textbox', { name: /comment/iu }).first();
  await note.fill('Called the chief at nine.');
  const supervisor = await signInWithOneClick(browser, supervisorMail);
  await sendForm(supervisor, paths.recommendation(assessing), 'Run evaluation');
  // The page asks every thirty seconds, and at once when its window comes back to the front.
  await liaison.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  const moved = liaison.getByRole('status').filter({ hasText: 'This case has moved' });
  await expect(moved).toContainText(/Ben Carver .*ran the evaluation at/u);
  await look(liaison, 'request, moved meanwhile');
  await moved.getByRole('button', { name: 'Show it as it is now' }).click();
  await expect(moved).toHaveCount(0);
  await expect(note).toHaveValue('Called the chief at nine.');
});

test('a liaison plans days away, and whoever gives out cases sees them', async ({ browser }) => {
  const liaison = await signInWithOneClick(browser, liaisonMail);
  await liaison.goto(paths.load());
  await liaison.getByLabel('First day away').fill(isoDate(20));
  await liaison.getByLabel('Last day away').fill(isoDate(19));
  await press(liaison, 'Plan the days');
  await expect(liaison.getByRole('link', { name: /The last day is before the first/u })).toBeVisible();
  await liaison.getByLabel('Last day away').fill(isoDate(27));
  await press(liaison, 'Plan the days');
  await expect(liaison.getByText('The days of Ana Ruiz are planned.')).toBeVisible();
  const intake = await signInWithOneClick(browser, 'g.okafor@coordination.example');
  await intake.goto(paths.load());
  await expect(intake.getByRole('row', { name: /Ana Ruiz/u })).toContainText('Away from');
  await look(intake, 'who carries what');
  await intake
    .getByRole('row', { name: /Ana Ruiz/u })
    .getByRole('link')
    .first()
    .click();
  await expect(intake).toHaveURL(/liaison=/u);
  await liaison
    .getByRole('button', { name: /^Cancel/u })
    .first()
    .click();
  await expect(liaison.getByText('The days are cancelled.')).toBeVisible();
});

test('an administrator answers at five what ends this quarter, and takes the list along', async ({ browser }) => {
  const page = await signInWithOneClick(browser, administratorMail);
  await page.goto(paths.agreements());
  await page.getByRole('link', { name: 'Ending this quarter, no renewal begun' }).click();
  await expect(page).toHaveURL(/ending=QUARTER&renewal=NONE/u);
  await expect(page.getByText(/^\d+ agreements?$/u).first()).toBeVisible();

  await page.goto(paths.reports());
  await expect(heading(page, /Agreements/u).first()).toBeVisible();
  await look(page, 'reports of an administrator');

  // A list that leaves the portal asks once more who takes it.
  const list = `${paths.requests()}?view=ALL`;
  await page.goto(paths.confirm(list));
  await page.getByLabel('Code from your authenticator app').fill(codeNow(accountOf(administratorMail)));
  await page.getByRole('button', { name: 'Confirm' }).first().click();
  await page.waitForURL((url) => url.pathname !== '/account/confirm');
  await keepSession(page, administratorMail);
  await page.goto(list);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV' }).click(),
  ]);
  const lines = readFileSync(await download.path(), 'utf8')
    .trim()
    .split(/\r?\n/u);
  expect(lines.filter((line) => /ACC-\d{4}-\d{6}/u.test(line)).length).toBe(lines.length - 1);
  expect(lines.length).toBeGreaterThan(10);
  await page.goto(paths.adminAudit());
  await expect(page.getByRole('row', { name: /Downloaded a list of requests/u }).first()).toBeVisible();
});
