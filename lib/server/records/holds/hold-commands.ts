import 'server-only';
import type { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import type { placeHoldInput, releaseHoldInput } from '@/lib/domain/records/hold';
import { done, type Outcome, type Refused, refuse } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { findCaseByNumber } from '@/lib/server/records/sources/case-sources';

// Placing and releasing holds. Both are kept for good, with who and why.

type Target = { requestId: string | null; agreementId: string | null; agencyId: string | null };

const notYours = (): Refused => refuse('not_yours', 'The legal office, oversight and administrators place holds.');

const findTarget = async (actor: Actor, target: string): Promise<Target | null> => {
  const place = await findCaseByNumber(actor, target);
  if (place) return { ...place, agencyId: null };
  const agencies = await db.agency.findMany({
    where: {
      OR: [{ ori: target.trim().toUpperCase() }, { legalName: { equals: target.trim(), mode: 'insensitive' } }],
    },
    take: 2,
    select: { id: true },
  });
  const [agency, another] = agencies;
  return agency && !another ? { requestId: null, agreementId: null, agencyId: agency.id } : null;
};

/** Places a hold on a request, an agreement or everything of an agency. */
export const placeHold = async (actor: Actor, input: z.output<typeof placeHoldInput>): Promise<Outcome<null>> => {
  if (!holdsRight(actor, 'manage_holds') || actor.id === null) return notYours();
  const placedById = actor.id;
  const target = await findTarget(actor, input.target);
  if (!target) {
    const message = 'No case has this number, and no one agency this name or ORI. Copy it from its page.';
    return refuse('invalid', 'Check the marked fields.', { fields: { target: [message] } });
  }
  return db.$transaction(async (tx) => {
    const { id } = await tx.recordHold.create({
      data: { ...target, matter: input.matter, reason: input.reason, placedById, placedAt: now() },
      select: { id: true },
    });
    await appendAudit(tx, {
      actor,
      role: actor.roles[0] ?? 'NONE',
      action: 'hold.place',
      target: { type: 'record_hold', id },
      outcome: 'done',
      facts: target,
    });
    return done(null, 'The hold stands. Nothing under it can be removed or destroyed.');
  });
};

/** Releases a hold, with a reason. */
export const releaseHold = async (actor: Actor, input: z.output<typeof releaseHoldInput>): Promise<Outcome<null>> => {
  if (!holdsRight(actor, 'manage_holds') || actor.id === null) return notYours();
  const releasedById = actor.id;
  return db.$transaction(async (tx): Promise<Outcome<null>> => {
    const { count } = await tx.recordHold.updateMany({
      where: { id: input.holdId, releasedAt: null },
      data: { releasedById, releasedAt: now(), releaseReason: input.reason },
    });
    if (count === 0) return refuse('not_found', 'This hold was released already. Open the page again.');
    await appendAudit(tx, {
      actor,
      role: actor.roles[0] ?? 'NONE',
      action: 'hold.release',
      target: { type: 'record_hold', id: input.holdId },
      outcome: 'done',
    });
    return done(null, 'The hold is released. The schedule counts again.');
  });
};
