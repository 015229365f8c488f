'use server';
import { rightAction } from '@/lib/server/actions/form-action';
import { sealAgainInput, trySealAgain } from '@/lib/server/agreements/seal-again';

export const sealAgain = rightAction('repair_seals', sealAgainInput, (input, actor) => trySealAgain(actor, input));
