import 'server-only';
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { AuditFact, StepAction, stepFacts } from '@/lib/domain/audit/catalogue';
import type { FactsOf } from '@/lib/domain/audit/fact-kind';
import { eventOf, type Who, type Written } from '@/lib/server/audit/event-of';
import type { Transaction } from '@/lib/server/db/client';

// The only door to the audit chain. Events hold ids and digests, never names, narrative or secrets.

/** An event of the catalogue (lib/domain/audit): the action says what it is about and which facts it takes. */
export type AuditEntry = Who & AuditFact;

/** A step of a case as an event. */
export type StepEntry = Who & {
  action: StepAction;
  target: { type: 'request' | 'agreement'; id: string };
  facts: FactsOf<typeof stepFacts>;
};

/** Canonical JSON (RFC 8785) of a value. Throws on values JSON cannot hold. */
export const canonicalJson = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('This value has no canonical JSON form.');
  return text;
};

/** SHA-256 in hexadecimal. */
export const sha256Hex = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** What is thrown when somebody's session was ended, or their account closed or changed, while they were at work. */
export class SessionEnded extends Error {
  constructor() {
    super('The session was ended while this was under way. Nothing was saved.');
  }
}

// The event of ending a session itself is written by its own person after it has ended.
const ofEnding: readonly string[] = ['session.sign_out', 'session.revoked'];

// Whatever is done passes here at its end. The lock keeps whoever closes the account waiting until this is committed, or
// lets this see that it was closed.
const refuseEndedSession = async (
  tx: Transaction,
  { actor, action, outcome }: Pick<Written, 'actor' | 'action' | 'outcome'>,
): Promise<void> => {
  // A refusal changes nothing, and may be written after the session it belongs to.
  if (actor.sessionId === null || outcome === 'refused' || ofEnding.includes(action)) return;
  const rows = await tx.$queryRaw<{ ended: boolean }[]>`
    SELECT revoked_at IS NOT NULL AS ended FROM sessions WHERE id = ${actor.sessionId}::uuid FOR SHARE`;
  if (rows[0]?.ended) throw new SessionEnded();
};

/**
 * Appends one event to the chain inside the caller's transaction, so that the act and its proof commit together.
 * @returns the event's number in the chain
 * @throws Error when the event is not one of the catalogue, or the chain does not take it: the act is then undone
 */
export const appendAudit = (tx: Transaction, entry: AuditEntry): Promise<bigint> => append(tx, entry);

/** Appends the event of a step; see `appendAudit`. */
export const appendStep = (tx: Transaction, entry: StepEntry): Promise<bigint> => append(tx, entry);

const append = async (tx: Transaction, written: Written): Promise<bigint> => {
  const event = canonicalJson(eventOf(written));
  await refuseEndedSession(tx, written);
  const rows = await tx.$queryRaw<{ seq: bigint }[]>`SELECT audit_append(${event}) AS seq`;
  const seq = rows[0]?.seq;
  if (seq === undefined) throw new Error('The audit chain did not take the event.');
  return seq;
};
