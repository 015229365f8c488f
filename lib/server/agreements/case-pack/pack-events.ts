import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { readableVisibilities } from '@/lib/domain/access/readable';
import { ceremonyDetails } from '@/lib/domain/agreements/ceremony';
import { db } from '@/lib/server/db/client';

// The audit events of an agreement as a case pack carries them. An event that the reader may not read keeps its number
// and its hashes, and loses its text: the others still lean on it where they follow it.

/** One event; `canonical` is the text that was hashed, or null where the reader may not read it. */
export type PackEvent = { seq: number; prevHash: string; hash: string; canonical: string | null };

/** Our own rule: far more than an agreement ever has. */
const EVENTS_MAX = 5000;
/** Acts beside the steps that both sides may know of: about files that both may open, and the ceremony of signing. */
const forBothSides: ReadonlySet<string> = new Set([
  'agreement.seal',
  'agreement.attach_resolution',
  ...Object.keys(ceremonyDetails).map((kind) => `agreement.${kind.toLowerCase()}`),
]);

/** The events of an agreement the actor sees, in order, as far as this actor may read them. */
export const packEvents = async (actor: Actor, agreementId: string): Promise<PackEvent[]> => {
  const [events, steps] = await Promise.all([
    db.auditEvent.findMany({
      where: { targetType: 'agreement', targetId: agreementId },
      orderBy: { seq: 'asc' },
      take: EVENTS_MAX + 1,
    }),
    db.statusEvent.findMany({ where: { agreementId }, select: { auditSeq: true, visibility: true } }),
  ]);
  if (events.length > EVENTS_MAX) throw new Error('This agreement has more events than a case pack can hold.');
  const visibilityOf = new Map(steps.map(({ auditSeq, visibility }) => [auditSeq, visibility]));
  const readable = readableVisibilities(actor);
  const mayRead = (seq: bigint, action: string): boolean => {
    const visibility = visibilityOf.get(seq);
    if (visibility !== undefined) return readable.includes(visibility);
    return forBothSides.has(action) || holdsRight(actor, 'read_audit');
  };
  return events.map(({ seq, prevHash, hash, canon, action }) => ({
    seq: Number(seq),
    prevHash,
    hash,
    canonical: mayRead(seq, action) ? canon : null,
  }));
};
