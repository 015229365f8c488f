import 'server-only';
import { severities } from '@/lib/domain/concerns';
import { toCalendarDate } from '@/lib/domain/dates';
import { programCodes } from '@/lib/domain/programs/program-code';
import { type RequestDraft, type SectionKey, sections } from '@/lib/domain/requests/draft';
import { borderFeatures } from '@/lib/domain/requests/request-type';
import type { RequestCase } from '@/lib/server/requests/case-row';

const known = <T extends string>(values: readonly T[], found: readonly string[]): T[] =>
  values.filter((value) => found.includes(value));

/**
 * The files of the request itself, each in its newest version: not those that answer a question, nor what the portal or
 * ICE put to the case.
 */
export const ownAttachments = ({ documents }: Pick<RequestCase, 'documents'>) =>
  documents.filter(
    ({ kind, visibility, roundQuestionId, replacedBy }) =>
      kind === 'ATTACHMENT' &&
      visibility !== 'ICE_ONLY' &&
      roundQuestionId === null &&
      (replacedBy === null || replacedBy.removedAt !== null),
  );

/** The request's content as the domain knows it, from its database row. */
export const toDraft = (row: RequestCase): RequestDraft => {
  const draft = contentOf(row);
  return { ...draft, toConfirm: toConfirm(row, draft) };
};

// What came from an earlier request may be out of date: it counts once somebody has looked at it and saved. An enquiry
// that grows is recent, and its answers count as they are.
const toConfirm = (row: RequestCase, draft: RequestDraft): SectionKey[] => {
  if (row.priorRequest === null || row.priorRequest.requestType === 'ENQUIRY') return [];
  const saved = new Set(row.sectionSaves.map(({ section }) => section));
  return sections.filter((section) => section.started(draft) && !saved.has(section.key)).map(({ key }) => key);
};

const contentOf = (row: RequestCase): RequestDraft => ({
  requestType: row.requestType,
  title: row.title,
  factsConfirmed: row.factsConfirmedAt !== null,
  swornCount: row.swornCount,
  civilianCount: row.civilianCount,
  populationServed: row.populationServed,
  operatesJail: row.operatesJail,
  borderFeatures: known(borderFeatures, row.borderFeatures),
  concerns: row.concerns.map(({ concern, severity, trend, nexus, basis, note }) => ({
    concern,
    severity: severities.find((one) => one === severity) ?? 0,
    trend,
    nexus,
    basis,
    note,
  })),
  helpDecide: row.helpDecide,
  programsAsked: known(programCodes, row.programsAsked),
  desiredStartOn: row.desiredStartOn ? toCalendarDate(row.desiredStartOn) : null,
  urgency: row.urgency,
  fieldContactMade: row.fieldContactMade,
  governingBodyAware: row.governingBodyAware,
  headcounts: row.headcounts.map(({ programCode, unit, count, basis }) => ({
    programCode: programCodes.find((code) => code === programCode) ?? null,
    unit,
    count,
    basis,
  })),
  headcountsNone: row.headcountsNone,
  narrative: row.narrative,
  contacts: row.contacts.map(({ name, title, email, phone, primary }) => ({ name, title, email, phone, primary })),
  attachmentCount: ownAttachments(row).length,
  attachmentsNone: row.attachmentsNone,
  aboutAgreementId: row.aboutAgreementId,
  changeWanted: row.changeWanted,
  endWanted: row.endWanted,
  wantedOn: row.wantedOn ? toCalendarDate(row.wantedOn) : null,
  serviceWanted: row.serviceWanted,
  traineeCount: row.traineeCount,
  toConfirm: [],
});
