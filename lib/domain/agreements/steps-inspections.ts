// Inspections of an agreement in force: ICE finds, the owner corrects, ICE verifies. Whoever did something never
// verifies it.
import { z } from 'zod';
import type { AgreementFacts } from '@/lib/domain/agreements/facts';
import { severities } from '@/lib/domain/agreements/inspections';
import { inForceStatuses } from '@/lib/domain/agreements/status';
import type { AgreementStepRow } from '@/lib/domain/agreements/step-types';
import { calendarDate, rowId } from '@/lib/domain/form-values';
import { line, optionalParagraph, paragraph } from '@/lib/domain/text';
import type { Guard } from '@/lib/domain/workflow/step';

type AgreementGuard = Guard<AgreementFacts>;

const inspectionIsOpen: AgreementGuard = ({ oversight }) => oversight.inspectionsOpen > 0 || 'No inspection is open.';

export const hasCorrectionToReport: AgreementGuard = ({ oversight }, { side }) =>
  (side === 'AGENCY' ? oversight.correctionsAgency : oversight.correctionsIce) > 0 ||
  'Your side has no open corrective action.';

export const correctionIsToVerify: AgreementGuard = ({ oversight }) =>
  oversight.correctionsToVerify > 0 || 'No corrective action was reported as done.';

export const everyFindingIsCorrected: AgreementGuard = ({ oversight }) =>
  oversight.inspectionsClosable > 0 || 'No open inspection has all its corrective actions verified.';

const work = { kind: 'work', from: inForceStatuses, to: 'same', quiet: true } as const;

// Oversight inspects; headquarters does where nobody of oversight is at hand.
const inspectors = ['OVERSIGHT', 'PROGRAM_MANAGER'] as const;

const ownerSide = z.enum(['AGENCY', 'ICE'], 'Choose who corrects it.');

const correction = {
  text: paragraph(1000, 'Say what has to be done.'),
  ownerSide,
  dueOn: calendarDate('Enter the day by which it has to be done, for example 1 15 2027.'),
};

const finding = z.strictObject({
  severity: z.enum(severities, 'Choose how severe the finding is.'),
  finding: paragraph(1000, 'Say what was found. No names of persons.'),
  sectionId: z.union([z.literal(''), z.uuid('Choose one of the sections.')]).default(''),
  ...correction,
});

const toEverybody = (name: 'inspection-recorded' | 'inspection-closed') =>
  [
    [name, 'both_sides'],
    [name, 'program_managers'],
  ] as const;

export const inspectionSteps = {
  record_inspection: {
    ...work,
    by: inspectors,
    label: 'Record an inspection',
    did: 'recorded an inspection of the agreement',
    needs: z.strictObject({
      inspectedOn: calendarDate('Enter the day of the inspection, for example 11 17 2026.'),
      scope: line(200, 'Say what was looked at, for example “Use of the authority, training and complaints”.'),
      summary: paragraph(4000, 'Say in a few sentences what the inspection showed.'),
      findings: z.array(finding).max(20, 'Enter 20 findings or fewer.').default([]),
    }),
    guards: [],
    notify: toEverybody('inspection-recorded'),
    effects: ['record_inspection'],
  },
  add_correction: {
    ...work,
    by: inspectors,
    label: 'Add a corrective action',
    did: 'added a corrective action to a finding',
    needs: z.strictObject({ findingId: rowId(), ...correction }),
    guards: [inspectionIsOpen],
    notify: [['correction-added', 'both_sides']],
    effects: ['add_correction'],
  },
  report_correction: {
    ...work,
    by: ['AGENCY_OFFICER', 'AGENCY_APPROVER', 'LIAISON', 'PROGRAM_MANAGER'],
    label: 'Report a corrective action as done',
    did: 'reported a corrective action as done',
    needs: z.strictObject({
      correctionId: rowId(),
      report: paragraph(2000, 'Say what was done and when.'),
      documentId: z.union([z.literal(''), z.uuid('Choose one of the files.')]).default(''),
    }),
    guards: [hasCorrectionToReport],
    notify: [
      ['correction-reported', 'both_sides'],
      ['correction-reported', 'oversight'],
    ],
    effects: ['report_correction'],
    tone: 'primary',
  },
  verify_correction: {
    ...work,
    by: inspectors,
    label: 'Verify a corrective action',
    did: 'verified a corrective action',
    needs: z.strictObject({ correctionId: rowId() }),
    guards: [correctionIsToVerify],
    notify: [['correction-verified', 'both_sides']],
    effects: ['verify_correction'],
    tone: 'primary',
  },
  return_correction: {
    ...work,
    by: inspectors,
    label: 'Return a corrective action',
    did: 'returned a corrective action',
    needs: z.strictObject({
      correctionId: rowId(),
      reason: paragraph(2000, 'Say what is missing, so that it can be done.'),
    }),
    guards: [correctionIsToVerify],
    notify: [['correction-returned', 'both_sides']],
    effects: ['return_correction'],
  },
  close_inspection: {
    ...work,
    by: inspectors,
    label: 'Close an inspection',
    did: 'closed an inspection: every finding is corrected',
    needs: z.strictObject({ inspectionId: rowId(), note: optionalParagraph(2000) }),
    guards: [everyFindingIsCorrected],
    notify: toEverybody('inspection-closed'),
    effects: ['close_inspection'],
    tone: 'primary',
  },
} as const satisfies Record<string, AgreementStepRow>;
