import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { agreementFilter } from '@/lib/domain/agreements/list-filter';
import { requestFilter } from '@/lib/domain/requests/list-filter';
import type { SavedList } from '@/lib/domain/saved-views';
import { VIEW_CASES_MAX } from '@/lib/domain/view-alerts';
import { agreementsWhere } from '@/lib/server/agreements/list-where';
import { db } from '@/lib/server/db/client';
import { requestsWhere } from '@/lib/server/requests/list-where';

// The cases that a view shows an actor, by the same where-clauses as the pages of the lists.

const atOnce = 1000;

const chunksOf = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, n) => ids.slice(n * atOnce, (n + 1) * atOnce));

const find = async (actor: Actor, list: SavedList, query: string, ids: readonly string[] | null) => {
  const asked = Object.fromEntries(new URLSearchParams(query));
  const among = ids === null ? {} : { id: { in: [...ids] } };
  const some = { select: { id: true }, take: VIEW_CASES_MAX + 1 } as const;
  if (list === 'REQUESTS') {
    return db.request.findMany({ where: { AND: [among, requestsWhere(actor, requestFilter.parse(asked))] }, ...some });
  }
  const where = await agreementsWhere(actor, agreementFilter.parse(asked));
  return db.agreement.findMany({ where: { AND: [among, where] }, ...some });
};

/**
 * The cases in a view of an actor, read within what they may see.
 * @param query what the view is filtered by, as its list writes it
 * @param among only of these; `ALL`: of the whole view, at most one more than an alert takes
 */
export const casesInView = async (
  actor: Actor,
  list: SavedList,
  query: string,
  among: readonly string[] | 'ALL',
): Promise<string[]> => {
  const found: string[] = [];
  for (const ids of among === 'ALL' ? [null] : chunksOf(among)) {
    found.push(...(await find(actor, list, query, ids)).map(({ id }) => id));
  }
  return found;
};
