import 'server-only';
import { type Actor, readsIceOnly } from '@/lib/domain/access/actor';
import { agencyView } from '@/lib/domain/assessments/agency-view';
import { evaluate } from '@/lib/domain/assessments/evaluate';
import type { Evaluation, ProgramEvaluation } from '@/lib/domain/assessments/evaluation';
import { type EvaluationInput, toEvaluationInput } from '@/lib/domain/assessments/evaluation-input';
import { questionOf } from '@/lib/domain/assessments/question-bank';
import type { RuleSet } from '@/lib/domain/assessments/rule-set';
import { withSwitchedOn } from '@/lib/domain/assessments/rules-1-0';
import {
  changeableCodes,
  changeLabel,
  ownStanding,
  type Standing,
  varyInput,
  type WhatIf,
  type WhatIfAsk,
  type WhatIfRow,
  whatChanged,
  whatIfField,
  wholeStanding,
} from '@/lib/domain/assessments/what-if';
import { programOf } from '@/lib/domain/programs/catalog';
import { rulesOfVersion } from '@/lib/server/assessments/active-rules';
import { toStoredInput } from '@/lib/server/assessments/stored-input';
import { partAnswers } from '@/lib/server/requests/assessment-answers';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { latestEvaluation } from '@/lib/server/requests/facts';

// Answers "what if" on a case. Reads only: nothing that is asked here is kept anywhere.

type Program = { shown: ProgramEvaluation; standing: Standing };

// ICE's answers and field findings may not be told from any difference, so an agency's input is without them from the start.
const ownInput = (row: RequestCase): EvaluationInput => {
  const own = Object.entries(partAnswers(row, 'SELF')).filter(([code]) => questionOf(code)?.who !== 'ICE');
  return toEvaluationInput(row.agency.type, Object.fromEntries(own));
};

const programsOf = (evaluation: Evaluation, rules: RuleSet, ice: boolean): Program[] => {
  if (ice) return evaluation.programs.map((shown) => ({ shown, standing: wholeStanding(shown) }));
  const seen = new Map(agencyView(evaluation).programs.map((program) => [program.code, program]));
  return evaluation.programs.map((program) => {
    const shown = seen.get(program.code) ?? program;
    return { shown, standing: ownStanding(program, shown.missing, rules.bands) };
  });
};

const differs = (was: Standing, would: Standing): boolean =>
  was.label !== would.label ||
  was.figures.map(({ text }) => text).join() !== would.figures.map(({ text }) => text).join();

const rowsOf = (before: readonly Program[], after: readonly Program[]): WhatIfRow[] =>
  after.flatMap(({ shown, standing }): WhatIfRow[] => {
    const was = before.find((one) => one.shown.code === shown.code);
    if (!was || !differs(was.standing, standing)) return [];
    return [
      {
        code: shown.code,
        name: programOf(shown.code).name,
        was: was.standing,
        would: standing,
        why: whatChanged(was.shown, shown),
      },
    ];
  });

/**
 * What would change if one answer were different. Null while there is no evaluation to compare with.
 * @param row a case the actor may read the recommendation of
 */
export const whatIf = async (row: RequestCase, actor: Actor, ask: WhatIfAsk): Promise<WhatIf | null> => {
  const [run] = row.evaluations;
  const stored = latestEvaluation(row);
  const found = run ? await rulesOfVersion(run.ruleSetVersion) : null;
  if (!run || !stored || !found) return null;
  const ice = readsIceOnly(actor);
  const rules = withSwitchedOn(found, stored.switchedOn);
  const codes = changeableCodes(rules, ice);
  const options = codes.map((value) => ({ value, label: changeLabel(value) }));
  const base = { options, ownOnly: !ice, field: null, error: null, outcome: null };
  if (ask.change === undefined || ask.change === '') return base;
  if (!codes.includes(ask.change)) return { ...base, error: 'Choose an answer from the list.' };
  const input = ice ? toStoredInput(run.input) : ownInput(row);
  const field = whatIfField(input, ask.change, ask);
  if (ask.to === undefined) return { ...base, field };
  const varied = varyInput(input, ask);
  if (!varied.ok) return { ...base, field, error: varied.message };
  const before = programsOf(evaluate(input, rules), rules, ice);
  const after = programsOf(evaluate(varied.input, rules), rules, ice);
  return { ...base, field, outcome: { words: varied.words, rows: rowsOf(before, after), of: after.length } };
};
