import 'server-only';
import { type RuleSet, ruleSet } from '@/lib/domain/assessments/rule-set';
import { rules10 } from '@/lib/domain/assessments/rules-1-0';
import { canonicalJson, sha256Hex } from '@/lib/server/audit/append';
import { db, type Transaction } from '@/lib/server/db/client';

// Rule tables as the database keeps them. The one in force serves cases, the public finder and the API alike.

type Reader = Pick<Transaction, 'ruleTable'>;

/** A stored table as the domain knows it; throws when the row has lost its shape, since nothing may be reckoned by it. */
export const toRuleSet = (content: unknown): RuleSet => ruleSet.parse(content);

/** The digest of a table, whatever the order of its keys. */
export const contentHashOf = (rules: RuleSet): string => sha256Hex(canonicalJson(rules));

/** The rule table in force. The built-in one answers until the first start has written it to the database. */
export const activeRules = async (from: Reader = db): Promise<RuleSet> => {
  const row = await from.ruleTable.findFirst({ where: { state: 'ACTIVE' }, select: { content: true } });
  return row ? toRuleSet(row.content) : rules10;
};

/** The rule table of one version, whatever its state; null when there is none. */
export const rulesOfVersion = async (version: string, from: Reader = db): Promise<RuleSet | null> => {
  const row = await from.ruleTable.findUnique({ where: { version }, select: { content: true } });
  if (row) return toRuleSet(row.content);
  return version === rules10.version ? rules10 : null;
};
