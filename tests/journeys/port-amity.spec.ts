import { expect, type Page, test } from '@playwright/test';
import { paths } from '@/lib/domain/paths';
import { expectAccessible } from '@/tests/support/browser/accessible';
import { choose, expectAdvice, offerNone, runEvaluation } from '@/tests/support/browser/advice';
import {
  beginAmendment,
  endNoticesOn,
  giveNotice,
  nameSigner,
  openNegotiation,
  openSigning,
  putInForce,
  recordVote,
  settleAndClear,
  sign,
  waitForSeal,
} from '@/tests/support/browser/agreement';
import { fillForm } from '@/tests/support/browser/fill';
import { signInWithOneClick } from '@/tests/support/browser/people';
import { answerAssessment, startAssessment, submitRequest } from '@/tests/support/browser/request';
import { sendForm } from '@/tests/support/browser/send-form';
import { isoDate, press, statusOf, takeStep } from '@/tests/support/browser/steps';
import { portAmity } from '@/tests/support/scenario-port';

// A port city asks for a border task force and customs designation: one request, two programs, one plan, two
// agreements with signers of their own. A changed clause sends one back; it is signed on version 3, put in force, and
// ended by notice. How an officer writes a request section by section has a journey of its own.

const people = {
  officer: 'k.osei@portamity.example',
  chief: 'l.whitfield@portamity.example',
  intake: 'g.okafor@coordination.example',
  liaison: 'a.ruiz@investigations.example',
  supervisor: 'b.carver@investigations.example',
  cityManager: 'g.ellison@portamity.example',
  counsel: 'd.feld@coordination.example',
  signer: 'h.sato@investigations.example',
  manager: 's.reyes@coordination.example',
} as const;

const TITLE = 'Cases that end at the gate of the terminal';

test.describe.configure({ mode: 'serial' });
test.setTimeout(600_000);

let cast: Record<keyof typeof people, Page>;
let requestId = '';
const agreements: Record<'BEST' | 'T19', string> = { BEST: '', T19: '' };

test.beforeAll(async ({ browser }) => {
  const signIn = (email: string) => signInWithOneClick(browser, email);
  cast = {
    officer: await signIn(people.officer),
    chief: await signIn(people.chief),
    intake: await signIn(people.intake),
    liaison: await signIn(people.liaison),
    supervisor: await signIn(people.supervisor),
    cityManager: await signIn(people.cityManager),
    counsel: await signIn(people.counsel),
    signer: await signIn(people.signer),
    manager: await signIn(people.manager),
  };
});

test.afterAll(async () => {
  for (const page of Object.values(cast)) await page.context().close();
});

test('the city asks for two programs, and its figures are assessed', async () => {
  const { officer, chief, intake, liaison } = cast;
  const contact = { name: 'Kevin Osei', title: 'Captain, port unit', email: people.officer };
  requestId = await submitRequest(officer, chief, { scenario: portAmity, title: TITLE, contact });
  await startAssessment(requestId, { intake, liaison, liaisonName: 'Ana Ruiz' });
  await answerAssessment(requestId, portAmity, { officer, approver: chief, liaison });
  await sendForm(liaison, paths.request(requestId), 'Send for review');
});

test('the rules advise both programs and what goes with them, in whole numbers', async () => {
  const { supervisor, chief } = cast;
  await runEvaluation(supervisor, requestId);
  await expectAdvice(supervisor, 'BEST', 'Recommended', 81, 100);
  await expectAdvice(supervisor, 'T19', 'Recommended', 76, 100);
  await expectAdvice(supervisor, 'FIREWALL', 'Recommended', 85, 100);
  await expectAdvice(supervisor, 'IPR', 'Recommended', 83, 80);
  await expectAdvice(supervisor, 'AFES', 'Recommended', 100, 100);
  await expectAdvice(supervisor, 'CAP', 'Not open to you now');
  await expectAdvice(supervisor, '287G_JEM', 'Not open to you now');
  await expectAdvice(supervisor, 'OCS', 'Not indicated');
  await choose(supervisor, 'BEST', 'OFFER');
  await choose(supervisor, 'T19', 'OFFER');
  await offerNone(
    supervisor,
    requestId,
    ['FIREWALL', 'IPR', 'AFES', 'LESC'],
    'After the first year of the task force.',
  );
  await supervisor.goto(paths.request(requestId));
  await press(supervisor, 'Approve assessment');
  await statusOf(supervisor, 'Recommendation made');
  await chief.goto(paths.recommendation(requestId));
  await expectAdvice(chief, 'BEST', 'Recommended', 81);
  await expect(chief.getByText(/^Capacity/u)).toHaveCount(0);
  await expect(chief.getByRole('main')).not.toContainText('After the first year of the task force.');
  await expectAccessible(chief, 'recommendation, agency');
});

