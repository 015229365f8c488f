import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { evaluate } from '@/lib/domain/assessments/evaluate';
import { bandLabel } from '@/lib/domain/assessments/evaluation';
import { changesBand, type OutcomeChange, outcomeChanges, type ProgramOutcome } from '@/lib/domain/assessments/outcome';
import type { RuleSet } from '@/lib/domain/assessments/rule-set';
import type { DifferencesPage, OutcomeRow } from '@/lib/domain/assessments/rule-table-view';
import { withSwitchedOn } from '@/lib/domain/assessments/rules-1-0';
import { programOf } from '@/lib/domain/programs/catalog';
import { toRuleSet } from '@/lib/server/assessments/active-rules';
import { dayText, findTable } from '@/lib/server/assessments/rule-admin-queries';
import { toStoredInput } from '@/lib/server/assessments/stored-input';
import { db } from '@/lib/server/db/client';
import { toEvaluation } from '@/lib/server/requests/to-evaluation';

// What a version would have said about the assessments of the past, against what was said. Cases appear by number.

// Our own bounds: about four seconds of reckoning, and as many rows as a person reads.
const evaluationsMax = 2000;
const batchSize = 100;
const rowsMax = 200;

const batchAfter = (cursor: string | null) =>
  db.evaluation.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: batchSize,
    ...(cursor === null ? {} : { cursor: { id: cursor }, skip: 1 }),
    select: {
      id: true,
      createdAt: true,
      ruleSetVersion: true,
      input: true,
      result: true,
      request: { select: { number: true } },
    },
  });

type Stored = Awaited<ReturnType<typeof batchAfter>>[number];

/** Band and figures of an outcome in a few words. */
export const outcomeText = (outcome: ProgramOutcome | null): string => {
  if (!outcome) return 'Not in the table';
  const { band, need, capacity } = outcome;
  const figure = (value: number | null) => (value === null ? 'open' : Math.round(value));
  return need === null && capacity === null
    ? bandLabel(band)
    : `${bandLabel(band)}, ${figure(need)} / ${figure(capacity)}`;
};

const changesUnder = (rules: RuleSet, { input, result }: Stored): OutcomeChange[] => {
  const before = toEvaluation(result);
  return outcomeChanges(before, evaluate(toStoredInput(input), withSwitchedOn(rules, before.switchedOn)));
};

const toRow = (stored: Stored, { code, before, after }: OutcomeChange): OutcomeRow => ({
  key: `${stored.id} ${code}`,
  request: stored.request.number,
  ranOn: dayText(stored.createdAt),
  under: stored.ruleSetVersion,
  program: programOf(code).shortName,
  before: outcomeText(before),
  after: outcomeText(after),
});

type Tally = { evaluations: number; changed: number; all: { stored: Stored; changes: OutcomeChange[] }[] };

const tally = async (rules: RuleSet): Promise<Tally> => {
  const total: Tally = { evaluations: 0, changed: 0, all: [] };
  let cursor: string | null = null;
  while (total.evaluations < evaluationsMax) {
    const batch: Stored[] = await batchAfter(cursor);
    for (const stored of batch) {
      const changes = changesUnder(rules, stored);
      if (changes.length > 0) total.all.push({ stored, changes });
    }
    total.evaluations += batch.length;
    cursor = batch.at(-1)?.id ?? null;
    if (batch.length < batchSize) break;
  }
  total.changed = total.all.length;
  return total;
};

const byProgram = (all: Tally['all']): DifferencesPage['byProgram'] => {
  const changes = all.flatMap((one) => one.changes);
  return [...new Set(changes.map(({ code }) => code))].map((code) => {
    const own = changes.filter((change) => change.code === code);
    const bands = own.filter(changesBand).length;
    return { program: programOf(code).name, bands, figures: own.length - bands };
  });
};

/** The differences a version would have made; null when the actor does not read drafts of the rules. */
export const ruleDifferences = async (actor: Actor, version: string): Promise<DifferencesPage | null> => {
  const row = await findTable(actor, version);
  if (!row) return null;
  const { evaluations, changed, all } = await tally(toRuleSet(row.content));
  // Advice that changes goes before figures that do; within both the newest stays first.
  const flat = all.flatMap(({ stored, changes }) => changes.map((change) => ({ stored, change })));
  const rows = flat
    .sort((a, b) => Number(changesBand(b.change)) - Number(changesBand(a.change)))
    .map(({ stored, change }) => toRow(stored, change));
  return {
    version,
    evaluations,
    partial: evaluations >= evaluationsMax,
    changed,
    byProgram: byProgram(all),
    rows: rows.slice(0, rowsMax),
    rowsLeft: Math.max(0, rows.length - rowsMax),
  };
};
