import 'server-only';

// How Prisma fetches what belongs to a row (docs/decisions/0062). One row: everything in one statement, which is
// remembered under its name. Lists, and what comes first in an order: a statement for each relation, because what has to
// be sorted would be joined with what belongs to every row before the first fifty are taken.

const one = new Set(['findUnique', 'findUniqueOrThrow', 'findFirst', 'findFirstOrThrow']);
const others = new Set(['findMany', 'create', 'update', 'upsert', 'delete']);

/** The arguments of a question with the way in which its relations are loaded, where it says none itself. */
export const withRelationsLoaded = <Args>(operation: string, args: Args): Args => {
  if (typeof args !== 'object' || args === null || 'relationLoadStrategy' in args) return args;
  if (!('include' in args) && !('select' in args)) return args;
  if (one.has(operation)) return { ...args, relationLoadStrategy: 'orderBy' in args ? 'query' : 'join' };
  return others.has(operation) ? { ...args, relationLoadStrategy: 'query' } : args;
};
