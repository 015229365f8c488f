import 'server-only';
import { z } from 'zod';
import { roleFacts } from '@/lib/domain/access/role';
import { momentText } from '@/lib/domain/dates';
import { acceptFields, type OpenInvitation } from '@/lib/domain/people/account-invitation';
import { done, type Outcome, type Refused, refuse } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { openChallenge } from '@/lib/server/auth/challenges';
import { isTypedTwice, newPasswordFields, typedTwice } from '@/lib/server/auth/change-password';
import { hashPassword } from '@/lib/server/auth/password';
import { passwordProblem } from '@/lib/server/auth/password-rule';
import { hashToken } from '@/lib/server/auth/secret-token';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import { tellAdministrators } from '@/lib/server/people/administrators';
import { createUser } from '@/lib/server/people/create-user';

// Taking up an invitation. Address, place and roles come from the row and from nowhere else.

export const acceptInput = z
  .strictObject({
    token: z.string().max(200),
    ...acceptFields,
    ...newPasswordFields,
  })
  .refine(isTypedTwice, typedTwice);

/** One answer for a link that was used, withdrawn, has run out, or never was. */
export const invitationOver = (): Refused =>
  refuse('not_found', 'This link cannot be used any more. Ask whoever invited you for a new one.');

// As `where` of an update, which PostgreSQL judges again after it has waited for another one of the same row.
const openWith = (token: string) => ({
  tokenHash: hashToken(token),
  usedAt: null,
  revokedAt: null,
  expiresAt: { gt: now() },
  OR: [{ needsSecond: false }, { confirmedById: { not: null } }],
});

const isToken = (token: string): boolean => /^[\w-]{43}$/u.test(token);

/** What stands behind the link of an invitation; null for one that cannot be used (any more), whatever the reason. */
export const openInvitation = async (token: string): Promise<OpenInvitation | null> => {
  if (!isToken(token)) return null;
  const row = await db.accountInvitation.findFirst({
    where: openWith(token),
    include: {
      agency: { select: { legalName: true, timeZone: true } },
      office: { select: { name: true } },
      invitedBy: { select: { name: true } },
    },
  });
  return (
    row && {
      workEmail: row.workEmail,
      place: row.agency?.legalName ?? row.office?.name ?? '',
      roles: row.roles.map((role) => ({ label: roleFacts[role].label, summary: roleFacts[role].summary })),
      invitedBy: row.invitedBy?.name ?? 'The State and Local Coordination Office',
      until: momentText(row.expiresAt, row.agency?.timeZone ?? 'America/New_York'),
    }
  );
};

class NotOpened extends Error {
  constructor(readonly answer: Refused) {
    super('The invitation was not taken up.');
  }
}

/**
 * Opens the account of an invitation and uses the invitation up; of any number that try at once one succeeds, and the
 * others read what everybody reads whose link is over. Returns the token of a sign-in that still lacks the second factor.
 */
export const acceptAccountInvitation = async (
  input: z.output<typeof acceptInput>,
): Promise<Outcome<{ pending: string }>> => {
  const invitation = await openInvitation(input.token);
  if (!invitation) return invitationOver();
  const problem = passwordProblem(input.password, { ...invitation, name: input.name, title: input.title });
  if (problem) return refuse('invalid', 'Check the marked fields.', { fields: { password: [problem] } });
  const passwordHash = await hashPassword(input.password);
  try {
    return await db.$transaction((tx) => open(tx, input, passwordHash));
  } catch (error) {
    if (error instanceof NotOpened) return error.answer;
    throw error;
  }
};

const open = async (
  tx: Transaction,
  { token, name, title, phone }: z.output<typeof acceptInput>,
  passwordHash: string,
): Promise<Outcome<{ pending: string }>> => {
  await tx.$queryRaw`SELECT 1 FROM account_invitations WHERE token_hash = ${hashToken(token)} FOR UPDATE`;
  const row = await tx.accountInvitation.findFirst({ where: openWith(token) });
  if (!row) return invitationOver();
  const { workEmail, roles, agencyId, officeId } = row;
  const user = await createUser(tx, { name, title, phone, workEmail, roles, agencyId, officeId });
  // An account with this address was made meanwhile: the link is worth as little as a used one.
  if (!user.ok) throw new NotOpened(user.fields?.workEmail ? invitationOver() : user);
  const userId = user.value.id;
  await tx.user.update({ where: { id: userId }, data: { passwordHash } });
  await tx.accountInvitation.update({ where: { id: row.id }, data: { usedAt: now(), userId } });
  await appendAudit(tx, {
    actor: { id: userId, sessionId: null },
    role: 'NONE',
    action: 'account_invitation.accept',
    target: { type: 'account_invitation', id: row.id },
    outcome: 'done',
    facts: { user: userId, agency: agencyId, office: officeId, roles: roles.join('/') },
  });
  if (roles.includes('ADMIN')) await tellAdministrators(tx, { id: userId }, 'administrator-made', row.id);
  return done({ pending: await openChallenge(tx, { kind: 'PENDING_SIGN_IN', userId }) });
};
