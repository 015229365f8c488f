import { expect, type Page } from '@playwright/test';
import { concerns as concernCodes } from '@/lib/domain/concerns';
import { paths } from '@/lib/domain/paths';
import type { Scenario } from '@/tests/support/scenario';
import { sendPart } from './assessment';
import { fillForm } from './fill';
import { type FormValue, sendForm } from './send-form';
import { isoDate, press } from './steps';

// The way of a request from its first line to its assessment, for stories whose point comes later. What the two other
// journeys click through (every section of a request, every section of an assessment) is sent without drawing the pages.

type Values = Record<string, FormValue>;

const concernsOf = ({ answers }: Scenario): Values => {
  const table = Array.isArray(answers.B?.value) ? answers.B.value : [];
  const rated = new Map(table.flatMap((row) => (typeof row === 'string' ? [] : [[row.concern, row] as const])));
  return Object.fromEntries(
    concernCodes.flatMap((code) => {
      const { severity = 0, trend = 'FLAT', nexus = 'NONE' } = rated.get(code) ?? {};
      const name = `concerns.${code}`;
      return [
        [`${name}.severity`, String(severity)],
        [`${name}.trend`, trend],
        [`${name}.nexus`, nexus],
        [`${name}.basis`, severity > 0 ? 'COUNTED' : 'ESTIMATED'],
      ];
    }),
  );
};

type Asking = { scenario: Scenario; title: string; contact: { name: string; title: string; email: string } };

const sectionsOf = ({ scenario, title, contact }: Asking): readonly (readonly [string, Values])[] => [
  [
    'agency',
    {
      swornCount: String(scenario.agency.sworn),
      civilianCount: String(scenario.agency.civilian),
      populationServed: String(scenario.agency.population),
      operatesJail: scenario.agency.operatesJail ? 'yes' : 'no',
      borderFeatures: scenario.agency.borderFeatures,
    },
  ],
  [
    'contacts',
    {
      primary: '0',
      'rows.0.name': contact.name,
      'rows.0.title': contact.title,
      'rows.0.email': contact.email,
      'rows.0.phone': '555-0142',
    },
  ],
  ['concerns', concernsOf(scenario)],
  [
    'help',
    {
      helpDecide: 'no',
      programsAsked: scenario.programsAsked,
      urgency: 'SOON',
      fieldContactMade: 'no',
      governingBodyAware: 'yes',
    },
  ],
  ['narrative', { title, narrative: scenario.narrative }],
  ['headcounts', { none: 'on' }],
  ['attachments', { none: 'on' }],
];

/** An officer starts a request and writes it; the approver checks it and submits it. Gives the id of the request. */
export const submitRequest = async (officer: Page, approver: Page, asking: Asking): Promise<string> => {
  await officer.goto(paths.newRequest());
  await fillForm(officer, { requestType: 'NEW_PARTNERSHIP' });
  await press(officer, 'Start request');
  await officer.waitForURL(/\/requests\/[\w-]+\/answer/u);
  const id = new URL(officer.url()).pathname.split('/')[2] ?? '';
  for (const [section, values] of sectionsOf(asking)) {
    await sendForm(officer, paths.requestSection(id, section), 'Save and exit', values);
  }
  await approver.goto(paths.requestReview(id));
  await fillForm(approver, { attest: 'yes', noticeSeen: 'yes' });
  await press(approver, 'Submit request');
  await expect(approver.getByRole('heading', { name: 'Request submitted' })).toBeVisible();
  return id;
};

type Office = { intake: Page; liaison: Page; liaisonName: string };

/** Intake claims and assigns the request; the liaison calls the agency and starts the assessment. */
export const startAssessment = async (id: string, { intake, liaison, liaisonName }: Office): Promise<void> => {
  await sendForm(intake, paths.request(id), 'Claim request');
  await sendForm(intake, paths.requestStep(id, 'assign'), 'Assign to liaison', {
    liaisonId: { labelled: liaisonName },
  });
  await sendForm(liaison, paths.requestStep(id, 'log_contact'), 'Log contact', {
    kind: 'FIRST_CONTACT',
    happenedOn: isoDate(-1),
    participants: 'Head of agency; liaison',
    summary: 'Went through the request and agreed on a visit.',
  });
  await sendForm(liaison, paths.requestStep(id, 'start_assessment'), 'Start assessment', {
    meetingOn: isoDate(10),
    participants: 'Head of agency; liaison',
  });
};

type Answering = { officer: Page; approver: Page; liaison: Page };

/** Agency and ICE answer their parts, and the head of the agency attests. */
export const answerAssessment = async (
  id: string,
  { answers }: Scenario,
  { officer, approver, liaison }: Answering,
): Promise<void> => {
  await sendPart(officer, id, 'SELF', answers);
  await sendForm(approver, paths.assessmentReview(id), 'Attest self-assessment', { attest: 'on' });
  await sendPart(liaison, id, 'ICE', answers);
};
