// Steps of a request through headquarters review, decision, agreements, and every way out.
import { z } from 'zod';
import { calendarDate, yesNo } from '@/lib/domain/form-values';
import { programCodeSchema } from '@/lib/domain/programs/program-code';
import { declineCodes } from '@/lib/domain/requests/decline-reasons';
import * as is from '@/lib/domain/requests/guards';
import * as may from '@/lib/domain/requests/guards-decision';
import { questionsAreAnswered } from '@/lib/domain/requests/guards-questions';
import { openRequestStatuses } from '@/lib/domain/requests/status';
import type { RequestStepRow } from '@/lib/domain/requests/step-types';
import { paragraph } from '@/lib/domain/text';

const nothing = z.strictObject({});
const reason = (ask: string) => z.strictObject({ reason: paragraph(2000, ask) });

const condition = z.strictObject({
  text: paragraph(500, 'Write what has to be met.'),
  blocking: yesNo('Choose whether the signature waits for it.'),
  owner: z.enum(['AGENCY', 'ICE'], 'Choose who has to meet it.'),
  dueOn: calendarDate('Enter the date by which it has to be met, for example 3 1 2027.'),
});

const approvalInput = z.strictObject({
  reason: paragraph(2000, 'Give the reasons for the approval.'),
  conditions: z.array(condition).max(20, 'Set 20 conditions or fewer.').default([]),
});

