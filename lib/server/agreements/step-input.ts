import 'server-only';
import type { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import type { AgreementStepName, agreementStepTable } from '@/lib/domain/agreements/steps';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import type { StepContext } from '@/lib/server/workflow/noun';

export type AgreementContext = StepContext<AgreementCase>;

/** What the step's schema gives. */
export type AgreementStepInput<Name extends AgreementStepName> = z.output<(typeof agreementStepTable)[Name]['needs']>;

/**
 * The input of an effect, typed by the step it serves. The engine has parsed it by that step's schema already;
 * an effect that serves several steps names one whose input has the fields it reads.
 */
export const toInput = <Name extends AgreementStepName>(
  context: Pick<AgreementContext, 'input'>,
  _step: Name,
): AgreementStepInput<Name> => context.input as AgreementStepInput<Name>;

/** The person who takes a step that only people take. Throws an Error for the portal itself. */
export const personOf = ({ id }: Pick<Actor, 'id'>): string => {
  if (id === null) throw new Error('Only a person can take this step.');
  return id;
};
