import { execFileSync } from 'node:child_process';
import { expect, type Page, test } from '@playwright/test';
import { paths } from '@/lib/domain/paths';
import { expectAccessible } from '@/tests/support/browser/accessible';
import { choose, expectAdvice, runEvaluation } from '@/tests/support/browser/advice';
import { completeChecklist, recordVote, sign, waitForSeal } from '@/tests/support/browser/agreement';
import { answerPart } from '@/tests/support/browser/assessment';
import { fillForm } from '@/tests/support/browser/fill';
import { journeysDataDir } from '@/tests/support/browser/mail';
import { signInWithOneClick, signInWithPassword } from '@/tests/support/browser/people';
import { expectRefused, follow, isoDate, press, statusOf, takeStep } from '@/tests/support/browser/steps';
import { counted } from '@/tests/support/scenario';
import { calderCounty } from '@/tests/support/scenario-sheriffs';

// The main job, end to end, by the story of Calder County: an officer files a request, a liaison assesses it, both agree
// a plan, it is approved, the agreement is negotiated, approved locally, signed by both sides, sealed, put in force, and
// seen by an administrator and the public. Every role is a person of its own, in a window of its own.

const people = {
  officer: 'm.delgado@calder.example',
  sheriff: 't.brandt@calder.example',
  intake: 'g.okafor@coordination.example',
  liaison: 'a.ruiz@investigations.example',
  supervisor: 'b.carver@investigations.example',
  counsel: 'd.feld@coordination.example',
  signer: 'h.sato@investigations.example',
  manager: 's.reyes@coordination.example',
  administrator: 'w.ames@coordination.example',
} as const;

type Cast = Record<keyof typeof people, Page>;

const TITLE = 'Shootings between rival groups in Calder County';

test.describe.configure({ mode: 'serial' });
test.setTimeout(900_000);

let cast: Cast;
let requestId = '';
let agreementId = '';
let agreementNumber = '';

test.beforeAll(async ({ browser }) => {
  const oneClick = (email: string) => signInWithOneClick(browser, email);
  cast = {
    // Password and authenticator code, as on a real portal; the others use the one click of the demonstration.
    officer: await signInWithPassword(browser, people.officer),
    sheriff: await oneClick(people.sheriff),
    intake: await oneClick(people.intake),
    liaison: await signInWithPassword(browser, people.liaison),
    supervisor: await oneClick(people.supervisor),
    counsel: await oneClick(people.counsel),
    signer: await oneClick(people.signer),
    manager: await oneClick(people.manager),
    administrator: await oneClick(people.administrator),
  };
});

test.afterAll(async () => {
  for (const page of Object.values(cast)) await page.context().close();
});

test('an officer writes the request and the sheriff submits it', async () => {
  const { officer, sheriff } = cast;
  await officer.goto(paths.newRequest());
  await expectAccessible(officer, 'new request');
  await fillForm(officer, { requestType: 'NEW_PARTNERSHIP' });
  await press(officer, 'Start request');
  await officer.waitForURL(/\/requests\/[\w-]+\/answer/u);
  requestId = new URL(officer.url()).pathname.split('/')[2] ?? '';
  await expectAccessible(officer, 'task list');

  const concerns = Object.fromEntries(
    ['GANG 4 UP DOCUMENTED', 'WEAP 3 UP SUSPECTED', 'NARC 2 FLAT SUSPECTED', 'MONEY 1 FLAT NONE', 'CUST 1 FLAT NONE']
      .map((row) => row.split(' '))
      .flatMap(([concern, severity = '', trend = '', nexus = '']) => [
        [`concerns.${concern}.severity`, severity],
        [`concerns.${concern}.trend`, trend],
        [`concerns.${concern}.nexus`, nexus],
        [`concerns.${concern}.basis`, 'COUNTED'],
      ]),
  );
  const none = ['CHILD', 'IDDOC', 'FUG', 'SMUG', 'IPR'].map((concern) => [`concerns.${concern}.severity`, '0']);
  const sections: [string, Record<string, string | string[]>][] = [
    [
      'agency',
      {
        swornCount: '142',
        civilianCount: '61',
        populationServed: '96,000',
        operatesJail: 'yes',
        borderFeatures: ['CORRIDOR'],
      },
    ],
    [
      'contacts',
      {
        'rows.0.name': 'Maria Delgado',
        'rows.0.title': 'Lieutenant, investigations',
        'rows.0.email': people.officer,
        'rows.0.phone': '555-0142',
      },
    ],
    ['concerns', { ...concerns, ...Object.fromEntries(none) }],
    ['help', { helpDecide: 'yes', urgency: 'SOON', fieldContactMade: 'no', governingBodyAware: 'yes' }],
    ['narrative', { title: TITLE, narrative: calderCounty.narrative }],
    ['headcounts', { 'rows.0.unit': 'Gang unit', 'rows.0.count': '2', 'rows.0.basis': 'COUNTED' }],
  ];
  for (const [section, values] of sections) {
    await officer.goto(paths.requestSection(requestId, section));
    await fillForm(officer, values);
    await press(officer, 'Save and exit');
    await officer.waitForURL(`**${paths.requestTasks(requestId)}*`);
  }
  await officer.goto(paths.requestSection(requestId, 'attachments'));
  const letter = {
    name: 'letter.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('To the Assistant Secretary: we ask for help.\n'),
  };
  await officer.locator('input[type="file"]').setInputFiles(letter);
  await press(officer, 'Attach files');
  await expect(officer.getByRole('link', { name: 'letter.txt' })).toBeVisible();

  await officer.goto(paths.requestReview(requestId));
  await expectAccessible(officer, 'check your answers');
  await press(officer, 'Send to approver');
  await sheriff.goto(paths.requestReview(requestId));
  await fillForm(sheriff, { attest: 'yes', noticeSeen: 'yes' });
  await press(sheriff, 'Submit request');
  await sheriff.goto(paths.request(requestId));
  await statusOf(sheriff, 'Submitted');
});

