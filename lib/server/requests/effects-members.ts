import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { invitationDays, isOwnAddress, type MemberRole } from '@/lib/domain/requests/member';
import type { RequestEffect } from '@/lib/domain/requests/step-types';
import { hashToken } from '@/lib/server/auth/secret-token';
import type { Transaction } from '@/lib/server/db/client';
import { enqueue } from '@/lib/server/outbox/enqueue';
import { hasAccount } from '@/lib/server/people/has-account';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { personOf, toInput } from '@/lib/server/requests/step-input';
import type { Effect, StepContext } from '@/lib/server/workflow/noun';
import { refuseBlocked, refuseField } from '@/lib/server/workflow/step-refused';

// The people of one request. A colleague with an account is here at once; one without gets an invitation by mail.

type Context = StepContext<RequestCase>;
type Member = RequestCase['members'][number];
type Account = { id: string; roles: readonly string[] };

const dayMs = 86_400_000;
const drafterRoles = ['AGENCY_OFFICER', 'AGENCY_APPROVER'];

/** Writes who owns a new request: the person who starts it. */
export const makeOwner = async (tx: Transaction, requestId: string, actor: Actor, now: Date): Promise<void> => {
  const user = await tx.user.findUnique({ where: { id: personOf({ actor }) }, select: { id: true, workEmail: true } });
  if (!user) return;
  await tx.requestMember.create({
    data: {
      ...{ requestId, userId: user.id, email: user.workEmail.toLowerCase(), role: 'OWNER' },
      ...{ invitedById: user.id, invitedAt: now, joinedAt: now },
    },
  });
};

// Requests from before there were members have an owner too: whoever started them, or who looks after them first.
const ownerOf = async ({ tx, row, actor, now }: Context): Promise<void> => {
  if (row.members.some(({ role }) => role === 'OWNER')) return;
  const starter = row.createdById === null ? null : { ...actor, id: row.createdById };
  await makeOwner(tx, row.id, starter ?? actor, now);
};

/** Why a person with this account cannot be that; null when they can. */
const unfit = ({ roles }: Account, role: MemberRole): string | null => {
  if (role === 'APPROVER' && !roles.includes('AGENCY_APPROVER')) {
    return 'Only someone who may submit for your agency can be named as approver. Choose another role.';
  }
  if (role === 'EDITOR' && !roles.some((one) => drafterRoles.includes(one))) {
    return 'The account of this colleague cannot draft requests. Add them as a viewer, or ask your administrator.';
  }
  return null;
};

const oneApprover = ({ row }: Context, role: MemberRole, memberId?: string): void => {
  if (role !== 'APPROVER') return;
  if (row.members.some((member) => member.role === 'APPROVER' && member.id !== memberId)) {
    refuseField('role', 'Another colleague is the approver of this request. Change their role first.');
  }
};

const inviteColleague = async (context: Context): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { email, role } = toInput(context, 'invite_colleague');
  if (!isOwnAddress(email, row.agency.emailDomain)) {
    return refuseField('email', `Enter an address of your own agency, ending in @${row.agency.emailDomain}.`);
  }
  const user = await tx.user.findUnique({
    where: { workEmail: email },
    select: { id: true, roles: true, agencyId: true, active: true },
  });
  const isElsewhere = user === null && (await hasAccount(tx, email));
  if (isElsewhere || (user && (user.agencyId !== row.agencyId || !user.active))) {
    return refuseField('email', 'This address has no active account at your agency. Ask your administrator.');
  }
  await ownerOf(context);
  const here = await tx.requestMember.findFirst({ where: { requestId: row.id, email, removedAt: null } });
  if (here?.joinedAt) return refuseField('email', 'This colleague is on the request already.');
  const problem = user && unfit(user, role);
  if (problem) return refuseField('role', problem);
  oneApprover(context, role, here?.id);
  const expiresAt = new Date(now.getTime() + invitationDays * dayMs);
  const columns = {
    ...{ role, invitedById: personOf({ actor }), invitedAt: now, tokenHash: null },
    ...(user ? { userId: user.id, joinedAt: now, expiresAt: null } : { expiresAt }),
  };
  const { id } = here
    ? await tx.requestMember.update({ where: { id: here.id }, data: columns, select: { id: true } })
    : await tx.requestMember.create({ data: { requestId: row.id, email, ...columns }, select: { id: true } });
  await enqueue(tx, 'invitation', `invitation:${id}:${now.getTime()}`, { memberId: id });
};

