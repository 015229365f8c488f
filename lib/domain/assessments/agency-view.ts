// What an agency may see of an evaluation. ICE answers about its own capacity (section I) never reach agencies, so
// every line, gate, reason and flag that rests on them is left out, and the capacity score with them. What a field visit
// found stays with ICE too: the agency reads that a finding counts, and not the finding.
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

type Corrected = ReadonlySet<string>;

/** A line in which a finding took the place of the agency's answer, with the fact and without the finding. */
function withoutFindings(line: Line, corrected: Corrected): Line {
  const found = line.answers.filter(({ code }) => corrected.has(code)).map(({ code }) => code.split('.')[0]);
  if (found.length === 0) return line;
  const codes = new Intl.ListFormat('en-US').format([...new Set(found)].flatMap((code) => code ?? []));
  return {
    ...line,
    answers: line.answers.map((used) =>
      corrected.has(used.code) ? { code: used.code, value: null, found: true as const } : used,
    ),
    reason: `On ${codes} the field visit found otherwise than you answered; what it found counts here.`,
  };
}

function withoutFindingsIn(program: ProgramEvaluation, corrected: Corrected): ProgramEvaluation {
  const lines = program.lines.map((line) => withoutFindings(line, corrected));
  const changed = new Map(
    lines
      .filter((line, at) => line !== program.lines[at])
      .flatMap(({ id, part, reason }) => [`${part}.${id}`, `lacks.${id}`, `cap.${id}`].map((key) => [key, reason])),
  );
  const reasons = program.reasons.map((reason) => ({ ...reason, text: changed.get(reason.id) ?? reason.text }));
  return { ...program, lines, reasons };
}

function toAgencyProgram(whole: ProgramEvaluation, corrected: Corrected): ProgramEvaluation {
  const program = withoutFindingsIn(whole, corrected);
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
    // An edited table may ask ICE in a line of need too.
    need: hidden.some(({ part }) => part === 'need') ? null : program.need,
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

/**
 * The part of an evaluation that an agency may see.
 * @param corrected the codes (of concerns B.GANG and so on) for which the rules read a finding of the field visit
 */
export function agencyView(evaluation: Evaluation, corrected: Corrected = new Set()): Evaluation {
  return {
    ...evaluation,
    programs: evaluation.programs.map((program) => toAgencyProgram(program, corrected)),
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
