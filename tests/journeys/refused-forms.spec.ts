import { type Page, test } from '@playwright/test';
import { paths } from '@/lib/domain/paths';
import { firstCase } from '@/tests/support/browser/find-case';
import { signInWithOneClick } from '@/tests/support/browser/people';
import { expectRefused } from '@/tests/support/browser/steps';

// Forms that no other journey sends unfilled: each is refused, takes the keyboard to its reasons, and axe finds nothing.

test('forms of intake and of the liaison', async ({ browser }) => {
  const intake = await signInWithOneClick(browser, 'g.okafor@coordination.example');
  const claimed = await firstCase(intake, paths.requests(), 'INTAKE_REVIEW', 'requests');
  await refused(intake, paths.requestStep(claimed, 'return_to_agency'), 'Return to agency');
  await refused(intake, paths.requestStep(claimed, 'assign'), 'Assign to liaison');

  const liaison = await signInWithOneClick(browser, 'a.ruiz@investigations.example');
  const assigned = await firstCase(liaison, paths.requests(), 'ASSIGNED', 'requests');
  await refused(liaison, paths.requestStep(assigned, 'log_contact'), 'Log contact');
  await refused(liaison, paths.requestStep(assigned, 'return_from_contact'), 'Return sections to agency');
  const assessing = await firstCase(liaison, paths.requests(), 'ASSESSING', 'requests');
  await refused(liaison, paths.questions(assessing), 'Send questions');
  await liaison.goto(paths.request(assessing));
  await liaison.getByText('Write an internal note', { exact: true }).first().click();
  await expectRefused(liaison, 'Add internal note', 'internal note');
});

test('forms of headquarters', async ({ browser }) => {
  const manager = await signInWithOneClick(browser, 's.reyes@coordination.example');
  const approved = await firstCase(manager, paths.requests(), 'APPROVED', 'requests', 'Document fraud across counties');
  await refused(manager, paths.requestStep(approved, 'reissue_letter'), 'Reissue decision letter');
});

test('forms of an agency', async ({ browser }) => {
  const sheriff = await signInWithOneClick(browser, 't.brandt@calder.example');
  const assessing = await firstCase(sheriff, paths.requests(), 'ASSESSING', 'requests');
  await refused(sheriff, paths.requestStep(assessing, 'ask_correction'), 'Ask to correct sections');
  await refused(sheriff, paths.requestStep(assessing, 'withdraw'), 'Withdraw request');
});

const refused = async (page: Page, href: string, button: string): Promise<void> => {
  await page.goto(href);
  await expectRefused(page, button, href);
};
