import type { Database, Transaction } from '@/lib/server/db/client';

// A database in which nothing lasts: everything of the portal runs on one transaction that is never committed, and each
// try is taken back to the state before it. What is read while nothing has been written since is answered from memory:
// the same question to the same state has the same answer, and five thousand tries ask it five thousand times.

type Call = (...args: readonly unknown[]) => unknown;

const readers = new Set(['findUnique', 'findUniqueOrThrow', 'findFirst', 'findFirstOrThrow', 'findMany', 'count']);
const writers = new Set(['create', 'createMany', 'update', 'updateMany', 'upsert', 'createManyAndReturn']);

/** Ends the outermost transaction, so that it is rolled back. */
class NeverCommitted extends Error {}

const isCall = (value: unknown): value is Call => typeof value === 'function';

const keyOf = (parts: readonly unknown[]): string =>
  JSON.stringify(parts, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));

/** What a test may do with the database. */
export type RolledBack = {
  /** Runs work on a transaction that is rolled back at its end. */
  run: (work: () => Promise<void>) => Promise<void>;
  /** Does one thing and takes back what it wrote. */
  takeBack: <T>(work: () => Promise<T>) => Promise<T>;
  /** Told of the data of each write, before it is written. */
  onWrite: (look: (data: unknown, place: string) => void) => void;
};

let made: RolledBack | undefined;

/** What a test may do with the wrapped database of its file. */
export const theDatabase = (): RolledBack => {
  if (!made) throw new Error('The database of this file is not wrapped.');
  return made;
};

/** Wraps the client of the portal: outside `run` it is the client itself. */
export const rolledBack = (real: Database): Database => {
  let tx: Transaction | null = null;
  let isClean = false;
  // Savepoints that are asked for but not set yet: a try that only reads what is remembered needs none.
  const waiting: string[] = [];
  const standing: string[] = [];
  let look: (data: unknown, place: string) => void = () => undefined;
  const kept = new Map<string, unknown>();

  const sql = async (statement: string) => {
    await tx?.$executeRawUnsafe(statement);
  };

  const settle = async () => {
    while (waiting.length > 0) {
      const name = waiting.shift() ?? '';
      standing.push(name);
      await sql(`SAVEPOINT ${name}`);
    }
  };

  const begin = (name: string) => waiting.push(name);

  /** Ends the innermost savepoint, if it was ever set. */
  const end = async (isKept: boolean) => {
    if (waiting.pop() !== undefined) return;
    const name = standing.pop() ?? '';
    if (!isKept) await sql(`ROLLBACK TO SAVEPOINT ${name}`);
    await sql(`RELEASE SAVEPOINT ${name}`);
  };

  const remembered = async (key: string, read: () => unknown): Promise<unknown> => {
    if (!isClean) return read();
    if (!kept.has(key)) {
      await settle();
      kept.set(key, await read());
    }
    return kept.get(key);
  };

  const inModel = (model: object, name: string): object =>
    new Proxy(model, {
      get: (target, property) => {
        const method: unknown = Reflect.get(target, property);
        if (!isCall(method)) return method;
        const verb = String(property);
        return (...args: readonly unknown[]) => {
          if (readers.has(verb)) return remembered(keyOf([name, verb, args]), () => method.apply(target, [...args]));
          isClean = false;
          if (writers.has(verb)) look(args[0], `${name}.${verb}`);
          return settle().then(() => method.apply(target, [...args]));
        };
      },
    });

  const raw = (target: object, method: Call, args: readonly unknown[]) => {
    const text = Array.isArray(args[0]) ? args[0].join('?') : String(args[0]);
    // A lock without a change: nobody else is there to wait.
    if (/^\s*SELECT 1 .* FOR UPDATE\s*$/su.test(text))
      return remembered(keyOf(['raw', args]), () => method.apply(target, [...args]));
    isClean = false;
    look(args.slice(1), 'raw');
    return settle().then(() => method.apply(target, [...args]));
  };

  let depth = 0;

  const nested = async (work: (inner: Transaction) => Promise<unknown>): Promise<unknown> => {
    depth += 1;
    begin(`nested_${depth}`);
    try {
      const answer = await work(inside);
      await end(true);
      return answer;
    } catch (error) {
      await end(false);
      throw error;
    } finally {
      depth -= 1;
    }
  };

  const handler: ProxyHandler<Database> = {
    get: (target, property) => {
      if (!tx) {
        const own: unknown = Reflect.get(target, property);
        return isCall(own) ? own.bind(target) : own;
      }
      if (property === '$transaction') return nested;
      const found: unknown = Reflect.get(tx, property);
      if (isCall(found) && String(property).startsWith('$')) {
        const client = tx;
        return (...args: readonly unknown[]) => raw(client, found, args);
      }
      return typeof found === 'object' && found !== null ? inModel(found, String(property)) : found;
    },
  };
  const db = new Proxy(real, handler);
  const inside: Transaction = db;

  made = {
    onWrite: (next) => {
      look = next;
    },
    run: async (work) => {
      const all = real.$transaction(
        async (outer) => {
          tx = outer;
          await sql('SET LOCAL idle_in_transaction_session_timeout = 0');
          await sql('SET LOCAL statement_timeout = 30000');
          await work();
          throw new NeverCommitted();
        },
        { maxWait: 10_000, timeout: 24 * 3_600_000 },
      );
      try {
        await all;
      } catch (error) {
        if (!(error instanceof NeverCommitted)) throw error;
      } finally {
        tx = null;
        kept.clear();
      }
    },
    takeBack: async (work) => {
      begin('one_try');
      isClean = true;
      try {
        return await work();
      } finally {
        isClean = false;
        await end(false);
      }
    },
  };
  return db;
};
