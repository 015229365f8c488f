// Evaluates an input under a rule table. Pure: the same input and table give the same result, always.
import type { ProgramCode } from '@/lib/domain/programs/program-code';
import type { Band, Evaluation, Line, ProgramEvaluation, Reason } from './evaluation';
import { evaluationFlags, evaluationNotes, programFlags } from './evaluation-advice';
import type { EvaluationInput } from './evaluation-input';
import { type Facts, holds, readFacts, type Standing } from './rule-facts';
import { askedSwitches, type ProgramRule, type RuleSet } from './rule-set';
import { type Gates, mostOf, type Reckoning, reckon, sumOf, tryGates } from './rule-terms';

type Sums = { readonly need: number | null; readonly capacity: number | null };

function scoredBand({ need, capacity }: Sums, rules: RuleSet): Band {
  if (need === null || capacity === null) return 'INCOMPLETE';
  if (need < rules.bands.consider) return 'NOT_INDICATED';
  return need >= rules.bands.need && capacity >= rules.bands.capacity ? 'RECOMMENDED' : 'CONSIDER';
}

/** The gate beats the score; a missing answer beats everything but a failed gate. */
function bandOf(rule: ProgramRule, gates: Gates, sums: Sums, rules: RuleSet, facts: Facts): Band {
  if (rule.mode === 'ROUTED') return facts.agencyType === 'STATE_ID_BUREAU' ? 'MANUAL' : 'ROUTE_TO_STATE';
  if (gates.results.some((gate) => !gate.pass)) return 'NOT_ELIGIBLE';
  if (gates.open.length > 0) return 'INCOMPLETE';
  if (rule.mode === 'MANUAL') return 'MANUAL';
  if (rule.mode === 'SERVICE') return holds({ kind: 'anyConcern' }, facts).is === true ? 'OFFERED' : 'NOT_INDICATED';
  return scoredBand(sums, rules);
}

const bandReasons: Partial<Record<Band, string>> = {
  OFFERED: 'You named a concern and have access to the service.',
  MANUAL: 'This is decided case by case, with a legal note. It is not scored.',
  ROUTE_TO_STATE: 'The agreement is with the state identification bureau. We pass your request to your state.',
  INCOMPLETE: 'Some answers this program needs are still missing.',
};

function weakReason(band: Band, { need }: Sums, rules: RuleSet): Reason[] {
  if (band === 'NOT_INDICATED') return [{ id: 'low-need', text: 'The concerns this program answers are rated low.' }];
  if (band === 'CONSIDER' && (need ?? 0) >= rules.bands.need) {
    return [{ id: 'build-capacity', text: 'Need is high and capacity is not there yet: build capacity first.' }];
  }
  return [];
}

function strongest(lines: readonly Line[]): Reason[] {
  return lines
    .filter((line) => (line.earned ?? 0) > 0)
    .sort((a, b) => (b.earned ?? 0) - (a.earned ?? 0))
    .map(({ id, part, reason }) => ({ id: `${part}.${id}`, text: reason }));
}

/** A low capacity is explained by what is lacking, the heaviest first. */
function lacking(band: Band, lines: readonly Line[]): Reason[] {
  if (band !== 'CONSIDER') return [];
  return lines
    .filter((line) => line.part === 'capacity' && line.earned === 0)
    .sort((a, b) => b.possible - a.possible)
    .map(({ id, reason }) => ({ id: `lacks.${id}`, text: reason }));
}

function reasonsOf(band: Band, gates: Gates, { need, capacity }: Reckoning, weak: readonly Reason[]): Reason[] {
  const failed = gates.results.filter((gate) => !gate.pass);
  if (band === 'NOT_ELIGIBLE') return failed.map(({ id, text }) => ({ id: `gate.${id}`, text }));
  const plain = bandReasons[band];
  // Nothing but a limit takes points away.
  const caps = need.filter((line) => (line.earned ?? 0) < 0);
  const lines = [...need, ...capacity];
  return [
    ...(plain === undefined ? [] : [{ id: 'band', text: plain }]),
    ...caps.map(({ id, reason }) => ({ id: `cap.${id}`, text: reason })),
    ...weak,
    ...strongest(lines),
    ...lacking(band, lines),
  ];
}

const supervisorSays = (rule: ProgramRule, facts: Facts) =>
  rule.supervisor === null ? true : facts.answers[rule.supervisor]?.value !== false;

const unsaidBySupervisor = ({ supervisor }: ProgramRule, facts: Facts) =>
  supervisor !== null && facts.answers[supervisor]?.value === undefined ? [supervisor] : [];

const heldByS6: Reason = {
  id: 'S6',
  text: 'ICE cannot assign or supervise now, so this is not recommended unless a supervisor overrides with a reason.',
};

const heldByOrder1: Reason = {
  id: 'ORDER-1',
  text: 'The Criminal Alien Program is recommended too. First record why it alone is not enough.',
};