test('the plan is written and accepted by both sides', async () => {
  const { chief, liaison } = cast;
  await chief.goto(paths.planEdit(requestId));
  await fillForm(chief, {
    summary: 'Work the cases of the terminal to the end, together.',
    'objectives.0.text': 'Fewer containers opened on the way',
    'objectives.0.agencyRole': 'Three officers of the port unit, for two years.',
    'objectives.0.iceRole': 'A group supervisor, and the customs course.',
    'objectives.0.measures.0.name': 'Joint cases opened',
    'objectives.0.measures.0.baseline': '0 in 2026',
    'objectives.0.measures.0.target': '12',
    'objectives.0.measures.0.period': '12 months',
  });
  for (;;) {
    const extra = chief.getByRole('button', { name: /^Remove objective [2-9]/u });
    if ((await extra.count()) === 0) break;
    await extra.last().click();
  }
  await press(chief, 'Save plan');
  await chief.waitForURL(`**${paths.plan(requestId)}*`);
  for (const page of [chief, liaison]) {
    await page.goto(paths.plan(requestId));
    await press(page, /^Accept version \d+$/u);
  }
  await liaison.goto(paths.request(requestId));
  await statusOf(liaison, 'Plan agreed');
});

test('one approval drafts an agreement for each of the two programs', async () => {
  const { supervisor, chief } = cast;
  await takeStep(supervisor, paths.requestStep(requestId, 'declare_interest'), 'Declare your interest', {
    interest: 'NONE',
  });
  await takeStep(supervisor, paths.requestStep(requestId, 'approve_in_field'), 'Approve request', {
    reason: 'The need is documented, and three officers stay for the two years of a designation.',
  });
  await statusOf(supervisor, 'Approved');
  await chief.goto(paths.request(requestId));
  const drafted = chief.getByRole('complementary', { name: 'About this case' }).locator('a[href^="/agreements/"]');
  await expect(drafted).toHaveCount(2);
  const hrefs = await drafted.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const href of hrefs) {
    await chief.goto(href);
    await statusOf(chief, 'Draft');
    const text = (await chief.getByRole('main').textContent()) ?? '';
    const code = text.includes('cross-designation') ? 'T19' : 'BEST';
    agreements[code] = href.split('/')[2] ?? '';
  }
  expect(agreements.BEST).not.toBe('');
  expect(agreements.T19).not.toBe('');
  await expectAccessible(chief, 'agreement, drafted');
});

const terms = {
  objective: 'Fewer containers opened on the way',
  scope: 'Joint investigations of thefts and smuggling at the terminal of Port Amity.',
  supervisorPosition: 'Group supervisor, border task force',
  agencyContact: 'Capt. Kevin Osei, 555-0151',
  iceContact: 'Ana Ruiz, liaison, 555-0110',
  maxAuthorizedOfficers: '3',
};

const vote = { body: 'Port Amity City Council', number: '26-014', citation: 'City charter, section 7' };

const settle = (id: string) => settleAndClear(id, { head: cast.chief, liaison: cast.liaison, counsel: cast.counsel });

test('the council votes, the text is frozen, and a wrong number calls it back', async () => {
  const { chief, liaison } = cast;
  const id = agreements.BEST;
  await openNegotiation(liaison, id, terms);
  await settle(id);
  await recordVote(chief, id, vote);
  await nameSigner(chief, id, 'Laura Whitfield', 'City charter, section 4.2');
  await nameSigner(liaison, id, 'Helen Sato', 'Delegation order 12-3');
  await openSigning(chief, id);
  await sendForm(liaison, paths.agreementStep(id, 'recall_text'), 'Recall text', {
    reason: 'The phone number of the agency is that of another unit.',
  });
  await sendForm(liaison, paths.agreementStep(id, 'save_terms'), 'Save terms', {
    ...terms,
    agencyContact: 'Capt. Kevin Osei, 555-0152',
  });
  await settle(id);
});

