// What the finder tells the public. ICE's own capacity is not known to anyone who asks here, and not every question is
// asked: so a program is judged by its gates and by the least and the most its need can come to, never by a guess.

import { evaluate } from '@/lib/domain/assessments/evaluate';
import type { Line, ProgramEvaluation } from '@/lib/domain/assessments/evaluation';
import type { EvaluationInput } from '@/lib/domain/assessments/evaluation-input';
import { questionOf } from '@/lib/domain/assessments/question-bank';
import type { ProgramRule, RuleSet } from '@/lib/domain/assessments/rule-set';
import { mayApply } from '@/lib/domain/programs/catalog';
import type { ProgramCode } from '@/lib/domain/programs/program-code';

export const standings = ['STRONG', 'POSSIBLE', 'SERVICE', 'DEPENDS', 'MANUAL', 'ROUTED', 'LOW', 'CLOSED'] as const;

export type Standing = (typeof standings)[number];

export const standingLabels = {
  STRONG: 'Could fit well',
  POSSIBLE: 'Could fit',
  SERVICE: 'Service open to you',
  DEPENDS: 'Depends on more answers',
  MANUAL: 'Decided case by case',
  ROUTED: 'Goes to your state',
  LOW: 'Not indicated by these answers',
  CLOSED: 'Not open to you now',
} as const satisfies Record<Standing, string>;

export type NeedRange = { readonly least: number; readonly most: number };

export type FinderProgram = {
  readonly code: ProgramCode;
  readonly standing: Standing;
  /** Null where the program is not scored. */
  readonly need: NeedRange | null;
  /** Gates that fail, each with what would open it. */
  readonly closedBy: readonly { readonly text: string; readonly opens: string }[];
  /** Why, the strongest first. */
  readonly reasons: readonly string[];
  /** What the agency does not have yet and the program asks for. */
  readonly lacks: readonly string[];
  /** Questions to the agency that the finder did not ask or that were left out. */
  readonly missing: readonly string[];
  /** What only ICE can confirm, later. */
  readonly iceConfirms: readonly string[];
  /** False where agencies of this type do not usually take part. */
  readonly usual: boolean;
};

const sum = (lines: readonly Line[], of: (line: Line) => number) => lines.reduce((total, line) => total + of(line), 0);

/** The least and the most the need can come to, whatever the missing answers turn out to be. */
function needRange(result: ProgramEvaluation, rule: ProgramRule): NeedRange {
  const lines = result.lines.filter(({ part }) => part === 'need');
  let least = sum(lines, ({ earned }) => earned ?? 0);
  let most = sum(lines, ({ earned, possible }) => earned ?? possible);
  for (const cap of rule.caps) {
    const line = lines.find(({ id }) => id === cap.id);
    if (line?.earned !== null) continue;
    least = Math.min(least, cap.at);
    // Without a missing answer the cap holds for sure, and only the figure it cuts is open.
    if (line.missing.length === 0) most = Math.min(most, cap.at);
  }
  return { least, most };
}

const isIce = (code: string) => questionOf(code)?.who === 'ICE';

function scoredStanding({ least, most }: NeedRange, openToAgency: boolean, { bands }: RuleSet): Standing {
  if (most < bands.consider) return 'LOW';
  if (openToAgency || least < bands.consider) return 'DEPENDS';
  return least >= bands.need ? 'STRONG' : 'POSSIBLE';
}

function standingOf(result: ProgramEvaluation, rule: ProgramRule, need: NeedRange | null, rules: RuleSet): Standing {
  if (result.band === 'NOT_ELIGIBLE') return 'CLOSED';
  if (result.band === 'ROUTE_TO_STATE') return 'ROUTED';
  if (result.band === 'OFFERED') return 'SERVICE';
  const openToAgency = result.openGates.some(({ question }) => !isIce(question));
  if (need) return scoredStanding(need, openToAgency, rules);
  if (openToAgency) return 'DEPENDS';
  return rule.mode === 'SERVICE' ? 'LOW' : 'MANUAL';
}

const textsOf = (codes: readonly string[]): string[] =>
  [...new Set(codes)].flatMap((code) => questionOf(code)?.text ?? []);

function toFinderProgram(
  result: ProgramEvaluation,
  rule: ProgramRule,
  input: EvaluationInput,
  rules: RuleSet,
): FinderProgram {
  const need = rule.mode === 'SCORED' ? needRange(result, rule) : null;
  const standing = standingOf(result, rule, need, rules);
  const open = [...result.openGates.map(({ question }) => question), ...result.lines.flatMap(({ missing }) => missing)];
  const failed = result.gates.filter(({ pass }) => !pass);
  const weigh = (line: Line) => line.earned ?? 0;
  return {
    code: result.code,
    standing,
    need: standing === 'CLOSED' ? null : need,
    closedBy: failed.map(({ text }, at) => ({ text, opens: result.unlock[at]?.text ?? '' })),
    reasons: result.lines
      .filter((line) => weigh(line) > 0)
      .sort((a, b) => weigh(b) - weigh(a))
      .map(({ reason }) => reason),
    lacks: result.lines.filter(({ part, earned }) => part === 'capacity' && earned === 0).map(({ reason }) => reason),
    missing: standing === 'CLOSED' ? [] : textsOf(open.filter((code) => !isIce(code))),
    iceConfirms: standing === 'CLOSED' ? [] : textsOf(open.filter(isIce)),
    usual: mayApply(result.code, input.agencyType),
  };
}

/** Every program under these answers and rules: the nearest first. Section I is taken out: only ICE answers it. */
export function finderResult(input: EvaluationInput, rules: RuleSet): FinderProgram[] {
  const answers = Object.fromEntries(Object.entries(input.answers).filter(([code]) => !isIce(code)));
  const { programs } = evaluate({ ...input, answers }, rules);
  const rank = ({ standing }: FinderProgram) => standings.indexOf(standing);
  return programs
    .flatMap((result) => {
      const rule = rules.programs.find(({ code }) => code === result.code);
      return rule ? [toFinderProgram(result, rule, input, rules)] : [];
    })
    .sort((a, b) => rank(a) - rank(b) || (b.need?.least ?? 0) - (a.need?.least ?? 0));
}
