import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { gatherByScope } from '@/lib/server/db/lookups-by-scope';
import { withQueryGuards } from '@/lib/server/db/query-guards';
import { ScopedPool } from '@/lib/server/db/scoped-pool';
import { statementNames } from '@/lib/server/db/statement-names';
import { env } from '@/lib/server/env';
import { PrismaClient } from './generated/client';

// The one connection to PostgreSQL. Only rooms of lib/server may use it; pages and actions go through their functions.

// Our own rule, sized for a busy office: nobody waits longer, and nothing may hold a row while it thinks.
const poolConnectionsMax = 10;
const acquireMsMax = 2000;
const statementMsMax = 2500;
const lockMsMax = 1000;
const idleInTransactionMsMax = 5000;
/** A connection that is closed forgets its plans, and those of a case are dear to make. */
const connectionIdleMsMax = 15 * 60_000;

/** The client of the database, as every room of lib/server takes it. */
export type Database = PrismaClient;

/** The client inside one transaction: what `db.$transaction(async (tx) => …)` hands over. */
export type Transaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

/**
 * Makes a client of its own, for the rare piece of work that needs another address or other limits (a report, the
 * seed). Takes them; the caller has to `$disconnect` it.
 */
export function makeDatabase({ url, statementMs = statementMsMax }: { url?: string; statementMs?: number } = {}) {
  const open = () => {
    const pool = new ScopedPool({
      connectionString: url ?? env.DATABASE_URL,
      max: poolConnectionsMax,
      connectionTimeoutMillis: acquireMsMax,
      idleTimeoutMillis: connectionIdleMsMax,
      // What waits for work keeps no script from ending.
      allowExitOnIdle: true,
      statement_timeout: statementMs,
      lock_timeout: lockMsMax,
      idle_in_transaction_session_timeout: idleInTransactionMsMax,
      application_name: 'access-portal',
    });
    return new PrismaPg(pool, { disposeExternalPool: true, statementNameGenerator: statementNames() });
  };
  // Opened at the first query and not at import, so that `next build` needs no database.
  const adapter = { provider: 'postgres' as const, adapterName: '@prisma/adapter-pg', connect: () => open().connect() };
  return withQueryGuards(
    gatherByScope(
      new PrismaClient({
        adapter,
        transactionOptions: { maxWait: acquireMsMax, timeout: 2 * idleInTransactionMsMax },
      }),
    ),
  );
}

declare global {
  var accessDatabase: Database | undefined;
}

/** The client of the running portal. Kept on the global object, because a reload in development runs this file again. */
export const db: Database = globalThis.accessDatabase ?? makeDatabase();
globalThis.accessDatabase = db;

/** Asks the database for a sign of life; returns whether it answered in time. */
export async function isDatabaseUp(): Promise<boolean> {
  try {
    await db.$queryRaw`SELECT 1`;
    return true;
  } catch {
    return false;
  }
}
