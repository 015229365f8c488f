import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { readableVisibilities } from '@/lib/domain/access/readable';
import { basisLabels, concernLabels, severityLabels, trendLabels } from '@/lib/domain/concerns';
import { dateIn, dateText, momentText, toCalendarDate } from '@/lib/domain/dates';
import { sizeText } from '@/lib/domain/file-size';
import { paths } from '@/lib/domain/paths';
import { programOf } from '@/lib/domain/programs/catalog';
import type { ContactLogView, DocumentView, RequestContent } from '@/lib/domain/requests/case-view';
import { asksSection, concernsNamed, type RequestDraft, sectionsFor } from '@/lib/domain/requests/draft';
import { mayList, mayOpen } from '@/lib/domain/requests/may-open';
import { borderFeatureLabels, endWantedLabels, urgencyLabels } from '@/lib/domain/requests/request-type';
import { textSearchView } from '@/lib/domain/requests/text-search';
import { isScanning } from '@/lib/server/documents/scanner';
import { isUnsentFile, type Sent } from '@/lib/server/requests/as-sent';
import type { RequestPageRow } from '@/lib/server/requests/case-queries';
import { toProgramCode } from '@/lib/server/requests/facts';
import { returnedOf } from '@/lib/server/requests/returned-items';
import { toDraft } from '@/lib/server/requests/to-draft';

// The content of a request in words, for its page.

const yesNo = (value: boolean | null): string | null => (value === null ? null : value ? 'Yes' : 'No');
const figure = (value: number | null): string | null => (value === null ? null : value.toLocaleString('en-US'));

const factsOf = (draft: RequestDraft): RequestContent['facts'] => [
  { label: 'Sworn officers', value: figure(draft.swornCount) },
  { label: 'Civilian staff', value: figure(draft.civilianCount) },
  { label: 'Population served', value: figure(draft.populationServed) },
  { label: 'Operates a jail or lock-up', value: yesNo(draft.operatesJail) },
  {
    label: 'Borders and routes',
    value: draft.borderFeatures.map((feature) => borderFeatureLabels[feature]).join('\n') || 'None',
  },
];

const helpOf = (draft: RequestDraft): RequestContent['help'] => {
  if (draft.requestType === 'ENQUIRY') return [];
  const programs = draft.programsAsked.map((code) => programOf(code).name).join('\n');
  return [
    {
      label: 'Programs',
      value: programs || (draft.helpDecide ? 'The agency asks for help to decide' : null),
    },
    { label: 'Urgency', value: draft.urgency && urgencyLabels[draft.urgency] },
    { label: 'Wanted from', value: draft.desiredStartOn ? dateText(draft.desiredStartOn) : 'No date named' },
    { label: 'In touch with an ICE office', value: yesNo(draft.fieldContactMade) },
    { label: 'Governing body knows', value: yesNo(draft.governingBodyAware) },
  ];
};

const wishOf = (draft: RequestDraft, agreement: RequestPageRow['aboutAgreement']): RequestContent['wish'] => {
  const wantedOn = draft.wantedOn ? dateText(draft.wantedOn) : 'No date named';
  if (asksSection(draft.requestType, 'agreement')) {
    const about = agreement && `${agreement.number}, ${programOf(toProgramCode(agreement.programCode)).name}`;
    return [
      { label: 'Agreement', value: about, ...(agreement ? { href: paths.agreement(agreement.id) } : {}) },
      ...(draft.endWanted ? [{ label: 'Wanted', value: endWantedLabels[draft.endWanted] }] : []),
      { label: 'From', value: wantedOn },
      { label: 'What and why', value: draft.changeWanted || null },
    ];
  }
  if (!asksSection(draft.requestType, 'service')) return [];
  return [
    { label: 'What is needed', value: draft.serviceWanted || null },
    { label: 'About', value: draft.programsAsked.map((code) => programOf(code).name).join('\n') || 'No program named' },
    { label: 'People to be trained', value: figure(draft.traineeCount) ?? 'Not given' },
    { label: 'Wanted by', value: wantedOn },
  ];
};

// The column says already that this is about links across the border.
const nexusWords = { NONE: 'None known', SUSPECTED: 'Suspected', DOCUMENTED: 'Documented' } as const;

