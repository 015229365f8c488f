import type { ConcernRow } from '@/lib/domain/concern-schemas';
import { concerns } from '@/lib/domain/concerns';
import { dateIn } from '@/lib/domain/dates';
import { now } from '@/lib/server/clock';
import { idOf } from '@/prisma/seed/ids';
import { headquarters } from '@/prisma/seed/story/cast';
import type { Scene, Telling } from '@/prisma/seed/story/request-story';
import { onRequest } from '@/prisma/seed/story/stage';

// From the first draft to the liaison.

const reported = ({ agency }: Telling): ConcernRow[] => {
  const table = agency.scenario.answers.B?.value;
  return Array.isArray(table) ? table.flatMap((row) => (typeof row === 'string' ? [] : [row])) : [];
};

const concernFields = (telling: Telling) => {
  const rows = reported(telling);
  return Object.fromEntries(
    concerns.map((concern) => {
      const row = rows.find((one) => one.concern === concern);
      const { severity = 0, trend = 'FLAT', nexus = 'NONE', basis = 'ESTIMATED', note = '' } = row ?? {};
      return [concern, { severity: String(severity), trend, nexus, basis, note }];
    }),
  );
};

/** Fills every section as the officer of the agency would. */
export const writeDraft = async (telling: Telling): Promise<void> => {
  const { stage, agency, story, id } = telling;
  const { scenario } = agency;
  const save = (step: Parameters<typeof onRequest>[1], input: Record<string, unknown>) =>
    onRequest(stage, step, id, agency.officer, input);
  await save('save_agency_facts', {
    swornCount: String(scenario.agency.sworn),
    civilianCount: String(scenario.agency.civilian),
    populationServed: String(scenario.agency.population),
    operatesJail: scenario.agency.operatesJail ? 'yes' : 'no',
    borderFeatures: [...scenario.agency.borderFeatures],
  });
  await save('save_contacts', {
    primary: '0',
    rows: [{ name: 'Duty desk', title: 'Partnership coordinator', email: agency.officer, phone: '555-0142' }],
  });
  await save('save_concerns', { concerns: concernFields(telling) });
  await save('save_narrative', { title: story.title, narrative: story.narrative ?? scenario.narrative });
  if (story.requestType === 'ENQUIRY') return;
  await save('save_help_wanted', {
    helpDecide: story.programsAsked ? 'no' : 'yes',
    programsAsked: [...(story.programsAsked ?? [])],
    urgency: 'SOON',
    fieldContactMade: 'yes',
    governingBodyAware: 'yes',
  });
  await save('save_headcounts', { rows: [{ unit: 'Investigations', count: '2', basis: 'COUNTED', programCode: '' }] });
  await save('save_attachments_choice', { none: 'yes' });
};

const submit = ({ stage, agency, id }: Telling) =>
  onRequest(stage, 'submit', id, agency.approver, { attest: 'yes', noticeSeen: 'yes' });

const claim = ({ stage, id }: Telling) => onRequest(stage, 'claim', id, headquarters.intake);

const assign = ({ stage, office, id }: Telling) =>
  onRequest(stage, 'assign', id, headquarters.intake, { liaisonId: idOf(stage.people, office.liaison), note: '' });

const returnIt = ({ stage, id }: Telling) =>
  onRequest(stage, 'return_to_agency', id, headquarters.intake, {
    items: [
      { section: 'headcounts', text: 'Say whether the two officers can be assigned for a full year.' },
      { section: 'narrative.narrative', text: 'Tell us over which period the figures were counted.' },
    ],
  });

/** Logs the first call, on the day it is told. */
export const firstCall = ({ stage, office, id }: Telling) =>
  onRequest(stage, 'log_contact', id, office.liaison, {
    kind: 'FIRST_CONTACT',
    happenedOn: dateIn(now(), 'America/New_York'),
    participants: 'Head of agency; liaison',
    summary: 'Went through the request, explained the programs, and agreed on a date for the visit.',
  });

const withdraw = ({ stage, agency, id }: Telling) =>
  onRequest(stage, 'withdraw', id, agency.approver, {
    reason: 'Our own count showed that the program we asked for would not help. We will ask for another one.',
  });

const close = ({ stage, id }: Telling) =>
  onRequest(stage, 'close_no_action', id, headquarters.intake, {
    reason: 'The same request was filed twice. The other one goes on under its own number.',
  });

export const toAssigned: readonly Scene[] = [
  { day: 1, leadsTo: 'DRAFT', play: writeDraft },
  { day: 3, leadsTo: 'SUBMITTED', play: submit },
  { day: 4, leadsTo: 'INTAKE_REVIEW', play: claim },
  { day: 6, leadsTo: 'ASSIGNED', play: assign },
];

const toReview = toAssigned.slice(0, 3);

export const toReturned: readonly Scene[] = [...toReview, { day: 6, leadsTo: 'RETURNED', play: returnIt }];
export const toWithdrawn: readonly Scene[] = [...toAssigned, { day: 12, leadsTo: 'WITHDRAWN', play: withdraw }];
export const toClosed: readonly Scene[] = [...toReview, { day: 5, leadsTo: 'CLOSED_NO_ACTION', play: close }];
