// The duties of an agreement in force: reported by their side, reviewed by the other, and escalated when late.
import { z } from 'zod';
import type { AgreementFacts } from '@/lib/domain/agreements/facts';
import type { EscalationDays } from '@/lib/domain/agreements/obligations';
import { inForceStatuses } from '@/lib/domain/agreements/status';
import type { AgreementStepRow } from '@/lib/domain/agreements/step-types';
import { rowId } from '@/lib/domain/form-values';
import { paragraph } from '@/lib/domain/text';
import type { Guard } from '@/lib/domain/workflow/step';

type AgreementGuard = Guard<AgreementFacts>;

const nothing = z.strictObject({});

const workers = ['AGENCY_OFFICER', 'AGENCY_APPROVER', 'LIAISON', 'PROGRAM_MANAGER'] as const;

const hasDutyToReport: AgreementGuard = ({ duties }, { side }) =>
  (side === 'AGENCY' ? duties.agencyReports : duties.iceReports) > 0 || 'Your side has no open duty.';

const hasDutyToReview: AgreementGuard = ({ duties }, { side }) =>
  (side === 'AGENCY' ? duties.agencyReviews : duties.iceReviews) > 0 ||
  'The other side has reported nothing to review.';

// The name of the inner guard is what the table of steps in docs says.
const isLate = (days: EscalationDays): AgreementGuard => {
  const dutyIsLate: AgreementGuard = ({ duties }) =>
    duties.escalate[days] > 0 || `No duty is due for ${days} days without a word of it.`;
  return dutyIsLate;
};

const review = {
  kind: 'work',
  from: inForceStatuses,
  to: 'same',
  by: workers,
  guards: [hasDutyToReview],
  quiet: true,
} as const;

const escalate = <const Days extends EscalationDays>(days: Days, notify: AgreementStepRow['notify']) =>
  ({
    kind: 'work',
    from: inForceStatuses,
    to: 'same',
    by: ['SYSTEM'],
    label: days === 0 ? 'Tell that a duty is due' : `Escalate a duty ${days} days late`,
    did: days === 0 ? 'told both sides that a duty is due' : `told more people that a duty is ${days} days late`,
    needs: nothing,
    guards: [isLate(days)],
    notify,
    effects: ['mark_escalated'],
    quiet: true,
  }) as const satisfies AgreementStepRow;

export const obligationSteps = {
  report_duty: {
    kind: 'work',
    from: inForceStatuses,
    to: 'same',
    by: workers,
    label: 'Report a duty',
    did: 'reported a duty as done',
    needs: z.strictObject({
      obligationId: rowId(),
      report: paragraph(2000, 'Say what was done and when.'),
      documentId: z.union([z.literal(''), z.uuid('Choose one of the files.')]).default(''),
    }),
    guards: [hasDutyToReport],
    notify: [['duty-reported', 'both_sides']],
    effects: ['report_duty'],
    quiet: true,
  },
  accept_duty: {
    ...review,
    label: 'Accept a report',
    did: 'accepted the report of a duty',
    needs: z.strictObject({ obligationId: rowId() }),
    notify: [['duty-reviewed', 'both_sides']],
    effects: ['accept_duty'],
  },
  return_duty: {
    ...review,
    label: 'Return a report',
    did: 'returned the report of a duty',
    needs: z.strictObject({
      obligationId: rowId(),
      reason: paragraph(2000, 'Say what is missing, so that the other side can mend it.'),
    }),
    notify: [['duty-reviewed', 'both_sides']],
    effects: ['return_duty'],
  },
  escalate_0: escalate(0, [['duty-due', 'both_sides']]),
  escalate_7: escalate(7, [
    ['duty-late', 'both_sides'],
    ['duty-late', 'field_supervisors'],
    ['duty-late', 'agency_approvers'],
  ]),
  escalate_30: escalate(30, [
    ['duty-late', 'both_sides'],
    ['duty-late', 'field_supervisors'],
    ['duty-late', 'agency_approvers'],
    ['duty-late', 'program_managers'],
  ]),
} as const satisfies Record<string, AgreementStepRow> & Record<`escalate_${EscalationDays}`, AgreementStepRow>;
