import 'server-only';
import { type Actor, systemActor } from '@/lib/domain/access/actor';
import { basisLabels, concernLabels, severityLabels, trendLabels } from '@/lib/domain/concerns';
import { dateIn, dateText, momentText, toCalendarDate } from '@/lib/domain/dates';
import { programOf } from '@/lib/domain/programs/catalog';
import { concernsNamed } from '@/lib/domain/requests/draft';
import { endWantedLabels, requestTypeLabels, urgencyLabels } from '@/lib/domain/requests/request-type';
import { requestStatusFacts } from '@/lib/domain/requests/status';
import { isRequestStep, requestSteps } from '@/lib/domain/requests/steps';
import { db } from '@/lib/server/db/client';
import { assessmentSources } from '@/lib/server/records/sources/assessment-sources';
import { decisionSources } from '@/lib/server/records/sources/decision-sources';
import { exchangeSources } from '@/lib/server/records/sources/exchange-sources';
import { commentSources, fileSources, type Place, timelineSources } from '@/lib/server/records/sources/shared-sources';
import { type CaseSource, factLines, toldSource } from '@/lib/server/records/sources/source';
import { isUnsentFile, rowAsSent } from '@/lib/server/requests/as-sent';
import { type RequestCase, requestCaseInclude } from '@/lib/server/requests/case-row';
import { toProgramCode } from '@/lib/server/requests/facts';
import { toDraft } from '@/lib/server/requests/to-draft';

// A request in words, as ICE reads it: while the agency has it back, as it was sent.

const ice: Actor = { ...systemActor, side: 'ICE', roles: ['OVERSIGHT'] };

const yesNo = (value: boolean | null) => (value === null ? null : value ? 'Yes' : 'No');
const programNames = (codes: readonly string[]) => codes.map((code) => programOf(toProgramCode(code)).name).join(', ');

const summaryOf = (row: RequestCase): string => {
  const draft = toDraft(row);
  const day = (date: string | null) => date && dateText(date);
  return factLines([
    { label: 'Number', value: row.number },
    { label: 'Agency', value: row.agency.legalName },
    { label: 'What is asked', value: requestTypeLabels[row.requestType] },
    { label: 'Title', value: row.title },
    { label: 'Status', value: requestStatusFacts[row.status].label },
    { label: 'Submitted', value: row.submittedAt && dateText(dateIn(row.submittedAt, row.agency.timeZone)) },
    { label: 'Sworn officers', value: draft.swornCount },
    { label: 'Civilian staff', value: draft.civilianCount },
    { label: 'Population served', value: draft.populationServed },
    { label: 'Operates a jail or lock-up', value: yesNo(draft.operatesJail) },
    { label: 'Programs asked for', value: programNames(draft.programsAsked) },
    { label: 'Asks for help to decide', value: yesNo(draft.helpDecide) },
    { label: 'Urgency', value: draft.urgency && urgencyLabels[draft.urgency] },
    { label: 'Wanted from', value: day(draft.desiredStartOn) },
    { label: 'In touch with an ICE office', value: yesNo(draft.fieldContactMade) },
    { label: 'Governing body knows', value: yesNo(draft.governingBodyAware) },
    { label: 'End wanted', value: draft.endWanted && endWantedLabels[draft.endWanted] },
    { label: 'Wanted on', value: day(draft.wantedOn) },
    { label: 'People to be trained', value: draft.traineeCount },
    { label: 'Reason for closing', value: row.closedReason },
  ]).text;
};

const concernText = (row: RequestCase): string =>
  concernsNamed(toDraft(row))
    .map(({ concern, severity, trend, basis, note }) => {
      const head = `${concernLabels[concern]}: ${severityLabels[severity]}, ${trendLabels[trend]}, ${basisLabels[basis]}`;
      return note === '' ? head : `${head}\n${note}`;
    })
    .join('\n\n');

const headcountText = (row: RequestCase): string =>
  row.headcounts
    .map(({ unit, count, basis, programCode }) => {
      const program = programCode === null ? 'program not decided' : programOf(toProgramCode(programCode)).name;
      return `${unit}: ${count} (${basisLabels[basis]}, ${program})`;
    })
    .join('\n');

const contactLines = (row: RequestCase) =>
  factLines(
    row.contacts.flatMap(({ name, title, email, phone }) => [
      { label: 'Name', value: name, personal: true },
      { label: 'Title', value: title },
      { label: 'E-mail', value: email, personal: true },
      { label: 'Telephone', value: phone, personal: true },
    ]),
  );

const contactLogText = async (id: string): Promise<string> => {
  const rows = await db.contactLog.findMany({
    where: { requestId: id },
    orderBy: [{ happenedOn: 'asc' }, { id: 'asc' }],
  });
  return rows
    .map(
      ({ happenedOn, participants, summary }) => `${dateText(toCalendarDate(happenedOn))}, ${participants}\n${summary}`,
    )
    .join('\n\n');
};

const ownSources = async (row: RequestCase, part: string): Promise<CaseSource[]> => {
  const told = (name: string, label: string, text: string) =>
    toldSource({ key: `request:${row.id}:${name}`, part, label, text });
  const contacts = contactLines(row);
  return [
    ...told('summary', 'Summary of the request', summaryOf(row)),
    ...told('narrative', 'What the agency tells', row.narrative),
    ...told('change', 'What should change', row.changeWanted),
    ...told('service', 'What is needed', row.serviceWanted),
    ...told('concerns', 'Concerns', concernText(row)),
    ...told('headcounts', 'Officers the agency would put forward', headcountText(row)),
    ...toldSource({ key: `request:${row.id}:contacts`, part, label: 'Contacts of the agency', ...contacts }),
    ...told('contact-log', 'Contact log', await contactLogText(row.id)),
  ];
};

/** Everything of a request that ICE may read; none for a draft that was never sent, which is the agency's own paper. */
export const requestSources = async (id: string): Promise<CaseSource[]> => {
  const found = await db.request.findFirst({ where: { id, submittedAt: { not: null } }, include: requestCaseInclude });
  if (!found) return [];
  const { row, sent } = await rowAsSent(ice, found);
  const part = `Request ${row.number}`;
  const place: Place = {
    key: { requestId: id },
    part,
    zone: row.agency.timeZone,
    didOf: (step) => (isRequestStep(step) ? requestSteps[step].did : step.replaceAll('_', ' ')),
  };
  const files = await fileSources(place);
  const unsent = sent ? await unsentFiles(id, sent) : new Set<string>();
  return [
    ...(await ownSources(row, part)),
    ...assessmentSources(row, part),
    ...decisionSources(row, part),
    ...(await exchangeSources(id, part, (at) => momentText(at, row.agency.timeZone))),
    ...(await commentSources(place)),
    ...files.filter(({ file }) => !unsent.has(file?.id ?? '')),
    ...(await timelineSources(place)),
  ];
};

const unsentFiles = async (requestId: string, sent: { at: Date }): Promise<Set<string>> => {
  const rows = await db.document.findMany({
    where: { requestId },
    select: { id: true, kind: true, roundQuestionId: true, createdAt: true },
  });
  return new Set(rows.filter((row) => isUnsentFile(row, sent)).map(({ id }) => id));
};
