import 'server-only';
import type { z } from 'zod';
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import {
  type AccountState,
  type changeInput,
  type closeInput,
  type decideInput,
  differences,
} from '@/lib/domain/people/account-change';
import { done, type Outcome, type Refused, refuse } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { tellOwner } from '@/lib/server/auth/security-letters';
import { missingStepUp } from '@/lib/server/auth/step-up';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import { readAccountState } from '@/lib/server/people/account-state';
import { tellAdministrators } from '@/lib/server/people/administrators';
import { applyChange, type Keeping, type Kept, keepChange, stateOf } from '@/lib/server/people/apply-change';
import { lastOfRole } from '@/lib/server/people/last-of-role';
import { hasSecondAdministrator, lockAccounts, mayPlace } from '@/lib/server/people/looking-after';
import { peopleWithin } from '@/lib/server/people/people-queries';

// Changing, closing and reopening accounts of others. Each change is one transaction: the account, the end of its
// sessions, the reason, the event, the letter. Nobody changes their own account here.

export const notThere = () => refuse('not_found', 'This account is not on your list. Open the list again.');

const include = { office: { select: { name: true } } } as const;

/** The account behind an act, locked, when the actor looks after it and it is not their own. */
export const keptAccount = async (tx: Transaction, actor: Actor, userId: string): Promise<Outcome<Kept>> => {
  await lockAccounts(tx);
  const where = { AND: [{ id: userId }, peopleWithin(actor, 'manage_people')] };
  const user = await tx.user.findFirst({ where, include });
  if (!user) return notThere();
  if (user.id === actor.id) {
    return refuse('blocked', 'This is your own account. Ask another administrator to change it.');
  }
  return done(user);
};

const waits = (): Refused =>
  refuse('blocked', 'A change of this account waits for a second administrator. It is decided first.');

const hasWaiting = async (tx: Transaction, userId: string): Promise<boolean> =>
  (await tx.accountChange.count({ where: { userId, decision: null } })) > 0;

const newState = async (
  tx: Transaction,
  user: Kept,
  { title, roles, officeId }: Pick<z.output<typeof changeInput>, 'title' | 'roles' | 'officeId'>,
): Promise<AccountState | null> => {
  if (user.agencyId !== null) return { title, roles, officeId: null, office: null };
  const office = await tx.office.findUnique({ where: { id: officeId ?? user.officeId ?? '' } });
  return office && { title, roles, officeId: office.id, office: office.name };
};

const field = (name: string, text: string): Refused =>
  refuse('invalid', 'Check the marked fields.', { fields: { [name]: [text] } });

/**
 * Changes title, roles or office of an account, for a reason; changed roles or another office end its sessions. The role
 * of an administrator is given when a second administrator confirms it.
 */
export const changeAccount = (
  actor: Actor,
  { userId, reason, ...asked }: z.output<typeof changeInput>,
): Promise<Outcome<null>> =>
  db.$transaction(async (tx): Promise<Outcome<null>> => {
    const kept = await keptAccount(tx, actor, userId);
    if (!kept.ok) return kept;
    const unconfirmed = missingStepUp(actor, 'change_roles');
    if (unconfirmed) return unconfirmed;
    const user = kept.value;
    const after = await newState(tx, user, asked);
    if (!after) return field('officeId', 'Choose an office of the list.');
    if (after.roles.length === 0)
      return field('roles', 'Choose at least one role. To take all away, close the account.');
    if (!mayPlace(actor, { agencyId: user.agencyId, officeId: after.officeId, roles: after.roles })) {
      return field('roles', 'Choose roles of this side only.');
    }
    if (differences(stateOf(user), after).length === 0)
      return refuse('blocked', 'Nothing is different. Change something first.');
    if (await hasWaiting(tx, user.id)) return waits();
    const last = user.active ? await lastOfRole(tx, user, after.roles) : null;
    if (last) return last;
    const keeping = { tx, actor, user };
    if (!(await needsSecond(keeping, after))) return apply(keeping, after, reason);
    const row = await keepChange(keeping, { kind: 'ROLES', before: stateOf(user), after, reason, waits: true });
    await tellAdministrators(tx, actor, 'administrator-waits', row.id);
    return done(null, `${user.name} becomes an administrator when a second administrator has confirmed it.`);
  });

const gainsAdministration = (user: Kept, after: AccountState): boolean =>
  after.roles.includes('ADMIN') && !user.roles.includes('ADMIN');

const needsSecond = async ({ tx, actor, user }: Keeping, after: AccountState): Promise<boolean> =>
  gainsAdministration(user, after) && (await hasSecondAdministrator(tx, actor));

const apply = async (keeping: Keeping, after: AccountState, reason: string): Promise<Outcome<null>> => {
  const { tx, actor, user } = keeping;
  const row = await keepChange(keeping, { kind: 'ROLES', before: stateOf(user), after, reason });
  await applyChange(keeping, row.id, after);
  if (gainsAdministration(user, after)) await tellAdministrators(tx, actor, 'administrator-made', row.id);
  return done(null, `The account of ${user.name} was changed. ${user.name} is told by mail.`);
};

