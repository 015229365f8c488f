import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import { generateSync } from 'otplib';
import { openSecret } from '@/lib/server/auth/sealed-secret';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import { env } from '@/lib/server/env';

// Codes of an authenticator app (RFC 6238): six digits, a new one every 30 seconds.

const stepSeconds = 30;
/** One step to either side, for clocks that are a little off (RFC 6238, section 5.2). */
const drift = [0, -1, 1] as const;

const stepAt = (moment: Date): number => Math.floor(moment.getTime() / 1000 / stepSeconds);

/** The code of a secret for a time step. */
export const codeOf = (secret: string, step: number): string => generateSync({ secret, epoch: step * stepSeconds });

/** The time step at which a code is right for a secret, or null: this step, the one before and the one after count. */
export const stepOfCode = (secret: string, code: string, at: Date = now()): number | null => {
  const digits = code.replace(/[\s-]/gu, '');
  if (!/^\d{6}$/u.test(digits)) return null;
  const present = stepAt(at);
  const found = drift
    .map((distance) => present + distance)
    .filter((step) => timingSafeEqual(Buffer.from(codeOf(secret, step)), Buffer.from(digits)));
  return found[0] ?? null;
};

/**
 * Takes a person's code, once: a code, or one older than a code already taken, is refused from then on
 * (RFC 6238, section 5.2). Of two that bring the same code at the same time, one gets true.
 */
export const takeTotpCode = async (
  tx: Pick<Transaction, 'user'>,
  user: { id: string; totpSecret: string | null },
  code: string,
): Promise<boolean> => {
  if (user.totpSecret === null) return false;
  const step = stepOfCode(openSecret(user.totpSecret, user.id), code);
  if (step === null) return false;
  const { count } = await tx.user.updateMany({
    where: {
      id: user.id,
      totpSecret: user.totpSecret,
      OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }],
    },
    data: { totpLastStep: step },
  });
  return count === 1;
};

/**
 * The code that a demonstration account could type now: the first that was not used yet.
 * Null unless this copy is a demonstration and the account is marked as a demonstration account.
 */
export const demonstrationCode = async (userId: string): Promise<string | null> => {
  if (!env.DEMO) return null;
  const user = await db.user.findFirst({ where: { id: userId, demonstration: true, totpSecret: { not: null } } });
  if (!user?.totpSecret) return null;
  const present = stepAt(now());
  const step = Math.min(Math.max(present, (user.totpLastStep ?? 0) + 1), present + 1);
  return codeOf(openSecret(user.totpSecret, user.id), step);
};