test('intake claims the request and assigns it to the field office', async () => {
  const { intake, liaison } = cast;
  await liaison.goto(paths.request(requestId));
  await expect(liaison.getByRole('heading', { level: 1 })).not.toContainText(TITLE);
  await intake.goto(paths.requests());
  await expect(intake.getByRole('main')).toContainText(TITLE);
  await intake.goto(paths.request(requestId));
  await press(intake, 'Claim request');
  await statusOf(intake, 'In intake review');
  await intake.goto(paths.requestStep(requestId, 'assign'));
  await intake.getByLabel(/Ana Ruiz/u).check();
  await press(intake, 'Assign to liaison');
  await intake.waitForURL((url) => !url.pathname.includes('/step/'));
  await statusOf(intake, 'Assigned to liaison');
});

test('the liaison logs the first contact and starts the assessment', async () => {
  const { liaison } = cast;
  await takeStep(liaison, paths.requestStep(requestId, 'log_contact'), 'Log contact', {
    kind: 'FIRST_CONTACT',
    happenedOn: isoDate(-1),
    participants: 'Sheriff; lieutenant; liaison',
    summary: 'Went through the request and agreed on a visit.',
  });
  await takeStep(liaison, paths.requestStep(requestId, 'start_assessment'), 'Start assessment', {
    meetingOn: isoDate(10),
    participants: 'Sheriff; jail captain; liaison',
  });
  await statusOf(liaison, 'Assessment under way');
});

test('the liaison proposes a meeting, and the agency agrees to a time', async () => {
  const { liaison, sheriff } = cast;
  await liaison.goto(paths.meetings(requestId));
  await expectRefused(liaison, 'Propose meeting', 'meetings');
  await fillForm(liaison, {
    purpose: 'Visit to the station and the jail',
    place: 'Calder County Sheriff’s Office, conference room',
    'times.0.date': isoDate(10),
    'times.0.time': '9:30 AM',
  });
  await press(liaison, 'Propose meeting');
  await expect(liaison.getByRole('heading', { name: 'Visit to the station and the jail' })).toBeVisible();
  await sheriff.goto(paths.meetings(requestId));
  await sheriff.getByRole('radio', { name: /9:30 AM/u }).check();
  await press(sheriff, 'Agree to this time');
  await expect(sheriff.getByRole('link', { name: /invite\.ics/u })).toBeVisible();
  await expectAccessible(sheriff, 'meetings, agreed');
});

test('agency and liaison answer their parts, and the sheriff attests', async () => {
  const { officer, sheriff, liaison } = cast;
  await answerPart(officer, requestId, 'SELF', calderCounty.answers);
  await officer.goto(paths.assessment(requestId));
  await expect(officer.getByRole('main')).not.toContainText('ICE capacity, for ICE only');
  await expectAccessible(officer, 'assessment');
  await sheriff.goto(paths.assessmentReview(requestId));
  await expectRefused(sheriff, 'Attest self-assessment', 'self-assessment');
  await fillForm(sheriff, { attest: 'yes' });
  await press(sheriff, 'Attest self-assessment');
  await sheriff.goto(paths.assessmentReview(requestId));
  await expect(sheriff.getByText('Attested by Thomas Brandt')).toBeVisible();
  await answerPart(liaison, requestId, 'ICE', calderCounty.answers);
});

