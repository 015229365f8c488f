import { expect, test } from '@playwright/test';
import { paths } from '@/lib/domain/paths';
import { firstCase } from '@/tests/support/browser/find-case';
import { look } from '@/tests/support/browser/look';
import { signInWithOneClick } from '@/tests/support/browser/people';
import { expectRefused, follow, press, statusOf, takeStep } from '@/tests/support/browser/steps';

// A returned request is mended and sent again, and both sides read what changed; a change of an agreement is settled
// without an assessment. Runs after the walk over every page, which looks at both as they were.

test.setTimeout(300_000);

test('a returned request is answered, sent again, and its changes stand side by side', async ({ browser }) => {
  const officer = await signInWithOneClick(browser, 'm.delgado@calder.example');
  const id = await firstCase(officer, paths.requests(), 'RETURNED', 'requests');
  await officer.goto(paths.request(id));
  const items = officer.locator('#returned-items');
  await expectRefused(officer, 'Save answer', 'returned item');
  const open = items.getByRole('button', { name: 'Save answer' });
  for (let left = await open.count(); left > 0; left -= 1) {
    const form = items.locator('form').filter({ has: officer.getByRole('button', { name: 'Save answer' }) });
    await form.first().getByLabel('Your answer').fill('The letter of the district attorney is described in our story.');
    await press(officer, 'Save answer');
    // Opened anew: the next form is good only for the case as it stands now.
    await officer.goto(paths.request(id));
    await expect(open).toHaveCount(left - 1);
  }
  await officer.goto(paths.requestTasks(id));
  await look(officer, 'sections of a returned request');
  const sheriff = await signInWithOneClick(browser, 't.brandt@calder.example');
  await sheriff.goto(paths.requestReview(id));
  await expectRefused(sheriff, 'Send request again', 'sending again');
  await sheriff
    .getByLabel(/what (?:you )?changed/iu)
    .fill('The listed items are answered; the figures stay as they were.');
  await sheriff.getByLabel(/^What this request says is accurate/u).check();
  await press(sheriff, 'Send request again');
  await sheriff.goto(paths.request(id));
  await statusOf(sheriff, 'Submitted');
  await follow(sheriff, 'See what changed when the request was sent again');
  await expect(sheriff.getByRole('main')).toContainText('the figures stay as they were');
  await look(sheriff, 'changes, agency');
  const intake = await signInWithOneClick(browser, 'g.okafor@coordination.example');
  await intake.goto(paths.requestChanges(id, 1, 2));
  await expect(intake.getByRole('main')).toContainText('the figures stay as they were');
  await look(intake, 'changes, ICE');
});

test('the liaison settles a change of an agreement, which needs no assessment', async ({ browser }) => {
  const liaison = await signInWithOneClick(browser, 'a.ruiz@investigations.example');
  await liaison.goto(`${paths.requests()}?status=ASSIGNED`);
  const row = liaison.getByRole('main').getByRole('row', { name: /Change AGR-/u });
  const id = (await row.getByRole('link').first().getAttribute('href'))?.split('/')[2] ?? '';
  await takeStep(
    liaison,
    paths.requestStep(id, 'settle_request'),
    'Settle request',
    { reason: 'The two officers are named in a letter to the office; the terms of the agreement stay.' },
    'empty first',
  );
  await statusOf(liaison, 'Completed');
});
