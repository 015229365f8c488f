import { expect, type Page, test } from '@playwright/test';
import { paths } from '@/lib/domain/paths';
import { expectAccessible, expectNoSidewaysScroll } from '@/tests/support/browser/accessible';
import { firstCase } from '@/tests/support/browser/find-case';
import { signInWithOneClick } from '@/tests/support/browser/people';
import { expectPolicyKept } from '@/tests/support/browser/policy';
import { keepScreenshot } from '@/tests/support/browser/screenshot';

// Every page, on a phone, a tablet and a desk: one heading, a title, nothing wider than the window, nothing for axe to
// find; and the main forms once more in their error state.

test.setTimeout(900_000);

const widths = [360, 768, 1280] as const;

const look = async (page: Page, href: string): Promise<void> => {
  const answer = await page.goto(href);
  expect(answer?.status(), href).toBeLessThan(400);
  await expect(page.getByRole('heading', { level: 1 }), `main headings of ${href}`).toHaveCount(1);
  expect(await page.title(), `title of ${href}`).not.toBe('');
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page, `${href} at ${width}`);
    if (width !== 768) await keepScreenshot(page, href, width);
    // The rules for names, roles and contrast are the same at every width: judged once on a desk, where most is shown.
    if (width === 1280) await expectAccessible(page, href);
  }
  await expectPolicyKept(page, href);
};

test('public pages', async ({ page }) => {
  const hrefs = [
    paths.home(),
    paths.finder(),
    paths.finderResult('A1=NAVY'),
    paths.rules(),
    paths.api(),
    '/offices',
    paths.findAgency(),
    paths.askVerification(),
    paths.programs(),
    paths.program('OCS'),
    paths.program('287G_JEM'),
    paths.register(),
    `${paths.register()}?q=nothing-has-this-name`,
    paths.registerData(),
    paths.registerMap(),
    paths.registerMap('ZZ'),
    paths.registerMap('TX'),
    paths.verify(),
    paths.verify('0'.repeat(64)),
    paths.howItWorks(),
    paths.glossary(),
    paths.whoIsTold(),
    paths.accessibility(),
    paths.privacy(),
    paths.complaints(),
    paths.signIn(),
    paths.forgottenPassword(),
    paths.resetPassword('not-a-link'),
    paths.reproof('not-a-link'),
  ];
  for (const href of hrefs) await look(page, href);
  await page.goto(paths.register());
  const entry = await page.getByRole('main').locator('a[href^="/register/AGR-"]').first().getAttribute('href');
  await look(page, entry ?? '');
});

test('a page that is not there', async ({ page }) => {
  const answer = await page.goto('/there-is-no-such-page');
  expect(answer?.status()).toBe(404);
  await expectAccessible(page, 'not found');
  await expectPolicyKept(page, 'not found');
});

test('sign-in, refused', async ({ page }) => {
  await page.goto(paths.signIn());
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expectAccessible(page, 'sign-in, refused');
});

