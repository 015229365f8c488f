'use server';
import { correctionDecision } from '@/lib/domain/agencies/verification';
import { formAction } from '@/lib/server/actions/form-action';
import { decideCorrection } from '@/lib/server/agencies/fact-corrections';

export const decide = formAction(correctionDecision, (input, actor) => decideCorrection(actor, input));
