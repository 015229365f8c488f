// What ICE reads of a request that the agency may be changing: the content as it was sent last, never half an edit.
import { bases, concerns, nexuses, severities, trends } from '@/lib/domain/concerns';
import { programCodes } from '@/lib/domain/programs/program-code';
import { agreementWishTitle, serviceWishTitle } from './agreement-wish';
import type { DraftConcern, DraftContact, DraftHeadcount, RequestDraft, SectionKey } from './draft';
import { borderFeatures, endsWanted, urgencies } from './request-type';
import type { FormValue, FormValues } from './section-content';
import type { Snapshot } from './snapshot';
import type { RequestStatus } from './status';

/**
 * True in the statuses in which the rows of a request may hold what its agency has not sent: while it has the request,
 * and after it ended there.
 */
export const mayHoldUnsent = (status: RequestStatus): boolean => unsentStatuses.includes(status);

export const unsentStatuses: readonly RequestStatus[] = ['DRAFT', 'RETURNED', 'WITHDRAWN', 'CLOSED_NO_ACTION'];

const text = (value: FormValue | undefined): string => (typeof value === 'string' ? value : '');
const list = (value: FormValue | undefined): readonly FormValue[] => (Array.isArray(value) ? value : []);
const fields = (value: FormValue | undefined): FormValues =>
  typeof value === 'object' && !Array.isArray(value) ? (value as FormValues) : {};

const figure = (value: FormValue | undefined): number | null => (text(value) === '' ? null : Number(text(value)));
const box = (value: FormValue | undefined): boolean | null => (text(value) === '' ? null : value === 'yes');
const orNull = (value: FormValue | undefined): string | null => text(value) || null;
const one = <Known extends string>(known: readonly Known[], value: FormValue | undefined): Known | null =>
  known.find((each) => each === value) ?? null;
const some = <Known extends string>(known: readonly Known[], value: FormValue | undefined): Known[] =>
  known.filter((each) => list(value).includes(each));

const concernsSent = (values: FormValues): DraftConcern[] =>
  concerns.flatMap((concern) => {
    const row = fields(values.concerns)[concern];
    if (row === undefined) return [];
    const { severity, trend, nexus, basis, note } = fields(row);
    return [
      {
        concern,
        severity: severities.find((each) => String(each) === severity) ?? 0,
        trend: one(trends, trend) ?? 'FLAT',
        nexus: one(nexuses, nexus) ?? 'NONE',
        basis: one(bases, basis) ?? 'ESTIMATED',
        note: text(note),
      },
    ];
  });

const headcountsSent = (values: FormValues): DraftHeadcount[] =>
  list(values.rows)
    .map(fields)
    .map(({ programCode, unit, count, basis }) => ({
      programCode: one(programCodes, programCode),
      unit: text(unit),
      count: figure(count) ?? 0,
      basis: one(bases, basis) ?? 'ESTIMATED',
    }));

const contactsSent = ({ rows, primary }: FormValues): DraftContact[] =>
  list(rows)
    .map(fields)
    .map(({ name, title, email, phone }, position) => ({
      name: text(name),
      title: text(title),
      email: text(email),
      phone: text(phone),
      primary: String(position) === text(primary),
    }));

const readers: Record<SectionKey, (values: FormValues) => Partial<RequestDraft>> = {
  agency: (values) => ({
    factsConfirmed: true,
    swornCount: figure(values.swornCount),
    civilianCount: figure(values.civilianCount),
    populationServed: figure(values.populationServed),
    operatesJail: box(values.operatesJail),
    borderFeatures: some(borderFeatures, values.borderFeatures),
  }),
  contacts: (values) => ({ contacts: contactsSent(values) }),
  concerns: (values) => ({ concerns: concernsSent(values) }),
  help: (values) => ({
    helpDecide: box(values.helpDecide),
    programsAsked: some(programCodes, values.programsAsked),
    desiredStartOn: orNull(values.desiredStartOn),
    urgency: one(urgencies, values.urgency),
    fieldContactMade: box(values.fieldContactMade),
    governingBodyAware: box(values.governingBodyAware),
  }),
  narrative: (values) => ({ title: text(values.title), narrative: text(values.narrative) }),
  headcounts: (values) => ({ headcounts: headcountsSent(values), headcountsNone: values.none === 'yes' }),
  attachments: (values) => ({ attachmentsNone: values.none === 'yes' }),
  agreement: (values) => ({
    aboutAgreementId: orNull(values.aboutAgreementId),
    changeWanted: text(values.changeWanted),
    endWanted: one(endsWanted, values.endWanted),
    wantedOn: orNull(values.wantedOn),
  }),
  service: (values) => ({
    serviceWanted: text(values.serviceWanted),
    programsAsked: some(programCodes, values.programsAsked),
    traineeCount: figure(values.traineeCount),
    wantedOn: orNull(values.wantedOn),
  }),
};

const sectionsOf = (snapshot: Snapshot): [SectionKey, FormValues][] =>
  Object.entries(snapshot.sections) as [SectionKey, FormValues][];

/**
 * The content of a request as a snapshot keeps it.
 * @param agreement the agreement the snapshot is about: a request about one is named after it
 */
export const sentContent = (
  snapshot: Snapshot,
  agreement: { number: string; program: string } | null,
): Partial<RequestDraft> => {
  const content: Partial<RequestDraft> = Object.assign(
    {},
    ...sectionsOf(snapshot).map(([key, values]) => readers[key](values)),
  );
  if (snapshot.sections.service) return { ...content, title: serviceWishTitle(content.serviceWanted ?? '') };
  if (!snapshot.sections.agreement) return content;
  const title = agreement ? agreementWishTitle(snapshot.requestType, agreement, content.endWanted ?? null) : '';
  return { ...content, title };
};

/** The agreement that a snapshot is about. */
export const agreementSent = ({ sections }: Snapshot): string | null => orNull(sections.agreement?.aboutAgreementId);
