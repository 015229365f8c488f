// What an agency may see of an evaluation. ICE answers about its own capacity (section I) never reach agencies, so
// every line, gate, reason and flag that rests on them is left out, and the capacity score with them.
import type { Evaluation, Line, ProgramEvaluation, Reason } from './evaluation';
import { questionOf } from './question-bank';

const isIceOnly = (code: string) => questionOf(code)?.who === 'ICE';

const readsIce = (line: Line) =>
  line.answers.some((used) => isIceOnly(used.code)) || line.missing.some((code) => isIceOnly(code));

const iceDecides = 'ICE has not opened this program in your area now. Your liaison can tell you more.';

const iceWaits = 'ICE has not finished its own part yet.';

function agencyReasons(
  program: ProgramEvaluation,
  kept: readonly Reason[],
  missing: readonly string[],
): readonly Reason[] {
  if (program.band === 'INCOMPLETE' && missing.length === 0) return [{ id: 'ice', text: iceWaits }];
  return kept.length === 0 && program.reasons.length > 0 ? [{ id: 'ice', text: iceDecides }] : kept;
}

function toAgencyProgram(program: ProgramEvaluation): ProgramEvaluation {
  const hidden = program.lines.filter(readsIce);
  const hiddenIds = new Set(
    hidden.flatMap((line) => [`${line.part}.${line.id}`, `lacks.${line.id}`, `cap.${line.id}`]),
  );
  const iceGates = [...program.gates, ...program.openGates].filter((gate) => isIceOnly(gate.question));
  const iceGateIds = new Set(iceGates.map((gate) => `gate.${gate.id}`));
  const reasons = program.reasons.filter(
    (reason) => !hiddenIds.has(reason.id) && !iceGateIds.has(reason.id) && reason.id !== 'S6',
  );
  const missing = program.missing.filter((code) => !isIceOnly(code));
  return {
    ...program,
    capacity: hidden.length > 0 ? null : program.capacity,
    gates: program.gates.filter((gate) => !isIceOnly(gate.question)),
    openGates: program.openGates.filter((gate) => !isIceOnly(gate.question)),
    lines: program.lines.filter((line) => !readsIce(line)),
    reasons: agencyReasons(program, reasons, missing),
    missing,
    flags: program.flags.filter((flag) => flag !== 'S6'),
    unlock: program.unlock.filter((one) => !isIceOnly(one.question)),
    heldBy: program.heldBy === 'S6' ? null : program.heldBy,
  };
}

/** The part of an evaluation that an agency may see. */
export function agencyView(evaluation: Evaluation): Evaluation {
  return {
    ...evaluation,
    programs: evaluation.programs.map(toAgencyProgram),
    flags: evaluation.flags.filter((flag) => flag.code !== 'S6'),
  };
}

/** The agency's own share of the capacity score: points earned and possible on the lines it may see. */
export function ownCapacity(program: ProgramEvaluation): { earned: number; possible: number } {
  const lines = program.lines.filter((line) => line.part === 'capacity' && !readsIce(line));
  return {
    earned: lines.reduce((sum, line) => sum + (line.earned ?? 0), 0),
    possible: lines.reduce((sum, line) => sum + line.possible, 0),
  };
}