/** A colleague on the list other than the owner, or a refusal. */
const colleague = ({ row }: Context, memberId: string): Member => {
  const member = row.members.find(({ id }) => id === memberId);
  if (!member) return refuseField('memberId', 'Choose one of the people on the list.');
  if (member.role === 'OWNER') {
    return refuseField('memberId', 'A request always has an owner. Hand it over to a colleague first.');
  }
  return member;
};

/** The account of a colleague while it is open; null for one that was closed, and before there is any. */
const accountOf = async (tx: Transaction, { userId }: Member): Promise<Account | null> =>
  userId === null
    ? null
    : tx.user.findFirst({ where: { id: userId, active: true }, select: { id: true, roles: true } });

const changeColleague = async (context: Context): Promise<void> => {
  const { memberId, role } = toInput(context, 'change_colleague');
  const member = colleague(context, memberId);
  const account = await accountOf(context.tx, member);
  const problem = account && unfit(account, role);
  if (problem) return refuseField('role', problem);
  oneApprover(context, role, member.id);
  await context.tx.requestMember.update({ where: { id: member.id }, data: { role } });
};

const takeOff = async ({ tx, now }: Context, { id }: Member): Promise<void> => {
  await tx.requestMember.update({ where: { id }, data: { removedAt: now, tokenHash: null } });
};

const removeColleague = (context: Context): Promise<void> =>
  takeOff(context, colleague(context, toInput(context, 'remove_colleague').memberId));

const leaveRequest = async (context: Context): Promise<void> => {
  const own = context.row.members.find(({ userId }) => userId === context.actor.id);
  if (!own) return refuseBlocked('You are not among the people of this request.');
  await takeOff(context, colleague(context, own.id));
};

const transferOwnership = async (context: Context): Promise<void> => {
  const { tx, row, now } = context;
  const { memberId } = toInput(context, 'transfer_ownership');
  const next = colleague(context, memberId);
  const account = next.joinedAt === null ? null : await accountOf(tx, next);
  if (!account?.roles.some((role) => drafterRoles.includes(role))) {
    return refuseField('memberId', 'Choose a colleague who is on the request already and drafts for your agency.');
  }
  await ownerOf(context);
  await tx.requestMember.updateMany({
    where: { requestId: row.id, role: 'OWNER', removedAt: null },
    data: { role: 'EDITOR' },
  });
  await tx.requestMember.update({ where: { id: next.id }, data: { role: 'OWNER', joinedAt: next.joinedAt ?? now } });
};

const acceptInvitation = async (context: Context): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { token } = toInput(context, 'accept_invitation');
  const member = row.members.find(({ tokenHash }) => tokenHash === hashToken(token));
  const user = await tx.user.findUniqueOrThrow({
    where: { id: personOf({ actor }) },
    select: { id: true, workEmail: true, roles: true, agencyId: true },
  });
  const isTheirs = member && member.email === user.workEmail.toLowerCase() && user.agencyId === row.agencyId;
  if (!isTheirs || !member.expiresAt || member.expiresAt <= now) {
    return refuseBlocked('This invitation was used, withdrawn or has expired. Ask your colleague for a new one.');
  }
  // Whoever may not draft or submit reads along until the owner or the administrator changes that.
  const role = unfit(user, member.role) === null ? member.role : 'VIEWER';
  await tx.requestMember.update({
    where: { id: member.id },
    data: { userId: user.id, joinedAt: now, tokenHash: null, expiresAt: null, role },
  });
};

export const memberEffects = {
  invite_colleague: inviteColleague,
  change_colleague: changeColleague,
  remove_colleague: removeColleague,
  leave_request: leaveRequest,
  transfer_ownership: transferOwnership,
  accept_invitation: acceptInvitation,
} satisfies Partial<Record<RequestEffect, Effect<RequestCase>>>;
