import 'server-only';
import { z } from 'zod';
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import type { ReproofingView } from '@/lib/domain/access/reproofing-view';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { paragraph, workEmail } from '@/lib/domain/text';
import { appendAudit, sha256Hex } from '@/lib/server/audit/append';
import { tellOwner } from '@/lib/server/auth/security-letters';
import { missingStepUp } from '@/lib/server/auth/step-up';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import { peopleWithin } from '@/lib/server/people/people-queries';

// Letting somebody who lost their factors prove anew who they are. Two administrators: the first says how they made sure
// who it is, the second agrees. Neither learns or sets a password, a secret or a link.

export const startReproofingInput = z.strictObject({
  workEmail: workEmail('Enter the work e-mail address of the account.'),
  reason: paragraph(500, 'Say how you made sure that it is this person.').refine(
    (text) => text.length >= 10,
    'Say in a sentence how you made sure that it is this person.',
  ),
});
/** One of the two, by the button that was pressed. */
export const decideReproofingInput = z
  .strictObject({ confirm: z.uuid().optional(), withdraw: z.uuid().optional() })
  .refine(({ confirm, withdraw }) => (confirm === undefined) !== (withdraw === undefined), 'Press one of the buttons.');

const roleOf = (actor: Actor) => (hasRole(actor, 'ADMIN') ? 'ADMIN' : 'AGENCY_ADMIN');

type Noted = { id: string; userId: string; reason: string };

const note = (tx: Transaction, actor: Actor, what: 'started' | 'confirmed' | 'withdrawn', row: Noted) =>
  appendAudit(tx, {
    actor,
    role: roleOf(actor),
    action: `reproofing.${what}`,
    target: { type: 'user', id: row.userId },
    outcome: 'done',
    facts: { reproofing: row.id, reasonSha256: sha256Hex(row.reason) },
  });

/**
 * Starts it for an account that the actor looks after. Refuses their own account, an account that is not theirs to look
 * after (as not found), and a second one beside one that is open.
 */
export const startReproofing = async (
  actor: Actor,
  given: z.output<typeof startReproofingInput>,
): Promise<Outcome<null>> => {
  if (actor.id === null || !holdsRight(actor, 'start_reproofing'))
    return refuse('not_yours', 'This is not yours to do.');
  const unconfirmed = missingStepUp(actor, 'start_reproofing');
  if (unconfirmed) return unconfirmed;
  const { id: startedById } = actor;
  return db.$transaction(async (tx): Promise<Outcome<null>> => {
    const user = await tx.user.findFirst({
      where: { AND: [{ workEmail: given.workEmail, active: true }, peopleWithin(actor, 'manage_people')] },
      select: { id: true },
    });
    const wrong = (text: string) => refuse('invalid', 'Check the marked field.', { fields: { workEmail: [text] } });
    if (!user) return wrong('No open account with this address is on your list of people.');
    if (user.id === startedById) return wrong('Ask another administrator to do this for your own account.');
    await tx.$queryRaw`SELECT id FROM users WHERE id = ${user.id}::uuid FOR UPDATE`;
    const open = await tx.reproofing.findFirst({ where: { userId: user.id, usedAt: null, withdrawnAt: null } });
    if (open) return wrong('This is open for the account already. Withdraw it first to start anew.');
    const row = await tx.reproofing.create({
      data: { userId: user.id, reason: given.reason, startedById, startedAt: now() },
    });
    await note(tx, actor, 'started', row);
    return done(null, 'It waits for a second administrator now. Then the person gets a link by mail.');
  });
};

/** A second administrator agrees: the person gets the link. Refuses whoever started it, and the person themselves. */
export const confirmReproofing = async (actor: Actor, id: string): Promise<Outcome<null>> => {
  if (actor.id === null || !holdsRight(actor, 'confirm_reproofing')) {
    return refuse('not_yours', 'This is not yours to do.');
  }
  const unconfirmed = missingStepUp(actor, 'confirm_reproofing');
  if (unconfirmed) return unconfirmed;
  const confirmedById = actor.id;
  return db.$transaction(async (tx): Promise<Outcome<null>> => {
    const row = await lockOpen(tx, id);
    if (!row || row.confirmedAt !== null) return notOpen();
    if (row.startedById === confirmedById || row.userId === confirmedById) {
      return refuse('not_yours', 'A second administrator has to confirm this.');
    }
    await tx.reproofing.update({ where: { id }, data: { confirmedById, confirmedAt: now() } });
    await note(tx, actor, 'confirmed', row);
    await tellOwner(tx, row.userId, 'reproofing', { aboutId: id, onceKey: id });
    return done(null, 'Confirmed. The person gets a link by mail, good once for 24 hours.');
  });
};

/** Takes one back that was not used yet: any administrator who looks after the account, the person among them. */
export const withdrawReproofing = async (actor: Actor, id: string): Promise<Outcome<null>> =>
  db.$transaction(async (tx): Promise<Outcome<null>> => {
    const row = await lockOpen(tx, id);
    const isTheirs =
      row && (await tx.user.count({ where: { AND: [{ id: row.userId }, peopleWithin(actor, 'manage_people')] } }));
    if (!isTheirs || actor.id === null) return notOpen();
    await tx.reproofing.update({ where: { id }, data: { withdrawnById: actor.id, withdrawnAt: now() } });
    await note(tx, actor, 'withdrawn', row);
    return done(null, 'Withdrawn. A link that was sent does not work any more.');
  });

const notOpen = () => refuse('not_found', 'This is not open any more. Open the page again.');

const lockOpen = async (tx: Transaction, id: string) => {
  await tx.$queryRaw`SELECT 1 FROM reproofings WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.reproofing.findFirst({ where: { id, usedAt: null, withdrawnAt: null } });
};

/** Those that are open, for whoever may start or confirm them: of the accounts that the actor looks after. */
export const listReproofings = async (actor: Actor): Promise<ReproofingView[]> => {
  if (!holdsRight(actor, 'start_reproofing')) return [];
  const rows = await db.reproofing.findMany({
    where: { usedAt: null, withdrawnAt: null, user: peopleWithin(actor, 'manage_people') },
    include: {
      user: { select: { name: true, workEmail: true } },
      startedBy: { select: { name: true } },
      confirmedBy: { select: { name: true } },
    },
    orderBy: { startedAt: 'desc' },
  });
  return rows.map((row) => ({
    id: row.id,
    person: row.user.name,
    email: row.user.workEmail,
    reason: row.reason,
    startedBy: row.startedBy.name,
    startedAt: row.startedAt,
    confirmedBy: row.confirmedBy?.name ?? null,
    state: row.confirmedAt === null ? 'WAITS' : 'CONFIRMED',
    mayConfirm:
      row.confirmedAt === null &&
      holdsRight(actor, 'confirm_reproofing') &&
      row.startedById !== actor.id &&
      row.userId !== actor.id,
  }));
};