export const decisionSteps = {
  send_to_headquarters: {
    kind: 'move',
    from: ['PLAN_AGREED'],
    to: 'HQ_REVIEW',
    by: ['LIAISON'],
    label: 'Send to headquarters',
    did: 'sent the request to headquarters',
    needs: nothing,
    guards: [is.isTheirLiaison, is.headquartersIsNeeded],
    notify: [
      ['review-asked', 'program_managers'],
      ['review-asked', 'review_board'],
      ['review-asked', 'legal'],
    ],
    effects: ['seat_board', 'begin_opinions'],
    undo: 'recall_from_headquarters',
    tone: 'primary',
  },
  defer: {
    kind: 'move',
    from: ['HQ_REVIEW'],
    to: 'DEFERRED',
    by: ['PROGRAM_MANAGER'],
    label: 'Defer',
    did: 'deferred the request',
    needs: z.strictObject({
      reason: paragraph(2000, 'Tell the agency why the request has to wait.'),
      reviewOn: calendarDate('Enter the date of the next review, for example 3 1 2027.'),
    }),
    guards: [may.interestIsClear, may.isAnotherDecider, may.boardHasSpoken],
    notify: [['request-deferred', 'agency']],
    effects: ['set_review_date', 'record_decision'],
  },
  decline: {
    kind: 'move',
    from: ['HQ_REVIEW'],
    to: 'DECLINED',
    by: ['PROGRAM_MANAGER'],
    label: 'Decline',
    did: 'declined the request',
    needs: z.strictObject({
      code: z.enum(declineCodes, 'Choose the ground of the decline.'),
      reason: paragraph(2000, 'Tell the agency why the request is declined.'),
    }),
    guards: [may.interestIsClear, may.isAnotherDecider, may.boardHasSpoken, questionsAreAnswered],
    notify: [['request-declined', 'agency']],
    effects: ['record_decision', 'close_request'],
    tone: 'danger',
  },
  send_back_to_plan: {
    kind: 'move',
    from: ['HQ_REVIEW'],
    to: 'RECOMMENDED',
    by: ['PROGRAM_MANAGER'],
    label: 'Send back to planning',
    did: 'sent the request back to planning',
    needs: reason('Say what the plan should change.'),
    guards: [may.interestIsClear, may.isAnotherDecider, may.boardHasSpoken],
    notify: [['request-reopened', 'both_sides']],
    effects: ['reset_plan_acceptance'],
  },
  resume_review: {
    kind: 'move',
    from: ['DEFERRED'],
    to: 'HQ_REVIEW',
    by: ['PROGRAM_MANAGER'],
    label: 'Take up again',
    did: 'took the request up again',
    needs: reason('Say why the review goes on now: the review date, or a resource that came free.'),
    guards: [],
    notify: [['review-resumed', 'agency']],
    effects: ['seat_board'],
    tone: 'primary',
  },
  approve: {
    kind: 'move',
    from: ['HQ_REVIEW'],
    to: 'APPROVED',
    by: ['PROGRAM_MANAGER'],
    label: 'Approve request',
    did: 'approved the request',
    needs: approvalInput,
    guards: [
      may.interestIsClear,
      may.isAnotherDecider,
      is.isNotItsAuthor,
      is.offersAProgram,
      may.boardHasSpoken,
      is.legalNoteIsClear,
      questionsAreAnswered,
    ],
    notify: [
      ['request-approved', 'agency'],
      ['request-approved', 'liaison'],
    ],
    effects: ['record_decision', 'record_conditions', 'create_agreement_drafts'],
    tone: 'primary',
  },
  approve_in_field: {
    kind: 'move',
    from: ['PLAN_AGREED'],
    to: 'APPROVED',
    by: ['FIELD_SUPERVISOR'],
    label: 'Approve request',
    did: 'approved the request',
    needs: approvalInput,
    guards: [
      may.interestIsClear,
      is.isNotItsAuthor,
      is.offersAProgram,
      is.headquartersIsNotNeeded,
      is.legalNoteIsClear,
      questionsAreAnswered,
    ],
    notify: [
      ['request-approved', 'agency'],
      ['request-approved', 'liaison'],
    ],
    effects: ['record_decision', 'record_conditions', 'create_agreement_drafts'],
    tone: 'primary',
  },
  set_up_service: {
    kind: 'work',
    from: ['APPROVED', 'AGREEMENT_IN_PROGRESS'],
    to: 'same',
    by: ['LIAISON'],
    label: 'Record service set up',
    did: 'set up a service or referral',
    needs: z.strictObject({
      programCode: programCodeSchema,
      note: paragraph(1000, 'Say what was set up and who the agency calls.'),
    }),
    guards: [is.hasServiceToSetUp],
    notify: [],
    effects: ['set_up_service'],
    followedBy: ['complete'],
  },
  begin_agreement: {
    kind: 'move',
    from: ['APPROVED'],
    to: 'AGREEMENT_IN_PROGRESS',
    by: ['SYSTEM'],
    label: 'Begin agreement',
    did: 'recorded that the first agreement left its draft',
    needs: nothing,
    guards: [is.anAgreementHasBegun],
    notify: [],
    effects: [],
  },
  complete: {
    kind: 'move',
    from: ['APPROVED', 'AGREEMENT_IN_PROGRESS'],
    to: 'COMPLETED',
    by: ['SYSTEM'],
    label: 'Complete request',
    did: 'completed the request: everything it led to is in place',
    needs: nothing,
    guards: [is.everythingIsInPlace, may.conditionsAreClosed],
    notify: [['request-completed', 'both_sides']],
    effects: ['close_request'],
  },
  withdraw: {
    kind: 'move',
    from: openRequestStatuses,
    to: 'WITHDRAWN',
    by: ['AGENCY_APPROVER'],
    label: 'Withdraw request',
    did: 'withdrew the request',
    needs: reason('Say why you withdraw the request.'),
    guards: [],
    notify: [
      ['request-withdrawn', 'intake'],
      ['request-withdrawn', 'liaison'],
    ],
    effects: ['close_request'],
    tone: 'danger',
  },
  close_no_action: {
    kind: 'move',
    from: openRequestStatuses,
    to: 'CLOSED_NO_ACTION',
    by: ['OSLC_INTAKE', 'SYSTEM'],
    label: 'Close without action',
    did: 'closed the request without action',
    needs: reason('Tell the agency why the request is closed.'),
    guards: [],
    notify: [['request-closed', 'agency']],
    effects: ['close_request'],
    tone: 'danger',
  },
} as const satisfies Record<string, RequestStepRow>;
