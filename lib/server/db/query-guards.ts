import 'server-only';
import { withRelationsLoaded } from '@/lib/server/db/relations-loaded';
import type { PrismaClient } from './generated/client';

// Prisma reads `undefined` as "not asked": a filter that lost its value matches every row. Here it is an error instead,
// and so is changing or deleting many rows without saying which.

/** A question to the database that would mean more than was written. Always a slip in our own code. */
export class LooseQuery extends Error {
  override name = 'LooseQuery';
}

type Branch = Readonly<Record<string, unknown>>;

// Dates, bytes, decimals and what Prisma wraps (a field of another column) are values and have no branches of ours.
const isBranch = (value: unknown): value is Branch =>
  typeof value === 'object' &&
  value !== null &&
  (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype);

/** The place of the first `undefined` within a value, as a dotted path; null when there is none. */
const undefinedIn = (value: unknown, at: string): string | null => {
  if (value === undefined) return at;
  if (!isBranch(value)) return null;
  for (const key of Object.keys(value)) {
    const found = undefinedIn(value[key], `${at}.${key}`);
    if (found !== null) return found;
  }
  return null;
};

const joins = new Set(['AND', 'OR', 'NOT']);

/** True when a filter names no column at all, however it is nested. */
const namesNothing = (where: unknown): boolean => {
  if (!isBranch(where)) return true;
  if (Array.isArray(where)) return where.every(namesNothing);
  return Object.entries(where).every(([key, value]) => joins.has(key) && namesNothing(value));
};

const manyAtOnce = new Set(['updateMany', 'updateManyAndReturn', 'deleteMany']);

const refuseLoose = (model: string, operation: string, args: Branch): void => {
  const found = undefinedIn(args, '');
  if (found !== null) throw new LooseQuery(`${model}.${operation}: ${found.slice(1)} is undefined.`);
  if (manyAtOnce.has(operation) && namesNothing(args.where)) {
    throw new LooseQuery(`${model}.${operation} does not say which rows.`);
  }
};

/** The client with every question looked at before it is asked; transactions of it as well. */
export const withQueryGuards = (client: PrismaClient): PrismaClient => {
  const guarded = client.$extends({
    query: {
      $allModels: {
        $allOperations: ({ model, operation, args, query }) => {
          const asked: unknown = args;
          refuseLoose(model, operation, isBranch(asked) ? asked : {});
          return query(withRelationsLoaded(operation, args));
        },
      },
    },
  });
  // Nothing is added to the client or taken away but the two that Prisma itself deprecates for extended clients.
  return guarded as unknown as PrismaClient;
};
