import 'server-only';
import type { EvaluationInput } from '@/lib/domain/assessments/evaluation-input';

/**
 * A stored input as the domain knows it. The column is written only from an `EvaluationInput` and never edited; it is
 * not checked against today's questions, because an old input keeps the form it was given in.
 */
export const toStoredInput = (stored: unknown): EvaluationInput => {
  if (typeof stored !== 'object' || stored === null || !('agencyType' in stored) || !('concerns' in stored)) {
    throw new Error('A stored input has lost its shape.');
  }
  return stored as EvaluationInput;
};
