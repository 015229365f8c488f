import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from '@/lib/domain/access/actor';

// What stands in for the server of Next when pages and actions are called without one.

/** A page that ended by going somewhere else, or by not being there. Next takes these for answers. */
export class WentElsewhere extends Error {}

const stage = new AsyncLocalStorage<Actor | null>();

/** Does something as this person, or as nobody. */
export const as = <T>(actor: Actor | null, work: () => Promise<T>): Promise<T> => stage.run(actor, work);

/** Who acts now. */
export const whoActs = (): Actor | null => stage.getStore() ?? null;

const leave = (where: string) => (): never => {
  throw new WentElsewhere(where);
};

/** `next/navigation`, as far as the server side of the portal uses it. */
export const navigation = {
  redirect: leave('redirect'),
  permanentRedirect: leave('redirect'),
  notFound: leave('not found'),
  forbidden: leave('forbidden'),
  unauthorized: leave('unauthorized'),
  unstable_rethrow: (error: unknown): void => {
    if (error instanceof WentElsewhere) throw error;
  },
};

const jar = {
  get: () => undefined,
  getAll: () => [],
  has: () => false,
  set: () => undefined,
  delete: () => undefined,
};

/** `next/headers`, of a browser that has no cookie. */
export const headersOfNext = {
  cookies: () => Promise.resolve(jar),
  headers: () => Promise.resolve(new Headers({ 'user-agent': 'Test browser', 'sec-fetch-site': 'same-origin' })),
};
