import 'server-only';
import { addHours } from 'date-fns/addHours';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import type { Role } from '@/lib/domain/access/role';
import { type InviteInput, invitedTo } from '@/lib/domain/people/account-invitation';
import { invitationHours } from '@/lib/domain/people/invited-roles';
import { isAtDomain } from '@/lib/domain/people/work-address';
import { done, type Outcome, type Refused, refuse } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { missingStepUp } from '@/lib/server/auth/step-up';
import { countTries, waitingTime } from '@/lib/server/auth/throttle';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import type { AccountInvitation, Prisma } from '@/lib/server/db/generated/client';
import { enqueue } from '@/lib/server/outbox/enqueue';
import { tellAdministrators } from '@/lib/server/people/administrators';
import { hasAccount } from '@/lib/server/people/has-account';
import { hasSecondAdministrator, lockAccounts, mayPlace, type Placement, roleOfKeeper } from './looking-after';

// Invitations to open an account. The link is made when its mail is written, so that it stands in the mail alone; a new
// mail makes the link before it worthless.

const notYours = () => refuse('not_yours', 'You invite people to your own agency, as administrator of its accounts.');

const field = (name: string, text: string): Refused =>
  refuse('invalid', 'Check the marked fields.', { fields: { [name]: [text] } });

/** The where-clause of the open invitations that an actor looks after; none for everybody else. */
export const invitationsWithin = (actor: Actor): Prisma.AccountInvitationWhereInput => {
  const open = { usedAt: null, revokedAt: null };
  if (!holdsRight(actor, 'manage_people')) return { id: { in: [] } };
  if (actor.side === 'ICE') return open;
  return actor.agencyId === null ? { id: { in: [] } } : { ...open, agencyId: actor.agencyId };
};

const tooMany = async (actor: Actor, workEmail: string): Promise<Refused | null> => {
  const throttle = await countTries([
    ['accountInviter', actor.id ?? ''],
    ['accountInvited', workEmail],
  ]);
  return throttle.open
    ? null
    : refuse('blocked', `Too many invitations were sent. Wait ${waitingTime(throttle.waitSeconds)}, then try again.`);
};

// An agency's own administrator is bound to its verified domains; an administrator of ICE has checked the person.
const misplaced = async (tx: Transaction, actor: Actor, to: Placement, workEmail: string): Promise<Refused | null> => {
  if (to.officeId !== null) {
    const office = await tx.office.findUnique({ where: { id: to.officeId }, select: { id: true } });
    return office ? null : field('officeId', 'Choose an office of the list.');
  }
  const agency = await tx.agency.findUnique({ where: { id: to.agencyId ?? '' } });
  if (!agency) return field('agencyId', 'Choose an agency of the list.');
  if (agency.status !== 'VERIFIED') {
    return field('agencyId', `${agency.legalName} is not verified at present. Its accounts wait until it is.`);
  }
  if (roleOfKeeper(actor) === 'ADMIN' || isAtDomain(workEmail, agency.verifiedDomains)) return null;
  const domains = agency.verifiedDomains.map((domain) => `@${domain}`).join(' or ');
  return field(
    'workEmail',
    domains === ''
      ? 'No mail domain of your agency is verified yet. Ask the State and Local Coordination Office.'
      : `Enter an address of your agency, ending in ${domains}. Another domain has to be verified by ICE first.`,
  );
};

const heldAlready = async (tx: Transaction, actor: Actor, workEmail: string): Promise<Refused | null> => {
  if (await hasAccount(tx, workEmail))
    return field('workEmail', 'This address has an account already. See the list of people.');
  const open = await tx.accountInvitation.findFirst({ where: { workEmail, usedAt: null, revokedAt: null } });
  if (!open) return null;
  if (open.expiresAt > now()) {
    return field('workEmail', 'This address is invited already. Send that invitation again, or withdraw it.');
  }
  await tx.accountInvitation.update({ where: { id: open.id }, data: { revokedAt: now(), revokedById: actor.id } });
  return null;
};

type Verb = 'invite' | 'confirm' | 'resend' | 'revoke';

const note = (tx: Transaction, actor: Actor, row: AccountInvitation, verb: Verb) =>
  appendAudit(tx, {
    actor,
    role: roleOfKeeper(actor),
    action: `account_invitation.${verb}`,
    target: { type: 'account_invitation', id: row.id },
    outcome: 'done',
    facts: { agency: row.agencyId, office: row.officeId, roles: row.roles.join('/'), second: row.needsSecond },
  });

const post = (tx: Transaction, row: Pick<AccountInvitation, 'id' | 'sends'>) =>
  enqueue(tx, 'account_letter', `account-invited:${row.id}:${row.sends}`, { letter: 'account-invited', id: row.id });

const ends = () => ({ invitedAt: now(), expiresAt: addHours(now(), invitationHours) });

/**
 * Invites a person to open an account. Refused for places and roles that are not the actor's to give, addresses outside
 * the verified domains (for administrators of an agency), addresses with an account or an open invitation, and when the
 * actor has not just confirmed who they are. The invitation of an administrator waits for a second one.
 */
