// Steps about the conditions of an approval, from what the owner reports to the closing of each.
import { z } from 'zod';
import { orNothing, rowId } from '@/lib/domain/form-values';
import * as is from '@/lib/domain/requests/guards-decision';
import type { RequestStepRow } from '@/lib/domain/requests/step-types';
import { optionalParagraph, paragraph } from '@/lib/domain/text';

const afterApproval = ['APPROVED', 'AGREEMENT_IN_PROGRESS'] as const;

export const conditionSteps = {
  report_condition: {
    kind: 'work',
    from: afterApproval,
    to: 'same',
    by: ['AGENCY_OFFICER', 'AGENCY_APPROVER', 'LIAISON'],
    label: 'Report on a condition',
    did: 'reported on a condition of the approval',
    needs: z.strictObject({
      conditionId: rowId('Choose the condition.'),
      evidence: paragraph(2000, 'Say what was done, and when.'),
      documentId: orNothing(rowId()),
    }),
    guards: [is.ownsOpenCondition],
    notify: [['condition-reported', 'both_sides']],
    effects: ['report_condition'],
  },
  accept_condition: {
    kind: 'work',
    from: afterApproval,
    to: 'same',
    by: ['AGENCY_APPROVER', 'LIAISON', 'PROGRAM_MANAGER'],
    label: 'Check a condition',
    did: 'checked a condition of the approval',
    needs: z.strictObject({
      conditionId: rowId('Choose the condition.'),
      verdict: z.enum(['MET', 'NOT_YET'], 'Choose whether the condition is met.'),
      note: optionalParagraph(2000).default(''),
    }),
    guards: [is.hasReportToJudge],
    notify: [['condition-checked', 'both_sides']],
    effects: ['accept_condition'],
    followedBy: ['complete'],
  },
  waive_condition: {
    kind: 'work',
    from: afterApproval,
    to: 'same',
    by: ['PROGRAM_MANAGER'],
    label: 'Waive a condition',
    did: 'waived a condition of the approval',
    needs: z.strictObject({
      conditionId: rowId('Choose the condition.'),
      reason: paragraph(2000, 'Say why the condition is no longer needed. Both sides read this.'),
    }),
    guards: [is.hasOpenCondition],
    notify: [['condition-checked', 'both_sides']],
    effects: ['waive_condition'],
    followedBy: ['complete'],
  },
} as const satisfies Record<string, RequestStepRow>;
