import { expect, type Page, test } from '@playwright/test';
import { paths } from '@/lib/domain/paths';
import { choose, expectAdvice, offerNone, programCard, runEvaluation } from '@/tests/support/browser/advice';
import {
  beginAmendment,
  completeChecklist,
  giveNotice,
  nameSigner,
  openNegotiation,
  openSigning,
  recordVote,
  settleAndClear,
  sign,
  waitForSeal,
} from '@/tests/support/browser/agreement';
import { fillForm } from '@/tests/support/browser/fill';
import { look } from '@/tests/support/browser/look';
import { signInWithOneClick } from '@/tests/support/browser/people';
import { answerAssessment, startAssessment, submitRequest } from '@/tests/support/browser/request';
import { sendForm } from '@/tests/support/browser/send-form';
import { expectRefused, follow, isoDate, press, statusOf, takeStep } from '@/tests/support/browser/steps';
import { harrowCounty } from '@/tests/support/scenario-detention';

// A detention department asks for delegated authority. The rules put access first; the liaison says why that is not
// enough; headquarters reviews, defers, takes up again and approves with a condition that holds the signature. The
// county board votes, both sides sign, and force waits for a steering date and a complaint route; later it ends.

const people = {
  officer: 'v.lang@harrow.example',
  director: 'e.porter@harrow.example',
  intake: 'g.okafor@coordination.example',
  liaison: 'o.haddad@removal.example',
  supervisor: 'r.lindqvist@removal.example',
  board: 'i.moen@coordination.example',
  counsel: 'd.feld@coordination.example',
  manager: 's.reyes@coordination.example',
  signer: 'm.bell@removal.example',
  civilRights: 'n.castillo@coordination.example',
} as const;

const TITLE = 'Delegated authority at the booking desk';
const WHY_NOT_ACCESS_ALONE = 'Twenty-one thousand bookings a year leave no day on which visits by ICE would be enough.';

test.describe.configure({ mode: 'serial' });
test.setTimeout(600_000);

let cast: Record<keyof typeof people, Page>;
let requestId = '';
let agreementId = '';
let agreementNumber = '';

test.beforeAll(async ({ browser }) => {
  const signIn = (email: string) => signInWithOneClick(browser, email);
  cast = {
    officer: await signIn(people.officer),
    director: await signIn(people.director),
    intake: await signIn(people.intake),
    liaison: await signIn(people.liaison),
    supervisor: await signIn(people.supervisor),
    board: await signIn(people.board),
    counsel: await signIn(people.counsel),
    manager: await signIn(people.manager),
    signer: await signIn(people.signer),
    civilRights: await signIn(people.civilRights),
  };
});

test.afterAll(async () => {
  for (const page of Object.values(cast)) await page.context().close();
});

test('the department asks for 287(g), and its figures are assessed', async () => {
  const { officer, director, liaison } = cast;
  const contact = { name: 'Victor Lang', title: 'Captain, booking', email: people.officer };
  requestId = await submitRequest(officer, director, { scenario: harrowCounty, title: TITLE, contact });
  await startAssessment(requestId, { intake: cast.intake, liaison, liaisonName: 'Omar Haddad' });
  await answerAssessment(requestId, harrowCounty, { officer, approver: director, liaison });
});

test('the rules put access first, and the liaison says why it is not enough', async () => {
  const { liaison } = cast;
  await runEvaluation(liaison, requestId);
  await expectAdvice(liaison, 'CAP', 'Recommended', 100, 100);
  await expectAdvice(liaison, '287G_JEM', 'Consider', 100, 100);
  const delegated = programCard(liaison, '287G_JEM');
  await expect(delegated).toContainText('Without delegated authority you could have instead');
  await delegated.locator('input[name="choice"][value="OFFER"]').check();
  await delegated.getByRole('button', { name: 'Record choice' }).click();
  await expect(delegated.getByRole('alert').and(liaison.locator(':focus'))).toBeVisible();
  await look(liaison, 'choice without its reason');
  await choose(liaison, '287G_JEM', 'OFFER', WHY_NOT_ACCESS_ALONE);
  await expect(programCard(liaison, '287G_JEM')).toContainText('Recommended by override');
  await choose(liaison, 'CAP', 'OFFER');
  await offerNone(liaison, requestId, ['LESC'], 'The dispatchers of the county have access already.');
});

