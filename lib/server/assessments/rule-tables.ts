import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { evaluate } from '@/lib/domain/assessments/evaluate';
import type { RuleSet } from '@/lib/domain/assessments/rule-set';
import { ruleFaults } from '@/lib/domain/assessments/rule-soundness';
import { differencesOf, type ExpectedOutcomes, expectedOutcomes, uncovered } from '@/lib/domain/assessments/rule-test';
import type { RulesAct, RulesFacts } from '@/lib/domain/audit/text-events';
import { type Outcome, type Refused, refuse } from '@/lib/domain/result';
import { contentHashOf, toRuleSet } from '@/lib/server/assessments/active-rules';
import { toStoredInput } from '@/lib/server/assessments/stored-input';
import { appendAudit } from '@/lib/server/audit/append';
import { db, type Transaction } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';

// What every act on a rule table has in common: the right, the lock, the state, the audit event.

export const tableInclude = { testCases: { orderBy: { position: 'asc' } } } as const satisfies Prisma.RuleTableInclude;

export type TableRow = Prisma.RuleTableGetPayload<{ include: typeof tableInclude }>;

export type TableChange<T> = (tx: Transaction, row: TableRow) => Promise<Outcome<T>>;

/** A value as the database keeps it. */
export const toJson = (value: unknown): Prisma.InputJsonValue => JSON.parse(JSON.stringify(value));

/** The columns that hold a table. */
export const contentColumns = (rules: RuleSet) => ({ content: toJson(rules), contentHash: contentHashOf(rules) });

export const notYours = (): Refused => refuse('not_yours', 'Only an administrator changes the rules.');

const gone = (): Refused => refuse('not_found', 'There is no such version of the rules any more. Open the list again.');

/** Writes what was done to a table into the audit chain. */
export const noteRules = (
  tx: Transaction,
  actor: Actor,
  action: RulesAct,
  row: Pick<TableRow, 'id' | 'version'>,
  facts: RulesFacts = {},
) =>
  appendAudit(tx, {
    actor,
    role: 'ADMIN',
    action: `rules.${action}`,
    target: { type: 'rules', id: row.id },
    outcome: 'done',
    facts: { version: row.version, ...facts },
  });

/** Locks a table, so that two administrators act one after the other, and hands it to the work. */
export const withTable = async <T>(actor: Actor, version: string, work: TableChange<T>): Promise<Outcome<T>> => {
  if (!holdsRight(actor, 'manage_rules')) return notYours();
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM rule_tables WHERE version = ${version} FOR UPDATE`;
    const row = await tx.ruleTable.findUnique({ where: { version }, include: tableInclude });
    return row ? work(tx, row) : gone();
  });
};

/** The same for changes of a draft: only its author writes in it, so that whoever approves has written nothing of it. */
export const withOwnDraft = <T>(actor: Actor, version: string, work: TableChange<T>): Promise<Outcome<T>> =>
  withTable(actor, version, async (tx, row) => {
    if (row.state !== 'DRAFT') return refuse('wrong_state', `Version ${version} is no draft any more.`);
    if (row.authorId !== actor.id) {
      return refuse('blocked', 'Only the author changes a draft. Start a draft of your own from it instead.');
    }
    return work(tx, row);
  });

export type CaseResult = {
  id: string;
  position: number;
  name: string;
  expected: ExpectedOutcomes;
  differences: readonly string[];
};

/** The expected outcomes of a stored case. */
export const toExpected = (stored: unknown): ExpectedOutcomes => expectedOutcomes.parse(stored);

/** Runs the test cases of a table. */
export const runCases = (row: TableRow, rules: RuleSet = toRuleSet(row.content)): CaseResult[] =>
  row.testCases.map(({ id, position, name, input, expected }) => {
    const wanted = toExpected(expected);
    return {
      id,
      position,
      name,
      expected: wanted,
      differences: differencesOf(wanted, evaluate(toStoredInput(input), rules)),
    };
  });

/** Whatever keeps a table from being sent or approved, one sentence each; empty when nothing does. */
export const hindrances = (row: TableRow): string[] => {
  const rules = toRuleSet(row.content);
  const results = runCases(row, rules);
  const open = uncovered(rules, results);
  return [
    ...ruleFaults(rules).map(({ message }) => message),
    ...(open.length > 0 ? [`Add a test case that checks ${open.join(', ')}.`] : []),
    ...results
      .filter(({ differences }) => differences.length > 0)
      .map(({ position, name }) => `Test case ${position}, “${name}”, comes out otherwise than it says.`),
    ...(row.changeNote.trim() === '' ? ['Say what this version changes and why.'] : []),
  ];
};
