// Which steps are the reader's own business, and which of those carry a request on.
import type { Actor } from '@/lib/domain/access/actor';
import type { RequestFacts } from '@/lib/domain/requests/facts';
import * as is from '@/lib/domain/requests/guards';
import {
  cameFromAssessment,
  cameFromIntake,
  cameFromLiaison,
  isAskedToCorrect,
} from '@/lib/domain/requests/guards-corrections';
import { interestIsClear, isAnotherDecider } from '@/lib/domain/requests/guards-decision';
import { isAssessed, isSettledWithoutAssessment } from '@/lib/domain/requests/guards-drafting';
import { type RequestStepName, requestSteps } from '@/lib/domain/requests/steps';
import type { Guard } from '@/lib/domain/workflow/step';

// A step that fails one of these is not late, it is somebody else's or never comes in this kind of request.
const notTheirs: readonly Guard<RequestFacts>[] = [
  is.isTheirClaim,
  is.isTheirLiaison,
  is.isAnEnquiry,
  is.isNotAnEnquiry,
  isAssessed,
  isSettledWithoutAssessment,
  is.headquartersIsNeeded,
  is.isWithApprover,
  is.hasServiceToSetUp,
  // Before the declaration there is one thing to do; with a conflict there is nothing.
  interestIsClear,
  isAnotherDecider,
  cameFromIntake,
  cameFromLiaison,
  cameFromAssessment,
  isAskedToCorrect,
];

/** False for a step that is somebody else's, or that never comes in this kind of request. */
export const concernsThem = (name: RequestStepName, facts: RequestFacts, actor: Actor): boolean =>
  !requestSteps[name].guards.some((guard) => notTheirs.includes(guard) && guard(facts, actor) !== true);

// Offered at any time beside what carries the request on.
const besides: ReadonlySet<string> = new Set<RequestStepName>([
  'comment',
  'log_contact',
  'run_evaluation',
  'choose_program',
  'record_visit',
  'finish_verify_task',
  'seat_board',
]);

/** True for a step that may be taken beside the chief one, and that nobody waits for while that one can be taken. */
export const isBesides = (name: string): boolean => besides.has(name);
