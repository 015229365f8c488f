'use server';
import { rightAction } from '@/lib/server/actions/form-action';
import {
  confirmReproofing,
  decideReproofingInput,
  startReproofing,
  startReproofingInput,
  withdrawReproofing,
} from '@/lib/server/people/reproofings';

/** Starts a new proof of who somebody is. */
export const startNewProof = rightAction('start_reproofing', startReproofingInput, (input, actor) =>
  startReproofing(actor, input),
);

/** Confirms one as the second administrator (the person gets a link by mail), or takes one back that was not used yet. */
export const decideNewProof = rightAction('start_reproofing', decideReproofingInput, (input, actor) =>
  input.confirm === undefined
    ? withdrawReproofing(actor, input.withdraw ?? '')
    : confirmReproofing(actor, input.confirm),
);
