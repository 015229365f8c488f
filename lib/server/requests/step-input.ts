import 'server-only';
import type { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import type { RequestStepName, requestStepTable } from '@/lib/domain/requests/steps';
import type { RequestCase } from '@/lib/server/requests/case-row';
import type { StepContext } from '@/lib/server/workflow/noun';

/** What the step's schema gives. */
export type RequestStepInput<Name extends RequestStepName> = z.output<(typeof requestStepTable)[Name]['needs']>;

/**
 * The input of an effect, typed by the step it serves. The engine has parsed it by that step's schema already;
 * an effect that serves several steps names one whose input has the fields it reads.
 */
export const toInput = <Name extends RequestStepName>(
  context: StepContext<RequestCase>,
  _step: Name,
): RequestStepInput<Name> => context.input as RequestStepInput<Name>;

/** The person who takes a step that only people take. Throws an Error for the portal itself. */
export const personOf = ({ actor }: { actor: Pick<Actor, 'id'> }): string => {
  if (actor.id === null) throw new Error('This step is taken by a person.');
  return actor.id;
};
