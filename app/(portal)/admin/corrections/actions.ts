'use server';
import { correctionDecision } from '@/lib/domain/agencies/verification';
import { rightAction } from '@/lib/server/actions/form-action';
import { decideCorrection } from '@/lib/server/agencies/fact-corrections';

export const decide = rightAction('manage_directory', correctionDecision, (input, actor) =>
  decideCorrection(actor, input),
);