test('one other answer would change the advice, and nothing of it is kept', async () => {
  const { liaison } = cast;
  const advice = paths.recommendation(requestId);
  const changed = (code: string) =>
    liaison
      .locator('#what-if')
      .getByRole('listitem')
      .filter({ has: liaison.locator(`a[href="#${code}"]`) });
  await liaison.goto(`${advice}?change=A8&to=PROHIBITS`);
  await expect(changed('287G_JEM')).toContainText('Not open to you now');
  await expect(changed('CAP')).toHaveCount(0);
  await liaison.goto(`${advice}?change=C4&to=12.4&basis=ESTIMATED`);
  await expect(changed('287G_JEM')).toContainText('34');
  await look(liaison, 'recommendation, what if');
  await liaison.goto(advice);
  await expectAdvice(liaison, '287G_JEM', 'Consider', 100, 100);
});

test('the supervisor approves the assessment, and both sides accept a plan', async () => {
  const { liaison, supervisor, director } = cast;
  await sendForm(liaison, paths.request(requestId), 'Send for review');
  await supervisor.goto(paths.request(requestId));
  await press(supervisor, 'Approve assessment');
  await statusOf(supervisor, 'Recommendation made');
  await director.goto(paths.recommendation(requestId));
  await expectAdvice(director, 'CAP', 'Recommended', 100);
  await expect(director.getByText(/^Capacity/u)).toHaveCount(0);
  await expect(director.getByRole('main')).not.toContainText('Twenty-one thousand bookings');
  await liaison.goto(paths.planEdit(requestId));
  await fillForm(liaison, {
    summary: 'Identify people in custody at booking, under the supervision of ICE, with a public complaint route.',
    'objectives.0.text': 'Identify at booking, at any hour',
    'objectives.0.agencyRole': 'Six trained booking officers.',
    'objectives.0.iceRole': 'A supervisor on site, and training seats.',
    'objectives.0.measures.0.name': 'Bookings screened within two hours',
    'objectives.0.measures.0.baseline': '0 in 2026',
    'objectives.0.measures.0.target': '90 of 100',
    'objectives.0.measures.0.period': '12 months',
  });
  await press(liaison, 'Save plan');
  await liaison.waitForURL(`**${paths.plan(requestId)}*`);
  for (const page of [director, liaison]) {
    await page.goto(paths.plan(requestId));
    await press(page, /^Accept version \d+$/u);
  }
  await liaison.goto(paths.request(requestId));
  await statusOf(liaison, 'Plan agreed');
  await press(liaison, 'Send to headquarters');
  await statusOf(liaison, 'Headquarters review');
});

const declare = (page: Page, look?: 'empty first') =>
  takeStep(page, paths.requestStep(requestId, 'declare_interest'), 'Declare your interest', { interest: 'NONE' }, look);

test('each reviewer declares first, and gives an opinion that the others cannot read yet', async () => {
  const { board, counsel, manager } = cast;
  await board.goto(paths.headquarters(requestId));
  await expect(board.getByRole('main')).toContainText('Declare first whether you have an interest of your own');
  await look(board, 'review, before the declaration');
  await declare(board, 'empty first');
  await declare(counsel);
  await declare(manager);
  await manager.goto(paths.headquarters(requestId));
  await expect(
    manager.getByText('At least one member of the review board has to give an opinion first.').first(),
  ).toBeVisible();
  await takeStep(
    board,
    paths.requestStep(requestId, 'give_board_opinion'),
    'Give opinion',
    { view: 'SUPPORT', text: 'The custody figures are counted, and the complaint route is public.' },
    'empty first',
  );
  await takeStep(
    counsel,
    paths.requestStep(requestId, 'give_legal_note'),
    'Give legal note',
    { view: 'SUPPORT', text: 'The limits of state law that the department cites leave room for this agreement.' },
    'empty first',
  );
  await manager.goto(paths.headquarters(requestId));
  await expect(manager.getByRole('main')).toContainText('The custody figures are counted');
  await expect(manager.getByRole('main')).toContainText('leave room for this agreement');
  await look(manager, 'review, with opinions');
});

test('headquarters defers to a review date, takes it up again, and approves with a condition', async () => {
  const { manager, director } = cast;
  await manager.goto(paths.requestStep(requestId, 'decline'));
  await expectRefused(manager, 'Decline', 'decline');
  await takeStep(
    manager,
    paths.requestStep(requestId, 'defer'),
    'Defer',
    { reason: 'There are no training seats before spring.', reviewOn: isoDate(120) },
    'empty first',
  );
  await statusOf(manager, 'Deferred');
  await director.goto(paths.request(requestId));
  await expect(director.getByRole('main')).toContainText('There are no training seats before spring.');
  await takeStep(manager, paths.requestStep(requestId, 'resume_review'), 'Take up again', {
    reason: 'Six seats came free in a class in January.',
  });
  await takeStep(
    manager,
    paths.requestStep(requestId, 'approve'),
    'Approve request',
    {
      reason: 'The need is counted, the limits of state law leave room, and the seats are there.',
      'conditions.0.text': 'Publish the complaint route on the department’s own pages.',
      'conditions.0.owner': 'AGENCY',
      'conditions.0.blocking': 'yes',
      'conditions.0.dueOn': isoDate(30),
    },
    'empty first',
  );
  await statusOf(manager, 'Approved');
});