test('the liaison records the visit, and what it found stands beside the agency’s own answer', async () => {
  const { officer, liaison, supervisor } = cast;
  await takeStep(
    liaison,
    paths.requestStep(requestId, 'record_visit'),
    'Record field visit',
    {
      visitedOn: isoDate(-1),
      participants: 'Sheriff; jail captain; liaison; supervisor',
      findings: 'Case files and rosters were shown and match the answers. The bridge is closed to heavy traffic.',
    },
    'empty first',
  );
  await answerPart(liaison, requestId, 'FIELD', {
    A6: counted({ MILES: 52, MINUTES: 75 }, 'Odometer of the visit', 'Nov 2026'),
  });
  await liaison.goto(paths.assessmentDifferences(requestId));
  await expect(liaison.getByRole('main')).toContainText(/38/u);
  await expect(liaison.getByRole('main')).toContainText(/52/u);
  // As it comes out of the printer: the answers, without the ways through the portal.
  await liaison.emulateMedia({ media: 'print' });
  await expect(liaison.getByRole('main')).toContainText(/52/u);
  await expect(liaison.getByRole('navigation').filter({ visible: true })).toHaveCount(0);
  await liaison.emulateMedia({ media: null });
  await officer.goto(paths.assessmentReview(requestId));
  await expect(officer.getByRole('main')).not.toContainText('The bridge is closed');
  await liaison.goto(paths.request(requestId));
  await press(liaison, 'Send for review');
  await statusOf(liaison, 'Assessment in review');
  await supervisor.goto(paths.request(requestId));
  await statusOf(supervisor, 'Assessment in review');
});

test('the rules advise, the supervisor chooses and approves', async () => {
  const { supervisor, officer } = cast;
  await runEvaluation(supervisor, requestId);
  await expectAdvice(supervisor, 'OCS', 'Recommended', 100, 100);
  await expectAdvice(supervisor, 'AFES', 'Recommended', 100, 100);
  await expectAdvice(supervisor, 'CAP', 'Consider', 47, 50);
  await expectAdvice(supervisor, 'FIREWALL', 'Not indicated', 25, 100);
  for (const closed of ['BEST', 'T19', '287G_JEM']) await expectAdvice(supervisor, closed, 'Not open to you now');
  await expectAccessible(supervisor, 'recommendation');
  await choose(supervisor, 'OCS', 'OFFER');
  await choose(supervisor, 'AFES', 'DO_NOT_OFFER', 'The county files its sharing agreement after the fiscal year.');
  await choose(supervisor, 'CAP', 'DO_NOT_OFFER');
  await choose(supervisor, 'LESC', 'DO_NOT_OFFER', 'The county’s dispatchers have access already.');
  await supervisor.goto(paths.request(requestId));
  await press(supervisor, 'Approve assessment');
  await statusOf(supervisor, 'Recommendation made');
  await officer.goto(paths.recommendation(requestId));
  await expect(officer.getByRole('main')).toContainText('Operation Community Shield');
  await expect(officer.getByRole('main')).not.toContainText('sharing agreement after the fiscal year');
});

test('both sides write the plan turn by turn, and accept the same version', async () => {
  const { officer, sheriff, liaison } = cast;
  await officer.goto(paths.planEdit(requestId));
  await fillForm(officer, {
    summary: 'Fewer shootings along the corridor, by joint investigations of the two groups behind them.',
    reviewEveryMonths: '6',
    'objectives.0.text': 'Reduce gang-related shootings',
    'objectives.0.agencyRole': 'Two investigators of the gang unit.',
    'objectives.0.iceRole': 'One agent, and the training of the investigators.',
    'objectives.0.measures.0.name': 'Gang-related shootings',
    'objectives.0.measures.0.baseline': '31 in 12 months',
    'objectives.0.measures.0.target': '20 or fewer',
    'objectives.0.measures.0.period': '12 months',
    'objectives.0.measures.1.name': 'Joint cases opened',
    'objectives.0.measures.1.baseline': '0',
    'objectives.0.measures.1.target': '12',
    'objectives.0.measures.1.period': '12 months',
  });
  await keepOneObjective(officer);
  await press(officer, 'Save plan');
  await officer.waitForURL(`**${paths.plan(requestId)}*`);
  await expectAccessible(officer, 'plan');
  await press(officer, 'Hand over to the other side');
  await expect(officer.getByRole('link', { name: 'Write the plan' })).toHaveCount(0);
  await liaison.goto(paths.planEdit(requestId));
  await liaison.locator('[name="objectives.0.iceRole"]').fill('Two agents, and the training of the investigators.');
  await press(liaison, 'Save plan');
  await liaison.waitForURL(`**${paths.plan(requestId)}*`);
  const version = Number(
    /\d+/u.exec(
      (await liaison
        .getByText(/^Version \d+$/u)
        .first()
        .textContent()) ?? '',
    )?.[0],
  );
  await officer.goto(paths.planChanges(requestId, version - 1, version));
  await expect(officer.getByRole('main').locator('ins').filter({ hasText: 'Two' }).first()).toBeVisible();
  await expect(officer.getByRole('main').locator('del').filter({ hasText: 'One' }).first()).toBeVisible();
  for (const page of [sheriff, liaison]) {
    await page.goto(paths.plan(requestId));
    await press(page, `Accept version ${version}`);
  }
  await liaison.goto(paths.request(requestId));
  await statusOf(liaison, 'Plan agreed');
});

