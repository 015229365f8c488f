'use server';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { formAction } from '@/lib/server/actions/form-action';
import { sealAgainInput, trySealAgain } from '@/lib/server/agreements/seal-again';

export const sealAgain = formAction(sealAgainInput, async (input) =>
  trySealAgain(await requireRight('repair_seals'), input),
);