function evaluateProgram(rule: ProgramRule, rules: RuleSet, facts: Facts): ProgramEvaluation {
  const gates = tryGates(rule.gates, facts);
  const reckoning = reckon(rule, facts);
  const scored = rule.mode === 'SCORED';
  const sums = {
    need: scored ? sumOf(reckoning.need) : null,
    capacity: scored ? sumOf(reckoning.capacity) : null,
  };
  const scoredAs = bandOf(rule, gates, sums, rules, facts);
  // A table without a line about supervision must not recommend before ICE has said whether it can supervise.
  const unsaid = scoredAs === 'RECOMMENDED' ? unsaidBySupervisor(rule, facts) : [];
  const first = unsaid.length > 0 ? 'INCOMPLETE' : scoredAs;
  const held = first === 'RECOMMENDED' && !supervisorSays(rule, facts);
  const band = held ? 'CONSIDER' : first;
  const lines = [...reckoning.need, ...reckoning.capacity];
  const reasons = reasonsOf(band, gates, reckoning, held ? [] : weakReason(band, sums, rules));
  const waiting = band === 'INCOMPLETE' ? [...gates.missing, ...lines.flatMap((line) => line.missing), ...unsaid] : [];
  return {
    code: rule.code,
    band,
    ...sums,
    gates: gates.results,
    openGates: gates.open,
    lines,
    reasons: held ? [heldByS6, ...reasons] : reasons,
    missing: [...new Set(waiting)],
    flags: programFlags(rule, band, lines, facts),
    unlock: band === 'NOT_ELIGIBLE' ? gates.unlock : [],
    heldBy: held ? 'S6' : null,
    alternatives: rule.alternatives,
  };
}

/** An unfinished program counts as open only while its missing answers could still make it recommended. */
function standingOf(rule: ProgramRule, result: ProgramEvaluation, rules: RuleSet, facts: Facts): Standing {
  if (result.band !== 'INCOMPLETE') return { recommended: result.band === 'RECOMMENDED', missing: [] };
  const most = (part: Line['part']) => mostOf(result.lines.filter((line) => line.part === part));
  const possible =
    most('need') >= rules.bands.need && most('capacity') >= rules.bands.capacity && supervisorSays(rule, facts);
  return possible ? { recommended: null, missing: result.missing } : { recommended: false, missing: [] };
}

const readsOthers = (rule: ProgramRule) =>
  [...rule.need, ...rule.capacity].some((term) => term.kind === 'when' && term.if.kind === 'recommended');

/** Beside a delegating program stand the programs without delegation that are not closed to this agency. */
function openAlternatives(result: ProgramEvaluation, all: readonly ProgramEvaluation[]): ProgramEvaluation {
  const isOpen = (code: ProgramCode) => all.some((one) => one.code === code && one.band !== 'NOT_ELIGIBLE');
  return { ...result, alternatives: result.alternatives.filter(isOpen) };
}

/** Our own ordering rule: when custody work without delegation suffices, delegated authority waits for a reason. */
function applyOrder1(programs: readonly ProgramEvaluation[]): ProgramEvaluation[] {
  const recommended = (code: ProgramCode) => programs.some((one) => one.code === code && one.band === 'RECOMMENDED');
  if (!recommended('CAP') || !recommended('287G_JEM')) return [...programs];
  return programs.map((one) =>
    one.code === '287G_JEM'
      ? { ...one, band: 'CONSIDER', heldBy: 'ORDER-1', reasons: [heldByOrder1, ...one.reasons] }
      : one,
  );
}

/**
 * Evaluates every program of a rule table, in the table's order. Programs that read the bands of others come second.
 * The input is one that `evaluationInput` accepted or `toEvaluationInput` made; a figure without a basis is not counted.
 */
export function evaluate(input: EvaluationInput, rules: RuleSet): Evaluation {
  const known = readFacts(input);
  const factsFor = (rule: ProgramRule, standings: Facts['standings']): Facts => ({
    ...known,
    switchedOn: rules.switchedOn.includes(rule.code),
    standings,
  });
  const results = new Map<ProgramCode, ProgramEvaluation>();
  const standings: Partial<Record<ProgramCode, Standing>> = {};
  for (const rule of rules.programs.filter((one) => !readsOthers(one))) {
    const facts = factsFor(rule, {});
    const result = evaluateProgram(rule, rules, facts);
    results.set(rule.code, result);
    standings[rule.code] = standingOf(rule, result, rules, facts);
  }
  for (const rule of rules.programs.filter(readsOthers)) {
    results.set(rule.code, evaluateProgram(rule, rules, factsFor(rule, standings)));
  }
  const inOrder = rules.programs.flatMap((rule) => results.get(rule.code) ?? []);
  const ordered = applyOrder1(inOrder).map((one, _at, all) => openAlternatives(one, all));
  return {
    ruleVersion: rules.version,
    switchedOn: askedSwitches(rules),
    programs: ordered,
    notes: evaluationNotes(ordered, known),
    flags: evaluationFlags(ordered, known),
  };
}
