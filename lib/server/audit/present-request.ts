import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHmac, hkdfSync, randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/domain/access/actor';
import { env } from '@/lib/server/env';

// Which request an act belongs to, for the audit log. On the global object, because each bundle of Next has modules of
// its own.

type PresentRequest = {
  id: string | null;
  ip: string | null;
  /** The person who asks, once a page or an action has found out. */
  actor: Actor | null;
};

declare global {
  var accessPresentRequest: AsyncLocalStorage<PresentRequest> | undefined;
}

globalThis.accessPresentRequest ??= new AsyncLocalStorage<PresentRequest>();
const storage = globalThis.accessPresentRequest;

/** Does the work of one request under a number of its own, which every event of it carries. Returns what the work does. */
export const asRequest = <T>(ip: string | null, work: () => T): T =>
  storage.run({ id: randomUUID(), ip, actor: null }, work);

/** The present request; nulls outside of any. */
export const presentRequest = (): Readonly<PresentRequest> => storage.getStore() ?? { id: null, ip: null, actor: null };

/** Says who the present request is of, so that a refusal at its end can name them. */
export const rememberActor = (actor: Actor | null): void => {
  const present = storage.getStore();
  if (present) present.actor = actor;
};

/**
 * What the log holds instead of an address: equal for equal addresses, and worth nothing without the portal's secret.
 * @returns 32 hexadecimal digits, or null where there is no address
 */
export const addressRef = (ip: string | null): string | null =>
  ip === null ? null : createHmac('sha256', addressKey()).update(ip).digest('hex').slice(0, 32);

let key: Buffer | undefined;

const addressKey = (): Buffer => {
  key ??= Buffer.from(hkdfSync('sha256', env.AUTH_SECRET, '', 'access audit address', 32));
  return key;
};
