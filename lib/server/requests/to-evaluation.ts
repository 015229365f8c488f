import 'server-only';
import type { Evaluation } from '@/lib/domain/assessments/evaluation';

/**
 * A stored evaluation as the domain knows it. The column is written only from an `Evaluation` (effects-assessment.ts)
 * and never edited; a change of that type needs a migration.
 */
export const toEvaluation = (stored: unknown): Evaluation => {
  if (typeof stored !== 'object' || stored === null || !('ruleVersion' in stored) || !('programs' in stored)) {
    throw new Error('A stored evaluation has lost its shape.');
  }
  return stored as Evaluation;
};
