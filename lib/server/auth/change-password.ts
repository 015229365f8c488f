import 'server-only';
import { z } from 'zod';
import { done, type Outcome, type Refused, refuse } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { revokeSessions } from '@/lib/server/auth/own-sessions';
import { hashPassword, passwordMatches } from '@/lib/server/auth/password';
import { newPasswordField, passwordProblem } from '@/lib/server/auth/password-rule';
import type { Person } from '@/lib/server/auth/person';
import { tellOwner } from '@/lib/server/auth/security-letters';
import { tooManyTries } from '@/lib/server/auth/sign-in-refusals';
import { missingStepUp } from '@/lib/server/auth/step-up';
import { countTries, forgetTries } from '@/lib/server/auth/throttle';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';

const typedMax = 1000;

/** The two fields of a new password, as every form has them. */
export const newPasswordFields = {
  password: newPasswordField,
  passwordAgain: z.string('Type the password a second time.').max(typedMax),
};

/** Holds the two against each other; for `.refine`. */
export const isTypedTwice = ({ password, passwordAgain }: { password: string; passwordAgain: string }): boolean =>
  password === passwordAgain;

/** What is said, and where, when they differ. */
export const typedTwice = { path: ['passwordAgain'], message: 'Type the same password a second time.' };

export const changePasswordInput = z
  .strictObject({ currentPassword: z.string().max(typedMax), ...newPasswordFields })
  .refine(isTypedTwice, typedTwice);

const wrongField = (field: string, text: string): Refused =>
  refuse('invalid', 'Check the marked fields.', { fields: { [field]: [text] } });

/** Whose password it is, as the rule for passwords asks. */
export const ownerColumns = {
  ...{ id: true, name: true, title: true, workEmail: true, passwordHash: true },
  agency: { select: { legalName: true } },
  office: { select: { name: true } },
} as const;

type Owner = {
  id: string;
  name: string;
  title: string;
  workEmail: string;
  passwordHash: string | null;
  agency: { legalName: string } | null;
  office: { name: string } | null;
};

/** Why this person cannot have this password, at its field; or null. */
export const refusedPassword = (owner: Owner, password: string): Refused | null => {
  const problem = passwordProblem(password, { ...owner, place: owner.agency?.legalName ?? owner.office?.name });
  return problem === null ? null : wrongField('password', problem);
};

/** Sets a password, ends the sessions (all but `except`), and tells the owner. In the caller's transaction. */
export const putPassword = async (
  tx: Transaction,
  owner: { id: string; sessionId: string | null },
  passwordHash: string,
  action: 'user.password_changed' | 'user.password_reset',
): Promise<void> => {
  await tx.user.update({ where: { id: owner.id }, data: { passwordHash } });
  await appendAudit(tx, {
    actor: owner,
    role: 'NONE',
    action,
    target: { type: 'user', id: owner.id },
    outcome: 'done',
  });
  // A sign-in that is half done was begun with the old one.
  await tx.challenge.updateMany({
    where: { kind: { in: ['PENDING_SIGN_IN', 'SIGN_IN'] }, userId: owner.id, usedAt: null },
    data: { usedAt: now() },
  });
  await revokeSessions(tx, owner, { except: owner.sessionId });
  await tellOwner(tx, owner.id, 'password-changed');
};

/**
 * Changes the person's own password. Asks for the present one and for a fresh second factor; every other session ends.
 * Refuses a wrong present password (counted like a sign-in) and a new one that the rule for passwords refuses.
 */
export const changePassword = async (
  actor: Person,
  given: z.output<typeof changePasswordInput>,
): Promise<Outcome<null>> => {
  const unconfirmed = missingStepUp(actor, 'change_password');
  if (unconfirmed) return unconfirmed;
  const throttle = await countTries([['ownPassword', actor.id]]);
  if (!throttle.open) return tooManyTries(throttle, '');
  const owner = await db.user.findUniqueOrThrow({ where: { id: actor.id }, select: ownerColumns });
  if (!(await passwordMatches(given.currentPassword, owner.passwordHash))) {
    return wrongField('currentPassword', 'This is not your present password.');
  }
  await forgetTries('ownPassword', actor.id);
  if (given.password === given.currentPassword) {
    return wrongField('password', 'Choose a password other than the present one.');
  }
  const refused = refusedPassword(owner, given.password);
  if (refused) return refused;
  const passwordHash = await hashPassword(given.password);
  await db.$transaction((tx) => putPassword(tx, actor, passwordHash, 'user.password_changed'));
  return done(null, 'Your password was changed. You were signed out everywhere else.');
};