const concernsOf = (draft: RequestDraft): RequestContent['concerns'] =>
  [...concernsNamed(draft)]
    .sort((a, b) => b.severity - a.severity)
    .map(({ concern, severity, trend, nexus, basis, note }) => ({
      concern: concernLabels[concern],
      severity: `${severity} · ${severityLabels[severity]}`,
      trend: trendLabels[trend],
      nexus: nexusWords[nexus],
      basis: basisLabels[basis],
      note,
    }));

const contactKindLabels = {
  FIRST_CONTACT: 'First contact',
  CALL: 'Call',
  MEETING: 'Meeting',
  VISIT: 'Visit',
} as const;

const contactLogOf = (row: RequestPageRow): ContactLogView[] =>
  row.contactLog.map(({ id, kind, happenedOn, participants, summary }) => ({
    id,
    kind: contactKindLabels[kind],
    date: dateText(toCalendarDate(happenedOn)),
    participants,
    summary,
  }));

type Versioned = Pick<RequestPageRow['documents'][number], 'version' | 'replacedBy' | 'removedAt'>;

const versionText = (
  { version, replacedBy, removedAt }: Versioned,
  timeZone: string,
  sent: Sent | null,
): string | null => {
  if (removedAt !== null) return 'Removed by the agency since';
  const isNewer = replacedBy !== null && (sent === null || replacedBy.createdAt <= sent.at);
  if (isNewer && replacedBy.removedAt === null) {
    return `Version ${version}, replaced ${dateText(dateIn(replacedBy.createdAt, timeZone))}`;
  }
  return version > 1 ? `Version ${version}` : null;
};

const documentsOf = (row: RequestPageRow, actor: Actor, sent: Sent | null): DocumentView[] => {
  const readable = readableVisibilities(actor);
  return row.documents
    .filter((document) => readable.includes(document.visibility) && mayList(document, actor, isScanning()))
    .filter((document) => sent === null || !isUnsentFile(document, sent))
    .map((document) => ({ document, ...document }))
    .map(({ document, id, filename, byteLength, createdAt, scanStatus, visibility }) => ({
      id,
      filename,
      size: sizeText(byteLength),
      added: momentText(createdAt, row.agency.timeZone),
      scan: scanStatus,
      words: textSearchView(document.textSearch, document.textDetail, actor.side),
      open: document.removedAt === null && mayOpen(document, actor, isScanning()),
      version: versionText(document, row.agency.timeZone, sent),
      sensitive: document.class === 'LES_CUI',
      visibility,
    }));
};

const asSentText = ({ at }: Sent, { status, agency }: RequestPageRow): string => {
  const date = `As sent on ${dateText(dateIn(at, agency.timeZone))}.`;
  return status === 'RETURNED' || status === 'DRAFT'
    ? `${date} The agency has the request now; you read its changes once it sends the request again.`
    : date;
};

/** The request's own content, and what came to it on the way, as far as the actor may read it. */
export const toRequestContent = (row: RequestPageRow, actor: Actor, sent: Sent | null): RequestContent => {
  const draft = toDraft(row);
  return {
    asSent: sent && asSentText(sent, row),
    story: draft.narrative,
    wish: wishOf(draft, row.aboutAgreement),
    asked: sectionsFor(draft.requestType).map(({ key }) => key),
    facts: draft.factsConfirmed ? factsOf(draft) : [],
    concerns: concernsOf(draft),
    notAConcern: draft.concerns.filter(({ severity }) => severity === 0).length,
    help: draft.helpDecide === null && draft.urgency === null ? [] : helpOf(draft),
    headcounts: row.headcounts.map(({ unit, count, basis, programCode }) => ({
      unit,
      count,
      basis: basisLabels[basis],
      program: programCode === null ? 'Not decided yet' : programOf(toProgramCode(programCode)).name,
    })),
    headcountsNone: draft.headcountsNone,
    contacts: [...draft.contacts].sort((a, b) => Number(b.primary) - Number(a.primary)),
    documents: documentsOf(row, actor, sent),
    returned: returnedOf(row, actor),
    contactLog: contactLogOf(row),
  };
};
