import 'server-only';
import type { Evaluation } from '@/lib/domain/assessments/evaluation';

const switchesOf = ({ programs }: Evaluation): Evaluation['switchedOn'] =>
  programs.flatMap(({ code, gates }) => (gates.some(({ id, pass }) => id === 'switched-on' && pass) ? [code] : []));

/**
 * A stored evaluation as the domain knows it. The column is written only from an `Evaluation` (effects-assessment.ts)
 * and never edited; a change of that type needs a migration.
 */
export const toEvaluation = (stored: unknown): Evaluation => {
  if (typeof stored !== 'object' || stored === null || !('ruleVersion' in stored) || !('programs' in stored)) {
    throw new Error('A stored evaluation has lost its shape.');
  }
  const evaluation = stored as Evaluation;
  // Written before switches were kept with the result: the gate that asks for the switch tells what it was.
  return 'switchedOn' in stored ? evaluation : { ...evaluation, switchedOn: switchesOf(evaluation) };
};
