import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';

// Whose rows the present piece of work may see at most. The server says it for every request before Next has a say, and
// the database holds to it (row-level security). On the global object, because each bundle of Next has modules of its own.

/** The portal itself, a visitor who is not signed in, somebody of ICE, or somebody of one agency. */
export type DatabaseScope = 'system' | 'public' | 'ice' | `agency:${string}`;

declare global {
  var accessRequestScope: AsyncLocalStorage<{ scope: DatabaseScope }> | undefined;
}

globalThis.accessRequestScope ??= new AsyncLocalStorage<{ scope: DatabaseScope }>();
const storage = globalThis.accessRequestScope;

/** Does the work of one request, which begins as a visitor's. Returns what the work returns. */
export const runRequest = <T>(work: () => T): T => storage.run({ scope: 'public' }, work);

/** Does a piece of work that is no request (a job, a script, a test) within a scope. Returns what the work returns. */
export const runAs = <T>(scope: DatabaseScope, work: () => T): T => storage.run({ scope }, work);

/** Sets the scope of the present request, once it is known who asks. Outside of any it does nothing. */
export const narrowTo = (scope: DatabaseScope): void => {
  const present = storage.getStore();
  if (present) present.scope = scope;
};

/** The scope of the present request or piece of work; null when nobody declared one. */
export const presentScope = (): DatabaseScope | null => storage.getStore()?.scope ?? null;
