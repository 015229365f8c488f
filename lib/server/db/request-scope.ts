import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';

// Whose rows the present piece of work may see at most. The server says it for every request before Next has a say, and
// the database holds to it (row-level security). On the global object, because each bundle of Next has modules of its own.

/**
 * The portal itself, a visitor of the public pages, somebody who signs in or follows a link from a mail, somebody of ICE,
 * or somebody of one agency.
 */
export type DatabaseScope = 'system' | 'public' | 'arrival' | 'ice' | `agency:${string}`;

/** A piece of work, and whether it has asked the database for anything yet. */
type Piece = { scope: DatabaseScope; hasAsked?: boolean };

declare global {
  var accessRequestScope: AsyncLocalStorage<Piece> | undefined;
  var accessProcessScope: DatabaseScope | undefined;
}

globalThis.accessRequestScope ??= new AsyncLocalStorage<Piece>();
const storage = globalThis.accessRequestScope;

/**
 * Does the work of one request, which begins as a visitor's, or at the doors of lib/server/door/start-scope.ts as that of
 * somebody who is about to say who they are. Returns what the work returns.
 */
export const runRequest = <T>(work: () => T, scope: 'public' | 'arrival' = 'public'): T => storage.run({ scope }, work);

/** Does a piece of work that is no request (a job, a script, a test) within a scope. Returns what the work returns. */
export const runAs = <T>(scope: DatabaseScope, work: () => T): T => storage.run({ scope }, () => begun(work()));

const nothing = () => undefined;

// Prisma sends a query when somebody waits for its answer, which would be after the scope has ended.
const begun = <T>(answer: T): T => {
  if (typeof answer === 'object' && answer !== null && 'then' in answer && typeof answer.then === 'function') {
    answer.then(nothing, nothing);
  }
  return answer;
};

/** Sets the scope of the present request, once it is known who asks. Outside of any it does nothing. */
export const narrowTo = (scope: DatabaseScope): void => {
  const present = storage.getStore();
  if (present) present.scope = scope;
};

/** Says what a process that serves nobody (the worker, a script, a test) is where nothing else is said. */
export const declareProcess = (scope: DatabaseScope): void => {
  globalThis.accessProcessScope = scope;
};

/** The scope of the present request or piece of work; null when nobody declared one. */
export const presentScope = (): DatabaseScope | null =>
  storage.getStore()?.scope ?? globalThis.accessProcessScope ?? null;

/** Remembers that the present request or piece of work asks the database for something. */
export const noteAsked = (): void => {
  const present = storage.getStore();
  if (present) present.hasAsked = true;
};

/** Whether the present request or piece of work has asked the database for anything. */
export const hasAsked = (): boolean => storage.getStore()?.hasAsked ?? false;
