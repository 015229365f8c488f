// Steps of an agreement in force: suspension, need review, expiry, renewal, and setting aside.
import { z } from 'zod';
import * as is from '@/lib/domain/agreements/guards';
import { joinsNoOther } from '@/lib/domain/agreements/guards-add-ons';
import { noNoticeStands } from '@/lib/domain/agreements/guards-termination';
import { reviewInput } from '@/lib/domain/agreements/measure-review';
import { inForceStatuses, openAgreementStatuses, unexecutedStatuses } from '@/lib/domain/agreements/status';
import type { AgreementStepRow } from '@/lib/domain/agreements/step-types';
import { commentFields } from '@/lib/domain/comments/comment-input';
import { line, paragraph } from '@/lib/domain/text';

const nothing = z.strictObject({});
const reason = (ask: string) => z.strictObject({ reason: paragraph(2000, ask) });

const confirm = (by: AgreementStepRow['by'], side: string, effect: AgreementStepRow['effects'][number]) =>
  ({
    kind: 'work',
    from: ['SUSPENDED'],
    to: 'same',
    by,
    label: `Confirm reinstatement for ${side}`,
    did: `confirmed the reinstatement for ${side}`,
    needs: reason('Say how the cause was cleared.'),
    notify: [],
    effects: [effect],
    followedBy: ['reinstate'],
    tone: 'primary',
  }) as const;

export const lifeSteps = {
  suspend: {
    kind: 'move',
    from: ['ACTIVE'],
    to: 'SUSPENDED',
    by: ['AGENCY_APPROVER', 'PROGRAM_MANAGER'],
    label: 'Suspend',
    did: 'suspended the agreement',
    needs: z.strictObject({
      reason: paragraph(2000, 'Say why the agreement is suspended.'),
      notified: line(300, 'Say who was notified, by title.'),
      mode: z.enum(['WRITTEN', 'ORAL'], 'Say whether the notice was written or oral.'),
    }),
    guards: [],
    notify: [['agreement-suspended', 'both_sides']],
    effects: ['record_suspension'],
    tone: 'danger',
  },
  reinstate_for_agency: {
    ...confirm(['AGENCY_APPROVER'], 'the agency', 'reinstate_for_agency'),
    guards: [is.agencyHasNotReinstated],
  },
  reinstate_for_ice: {
    ...confirm(['PROGRAM_MANAGER'], 'ICE', 'reinstate_for_ice'),
    guards: [is.iceHasNotReinstated],
  },
  reinstate: {
    kind: 'move',
    from: ['SUSPENDED'],
    to: 'ACTIVE',
    by: ['SYSTEM'],
    label: 'Reinstate',
    did: 'reinstated the agreement after both sides confirmed',
    needs: nothing,
    guards: [is.bothSidesReinstate],
    notify: [['agreement-reinstated', 'both_sides']],
    effects: ['clear_suspension'],
  },
  open_need_review: {
    kind: 'move',
    from: ['ACTIVE'],
    to: 'NEED_REVIEW',
    by: ['PROGRAM_MANAGER'],
    label: 'Ask to show need',
    did: 'asked the agency to show that the agreement is still needed',
    needs: reason('Say which duties are not fulfilled.'),
    guards: [],
    notify: [['need-review-opened', 'agency']],
    effects: [],
  },
  confirm_need: {
    kind: 'move',
    from: ['NEED_REVIEW'],
    to: 'ACTIVE',
    by: ['PROGRAM_MANAGER'],
    label: 'Confirm need',
    did: 'confirmed that the agreement is still needed',
    needs: reason('Say what the agency has shown.'),
    guards: [],
    notify: [['need-confirmed', 'agency']],
    effects: [],
    tone: 'primary',
  },
  start_expiring: {
    kind: 'move',
    from: ['ACTIVE'],
    to: 'EXPIRING',
    by: ['SYSTEM'],
    label: 'Start expiry notice',
    did: 'gave notice that the agreement comes to its end',
    needs: nothing,
    guards: [is.endIsNear],
    // The mail is that of the warning which is due: steps-expiry.ts.
    notify: [],
    effects: [],
  },
  begin_renewal: {
    kind: 'move',
    from: ['EXPIRING'],
    to: 'RENEWING',
    by: ['PROGRAM_MANAGER'],
    label: 'Start renewal',
    did: 'started the renewal',
    needs: reviewInput,
    guards: [noNoticeStands, joinsNoOther, is.successorIsNotRunning],
    notify: [['renewal-begun', 'both_sides']],
    effects: ['create_successor'],
    undo: 'give_up_renewal',
    tone: 'primary',
  },
  give_up_renewal: {
    kind: 'move',
    from: ['RENEWING'],
    to: 'EXPIRING',
    by: ['PROGRAM_MANAGER'],
    label: 'Give up renewal',
    did: 'gave up the renewal',
    needs: reason('Say why the renewal is given up.'),
    guards: [is.successorIsNotRunning],
    notify: [],
    effects: [],
    // An amendment may have moved the end far away meanwhile.
    followedBy: ['return_to_force'],
  },
  supersede: {
    kind: 'move',
    from: inForceStatuses,
    to: 'SUPERSEDED',
    by: ['SYSTEM'],
    label: 'Supersede',
    did: 'recorded that a newer agreement took the place of this one',
    needs: nothing,
    guards: [is.successorIsInForce],
    notify: [['agreement-superseded', 'both_sides']],
    effects: ['end_by_renewal', 'set_amendments_aside', 'end_add_ons', 'tell_request_settled'],
  },
  expire: {
    kind: 'move',
    // Neither a suspension nor a review of need moves the end date. An active agreement starts expiring first.
    from: ['EXPIRING', 'RENEWING', 'SUSPENDED', 'NEED_REVIEW'],
    to: 'EXPIRED',
    by: ['SYSTEM'],
    label: 'Expire',
    did: 'recorded that the agreement reached its end date',
    needs: nothing,
    guards: [is.endIsReached],
    notify: [['agreement-expired', 'both_sides']],
    effects: ['end_by_expiry', 'set_amendments_aside', 'end_add_ons', 'tell_request_settled'],
  },
  void: {
    kind: 'move',
    from: unexecutedStatuses,
    to: 'VOID',
    by: ['PROGRAM_MANAGER'],
    label: 'Set aside',
    did: 'set the agreement aside before execution',
    needs: reason('Say why the agreement is set aside.'),
    guards: [is.notEveryoneHasSigned],
    notify: [['agreement-voided', 'both_sides']],
    effects: ['end_by_void', 'void_signatures', 'tell_request_settled'],
    tone: 'danger',
  },
  comment: {
    kind: 'work',
    from: openAgreementStatuses,
    to: 'same',
    by: ['AGENCY_OFFICER', 'AGENCY_APPROVER', 'LIAISON', 'FIELD_SUPERVISOR', 'PROGRAM_MANAGER', 'LEGAL', 'ICE_SIGNER'],
    label: 'Add comment',
    did: 'added a comment',
    needs: z.strictObject({
      ...commentFields,
      // The form is that of a request, where a comment can stand beside a question.
      questionCode: z.literal('', 'Open the page again.').default(''),
    }),
    guards: [],
    notify: [],
    effects: ['add_comment'],
    quiet: true,
  },
} as const satisfies Record<string, AgreementStepRow>;