test('the letter is read before it is released, and each statement leads to what it rests on', async () => {
  const { manager, director } = cast;
  await director.goto(paths.requestLetter(requestId));
  await expect(director.getByRole('heading', { level: 1 })).toContainText(/cannot find this page/iu);
  await takeStep(manager, paths.requestStep(requestId, 'prepare_letter'), 'Prepare decision letter', {
    remark: 'Your liaison calls you about the class in January.',
  });
  await manager.goto(paths.requestLetter(requestId));
  await expect(manager.getByText('The agency does not see this letter.', { exact: false })).toBeVisible();
  await look(manager, 'letter, before its release');
  await press(manager, 'Release letter to the agency');
  await director.goto(paths.request(requestId));
  await follow(director, /^Decision letter 1/u);
  await director.waitForURL(`**${paths.requestLetter(requestId)}*`);
  const letter = director.getByRole('main').getByRole('article');
  await expect(letter).toContainText('Publish the complaint route');
  await expect(letter).toContainText('about the class in January');
  await expect(letter).not.toContainText('Twenty-one thousand bookings');
  await expect(letter).not.toContainText('The custody figures are counted');
  await expect(letter.getByText('Rests on:').first()).toBeVisible();
  await look(director, 'letter, as the agency reads it');
});

test('the signature waits for the vote of the county and for the condition', async () => {
  const { liaison, officer, director, counsel, manager, civilRights } = cast;
  await liaison.goto(paths.request(requestId));
  await follow(liaison, /AGR-\d{4}-\d{6}/u);
  await liaison.waitForURL(/\/agreements\/[\w-]+$/u);
  agreementId = new URL(liaison.url()).pathname.split('/')[2] ?? '';
  await openNegotiation(liaison, agreementId, {
    objective: 'Identify at booking, at any hour',
    scope: 'Identification and processing of people in custody of the department, at the booking desk.',
    supervisorPosition: 'Supervisory detention and deportation officer',
    agencyContact: 'Capt. Victor Lang, 555-0142',
    iceContact: 'Omar Haddad, liaison, 555-0120',
    maxAuthorizedOfficers: '6',
  });
  await settleAndClear(agreementId, { head: director, liaison, counsel });
  // Delegated authority is also read by the program office and for civil rights.
  await sendForm(manager, paths.agreementReview(agreementId), 'Clear for the program office', { note: 'As planned.' });
  await sendForm(civilRights, paths.agreementReview(agreementId), 'Clear for civil rights', {
    note: 'Routes are named.',
  });
  await director.goto(paths.agreement(agreementId));
  await statusOf(director, 'Awaiting local approval');
  const main = director.getByRole('main');
  await expect(main).toContainText('The governing body has to pass the agreement first');
  await expect(main).toContainText('The approval holds the signature until these conditions are met or waived');
  await look(director, 'agreement, held by a condition');
  await officer.goto(paths.requestStep(requestId, 'report_condition'));
  await expectRefused(officer, 'Report on a condition', 'report on a condition');
  await expect(officer.getByRole('link', { name: 'Choose the condition.' })).toBeVisible();
  await officer.getByLabel('Condition', { exact: true }).selectOption({ index: 1 });
  await officer.getByLabel('What was done').fill('The route stands on the page for visitors since this morning.');
  await press(officer, 'Report on a condition');
  await officer.waitForURL((url) => !url.pathname.includes('/step/'));
  await liaison.goto(paths.requestStep(requestId, 'accept_condition'));
  await liaison.getByLabel('Condition', { exact: true }).selectOption({ index: 1 });
  await fillForm(liaison, { verdict: 'MET' });
  await press(liaison, 'Check a condition');
  await liaison.waitForURL((url) => !url.pathname.includes('/step/'));
  await director.goto(paths.request(requestId));
  await expect(director.getByText('All are closed.')).toBeVisible();
  await look(director, 'request, conditions closed');
});

