// Scores one term, and one program's need and capacity, line by line. Pure arithmetic, no rounding.
import type { Concern } from '@/lib/domain/concerns';
import type { GateResult, Line, OpenGate, Unlock } from './evaluation';
import { ratingOf } from './evaluation-input';
import { codesOf, type Facts, figureOf, holds, usedAnswers } from './rule-facts';
import type { Cap, Gate, ProgramRule, Term } from './rule-set';
import { describeRule, reasonOf } from './rule-wording';

type Points = { readonly earned: number | null; readonly missing: readonly string[]; readonly met: boolean | null };

const counted = (earned: number): Points => ({ earned, missing: [], met: null });

/** Points that belong to a concern count only when its severity is at least 1. */
const present = (of: readonly Concern[], facts: Facts) =>
  of.map((concern) => ratingOf(facts.concerns, concern)).filter((rating) => rating.severity >= 1);

function pointsOf(term: Term, facts: Facts): Points {
  switch (term.kind) {
    case 'severity':
      return counted((term.points * Math.max(...term.of.map((one) => ratingOf(facts.concerns, one).severity))) / 4);
    case 'nexus': {
      const found = present(term.of, facts).map((rating) => rating.nexus);
      if (found.includes('DOCUMENTED')) return counted(term.documented);
      return counted(found.includes('SUSPECTED') ? term.suspected : 0);
    }
    case 'trend':
      return counted(present(term.of, facts).some((rating) => rating.trend === 'UP') ? term.points : 0);
    case 'when': {
      const { is, missing } = holds(term.if, facts);
      return { earned: is === null ? null : is ? term.points : 0, missing, met: is };
    }
    case 'steps': {
      const figure = figureOf(facts, term.code);
      if (figure === null) return { earned: null, missing: [term.code], met: null };
      return counted(term.steps.find((step) => figure >= step.from)?.points ?? term.below);
    }
    case 'choice': {
      const value = facts.answers[term.code]?.value;
      const points = typeof value === 'string' ? term.points[value] : undefined;
      return points === undefined ? { earned: null, missing: [term.code], met: null } : counted(points);
    }
  }
}

/** The most points a term can give. */
export function possibleOf(term: Term): number {
  if (term.kind === 'nexus') return Math.max(term.documented, term.suspected);
  if (term.kind === 'steps') return Math.max(term.below, ...term.steps.map((step) => step.points));
  if (term.kind === 'choice') return Math.max(...Object.values(term.points));
  return term.points;
}

/** The answers a term reads, as codes; concerns as B.GANG and so on. */
export function codesOfTerm(term: Term): string[] {
  if (term.kind === 'when') return codesOf(term.if);
  return 'code' in term ? [term.code] : term.of.map((concern) => `B.${concern}`);
}

function lineOf(term: Term, part: Line['part'], facts: Facts): Line {
  const { earned, missing, met } = pointsOf(term, facts);
  return {
    id: term.id,
    part,
    sentence: describeRule(term),
    earned,
    possible: possibleOf(term),
    answers: usedAnswers(codesOfTerm(term), facts),
    missing,
    reason: reasonOf(term, facts, met),
  };
}

/** A cap that holds takes away what is above it, as a line of its own, so that the lines still add up to the score. */
function cappedLines(lines: readonly Line[], caps: readonly Cap[], facts: Facts): Line[] {
  const result = [...lines];
  for (const cap of caps) {
    const { is, missing } = holds(cap.if, facts);
    if (is === false) continue;
    const sum = sumOf(result);
    const earned = is === null || sum === null ? null : Math.min(0, cap.at - sum);
    result.push({
      id: cap.id,
      part: 'need',
      sentence: cap.sentence,
      earned,
      possible: 0,
      answers: usedAnswers(codesOf(cap.if), facts),
      missing,
      reason: cap.sentence,
    });
  }
  return result;
}

/** The sum of the lines, or null while one of them waits for an answer. */
export function sumOf(lines: readonly Line[]): number | null {
  return lines.reduce<number | null>(
    (sum, line) => (sum === null || line.earned === null ? null : sum + line.earned),
    0,
  );
}

/** The most the lines could come to, whatever the missing answers turn out to be. */
export function mostOf(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + (line.earned ?? line.possible), 0);
}

export type Reckoning = { readonly need: readonly Line[]; readonly capacity: readonly Line[] };

/** All lines of a program's need (caps included) and capacity. */
export function reckon(rule: ProgramRule, facts: Facts): Reckoning {
  const need = rule.need.map((term) => lineOf(term, 'need', facts));
  return {
    need: cappedLines(need, rule.caps, facts),
    capacity: rule.capacity.map((term) => lineOf(term, 'capacity', facts)),
  };
}

export type Gates = {
  readonly results: readonly GateResult[];
  readonly open: readonly OpenGate[];
  readonly unlock: readonly Unlock[];
  readonly missing: readonly string[];
};

/** Which gates pass, which fail and what would open them, and which wait for an answer. */
export function tryGates(gates: readonly Gate[], facts: Facts): Gates {
  const tried = gates.map((gate) => ({ gate, truth: holds(gate.if, facts) }));
  const failed = tried.filter(({ truth }) => truth.is === false);
  return {
    results: tried.flatMap(({ gate: { id, question, asks, fails }, truth }) =>
      truth.is === null ? [] : [{ id, question, pass: truth.is, text: truth.is ? asks : fails }],
    ),
    open: tried.flatMap(({ gate: { id, question, asks }, truth }) =>
      truth.is === null ? [{ id, question, text: `Not answered yet: ${asks}` }] : [],
    ),
    unlock: failed.map(({ gate }) => ({ question: gate.question, text: gate.unlock })),
    missing: tried.flatMap(({ truth }) => truth.missing),
  };
}
