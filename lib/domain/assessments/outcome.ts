// What an evaluation comes to, without its words, and how two of them differ. Wording may be mended later; bands,
// scores, gates and lines of a stored result may not change.
import type { ProgramCode } from '@/lib/domain/programs/program-code';
import type { Band, Evaluation, ProgramEvaluation } from './evaluation';

/** The part of an evaluation that the same input under the same version has to give again, forever. */
export function reckoningOf(evaluation: Evaluation) {
  return {
    ruleVersion: evaluation.ruleVersion,
    switchedOn: evaluation.switchedOn,
    notes: evaluation.notes.map(({ code, programs, proposes }) => ({ code, programs, proposes })),
    flags: evaluation.flags.map(({ code, questions, programs }) => ({ code, questions, programs })),
    programs: evaluation.programs.map(({ code, band, need, capacity, heldBy, flags, missing, ...rest }) => ({
      code,
      band,
      need,
      capacity,
      heldBy,
      flags,
      missing,
      alternatives: rest.alternatives,
      gates: rest.gates.map(({ id, question, pass }) => ({ id, question, pass })),
      openGates: rest.openGates.map(({ id }) => id),
      lines: rest.lines.map(({ part, id, earned, possible }) => ({ part, id, earned, possible })),
    })),
  };
}

/** Band and figures of one program. */
export type ProgramOutcome = Pick<ProgramEvaluation, 'band' | 'need' | 'capacity'>;

export type OutcomeChange = {
  readonly code: ProgramCode;
  /** Null: the program is not in that table. */
  readonly before: ProgramOutcome | null;
  readonly after: ProgramOutcome | null;
};

const outcomeIn = (evaluation: Evaluation, code: ProgramCode): ProgramOutcome | null => {
  const found = evaluation.programs.find((program) => program.code === code);
  return found ? { band: found.band, need: found.need, capacity: found.capacity } : null;
};

const same = (before: ProgramOutcome | null, after: ProgramOutcome | null) =>
  before?.band === after?.band && before?.need === after?.need && before?.capacity === after?.capacity;

/** The programs whose band, need or capacity differ between two evaluations, in the order of the first. */
export function outcomeChanges(before: Evaluation, after: Evaluation): OutcomeChange[] {
  const codes = new Set([...before.programs, ...after.programs].map(({ code }) => code));
  return [...codes]
    .map((code) => ({ code, before: outcomeIn(before, code), after: outcomeIn(after, code) }))
    .filter((change) => !same(change.before, change.after));
}

/** True when the advice itself changes, and not only a figure behind it. */
export function changesBand({ before, after }: OutcomeChange): boolean {
  return before?.band !== (after?.band satisfies Band | undefined);
}
