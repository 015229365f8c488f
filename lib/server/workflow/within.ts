import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { Transaction } from '@/lib/server/db/client';
import type { Performed } from '@/lib/server/workflow/carry-out';

// A step of one noun may lead to a step of another (an approval creates agreement drafts; the last agreement in force
// completes the request). Effects ask for it here, in the same transaction, and know nothing of the other noun's rooms.

export type PerformWithin = (
  tx: Transaction,
  name: string,
  id: string | null,
  actor: Actor,
  raw: Record<string, unknown>,
) => Promise<Performed | null>;

const performers = new Map<'request' | 'agreement', PerformWithin>();

/** Makes a noun's steps known; called once by lib/server/cases. */
export const registerPerformer = (kind: 'request' | 'agreement', perform: PerformWithin): void => {
  performers.set(kind, perform);
};

/**
 * Performs a step of another noun inside the caller's transaction.
 * @returns the case afterwards, or null when the step is not due (its state or a guard says no)
 */
export const performWithin = (
  tx: Transaction,
  kind: 'request' | 'agreement',
  name: string,
  id: string | null,
  actor: Actor,
  raw: Record<string, unknown> = {},
): Promise<Performed | null> => {
  const perform = performers.get(kind);
  if (!perform) throw new Error(`The steps of a ${kind} are not registered.`);
  return perform(tx, name, id, actor, raw);
};
