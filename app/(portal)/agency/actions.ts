'use server';
import { correctionInput } from '@/lib/domain/agencies/verification';
import { rightAction } from '@/lib/server/actions/form-action';
import { askCorrection } from '@/lib/server/agencies/fact-corrections';

export const ask = rightAction('read_own_agency', correctionInput, (input, actor) => askCorrection(actor, input));
