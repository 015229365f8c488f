import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { evaluate } from '@/lib/domain/assessments/evaluate';
import { bandLabel, type ProgramEvaluation } from '@/lib/domain/assessments/evaluation';
import { ruleScenarios } from '@/lib/domain/assessments/rule-scenarios';
import type { RuleCasePage, RuleCasesPage } from '@/lib/domain/assessments/rule-table-view';
import { uncovered } from '@/lib/domain/assessments/rule-test';
import { programOf } from '@/lib/domain/programs/catalog';
import { toRuleSet } from '@/lib/server/assessments/active-rules';
import { dayText, findTable, mayEdit } from '@/lib/server/assessments/rule-admin-queries';
import { runCases, toExpected } from '@/lib/server/assessments/rule-tables';
import { toStoredInput } from '@/lib/server/assessments/stored-input';
import { db } from '@/lib/server/db/client';

// The test cases of a version, as their pages show them. Of a past assessment only number and day are shown: an
// administrator has no part in cases, and reads no answers.

const recentMax = 100;

const sourcesOf = async (): Promise<RuleCasesPage['sources']> => {
  const rows = await db.evaluation.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: recentMax,
    select: { id: true, createdAt: true, request: { select: { number: true } } },
  });
  return [
    ...ruleScenarios.map(({ key, name }) => ({ value: `scenario:${key}`, label: `Example: ${name}` })),
    ...rows.map(({ id, createdAt, request }) => ({
      value: `evaluation:${id}`,
      label: `Request ${request.number}, reckoned ${dayText(createdAt)}`,
    })),
  ];
};

/** The test cases of a version with what running them gives. */
export const ruleCasesPage = async (actor: Actor, version: string): Promise<RuleCasesPage | null> => {
  const row = await findTable(actor, version);
  if (!row) return null;
  const rules = toRuleSet(row.content);
  const results = runCases(row, rules);
  const edits = mayEdit(actor, row);
  return {
    version,
    cases: results.map(({ id, position, name, differences, expected }) => ({
      id,
      position,
      name,
      differences,
      programs: Object.keys(expected).length,
    })),
    uncovered: uncovered(rules, results).map((code) => programOf(code).shortName),
    sources: edits ? await sourcesOf() : [],
    mayEdit: edits,
  };
};

const figure = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(Number(value.toFixed(6)));

const foundText = ({ band, need, capacity }: ProgramEvaluation): string =>
  need === null || capacity === null ? bandLabel(band) : `${bandLabel(band)}, ${figure(need)} / ${figure(capacity)}`;

/** One test case with what is expected and what this version says. */
export const ruleCasePage = async (actor: Actor, version: string, id: string): Promise<RuleCasePage | null> => {
  const row = await findTable(actor, version);
  const found = row?.testCases.find((one) => one.id === id);
  if (!row || !found) return null;
  const evaluation = evaluate(toStoredInput(found.input), toRuleSet(row.content));
  const expected = toExpected(found.expected);
  const [result] = runCases({ ...row, testCases: [found] });
  return {
    version,
    id,
    position: found.position,
    name: found.name,
    differences: result?.differences ?? [],
    mayEdit: mayEdit(actor, row),
    programs: evaluation.programs.map((program) => {
      const wanted = expected[program.code];
      return {
        code: program.code,
        name: programOf(program.code).name,
        band: wanted?.band ?? '',
        need: figure(wanted?.need),
        capacity: figure(wanted?.capacity),
        found: foundText(program),
      };
    }),
  };
};
