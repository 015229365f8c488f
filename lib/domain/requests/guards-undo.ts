// Conditions on taking a step back: only the very last step can be, so that nobody loses what they did in the meantime.
import type { RequestFacts } from '@/lib/domain/requests/facts';
import type { Guard } from '@/lib/domain/workflow/step';

type RequestGuard = Guard<RequestFacts>;

/** True while nothing has happened since one of these steps was taken. */
const nothingHappenedSince =
  (...steps: readonly string[]): RequestGuard =>
  ({ lastStep }) =>
    (lastStep !== null && steps.includes(lastStep)) ||
    'Something has happened on this request since, so that this step can no longer be taken back.';

export const canStillRecallFromApprover = nothingHappenedSince('send_to_approver');
export const canStillUnassign = nothingHappenedSince('assign');
export const canStillRecallAssessment = nothingHappenedSince('submit_assessment');
export const canStillRecallFromHeadquarters = nothingHappenedSince('send_to_headquarters');
export const canStillWithdrawAttestation = nothingHappenedSince('attest_assessment');
export const canStillTakeBackAnswer = nothingHappenedSince('resubmit');
export const canStillTakeBackFromLiaison = nothingHappenedSince('resubmit_to_liaison');
export const canStillTakeBackFromAssessment = nothingHappenedSince('resubmit_to_assessment');
export const canStillTakePlanBack = nothingHappenedSince('hand_over_plan');

/** What was sent again after a return goes back to being returned, and not to a draft. */
export const wasNotSentAgain: RequestGuard = ({ lastStep }) =>
  lastStep !== 'resubmit' || 'The request was sent again after a return. Take back what you sent again instead.';

/** The side that handed the plan over is the one that does not hold it. */
export const handedThePlanOver: RequestGuard = ({ plan }, actor) =>
  (plan !== null && plan.turn !== null && plan.turn !== (actor.side === 'AGENCY' ? 'AGENCY' : 'ICE')) ||
  'It is your turn to write already.';
