import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { presentScope } from '@/lib/server/db/request-scope';

// Prisma gathers lookups by key that are asked for in the same moment, whoever asks, and sends them all on behalf of the
// first. Two requests with different scopes must not share a statement, and each has to be sent for its own.

type Lookup = object;

/** How Prisma gathers: the group that a lookup is sent with, and what sends a group or a lookup that is alone in it. */
type Gathering = {
  batchBy: (lookup: Lookup) => string | undefined;
  batchLoader: (lookups: Lookup[]) => Promise<unknown[]>;
  singleLoader: (lookup: Lookup) => Promise<unknown>;
};

const isGathering = (found: unknown): found is Gathering =>
  typeof found === 'object' &&
  found !== null &&
  ['batchBy', 'batchLoader', 'singleLoader'].every((name) => typeof Reflect.get(found, name) === 'function');

const inside = (holder: unknown, ...names: string[]): unknown =>
  names.reduce<unknown>(
    (at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined),
    holder,
  );

/**
 * Lets a client gather only lookups of the same scope, and send them in it; returns the client. Throws when the present
 * version of Prisma gathers in another way than the one this was written for.
 */
export const gatherByScope = <Client extends object>(client: Client): Client => {
  const options = inside(client, '_requestHandler', 'dataloader', 'options');
  if (!isGathering(options))
    throw new Error('This version of Prisma gathers lookups in a way the fence does not know.');
  const { batchBy, batchLoader, singleLoader } = options;
  const askedIn = new WeakMap<Lookup, ReturnType<typeof AsyncLocalStorage.snapshot>>();
  const back = <T>(lookup: Lookup | undefined, send: () => T): T => {
    const context = lookup && askedIn.get(lookup);
    return context ? context(send) : send();
  };
  options.batchBy = (lookup) => {
    const group = batchBy(lookup);
    if (group === undefined) return undefined;
    askedIn.set(lookup, AsyncLocalStorage.snapshot());
    return `${presentScope()} ${group}`;
  };
  options.batchLoader = (lookups) => back(lookups[0], () => batchLoader(lookups));
  options.singleLoader = (lookup) => back(lookup, () => singleLoader(lookup));
  return client;
};
