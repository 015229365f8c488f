import 'server-only';
import { addMinutes } from 'date-fns/addMinutes';
import { z } from 'zod';
import { firstAdministratorFields, firstLinkMinutes } from '@/lib/domain/people/first-administrator';
import { done, type Outcome, type Refused, refuse } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { openChallenge } from '@/lib/server/auth/challenges';
import { isTypedTwice, newPasswordFields, typedTwice } from '@/lib/server/auth/change-password';
import { hashPassword } from '@/lib/server/auth/password';
import { passwordProblem } from '@/lib/server/auth/password-rule';
import { hashToken, newToken } from '@/lib/server/auth/secret-token';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import { env } from '@/lib/server/env';
import { createUser } from '@/lib/server/people/create-user';
import { lockAccounts } from '@/lib/server/people/looking-after';

// A portal without a demonstration begins without an account. Whoever can start it reads a link on its console and makes
// the first administrator by it. The link closes itself: by its use, by its hour, and for good once there is an
// administrator, however that one came about.

// Accounts of a demonstration that was once here cannot sign in without it: they count as nobody.
const hasAdministrator = async (tx: Pick<Transaction, 'user'>): Promise<boolean> =>
  (await tx.user.count({ where: { roles: { has: 'ADMIN' }, demonstration: false } })) > 0;

/**
 * Makes the link of the first administrator; the one before it is worth nothing from now on.
 * @returns its token, or null in a demonstration and wherever there is an administrator
 */
export const makeFirstLink = (): Promise<string | null> =>
  db.$transaction(async (tx) => {
    await lockAccounts(tx);
    if (env.DEMO || (await hasAdministrator(tx))) return null;
    const token = newToken();
    const link = {
      ...{ tokenHash: hashToken(token), madeAt: now(), usedAt: null },
      expiresAt: addMinutes(now(), firstLinkMinutes),
    };
    await tx.firstAdministratorLink.upsert({ where: { id: 1 }, create: link, update: link });
    await note(tx, null, 'first_administrator.link_made');
    return token;
  });

const note = (
  tx: Transaction,
  userId: string | null,
  action: 'first_administrator.link_made' | 'first_administrator.made',
) =>
  appendAudit(tx, {
    actor: { id: userId, sessionId: null },
    role: userId === null ? 'SYSTEM' : 'NONE',
    action,
    target: { type: 'user', id: userId },
    outcome: 'done',
  });

export const firstAdministratorInput = z
  .strictObject({
    token: z.string().max(200),
    ...firstAdministratorFields,
    ...newPasswordFields,
  })
  .refine(isTypedTwice, typedTwice);

const isGood = async (tx: Pick<Transaction, 'user' | 'firstAdministratorLink'>, token: string): Promise<boolean> => {
  const link = await tx.firstAdministratorLink.findFirst({
    where: { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: now() } },
  });
  return link !== null && !env.DEMO && !(await hasAdministrator(tx));
};

/** True while a link makes the first administrator. */
export const isFirstLink = (token: string): Promise<boolean> => isGood(db, token);

const closed = (): Refused =>
  refuse(
    'not_found',
    'This link cannot be used any more. Start the portal again, or run npm run admin:first, to see how it stands.',
  );

// Headquarters comes with its first person. An office of this name that is there already keeps what it is.
const headquarters = async (tx: Transaction, name: string): Promise<string | null> => {
  const office = await tx.office.findUnique({ where: { name } });
  if (office) return office.kind === 'HQ_OSLC' ? office.id : null;
  return (await tx.office.create({ data: { name, line: 'HQ', kind: 'HQ_OSLC' } })).id;
};

/**
 * Makes the first administrator and closes the link for good. Of any number that try at once one succeeds.
 * @returns the token of a sign-in that still lacks the second factor
 */
export const makeFirstAdministrator = async (
  input: z.output<typeof firstAdministratorInput>,
): Promise<Outcome<{ pending: string }>> => {
  if (!(await isFirstLink(input.token))) return closed();
  const problem = passwordProblem(input.password, { ...input, place: input.officeName });
  if (problem) return refuse('invalid', 'Check the marked fields.', { fields: { password: [problem] } });
  const passwordHash = await hashPassword(input.password);
  try {
    return await db.$transaction((tx) => open(tx, input, passwordHash));
  } catch (error) {
    if (error instanceof NotMade) return error.answer;
    throw error;
  }
};

class NotMade extends Error {
  constructor(readonly answer: Refused) {
    super('No administrator was made.');
  }
}

const open = async (
  tx: Transaction,
  { token, name, title, phone, workEmail, officeName }: z.output<typeof firstAdministratorInput>,
  passwordHash: string,
): Promise<Outcome<{ pending: string }>> => {
  await lockAccounts(tx);
  if (!(await isGood(tx, token))) return closed();
  const officeId = await headquarters(tx, officeName);
  if (officeId === null) {
    const text = 'An office of this name is there and is not headquarters. Enter the name of your headquarters office.';
    return refuse('invalid', 'Check the marked fields.', { fields: { officeName: [text] } });
  }
  const user = await createUser(tx, { name, title, phone, workEmail, roles: ['ADMIN'], officeId });
  // The office is written already: only a rollback takes it back.
  if (!user.ok) throw new NotMade(user);
  const userId = user.value.id;
  await tx.user.update({ where: { id: userId }, data: { passwordHash } });
  await tx.firstAdministratorLink.update({ where: { id: 1 }, data: { usedAt: now() } });
  await note(tx, userId, 'first_administrator.made');
  return done({ pending: await openChallenge(tx, { kind: 'PENDING_SIGN_IN', userId }) });
};