test('without the vote of the county board nothing is signed; with it, both sides sign', async () => {
  const { director, liaison, signer } = cast;
  await nameSigner(director, agreementId, 'Elaine Porter', 'County code 4-11, department of detention');
  await nameSigner(liaison, agreementId, 'Marcus Bell', 'Delegation order 14-1');
  await director.goto(paths.agreementStep(agreementId, 'open_signing'));
  await expect(director.getByRole('main')).toContainText('The governing body has to pass the agreement first');
  await expect(director.getByRole('button', { name: 'Freeze text and open signing' })).toHaveCount(0);
  await recordVote(director, agreementId, {
    body: 'Harrow County Board of Commissioners',
    number: '26-031',
    citation: 'County code 4-12',
  });
  await openSigning(director, agreementId);
  await sign(director, agreementId, people.director);
  await sign(signer, agreementId, people.signer);
  await waitForSeal(signer, agreementId);
});

/** Saves an item of the implementation checklist by its words. */
const saveItem = async (label: RegExp, value: string): Promise<void> => {
  const { liaison } = cast;
  await liaison.goto(paths.agreement(agreementId));
  const item = liaison.locator('#checklist li', { hasText: label });
  await item.getByText('Complete this item').click();
  await item.locator('[name="value"]').first().fill(value);
  await Promise.all([
    liaison.waitForResponse((answer) => answer.request().method() === 'POST'),
    item.getByRole('button', { name: 'Save entry' }).click(),
  ]);
};

test('force waits for a steering date within nine months and for the complaint route', async () => {
  const { liaison, manager } = cast;
  await sendForm(liaison, paths.agreement(agreementId), 'Start implementation');
  await saveItem(/first steering meeting/u, isoDate(300));
  await expect(liaison.getByRole('link', { name: /^Enter a date from/u })).toBeVisible();
  await liaison.goto(paths.agreement(agreementId));
  const main = liaison.getByRole('main');
  await expect(main).toContainText('Complete the checklist first.');
  await expect(main.getByText(/Open:.*Complaint route published/u).first()).toBeVisible();
  await completeChecklist(liaison, agreementId);
  await sendForm(manager, paths.agreementStep(agreementId, 'publish_entry'), 'Publish register entry', {
    publicSummary: 'Six trained officers identify people at booking, under the supervision of ICE.',
  });
  await sendForm(liaison, paths.agreement(agreementId), 'Confirm readiness');
  await sendForm(manager, paths.agreementStep(agreementId, 'activate'), 'Put in force');
  await manager.goto(paths.agreement(agreementId));
  await statusOf(manager, 'In force');
});

test('another contact: an amendment that needs no review and no vote is signed by both heads', async ({ browser }) => {
  const { director, liaison, signer } = cast;
  const amendmentId = await beginAmendment(director, agreementId, 'CHANGE_CONTACT', {
    reason: 'Captain Lang has taken over another unit.',
    agencyContact: 'Lt. Rosa Amundsen, 555-0143',
    iceContact: 'Omar Haddad, liaison, 555-0120',
  });
  await sendForm(liaison, paths.agreement(amendmentId), 'Open negotiation');
  await sendForm(director, paths.agreementText(amendmentId), 'Text is settled for the agency');
  await sendForm(liaison, paths.agreementText(amendmentId), 'Text is settled for ICE');
  await openSigning(director, amendmentId);
  await sign(director, amendmentId, people.director);
  await sign(signer, amendmentId, people.signer);
  await waitForSeal(signer, amendmentId, 'Part of the agreement');
  await director.goto(paths.agreement(agreementId));
  agreementNumber = /AGR-\d{4}-\d{6}/u.exec((await director.getByRole('main').textContent()) ?? '')?.[0] ?? '';
  await expect(director.getByRole('main')).toContainText('Lt. Rosa Amundsen');
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(paths.registerEntry(agreementNumber));
  await expect(visitor.getByRole('main')).toContainText('Amendment 1');
  await visitor.context().close();
});

test('a notice of the county ends it on receipt, as its text says, and the register knows it at once', async ({
  browser,
}) => {
  const { director, officer } = cast;
  await giveNotice(director, agreementId, {
    receivedOn: isoDate(0),
    mode: 'PORTAL',
    ground: 'Law or the governing body no longer allows the agency to take part',
    reason: 'The board voted on Monday to leave.',
  });
  await officer.goto(paths.agreement(agreementId));
  await statusOf(officer, 'Terminated');
  await expect(officer.locator('#wind-down')).toBeVisible();
  await look(officer, 'agreement, ended by notice');
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(paths.registerEntry(agreementNumber));
  await expect(visitor.getByRole('main')).toContainText('Ended on');
  await visitor.context().close();
});
