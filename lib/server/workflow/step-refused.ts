import 'server-only';
import { type Refused, refuse } from '@/lib/domain/result';

/** Ends a transaction with a refusal, so that everything written in it is taken back. Never shown as an error. */
export class StepRefused extends Error {
  readonly refused: Refused;

  constructor(refused: Refused) {
    super(refused.message);
    this.refused = refused;
  }
}

/** Refuses from within an effect, with the field to mend. */
export const refuseField = (field: string, message: string): never => {
  throw new StepRefused(refuse('invalid', 'Check the marked fields.', { fields: { [field]: [message] } }));
};

/** Refuses from within an effect, with a sentence. */
export const refuseBlocked = (message: string): never => {
  throw new StepRefused(refuse('blocked', message, { reasons: [message] }));
};
