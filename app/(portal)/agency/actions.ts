'use server';
import { correctionInput } from '@/lib/domain/agencies/verification';
import { formAction } from '@/lib/server/actions/form-action';
import { askCorrection } from '@/lib/server/agencies/fact-corrections';

export const ask = formAction(correctionInput, (input, actor) => askCorrection(actor, input));
