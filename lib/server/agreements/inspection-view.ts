import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { isClosable, isCorrected, nextInspectionDue, severityFacts } from '@/lib/domain/agreements/inspections';
import type {
  CorrectionView,
  FindingView,
  InspectionsSection,
  InspectionView,
} from '@/lib/domain/agreements/oversight-view';
import { dateIn, dateText, toCalendarDate } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import { isDelegating } from '@/lib/domain/programs/catalog';
import { mayOpen } from '@/lib/domain/requests/may-open';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { todayOf, toProgramCode } from '@/lib/server/agreements/facts';
import { inspectionInclude, toOpenFinding } from '@/lib/server/agreements/inspection-row';
import { toDue } from '@/lib/server/agreements/visible-agreement';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { isScanning } from '@/lib/server/documents/scanner';
import { namesOf } from '@/lib/server/requests/visible-case';

// The inspections of an agreement as its page shows them.

const include = {
  findings: {
    ...inspectionInclude.findings,
    include: { section: true, corrections: { orderBy: { id: 'asc' }, include: { document: true } } },
  },
} as const satisfies Prisma.InspectionInclude;

type Row = Prisma.InspectionGetPayload<{ include: typeof include }>;
type FindingRow = Row['findings'][number];
type CorrectionRow = FindingRow['corrections'][number];

export type InspectionMay = { record: boolean; add: boolean; report: boolean; verify: boolean; close: boolean };

type Reading = { agreement: AgreementCase; actor: Actor; may: InspectionMay; names: Map<string, string> };

const owners = { AGENCY: 'Agency', ICE: 'ICE' } as const;

const standings = {
  OPEN: { label: 'Open', tone: 'yellow' },
  DONE: { label: 'To be verified', tone: 'blue' },
  VERIFIED: { label: 'Verified', tone: 'green' },
} as const;

const by = (what: string, id: string | null, at: Date | null, { agreement, names }: Reading): string | null =>
  at && `${what} by ${names.get(id ?? '') ?? 'somebody'} on ${dateText(dateIn(at, agreement.agency.timeZone))}`;

const evidenceOf = ({ document }: CorrectionRow, { actor }: Reading): CorrectionView['evidence'] =>
  document && document.removedAt === null && mayOpen(document, actor, isScanning())
    ? { filename: document.filename, href: paths.document(document.id) }
    : null;

const toCorrectionView = (row: CorrectionRow, open: boolean, reading: Reading): CorrectionView => {
  const { agreement, actor, may } = reading;
  const due = toDue(row.dueOn, agreement.agency.timeZone);
  const late = row.state === 'OPEN' && due?.state === 'overdue';
  return {
    id: row.id,
    text: row.text,
    owner: owners[row.ownerSide],
    due: row.state === 'OPEN' ? due : null,
    standing: late ? { label: 'Late', tone: 'red' } : standings[row.state],
    report: row.state === 'OPEN' ? '' : row.report,
    evidence: row.state === 'OPEN' ? null : evidenceOf(row, reading),
    said: [by('Reported', row.doneById, row.doneAt, reading), by('Verified', row.verifiedById, row.verifiedAt, reading)]
      .filter((part) => part !== null)
      .join('. '),
    returnReason: row.state === 'OPEN' ? row.returnReason : '',
    mayReport: open && may.report && row.state === 'OPEN' && row.ownerSide === actor.side,
    mayVerify: open && may.verify && row.state === 'DONE' && row.doneById !== actor.id,
  };
};

const toFindingView = (row: FindingRow, inspection: Row, reading: Reading): FindingView => {
  const { id: agreementId } = reading.agreement;
  const open = inspection.state === 'OPEN';
  return {
    id: row.id,
    text: row.text,
    severity: { label: severityFacts[row.severity].label, tone: severityFacts[row.severity].tone },
    section: row.section && {
      label: `Section ${row.section.position}, ${row.section.heading}`,
      href: `${paths.agreementText(agreementId)}#${row.section.key}`,
    },
    corrected: isCorrected(toOpenFinding(inspection, row)),
    corrections: row.corrections.map((one) => toCorrectionView(one, open, reading)),
    mayAdd: open && reading.may.add,
  };
};

const toView = (row: Row, reading: Reading): InspectionView => ({
  id: row.id,
  on: dateText(toCalendarDate(row.inspectedOn)),
  scope: row.scope,
  summary: row.summary,
  open: row.state === 'OPEN',
  recorded: by('Recorded', row.recordedById, row.recordedAt, reading) ?? '',
  closed: by('Closed', row.closedById, row.closedAt, reading),
  closeNote: row.closeNote,
  findings: row.findings.map((finding) => toFindingView(finding, row, reading)),
  mayClose:
    reading.may.close && row.state === 'OPEN' && isClosable(row.findings.map((finding) => toOpenFinding(row, finding))),
});

/** Every model of delegated authority is inspected; other agreements only when somebody does. */
const nextDue = (agreement: AgreementCase, rows: readonly Row[]): InspectionsSection['nextDue'] => {
  if (!isDelegating(toProgramCode(agreement.programCode))) return null;
  const [last] = rows;
  const due = nextInspectionDue(
    agreement.effectiveOn && toCalendarDate(agreement.effectiveOn),
    last ? toCalendarDate(last.inspectedOn) : null,
  );
  if (due === null) return null;
  const late = due < todayOf(agreement);
  return `${late ? 'An inspection was due on' : 'The next inspection is due by'} ${dateText(due)}.`;
};

/** The section on inspections, the latest first. */
export const toInspectionsSection = async (
  agreement: AgreementCase,
  actor: Actor,
  may: InspectionMay,
): Promise<InspectionsSection> => {
  const rows = await db.inspection.findMany({
    where: { agreementId: agreement.id },
    include,
    orderBy: [{ inspectedOn: 'desc' }, { id: 'desc' }],
    take: 50,
  });
  const people = rows.flatMap((row) => [
    row.recordedById,
    row.closedById,
    ...row.findings.flatMap(({ corrections }) =>
      corrections.flatMap(({ doneById, verifiedById }) => [doneById, verifiedById]),
    ),
  ]);
  const reading = { agreement, actor, may, names: await namesOf(people) };
  return {
    nextDue: nextDue(agreement, rows),
    inspections: rows.map((row) => toView(row, reading)),
    mayRecord: may.record,
    sections: may.record
      ? agreement.sections.map(({ id, position, heading }) => ({ value: id, label: `${position}. ${heading}` }))
      : [],
  };
};
