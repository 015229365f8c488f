import { expect, type Page, test } from '@playwright/test';
import { paths } from '@/lib/domain/paths';
import { expectAccessible } from '@/tests/support/browser/accessible';
import { choose, expectAdvice, offerNone, runEvaluation } from '@/tests/support/browser/advice';
import { fillForm } from '@/tests/support/browser/fill';
import { signInWithOneClick } from '@/tests/support/browser/people';
import { answerAssessment, startAssessment, submitRequest } from '@/tests/support/browser/request';
import { sendForm } from '@/tests/support/browser/send-form';
import { press, statusOf, takeStep } from '@/tests/support/browser/steps';
import { portAmity } from '@/tests/support/scenario-port';

// A port city asks for a border task force and customs designation: one request, two programs, one plan, two
// agreements. How an officer writes a request section by section has a journey of its own.

const people = {
  officer: 'k.osei@portamity.example',
  chief: 'l.whitfield@portamity.example',
  intake: 'g.okafor@coordination.example',
  liaison: 'a.ruiz@investigations.example',
  supervisor: 'b.carver@investigations.example',
} as const;

const TITLE = 'Cases that end at the gate of the terminal';

test.describe.configure({ mode: 'serial' });
test.setTimeout(600_000);

let cast: Record<keyof typeof people, Page>;
let requestId = '';

test.beforeAll(async ({ browser }) => {
  const signIn = (email: string) => signInWithOneClick(browser, email);
  cast = {
    officer: await signIn(people.officer),
    chief: await signIn(people.chief),
    intake: await signIn(people.intake),
    liaison: await signIn(people.liaison),
    supervisor: await signIn(people.supervisor),
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
  const programs: string[] = [];
  for (const href of hrefs) {
    await chief.goto(href);
    await statusOf(chief, 'Draft');
    programs.push((await chief.getByRole('main').textContent()) ?? '');
  }
  expect(programs.some((text) => text.includes('Border Enforcement Security Task Force'))).toBe(true);
  expect(programs.some((text) => text.includes('cross-designation'))).toBe(true);
  await expectAccessible(chief, 'agreement, drafted');
});