test('pages of an agency', async ({ browser }) => {
  const officer = await signInWithOneClick(browser, 'm.delgado@calder.example');
  const sheriff = await signInWithOneClick(browser, 't.brandt@calder.example');
  const draft = await firstCase(officer, paths.requests(), 'DRAFT', 'requests', 'Gun traffic');
  const returned = await firstCase(officer, paths.requests(), 'RETURNED', 'requests');
  const assessing = await firstCase(officer, paths.requests(), 'ASSESSING', 'requests');
  const hrefs = [
    paths.dashboard(),
    paths.requests(),
    `${paths.requests()}?view=ALL&sort=SINCE&status=DRAFT&program=OCS&mine=1`,
    `${paths.requests()}?search=nothing-has-this-name`,
    paths.requestExports(),
    `${paths.requestExports()}?list=${encodeURIComponent('?view=ALL')}`,
    paths.reports(),
    paths.reportsMap(),
    paths.search(),
    paths.search({ q: 'gangs' }),
    paths.search({ q: 'gangs', kind: 'REQUEST' }),
    paths.search({ q: 'nothing-has-this-name' }),
    // The pages of drafting are looked at in drafting.spec.ts, empty, filled and refused.
    paths.request(draft),
    paths.request(returned),
    paths.requestTasks(returned),
    paths.request(assessing),
    paths.assessment(assessing),
    ...['B', 'C'].map((section) => paths.assessmentSection(assessing, 'SELF', section)),
    paths.assessmentReview(assessing),
    paths.requestPeople(draft),
    paths.meetings(assessing),
    paths.questions(assessing),
    paths.ownAgency(),
    paths.agencyDaysOff(),
    paths.agreements(),
    paths.notices(),
    paths.notices({ show: 'new' }),
    paths.account(),
    paths.noticeSettings(),
    paths.secondFactors(),
    paths.linkIdentity(),
    paths.confirm(),
    paths.confirmFor(paths.agreementPack('none')),
    paths.changePassword(),
  ];
  for (const href of hrefs) await look(officer, href);
  const negotiated = await firstCase(sheriff, paths.agreements(), 'NEGOTIATION', 'agreements');
  const signing = await firstCase(sheriff, paths.agreements(), 'SIGNING', 'agreements');
  for (const href of [
    paths.agreement(negotiated),
    paths.agreementText(negotiated),
    paths.agreementTextChanges(negotiated),
    paths.agreementReview(negotiated),
    paths.agreementStep(negotiated, 'save_local_approval'),
    paths.agreementStep(negotiated, 'name_signer'),
    paths.agreement(signing),
    paths.agreementSign(signing),
    paths.agreementStep(signing, 'return_with_question'),
    paths.agreementStep(signing, 'delegate_place'),
    paths.requestStep(assessing, 'withdraw'),
  ]) {
    await look(sheriff, href);
  }
});

test('pages of intake and the field office', async ({ browser }) => {
  const intake = await signInWithOneClick(browser, 'g.okafor@coordination.example');
  const claimed = await firstCase(intake, paths.requests(), 'INTAKE_REVIEW', 'requests');
  for (const href of [
    paths.dashboard(),
    paths.load(),
    `${paths.requests()}?flag=WITH_ME&liaison=NONE&state=ZZ&agencyType=SHERIFF&sort=DUE`,
    paths.requests(),
    paths.request(claimed),
    paths.requestStep(claimed, 'assign'),
    paths.requestStep(claimed, 'return_to_agency'),
  ]) {
    await look(intake, href);
  }
  const liaison = await signInWithOneClick(browser, 'a.ruiz@investigations.example');
  const assigned = await firstCase(liaison, paths.requests(), 'ASSIGNED', 'requests');
  const assessing = await firstCase(liaison, paths.requests(), 'ASSESSING', 'requests');
  const recommended = await firstCase(liaison, paths.requests(), 'RECOMMENDED', 'requests');
  const underway = await firstCase(liaison, paths.requests(), 'AGREEMENT_IN_PROGRESS', 'requests');
  const active = await firstCase(liaison, paths.agreements(), 'ACTIVE', 'agreements');
  const inInk = await firstCase(liaison, paths.agreements(), 'SIGNING', 'agreements', 'Port Amity');
  const implementing = await firstCase(liaison, paths.agreements(), 'IMPLEMENTING', 'agreements');
  const amendment = await firstCase(liaison, paths.agreements(), 'NEGOTIATION', 'agreements', '-A1');
  await liaison.goto(paths.agreement(amendment));
  const amended = await liaison.getByRole('main').locator('dd a[href^="/agreements/"]').first().getAttribute('href');
  for (const href of [
    paths.dashboard(),
    paths.request(assigned),
    paths.requestStep(assigned, 'log_contact'),
    paths.assessment(assessing),
    paths.assessmentSection(assessing, 'FIELD', 'C'),
    paths.assessmentSection(assessing, 'ICE', 'I'),
    paths.assessmentReview(assessing),
    paths.meetings(assigned),
    paths.questions(assessing),
    paths.recommendation(recommended),
    paths.planChanges(underway, 1, 2),
    paths.plan(recommended),
    paths.planEdit(recommended),
    paths.agreement(active),
    paths.agreementObligations(active),
    paths.agreementOversight(active),
    paths.agreement(implementing),
    amended ?? '',
    `${amended}/text/in-force`,
    `${amended}/step/begin_amendment?kind=CHANGE_CONTACT`,
    paths.agreement(amendment),
    paths.agreementStep(amendment, 'rebase_amendment'),
    paths.agreementStep(implementing, 'save_measures'),
    paths.agreementStep(implementing, 'begin_add_on'),
    paths.agreementPaper(inInk),
  ]) {
    await look(liaison, href);
  }
});

