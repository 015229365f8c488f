import 'server-only';
import { agreementStatusFacts } from '@/lib/domain/agreements/status';
import { agreementSteps, isAgreementStep } from '@/lib/domain/agreements/steps';
import { dateText, momentText, toCalendarDate } from '@/lib/domain/dates';
import { programOf } from '@/lib/domain/programs/catalog';
import { signatureRoleLabels } from '@/lib/domain/programs/signature-role';
import { toProgramCode } from '@/lib/server/agreements/facts';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { lifeSources } from '@/lib/server/records/sources/life-sources';
import { commentSources, fileSources, type Place, timelineSources } from '@/lib/server/records/sources/shared-sources';
import { type CaseSource, factLines, toldSource } from '@/lib/server/records/sources/source';

// An agreement in words: its terms, its text section by section, what was said about it, who signed it.

const parts = {
  agency: { select: { legalName: true, timeZone: true } },
  office: { select: { name: true } },
  sections: { orderBy: { position: 'asc' } },
  signatures: { where: { status: 'SIGNED' }, orderBy: { position: 'asc' } },
  sectionComments: {
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { section: { select: { heading: true } } },
  },
  proposals: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], include: { section: { select: { heading: true } } } },
  textReviews: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], include: { sections: true } },
} as const satisfies Prisma.AgreementInclude;

type Row = Prisma.AgreementGetPayload<{ include: typeof parts }>;

const day = (date: Date | null): string | null => date && dateText(toCalendarDate(date));

const termLines = (row: Row) =>
  factLines([
    { label: 'Number', value: row.number },
    { label: 'Title', value: row.title },
    { label: 'Agency', value: row.agency.legalName },
    { label: 'Office of ICE', value: row.office.name },
    { label: 'Program', value: programOf(toProgramCode(row.programCode)).name },
    { label: 'Status', value: agreementStatusFacts[row.status].label },
    { label: 'Objective', value: row.objective },
    { label: 'Scope', value: row.scope },
    { label: 'Position that supervises for ICE', value: row.supervisorPosition },
    { label: 'Contact of the agency', value: row.agencyContact, personal: true },
    { label: 'Contact of ICE', value: row.iceContact, personal: true },
    { label: 'Greatest number of officers', value: row.maxAuthorizedOfficers },
    { label: 'Executed', value: day(row.executedOn) },
    { label: 'Effective', value: day(row.effectiveOn) },
    { label: 'Ends', value: day(row.expiresOn) },
    { label: 'Ended', value: day(row.endedOn) },
    { label: 'Summary in the public register', value: row.publicSummary },
  ]);

const signatureText = (row: Row): string =>
  row.signatures
    .map(({ role, signerName, signerTitle, organisation, signedAt, authBasis }) =>
      [
        `${signatureRoleLabels[role]}: ${[signerName, signerTitle, organisation].filter(Boolean).join(', ')}`,
        signedAt && `Signed ${momentText(signedAt, row.agency.timeZone)}`,
        authBasis && `Authority: ${authBasis}`,
      ]
        .filter(Boolean)
        .join('\n'),
    )
    .join('\n\n');

const remarkText = (row: Row): string =>
  [
    ...row.sectionComments.map(({ section, body }) => `On “${section.heading}”: ${body}`),
    ...row.proposals.map(
      ({ section, body, reason, state, answer }) =>
        `Other wording for “${section.heading}” (${state.toLowerCase()}): ${body}\nReason: ${reason}${answer ? `\nAnswer: ${answer}` : ''}`,
    ),
  ].join('\n\n');

// What counsel of the agency wrote is the agency's own until it was released to ICE.
const reviewText = (row: Row): string =>
  row.textReviews
    .filter(({ kind, releasedAt }) => kind !== 'AGENCY_COUNSEL' || releasedAt !== null)
    .map(({ kind, outcome, note, sections }) =>
      [
        `${kind.toLowerCase().replaceAll('_', ' ')} review, ${outcome.toLowerCase()}: ${note}`,
        ...sections.filter(({ remark }) => remark !== '').map(({ remark }) => `Remark: ${remark}`),
      ].join('\n'),
    )
    .join('\n\n');

const textSources = (row: Row, part: string): CaseSource[] =>
  row.sections.flatMap(({ id, heading, body }) =>
    toldSource({ key: `section:${id}`, part: `${part}: text`, label: heading, text: body }),
  );

/** Everything of an agreement that ICE may read. */
export const agreementSources = async (id: string): Promise<CaseSource[]> => {
  const row = await db.agreement.findUnique({ where: { id }, include: parts });
  if (!row) return [];
  const part = `Agreement ${row.number}`;
  const told = (name: string, label: string, text: string, iceOnly = false) =>
    toldSource({ key: `agreement:${id}:${name}`, part, label, text, visibility: iceOnly ? 'ICE_ONLY' : 'SHARED' });
  const place: Place = {
    key: { agreementId: id },
    part,
    zone: row.agency.timeZone,
    didOf: (step) => (isAgreementStep(step) ? agreementSteps[step].did : step.replaceAll('_', ' ')),
  };
  return [
    ...toldSource({ key: `agreement:${id}:terms`, part, label: 'Terms of the agreement', ...termLines(row) }),
    ...textSources(row, part),
    ...told('signatures', 'Signatures', signatureText(row)),
    ...told('remarks', 'Remarks and proposals about the text', remarkText(row)),
    ...told('legal', 'Note of the legal office', row.legalNote, true),
    ...told('reviews', 'Reviews of the text', reviewText(row), true),
    ...(await lifeSources(id, part)),
    ...(await commentSources(place)),
    ...(await fileSources(place)),
    ...(await timelineSources(place)),
  ];
};
