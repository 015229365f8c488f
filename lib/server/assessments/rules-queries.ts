import 'server-only';
import { type RuleReading, readRules } from '@/lib/domain/assessments/rule-reading';
import { rules10 } from '@/lib/domain/assessments/rules-1-0';
import { dateIn, dateText } from '@/lib/domain/dates';
import { toRuleSet } from '@/lib/server/assessments/active-rules';
import { db } from '@/lib/server/db/client';

// The rule tables that anyone may read: the one in force and those that were. Drafts are for administrators.

export type PublicVersion = { version: string; inForce: boolean; since: string | null };

export type PublicRules = { reading: RuleReading; inForce: boolean; since: string | null; versions: PublicVersion[] };

const published = { state: { in: ['ACTIVE' as const, 'RETIRED' as const] } };

const dayOf = (at: Date | null): string | null => (at ? dateText(dateIn(at, 'America/New_York')) : null);

/** A published rule table in plain words, the one in force unless a version is named; null when there is none. */
export const publicRules = async (version?: string): Promise<PublicRules | null> => {
  const rows = await db.ruleTable.findMany({
    where: published,
    orderBy: [{ approvedAt: { sort: 'desc', nulls: 'last' } }, { createdAt: 'desc' }],
    select: { version: true, state: true, approvedAt: true, content: true },
  });
  const versions = rows.map((row) => ({
    version: row.version,
    inForce: row.state === 'ACTIVE',
    since: dayOf(row.approvedAt),
  }));
  const row = rows.find((one) => (version === undefined ? one.state === 'ACTIVE' : one.version === version));
  if (row) {
    const inForce = row.state === 'ACTIVE';
    return { reading: readRules(toRuleSet(row.content)), inForce, since: dayOf(row.approvedAt), versions };
  }
  // A portal that has just started may not have written its table yet.
  const builtIn = rows.length === 0 && (version === undefined || version === rules10.version);
  return builtIn ? { reading: readRules(rules10), inForce: true, since: null, versions } : null;
};
