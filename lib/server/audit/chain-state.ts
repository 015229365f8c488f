import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { isCheckpointLate } from '@/lib/domain/audit/checkpoint-due';
import type { ChainState } from '@/lib/domain/audit-view';
import { momentText } from '@/lib/domain/dates';
import { logZone } from '@/lib/server/audit/audit-filter';
import { newestCheckpoint } from '@/lib/server/audit/checkpoints';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';

// How the log stands, for the head of its page.

const verified = z.object({
  event: z.object({ facts: z.object({ whole: z.boolean(), brokenAt: z.number().nullish() }) }),
});

const lastVerified = async (): Promise<ChainState['verified']> => {
  const event = await db.auditEvent.findFirst({ where: { action: 'audit.verify' }, orderBy: { seq: 'desc' } });
  if (!event) return null;
  const { whole, brokenAt } = verified.parse(JSON.parse(event.canon)).event.facts;
  return { when: momentText(event.at, logZone), whole, brokenAt: brokenAt ?? null };
};

/** How far the log goes and how far it is signed; null when the actor may not read it. */
export const chainState = async (actor: Actor): Promise<ChainState | null> => {
  if (!holdsRight(actor, 'read_audit')) return null;
  const [head, newest, checked] = await Promise.all([
    db.auditHead.findUniqueOrThrow({ where: { id: 1 } }),
    newestCheckpoint(),
    lastVerified(),
  ]);
  const signed = newest && { seq: newest.body.seq, at: new Date(newest.body.at) };
  const unsigned = await db.auditEvent.findFirst({
    where: { seq: { gt: BigInt(signed?.seq ?? 0) } },
    orderBy: { seq: 'asc' },
    select: { at: true },
  });
  return {
    events: Number(head.seq),
    head: head.hash,
    verified: checked,
    signed: newest && {
      seq: newest.body.seq,
      when: momentText(new Date(newest.body.at), logZone),
      minutesAgo: Math.max(0, Math.floor((now().getTime() - Date.parse(newest.body.at)) / 60_000)),
      root: newest.body.root,
    },
    late: isCheckpointLate(Number(head.seq), signed, unsigned?.at ?? null, now()),
  };
};