export const inviteAccount = async (actor: Actor, input: InviteInput): Promise<Outcome<{ id: string }>> => {
  const { workEmail } = input;
  const chosen = invitedTo(input);
  // Nobody but ICE chooses an agency: the form of an agency has no such field.
  const to = actor.side === 'AGENCY' ? { ...chosen, agencyId: actor.agencyId, officeId: null } : chosen;
  if (!holdsRight(actor, 'manage_people')) return notYours();
  const problem = incomplete(to, input.side);
  if (problem) return problem;
  if (!mayPlace(actor, to)) return notYours();
  const unconfirmed = missingStepUp(actor, 'invite_person') ?? (await tooMany(actor, workEmail));
  if (unconfirmed) return unconfirmed;
  return db.$transaction(async (tx) => {
    await lockAccounts(tx);
    const refused = (await misplaced(tx, actor, to, workEmail)) ?? (await heldAlready(tx, actor, workEmail));
    if (refused) return refused;
    const needsSecond = to.roles.includes('ADMIN') && (await hasSecondAdministrator(tx, actor));
    const row = await tx.accountInvitation.create({
      data: { workEmail, ...to, invitedById: actor.id, needsSecond, ...ends() },
    });
    if (needsSecond) await tellAdministrators(tx, actor, 'administrator-waits', row.id);
    else await post(tx, row);
    await note(tx, actor, row, 'invite');
    return done({ id: row.id }, needsSecond ? waits(workEmail) : `An invitation goes to ${workEmail}.`);
  });
};

/** Invites the first person of an agency that is being verified, in the caller's transaction under `lockAccounts`. */
export const inviteFirstPerson = async (
  tx: Transaction,
  actor: Actor,
  workEmail: string,
  { agencyId, roles }: { agencyId: string; roles: readonly Role[] },
): Promise<Outcome<{ id: string }>> => {
  const refused = await heldAlready(tx, actor, workEmail);
  if (refused) return refused;
  const row = await tx.accountInvitation.create({
    data: { workEmail, roles: [...roles], agencyId, invitedById: actor.id, ...ends() },
  });
  await post(tx, row);
  await note(tx, actor, row, 'invite');
  return done({ id: row.id });
};

const waits = (workEmail: string): string =>
  `The invitation of ${workEmail} goes out when a second administrator has confirmed it.`;

const incomplete = (to: { agencyId: string | null; officeId: string | null; roles: Role[] }, side: string) => {
  if (side === 'AGENCY' && to.agencyId === null) return field('agencyId', 'Choose an agency of the list.');
  if (side === 'ICE' && to.officeId === null) return field('officeId', 'Choose an office of the list.');
  if (to.roles.length > 0) return null;
  return field(side === 'ICE' ? 'iceRoles' : 'agencyRoles', 'Choose at least one role.');
};

const gone = () => refuse('not_found', 'This invitation was taken up or withdrawn. The list now shows how it stands.');

const lockInvitation = async (tx: Transaction, actor: Actor, id: string): Promise<AccountInvitation | null> => {
  await tx.$queryRaw`SELECT 1 FROM account_invitations WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.accountInvitation.findFirst({ where: { AND: [{ id }, invitationsWithin(actor)] } });
};

/** Confirms the invitation of an administrator as the second one, and sends it. */
export const confirmInvitation = async (actor: Actor, id: string): Promise<Outcome<null>> => {
  if (!holdsRight(actor, 'confirm_administrator')) return notYours();
  const unconfirmed = missingStepUp(actor, 'invite_person');
  if (unconfirmed) return unconfirmed;
  return db.$transaction(async (tx) => {
    const row = await lockInvitation(tx, actor, id);
    if (!row?.needsSecond || row.confirmedById !== null) return gone();
    if (row.invitedById === actor.id) return refuse('blocked', 'Another administrator has to confirm your invitation.');
    await tx.accountInvitation.update({
      where: { id },
      data: { confirmedById: actor.id, confirmedAt: now(), ...ends() },
    });
    await post(tx, row);
    await note(tx, actor, row, 'confirm');
    return done(null, `Confirmed. The invitation goes to ${row.workEmail}.`);
  });
};

/** Sends an invitation again: with a new link and a new term; the link before it is worthless from now on. */
export const resendInvitation = async (actor: Actor, id: string): Promise<Outcome<null>> => {
  const found = await db.accountInvitation.findFirst({ where: { AND: [{ id }, invitationsWithin(actor)] } });
  if (!found) return gone();
  const throttled = await tooMany(actor, found.workEmail);
  if (throttled) return throttled;
  return db.$transaction(async (tx) => {
    const row = await lockInvitation(tx, actor, id);
    if (!row) return gone();
    if (row.needsSecond && row.confirmedById === null) return refuse('blocked', waits(row.workEmail));
    const sends = row.sends + 1;
    await tx.accountInvitation.update({ where: { id }, data: { tokenHash: null, sends, ...ends() } });
    await post(tx, { id, sends });
    await note(tx, actor, row, 'resend');
    return done(null, `A new link goes to ${row.workEmail}. The one before it no longer works.`);
  });
};

/** Withdraws an invitation: its link is worthless from now on. */
export const revokeInvitation = (actor: Actor, id: string): Promise<Outcome<null>> =>
  db.$transaction(async (tx) => {
    const row = await lockInvitation(tx, actor, id);
    if (!row) return gone();
    await tx.accountInvitation.update({ where: { id }, data: { revokedAt: now(), revokedById: actor.id } });
    await note(tx, actor, row, 'revoke');
    return done(null, `The invitation of ${row.workEmail} was withdrawn.`);
  });
