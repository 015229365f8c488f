// Small steps tests take with evaluations: pick a program, change or take away answers.
import { evaluate } from '@/lib/domain/assessments/evaluate';
import type { Evaluation, ProgramEvaluation } from '@/lib/domain/assessments/evaluation';
import type { EvaluationAnswer, EvaluationInput } from '@/lib/domain/assessments/evaluation-input';
import { rules10 } from '@/lib/domain/assessments/rules-1-0';
import type { ProgramCode } from '@/lib/domain/programs/program-code';

export function programIn(evaluation: Evaluation, code: ProgramCode): ProgramEvaluation {
  const found = evaluation.programs.find((program) => program.code === code);
  if (found === undefined) throw new Error(`${code} was not evaluated`);
  return found;
}

export const result = (input: EvaluationInput, code: ProgramCode) => programIn(evaluate(input, rules10), code);

export function withAnswers(input: EvaluationInput, answers: Record<string, EvaluationAnswer>): EvaluationInput {
  return { ...input, answers: { ...input.answers, ...answers } };
}

export function withoutAnswers(input: EvaluationInput, codes: readonly string[]): EvaluationInput {
  return {
    ...input,
    answers: Object.fromEntries(Object.entries(input.answers).filter(([code]) => !codes.includes(code))),
  };
}
