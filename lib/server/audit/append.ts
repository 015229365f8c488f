import 'server-only';
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Actor } from '@/lib/domain/access/actor';
import type { StepTaker } from '@/lib/domain/access/role';
import type { Transaction } from '@/lib/server/db/client';

// The only door to the audit chain. Events hold ids and digests, never names, narrative or secrets.

export type AuditEntry = {
  actor: Pick<Actor, 'id' | 'sessionId'>;
  role: StepTaker | 'NONE';
  /** What was done, as noun.verb: `request.submit`, `session.sign_in`. */
  action: string;
  target: { type: string; id: string | null };
  outcome: 'done' | 'refused';
  /** Further facts: ids, statuses, digests. */
  facts?: Record<string, string | number | boolean | null>;
};

/** Canonical JSON (RFC 8785) of a value. Throws on values JSON cannot hold. */
export const canonicalJson = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('This value has no canonical JSON form.');
  return text;
};

/** SHA-256 in hexadecimal. */
export const sha256Hex = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/**
 * Appends one event to the chain inside the caller's transaction, so that the act and its proof commit together.
 * @returns the event's number in the chain
 */
export const appendAudit = async (tx: Transaction, entry: AuditEntry): Promise<bigint> => {
  const event = canonicalJson({
    action: entry.action,
    actor: entry.actor.id,
    facts: entry.facts ?? {},
    outcome: entry.outcome,
    role: entry.role,
    session: entry.actor.sessionId,
    target: entry.target,
  });
  const rows = await tx.$queryRaw<{ seq: bigint }[]>`
    SELECT audit_append(
      ${entry.actor.id}::uuid, ${entry.role}, ${entry.action}, ${entry.target.type}, ${entry.target.id}::uuid,
      ${entry.outcome}, ${event}) AS seq`;
  const seq = rows[0]?.seq;
  if (seq === undefined) throw new Error('The audit chain did not take the event.');
  return seq;
};
