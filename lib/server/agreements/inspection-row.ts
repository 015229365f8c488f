import 'server-only';
import { type Correction, isClosable, type OpenFinding, toCorrectionDuty } from '@/lib/domain/agreements/inspections';
import type { Duty } from '@/lib/domain/agreements/obligations';
import type { OversightFacts } from '@/lib/domain/agreements/oversight-facts';
import { toCalendarDate } from '@/lib/domain/dates';
import type { Prisma } from '@/lib/server/db/generated/client';

// From the rows of inspections to what their rules read.

/** What is read with an inspection that is open. */
export const inspectionInclude = {
  findings: { orderBy: { position: 'asc' }, include: { corrections: { orderBy: { id: 'asc' } } } },
} as const satisfies Prisma.InspectionInclude;

export type InspectionRow = Prisma.InspectionGetPayload<{ include: typeof inspectionInclude }>;

type FindingRow = InspectionRow['findings'][number];

export type OpenCorrection = FindingRow['corrections'][number];

/** What carries the open inspections of an agreement. */
type Inspected = { inspections: readonly InspectionRow[] };

/** A stored corrective action. */
export const toCorrection = (row: OpenCorrection): Correction => ({
  text: row.text,
  ownerSide: row.ownerSide,
  state: row.state,
  dueOn: toCalendarDate(row.dueOn),
  escalatedAt: row.escalatedAt,
  returned: row.returnReason !== '',
});

/** A stored finding. */
export const toOpenFinding = (
  { inspectedOn }: Pick<InspectionRow, 'inspectedOn'>,
  finding: FindingRow,
): OpenFinding => ({
  severity: finding.severity,
  text: finding.text,
  inspectedOn: toCalendarDate(inspectedOn),
  corrections: finding.corrections,
});

/** The corrective actions of all open inspections. */
export const openCorrections = ({ inspections }: Inspected): OpenCorrection[] =>
  inspections.flatMap(({ findings }) => findings.flatMap(({ corrections }) => corrections));

/** The findings of all open inspections. */
export const openFindings = ({ inspections }: Inspected): OpenFinding[] =>
  inspections.flatMap((inspection) => inspection.findings.map((finding) => toOpenFinding(inspection, finding)));

/** The corrective actions of all open inspections as duties. */
export const correctionDuties = (row: Inspected): Duty[] =>
  openCorrections(row).map((one) => toCorrectionDuty(toCorrection(one)));

type InspectionFacts = Pick<
  OversightFacts,
  'inspectionsOpen' | 'inspectionsClosable' | 'correctionsAgency' | 'correctionsIce' | 'correctionsToVerify'
>;

/** What guards know of the inspections of an agreement. */
export const toInspectionFacts = (row: Inspected): InspectionFacts => {
  const corrections = openCorrections(row);
  const open = (side: 'AGENCY' | 'ICE'): number =>
    corrections.filter(({ state, ownerSide }) => state === 'OPEN' && ownerSide === side).length;
  return {
    inspectionsOpen: row.inspections.length,
    inspectionsClosable: row.inspections.filter((inspection) =>
      isClosable(inspection.findings.map((finding) => toOpenFinding(inspection, finding))),
    ).length,
    correctionsAgency: open('AGENCY'),
    correctionsIce: open('ICE'),
    correctionsToVerify: corrections.filter(({ state }) => state === 'DONE').length,
  };
};