/** The second administrator confirms or refuses that somebody becomes an administrator. */
export const decideChange = (
  actor: Actor,
  { changeId, answer }: z.output<typeof decideInput>,
): Promise<Outcome<null>> =>
  db.$transaction(async (tx): Promise<Outcome<null>> => {
    if (!holdsRight(actor, 'confirm_administrator')) return notThere();
    const unconfirmed = missingStepUp(actor, 'change_roles');
    if (unconfirmed) return unconfirmed;
    await lockAccounts(tx);
    const row = await tx.accountChange.findFirst({ where: { id: changeId, decision: null } });
    if (!row) return refuse('not_found', 'This change was decided already. The page now shows how it stands.');
    if (row.askedById === actor.id || row.userId === actor.id) {
      return refuse(
        'blocked',
        'Another administrator has to decide this: neither who asked for it nor who it is about.',
      );
    }
    const user = await tx.user.findUniqueOrThrow({ where: { id: row.userId }, include });
    const after = readAccountState(row.after);
    const before = readAccountState(row.before);
    const isAsItWas = user.active && before !== null && differences(before, stateOf(user)).length === 0;
    if (answer === 'GRANTED' && (!isAsItWas || after === null)) {
      return refuse('stale', 'The account was changed or closed meanwhile. Refuse this change, and ask for a new one.');
    }
    await tx.accountChange.update({
      where: { id: row.id },
      data: { decision: answer, decidedById: actor.id, decidedAt: now() },
    });
    const keeping = { tx, actor, user };
    if (answer === 'REFUSED' || after === null) {
      await appendAudit(tx, {
        ...{ actor, role: 'ADMIN', action: 'user.change_refused', outcome: 'done' },
        target: { type: 'user', id: user.id },
        facts: { change: row.id },
      });
      return done(null, 'Refused. The account stays as it is.');
    }
    await applyChange(keeping, row.id, after);
    await tellAdministrators(tx, actor, 'administrator-made', row.id);
    return done(null, `${user.name} is an administrator now.`);
  });

/** Closes an account for a reason; its sessions end in the same moment. Never the last one of a role that has to be held. */
export const closeAccount = (actor: Actor, { userId, reason }: z.output<typeof closeInput>): Promise<Outcome<null>> =>
  db.$transaction(async (tx): Promise<Outcome<null>> => {
    const kept = await keptAccount(tx, actor, userId);
    if (!kept.ok) return kept;
    const unconfirmed = missingStepUp(actor, 'switch_account');
    if (unconfirmed) return unconfirmed;
    const user = kept.value;
    if (!user.active) return refuse('wrong_state', 'This account is closed already. The page now shows how it stands.');
    const last = await lastOfRole(tx, user, []);
    if (last) return last;
    await tx.accountChange.updateMany({
      where: { userId, decision: null },
      data: { decision: 'REFUSED', decidedById: actor.id, decidedAt: now() },
    });
    await keepChange({ tx, actor, user }, { kind: 'CLOSE', reason });
    return done(null, `The account of ${user.name} was closed and signed out everywhere.`);
  });

/** Reopens an account for a reason. Sessions that were ended stay ended. */
export const reopenAccount = (actor: Actor, { userId, reason }: z.output<typeof closeInput>): Promise<Outcome<null>> =>
  db.$transaction(async (tx): Promise<Outcome<null>> => {
    const kept = await keptAccount(tx, actor, userId);
    if (!kept.ok) return kept;
    const unconfirmed = missingStepUp(actor, 'switch_account');
    if (unconfirmed) return unconfirmed;
    const user = kept.value;
    if (user.active) return refuse('wrong_state', 'This account is open already. The page now shows how it stands.');
    if (user.roles.includes('ADMIN') && !hasRole(actor, 'ADMIN')) return notThere();
    await keepChange({ tx, actor, user }, { kind: 'REOPEN', reason });
    return done(null, `The account of ${user.name} was reopened.`);
  });

/** Ends every session of an account. The person signs in again as before. */
export const endAccountSessions = (actor: Actor, userId: string): Promise<Outcome<null>> =>
  db.$transaction(async (tx): Promise<Outcome<null>> => {
    const kept = await keptAccount(tx, actor, userId);
    if (!kept.ok) return kept;
    const unconfirmed = missingStepUp(actor, 'switch_account');
    if (unconfirmed) return unconfirmed;
    await keepChange({ tx, actor, user: kept.value }, { kind: 'END_SESSIONS', reason: '' });
    return done(null, `${kept.value.name} was signed out everywhere.`);
  });

/**
 * Sends the person a link to choose a new password, for a reason. Whoever starts it neither sets nor sees anything: the
 * link goes to the person's own address, and the second factor is asked as before.
 */
export const startPasswordReset = (
  actor: Actor,
  { userId, reason }: z.output<typeof closeInput>,
): Promise<Outcome<null>> =>
  db.$transaction(async (tx): Promise<Outcome<null>> => {
    const kept = await keptAccount(tx, actor, userId);
    if (!kept.ok) return kept;
    const unconfirmed = missingStepUp(actor, 'start_reset');
    if (unconfirmed) return unconfirmed;
    const user = kept.value;
    if (!user.active) return refuse('wrong_state', 'This account is closed. Reopen it first.');
    await keepChange({ tx, actor, user }, { kind: 'RESET', reason });
    await tellOwner(tx, user.id, 'password-reset');
    return done(null, `A link for a new password goes to ${user.workEmail}. ${user.name} was signed out everywhere.`);
  });
