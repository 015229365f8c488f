// Steps that only take the one before them back, as long as nothing has happened since.
import { z } from 'zod';
import * as is from '@/lib/domain/requests/guards';
import * as back from '@/lib/domain/requests/guards-undo';
import type { RequestStepRow } from '@/lib/domain/requests/step-types';

const nothing = z.strictObject({});

/** Steps after which the one before can still be taken back: they carry nothing on. */
export const passingSteps: readonly string[] = [
  'comment',
  'lock_file',
  'hold_file',
  'remind_of_return',
  'report_overdue_return',
];

export const undoSteps = {
  recall_from_approver: {
    kind: 'work',
    from: ['DRAFT', 'RETURNED'],
    to: 'same',
    by: ['AGENCY_OFFICER'],
    label: 'Take back from approver',
    did: 'took the request back from the approver',
    needs: nothing,
    guards: [is.isWithApprover, back.canStillRecallFromApprover],
    notify: [],
    effects: ['clear_ready'],
    visibility: 'AGENCY_ONLY',
  },
  unassign: {
    kind: 'move',
    from: ['ASSIGNED'],
    to: 'INTAKE_REVIEW',
    by: ['OSLC_INTAKE'],
    label: 'Take back assignment',
    did: 'took the assignment back',
    needs: nothing,
    guards: [is.isTheirClaim, back.canStillUnassign],
    notify: [],
    effects: ['unassign_request'],
  },
  withdraw_attestation: {
    kind: 'work',
    from: ['ASSESSING'],
    to: 'same',
    by: ['AGENCY_APPROVER'],
    label: 'Take back attestation',
    did: 'took the attestation of the self-assessment back',
    needs: nothing,
    guards: [back.canStillWithdrawAttestation],
    notify: [],
    effects: ['withdraw_attestation'],
  },
  recall_assessment: {
    kind: 'move',
    from: ['ASSESSMENT_REVIEW'],
    to: 'ASSESSING',
    by: ['LIAISON'],
    label: 'Take back from review',
    did: 'took the assessment back from review',
    needs: nothing,
    guards: [is.isTheirLiaison, back.canStillRecallAssessment],
    notify: [],
    effects: ['recall_assessment'],
    visibility: 'ICE_ONLY',
  },
  recall_from_headquarters: {
    kind: 'move',
    from: ['HQ_REVIEW'],
    to: 'PLAN_AGREED',
    by: ['LIAISON'],
    label: 'Take back from headquarters',
    did: 'took the request back before headquarters had begun',
    needs: nothing,
    guards: [is.isTheirLiaison, back.canStillRecallFromHeadquarters],
    notify: [],
    effects: ['unseat_board'],
  },
  take_plan_back: {
    kind: 'work',
    from: ['RECOMMENDED'],
    to: 'same',
    by: ['AGENCY_OFFICER', 'AGENCY_APPROVER', 'LIAISON'],
    label: 'Undo handing over the plan',
    did: 'took the plan back right after handing it over',
    needs: nothing,
    guards: [back.canStillTakePlanBack, back.handedThePlanOver],
    notify: [],
    effects: ['take_over_plan'],
  },
} as const satisfies Record<string, RequestStepRow>;