test('the field office approves, and the sheriff reads the letter', async () => {
  const { sheriff, supervisor } = cast;
  await takeStep(supervisor, paths.requestStep(requestId, 'declare_interest'), 'Declare your interest', {
    interest: 'NONE',
  });
  await takeStep(
    supervisor,
    paths.requestStep(requestId, 'approve_in_field'),
    'Approve request',
    { reason: 'The need is documented, both sides have people for it, and the plan has measures.' },
    'empty first',
  );
  await statusOf(supervisor, 'Approved');
  await takeStep(supervisor, paths.requestStep(requestId, 'prepare_letter'), 'Prepare decision letter');
  await supervisor.goto(paths.requestLetter(requestId));
  await press(supervisor, 'Release letter to the agency');
  await sheriff.goto(paths.requestLetter(requestId));
  const letter = sheriff.getByRole('main').getByRole('article');
  await expect(letter).toContainText('Operation Community Shield');
  await letter.getByRole('link').first().click();
  await expect(sheriff).not.toHaveURL(/\/letter/u);
  await expect(sheriff.getByRole('heading', { level: 1 })).not.toContainText(/cannot find/iu);
});

/** The plan starts with suggestions from the concerns; this story keeps the first. */
const keepOneObjective = async (page: Page): Promise<void> => {
  for (;;) {
    const extra = page.getByRole('button', { name: /^Remove objective [2-9]/u });
    if ((await extra.count()) === 0) return;
    await extra.last().click();
  }
};

test('the agreement is drafted, negotiated and cleared', async () => {
  const { liaison, officer, sheriff, counsel } = cast;
  await liaison.goto(paths.request(requestId));
  await follow(liaison, /AGR-\d{4}-\d{6}/u);
  await liaison.waitForURL(/\/agreements\/[\w-]+$/u);
  agreementId = new URL(liaison.url()).pathname.split('/')[2] ?? '';
  agreementNumber =
    (
      await liaison
        .getByText(/AGR-\d{4}-\d{6}/u)
        .first()
        .textContent()
    )?.match(/AGR-\d{4}-\d{6}/u)?.[0] ?? '';
  await takeStep(liaison, paths.agreementStep(agreementId, 'save_terms'), 'Save terms', {
    objective: 'Reduce gang-related shootings',
    scope: 'Joint investigations of violent gangs with links across borders, in Calder County.',
    supervisorPosition: 'Group supervisor, gangs',
    agencyContact: 'Lt. Maria Delgado, 555-0142',
    iceContact: 'Ana Ruiz, liaison, 555-0110',
    maxAuthorizedOfficers: '4',
  });
  await press(liaison, 'Open negotiation');
  await statusOf(liaison, 'In negotiation');

  await officer.goto(paths.agreementText(agreementId));
  await expectAccessible(officer, 'agreement text');
  await officer.getByRole('link', { name: /^Edit/u }).first().click();
  const text = officer.getByLabel(/^Text of section/u);
  const written = await text.inputValue();
  await text.fill(`${written}\n\nThe two sides meet once a quarter.`);
  await press(officer, 'Save section');
  await expect(officer.getByRole('article', { name: 'Text' })).toContainText('meet once a quarter');
  for (const [page, label] of [
    [sheriff, 'Text is settled for the agency'],
    [liaison, 'Text is settled for ICE'],
  ] as const) {
    await page.goto(paths.agreementText(agreementId));
    await press(page, label);
    await expect(page.getByRole('button', { name: label })).toHaveCount(0);
  }
  await takeStep(counsel, paths.agreementStep(agreementId, 'clear_text'), 'Clear the text', {
    note: 'The change follows the template in substance.',
  });
  await statusOf(counsel, 'Awaiting local approval');
});

