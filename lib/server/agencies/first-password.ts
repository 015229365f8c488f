import 'server-only';
import { z } from 'zod';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { askOfToken } from '@/lib/server/agencies/letter-token';
import { appendAudit } from '@/lib/server/audit/append';
import { isTypedTwice, newPasswordFields, typedTwice } from '@/lib/server/auth/change-password';
import { hashPassword } from '@/lib/server/auth/password';
import { passwordProblem } from '@/lib/server/auth/password-rule';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';

// The first person of a verified agency chooses a password by the link in the letter: once, within 14 days.

const days = 14;
const dayMs = 86_400_000;

export const firstPasswordInput = z
  .strictObject({ token: z.string().max(200), ...newPasswordFields })
  .refine(isTypedTwice, typedTwice);

const outdated = () =>
  refuse(
    'not_found',
    'This link was used already or is older than 14 days. Call the coordination office for a new one.',
  );

const accountOf = async (token: string) => {
  const askId = askOfToken(token);
  const ask = askId === null ? null : await db.verificationAsk.findUnique({ where: { id: askId } });
  if (!ask?.decidedAt || ask.decision !== 'GRANTED' || ask.agencyId === null) return null;
  if (now().getTime() - ask.decidedAt.getTime() > days * dayMs) return null;
  return db.user.findFirst({
    where: { workEmail: ask.workEmail, agencyId: ask.agencyId, active: true, passwordHash: null },
    select: { id: true, name: true, title: true, workEmail: true, agency: { select: { legalName: true } } },
  });
};

/** Whose account a link opens; null when the link is not good (any more). */
export const firstPasswordPage = async (token: string): Promise<{ email: string; agency: string } | null> => {
  const user = await accountOf(token);
  return user && { email: user.workEmail, agency: user.agency?.legalName ?? '' };
};

/** Sets the first password of the account behind a link. */
export const setFirstPassword = async (input: z.output<typeof firstPasswordInput>): Promise<Outcome<null>> => {
  const user = await accountOf(input.token);
  if (!user) return outdated();
  const problem = passwordProblem(input.password, { ...user, place: user.agency?.legalName });
  if (problem) return refuse('invalid', 'Check the marked fields.', { fields: { password: [problem] } });
  const passwordHash = await hashPassword(input.password);
  return db.$transaction(async (tx) => {
    const set = await tx.user.updateMany({ where: { id: user.id, passwordHash: null }, data: { passwordHash } });
    if (set.count === 0) return outdated();
    await appendAudit(tx, {
      actor: { id: user.id, sessionId: null },
      role: 'NONE',
      action: 'user.first_password',
      target: { type: 'user', id: user.id },
      outcome: 'done',
    });
    return done(null);
  });
};
