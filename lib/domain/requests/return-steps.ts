// Which step sends a returned request again: the one that leads back to where it came from.
import { isSendAgain, type SendAgainStep } from '@/lib/domain/requests/changes-summary';
import type { RequestFacts } from '@/lib/domain/requests/facts';
import type { ReturnOrigin } from '@/lib/domain/requests/returned-facts';
import type { RequestStepName } from '@/lib/domain/requests/steps';

const sendAgain = {
  INTAKE: 'resubmit',
  FIRST_CONTACT: 'resubmit_to_liaison',
  ASSESSMENT: 'resubmit_to_assessment',
} as const satisfies Record<ReturnOrigin, SendAgainStep>;

const recalls: readonly RequestStepName[] = ['recall_return', 'recall_to_contact', 'recall_to_assessment'];

/** The step that sends a returned request again. */
export const sendAgainStep = ({ corrections }: Pick<RequestFacts, 'corrections'>): SendAgainStep =>
  sendAgain[corrections.cameFrom];

/** True for a step that sends again to another place than the request came from. */
export const leadsElsewhere = (name: string, { corrections }: Pick<RequestFacts, 'corrections'>): boolean =>
  isSendAgain(name) && name !== sendAgainStep({ corrections });

/** Steps that a person may take and that nobody waits for. */
const optional: ReadonlySet<string> = new Set<RequestStepName>([
  'return_from_contact',
  'return_from_assessment',
  'ask_correction',
  'refuse_correction',
  ...recalls,
]);

/** True for a step that is offered and never awaited. */
export const isOptional = (name: string): boolean => optional.has(name);