test('the county approves, the signers are named, and the text is frozen', async () => {
  const { sheriff, liaison } = cast;
  await sheriff.goto(paths.agreement(agreementId));
  await expect(sheriff.getByRole('main')).toContainText('The governing body has to pass the agreement first');
  await recordVote(sheriff, agreementId, {
    body: 'Calder County Board of Supervisors',
    number: '26-014',
    citation: 'County Code 2-14',
  });

  for (const [page, name, basis] of [
    [sheriff, 'Thomas Brandt', 'Office of the sheriff, state code 9-1'],
    [liaison, 'Helen Sato', 'Delegation order 12-3'],
  ] as const) {
    await page.goto(paths.agreementStep(agreementId, 'name_signer'));
    const option = await page.locator('select[name="userId"] option', { hasText: name }).getAttribute('value');
    await page.locator('select[name="userId"]').selectOption(option);
    await page.locator('[name="authBasis"]').fill(basis);
    await press(page, /^(?:Name|Save) signer$/u);
    await expect(page.locator('[name="authBasis"]')).toHaveValue(basis);
  }
  await sheriff.goto(paths.agreementStep(agreementId, 'open_signing'));
  await press(sheriff, 'Freeze text and open signing');
  await sheriff.waitForURL((url) => !url.pathname.includes('/step/'));
  await statusOf(sheriff, 'Being signed');
});

test('both sides sign in order, and the portal seals and verifies', async () => {
  const { sheriff, signer } = cast;
  await signer.goto(paths.agreementSign(agreementId));
  await expect(signer.getByRole('main')).toContainText('It is not your turn yet');
  await sign(sheriff, agreementId, people.sheriff, 'empty first');
  await sign(signer, agreementId, people.signer);
  await waitForSeal(signer, agreementId);
});

test('the sealed file is valid for pdfsig, and its whole document is signed', async () => {
  const { signer } = cast;
  const [download] = await Promise.all([
    signer.waitForEvent('download'),
    signer
      .getByRole('link', { name: /sealed\.pdf/iu })
      .first()
      .click(),
  ]);
  const file = test.info().outputPath('sealed.pdf');
  await download.saveAs(file);
  const report = execFileSync('pdfsig', [file], { encoding: 'utf8' });
  expect(report).toContain('Signature is Valid.');
  expect(report).toContain('Total document signed');
  const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' });
  expect(text).toContain(agreementNumber);
  expect(text).toContain('meet once a quarter');
  expect(text).toContain('Thomas Brandt');
  expect(text).toContain('Helen Sato');
});

test('the checklist is completed and the agreement put in force', async () => {
  const { liaison, manager } = cast;
  await liaison.goto(paths.agreement(agreementId));
  await press(liaison, 'Start implementation');
  await statusOf(liaison, 'Being implemented');
  await completeChecklist(liaison, agreementId);
  await takeStep(manager, paths.agreementStep(agreementId, 'publish_entry'), 'Publish register entry', {
    publicSummary: 'Calder County and ICE investigate violent gangs together, to reduce shootings.',
  });
  await liaison.goto(paths.agreement(agreementId));
  await press(liaison, 'Confirm readiness');
  await manager.goto(paths.agreementStep(agreementId, 'activate'));
  await press(manager, 'Put in force');
  await manager.waitForURL((url) => !url.pathname.includes('/step/'));
  await statusOf(manager, 'In force');
});

test('the administrator finds it by its end date, and the public reads it in the register', async ({ browser }) => {
  const { administrator, liaison } = cast;
  await administrator.goto(paths.agreements());
  await expect(administrator.getByRole('main')).toContainText(agreementNumber);
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(paths.register());
  await expect(visitor.getByRole('main')).toContainText(agreementNumber);
  await visitor.goto(paths.registerEntry(agreementNumber));
  await expect(visitor.getByRole('main')).toContainText('to reduce shootings');
  await expectAccessible(visitor, 'register entry');
  await liaison.goto(paths.request(requestId));
  await statusOf(liaison, 'Completed');
});

test('the audit chain holds', () => {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const said = execFileSync(npm, ['run', '--silent', 'audit:verify'], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: journeysDataDir },
  });
  expect(said).toContain('The audit log holds');
});
