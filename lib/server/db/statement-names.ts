import 'server-only';
import { createHash } from 'node:crypto';

// A statement with a name is planned a few times on a connection and then remembered. The policies that fence the rows
// (docs/decisions/0029) make planning the dearest part of most reads, five to ten times what the reading costs.

/** Our own rule: a remembered plan takes tens of kilobytes of each connection, and lists of other lengths are other texts. */
const namesMax = 300;
const seenMax = 5000;
/** What is asked once or twice is not worth remembering, unless it is a whole case in one statement. */
const worthAfter = (sql: string): number => (sql.length > 8000 ? 1 : 3);
/** What the driver takes for no name. */
const unnamed = '';

/**
 * Names statements for the connections of one pool: the same text has the same name, what is seldom asked has none, and
 * after 300 names no other text gets one.
 */
export const statementNames = () => {
  const seen = new Map<string, number>();
  const names = new Map<string, string>();
  return ({ sql }: { sql: string }): string => {
    const known = names.get(sql);
    if (known !== undefined || names.size >= namesMax) return known ?? unnamed;
    const times = (seen.get(sql) ?? 0) + 1;
    if (times < worthAfter(sql)) {
      if (seen.size >= seenMax) seen.clear();
      seen.set(sql, times);
      return unnamed;
    }
    seen.delete(sql);
    const name = createHash('sha256').update(sql).digest('hex').slice(0, 32);
    names.set(sql, name);
    return name;
  };
};