test('a signer declines because a clause changed: the signature given is void, and both sign version 3', async () => {
  const { chief, signer, liaison } = cast;
  const id = agreements.BEST;
  await openSigning(chief, id);
  await sign(chief, id, people.chief);
  await sendForm(signer, paths.agreementStep(id, 'decline_to_sign'), 'Decline to sign', {
    reasonCode: 'TEXT_CHANGE',
    reason: 'The section on personnel names no length of an assignment any more. I sign when it does.',
  });
  await chief.goto(paths.agreement(id));
  await statusOf(chief, 'In negotiation');
  await expect(chief.getByRole('main')).toContainText('all signatures are void');
  await sendForm(liaison, paths.agreementStep(id, 'save_terms'), 'Save terms', {
    ...terms,
    scope: `${terms.scope} An assignment lasts two years.`,
    agencyContact: 'Capt. Kevin Osei, 555-0152',
  });
  await settle(id);
  await openSigning(chief, id);
  await chief.goto(paths.agreementSign(id));
  await expect(chief.getByRole('main')).toContainText('An assignment lasts two years.');
  await sign(chief, id, people.chief);
  await sign(signer, id, people.signer);
  await waitForSeal(signer, id);
  await expect(signer.getByRole('main').getByText('version-3', { exact: false }).first()).toBeVisible();
});

test('the second agreement is signed by the city manager', async () => {
  const { chief, cityManager, signer, liaison } = cast;
  const id = agreements.T19;
  await openNegotiation(liaison, id, terms);
  await settle(id);
  await recordVote(chief, id, vote);
  await nameSigner(chief, id, 'Grant Ellison', 'City charter, section 3.1');
  await nameSigner(liaison, id, 'Helen Sato', 'Delegation order 12-3');
  await openSigning(chief, id);
  await chief.goto(paths.agreementSign(id));
  await expect(chief.getByLabel('Type your full name to sign')).toHaveCount(0);
  await sign(cityManager, id, people.cityManager);
  await sign(signer, id, people.signer);
  await waitForSeal(signer, id);
});

test('both come into force, and designated officers are to be certified again within two years', async () => {
  const { liaison, manager, officer } = cast;
  const summary = 'The city and ICE work the cases of the terminal together.';
  await putInForce(agreements.BEST, { liaison, manager }, summary);
  await putInForce(agreements.T19, { liaison, manager }, summary);
  await officer.goto(paths.agreementObligations(agreements.T19));
  const again = new Date().getFullYear() + 2;
  await expect(
    officer
      .getByRole('main')
      .getByText(new RegExp(`recertif.*${again}`, 'isu'))
      .first(),
  ).toBeVisible();
});

test('two more officers: an amendment is settled, cleared, signed by both, and changes the agreement', async () => {
  const { chief, liaison, signer } = cast;
  const id = agreements.BEST;
  const amendmentId = await beginAmendment(liaison, id, 'CHANGE_CAP', {
    reason: 'Two more officers of the port unit join the task force.',
    maxAuthorizedOfficers: '5',
  });
  await sendForm(liaison, paths.agreement(amendmentId), 'Open negotiation');
  await chief.goto(paths.agreement(amendmentId));
  await expect(chief.getByRole('main')).toContainText('Until now: 3');
  await settle(amendmentId);
  await openSigning(chief, amendmentId);
  await sign(chief, amendmentId, people.chief);
  await sign(signer, amendmentId, people.signer);
  await waitForSeal(signer, amendmentId, 'Part of the agreement');
  await chief.goto(paths.agreement(id));
  await statusOf(chief, 'In force');
  await expect(chief.locator('#amendments')).toContainText('Part of the agreement');
  await expect(chief.locator('#terms')).toContainText('Greatest number of officers5');
  await expectAccessible(chief, 'agreement, amended');
});

test('the city gives notice, and on the day it names the portal ends the agreement', async () => {
  const { chief } = cast;
  const id = agreements.BEST;
  await giveNotice(chief, id, {
    receivedOn: isoDate(0),
    mode: 'PORTAL',
    ground: 'Resources or priorities have changed',
    reason: 'The three officers are needed in patrol.',
  });
  await chief.goto(paths.agreement(id));
  await statusOf(chief, 'In force');
  endNoticesOn(isoDate(29));
  await chief.reload();
  await statusOf(chief, 'In force');
  endNoticesOn(isoDate(31));
  await chief.reload();
  await statusOf(chief, 'Terminated');
});