test('pages of headquarters and administration', async ({ browser }) => {
  const manager = await signInWithOneClick(browser, 's.reyes@coordination.example');
  const inReview = await firstCase(manager, paths.requests(), 'HQ_REVIEW', 'requests');
  const approved = await firstCase(manager, paths.requests(), 'APPROVED', 'requests', 'Document fraud across counties');
  const terminated = await firstCase(manager, paths.agreements(), 'TERMINATED', 'agreements');
  const expiring = await firstCase(manager, paths.agreements(), 'EXPIRING', 'agreements');
  const renewing = await firstCase(manager, paths.agreements(), 'RENEWING', 'agreements');
  for (const href of [
    paths.dashboard(),
    paths.request(inReview),
    paths.headquarters(inReview),
    paths.requestStep(inReview, 'defer'),
    paths.request(approved),
    paths.requestLetter(approved),
    paths.agreement(terminated),
    paths.agreementStep(expiring, 'begin_renewal'),
    paths.agreement(renewing),
  ]) {
    await look(manager, href);
  }
  const counsel = await signInWithOneClick(browser, 'd.feld@coordination.example');
  for (const href of [
    paths.records(),
    paths.newRelease(),
    paths.recordHolds(),
    paths.retention(),
    paths.releaseLog(),
  ]) {
    await look(counsel, href);
  }
  const reviewed = await firstCase(counsel, paths.agreements(), 'LEGAL_REVIEW', 'agreements');
  await look(counsel, paths.agreementReview(reviewed));
  const administrator = await signInWithOneClick(browser, 'w.ames@coordination.example');
  for (const href of [
    paths.dashboard(),
    paths.requests(),
    paths.agreements(),
    paths.adminMails(),
    paths.undelivered(),
    paths.adminPermissions(),
    paths.adminPeople(),
    paths.adminReproofings(),
    paths.adminAgencies(),
    paths.adminCatalog(),
    paths.adminRules(),
    paths.adminRulesVersion('1.0'),
    paths.adminRulesCases('1.0'),
    paths.adminVerification(),
    paths.adminInvitations(),
    paths.adminInvite(),
    paths.adminAccessReview(),
    paths.adminAccessReview('all'),
    paths.adminCorrections(),
    paths.adminDirectory(),
    paths.adminImports(),
    paths.savedViews('AGREEMENTS', '?ending=QUARTER&renewal=NONE'),
    paths.adminSeals(),
    paths.adminAudit(),
  ]) {
    await look(administrator, href);
  }
  await administrator.goto(paths.adminImports());
  const imported = await administrator.getByRole('main').locator('tbody a').first().getAttribute('href');
  await look(administrator, imported ?? '');
});

test('a form that was refused says so and keeps what was typed', async ({ browser }) => {
  const officer = await signInWithOneClick(browser, 'm.delgado@calder.example');
  const draft = await firstCase(officer, paths.requests(), 'DRAFT', 'requests', 'Gun traffic');
  await officer.goto(paths.requestSection(draft, 'narrative'));
  await officer.locator('[name="narrative"]').fill('The man with A-number A123 456 789 came back.');
  await officer.getByRole('button', { name: 'Save and exit' }).click();
  const summary = officer.getByRole('alert').first();
  await expect(summary).toBeFocused();
  await expect(summary).toContainText('A123 456 789');
  await expect(officer.locator('[name="narrative"]')).toHaveValue('The man with A-number A123 456 789 came back.');
  await expectAccessible(officer, 'narrative, refused');
});
