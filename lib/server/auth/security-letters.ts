import 'server-only';
import { randomUUID } from 'node:crypto';
import { addHours } from 'date-fns/addHours';
import { z } from 'zod';
import { momentText } from '@/lib/domain/dates';
import { type SecurityLetter, securityLetters, securityLetterText } from '@/lib/domain/notices/security-letter';
import { paths } from '@/lib/domain/paths';
import { openChallenge } from '@/lib/server/auth/challenges';
import { hashToken, newToken } from '@/lib/server/auth/secret-token';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import { env } from '@/lib/server/env';
import { sendMail } from '@/lib/server/mail/mailer';
import { enqueue } from '@/lib/server/outbox/enqueue';

// Telling the owner of an account what was done with it, by mail, whoever did it. Links are made when the mail is, so
// that they stand in the mail alone and never in the outbox.

type Told = {
  /** The passkey's name; an empty text for anything else. */
  label?: string;
  /** What happens once has one key, however often it is promised. */
  onceKey?: string;
  /** The row a link is for. */
  aboutId?: string;
};

/** Promises a letter to the owner of an account, in the transaction of what it tells of. `userId` null: to nobody. */
export const tellOwner = (
  tx: Transaction,
  userId: string | null,
  letter: SecurityLetter,
  { label = '', onceKey = randomUUID(), aboutId }: Told = {},
): Promise<void> =>
  enqueue(tx, 'security_letter', `${letter}:${onceKey}`, {
    ...{ letter, userId, label, at: now().toISOString() },
    ...(aboutId ? { aboutId } : {}),
  });

const payloadSchema = z.object({
  letter: z.enum(securityLetters),
  userId: z.uuid().nullable(),
  label: z.string().max(60),
  at: z.iso.datetime().max(40),
  aboutId: z.uuid().optional(),
});

// Headquarters and its offices read times as Washington does.
const officeTimeZone = 'America/New_York';

/** Delivers the letter of an outbox row. Throws when it was not taken, so that it is tried again. */
export const deliverSecurityLetter = async (outboxId: string, payload: unknown): Promise<void> => {
  const { letter, userId, label, at, aboutId } = payloadSchema.parse(payload);
  const user =
    userId === null
      ? null
      : await db.user.findFirst({
          where: { id: userId, active: true },
          select: { id: true, workEmail: true, agency: { select: { timeZone: true } } },
        });
  if (!user) return;
  const link = await linkOf(letter, user.id, aboutId);
  if (link === null) return;
  const facts = {
    at: momentText(new Date(at), user.agency?.timeZone ?? officeTimeZone),
    link: `${env.PUBLIC_ORIGIN}${link}`,
    label,
  };
  await sendMail({ id: outboxId, to: user.workEmail, ...securityLetterText(letter, facts) });
};

const linkOf = async (letter: SecurityLetter, userId: string, aboutId?: string): Promise<string | null> => {
  if (letter === 'password-reset') return paths.resetPassword(await newResetToken(userId));
  if (letter === 'too-many-tries') return paths.forgottenPassword();
  if (letter === 'reproofing') return aboutId === undefined ? null : newReproofingLink(aboutId);
  return paths.secondFactors();
};

/** The link of a reproofing, made when its mail is; a second try makes a second one. Null when it is not open any more. */
const newReproofingLink = async (id: string): Promise<string | null> => {
  const token = newToken();
  const { count } = await db.reproofing.updateMany({
    where: { id, confirmedAt: { not: null }, usedAt: null, withdrawnAt: null },
    data: { tokenHash: hashToken(token), expiresAt: addHours(now(), 24) },
  });
  return count === 1 ? paths.reproof(token) : null;
};

/** A new link makes those before it useless, also when the mail has to be sent a second time. */
const newResetToken = (userId: string): Promise<string> =>
  db.$transaction(async (tx) => {
    await tx.challenge.updateMany({
      where: { kind: 'PASSWORD_RESET', userId, usedAt: null },
      data: { usedAt: now() },
    });
    return openChallenge(tx, { kind: 'PASSWORD_RESET', userId });
  });
