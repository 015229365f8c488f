import 'server-only';
import { createHash, randomInt } from 'node:crypto';
import { done, type Outcome } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import type { Person } from '@/lib/server/auth/person';
import { tellOwner } from '@/lib/server/auth/security-letters';
import { missingStepUp } from '@/lib/server/auth/step-up';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';

// Ten codes for the day the telephone is lost: 80 random bits each, kept as hashes, each good once.

const codeCount = 10;
const codeChars = 16;
// Without letters and digits that look alike on paper.
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';

const newCode = (): string => {
  const chars = Array.from({ length: codeChars }, () => alphabet[randomInt(32)]).join('');
  return chars.replace(/(.{4})(?=.)/gu, '$1-');
};

// A fast hash is enough for 80 random bits. The person's id is part of it: codes are good for their own account only.
const hashOf = (userId: string, code: string): string =>
  createHash('sha256')
    .update(`${userId}:${code.toLowerCase().replace(/[^a-z0-9]/gu, '')}`)
    .digest('hex');

/** Makes ten new codes for a person and makes the old ones useless. Returns them; they can never be read again. */
export const replaceRecoveryCodes = async (actor: Person): Promise<Outcome<{ codes: string[] }>> => {
  const unconfirmed = missingStepUp(actor, 'make_recovery_codes');
  if (unconfirmed) return unconfirmed;
  const codes = Array.from({ length: codeCount }, newCode);
  return db.$transaction(async (tx) => {
    await tx.recoveryCode.deleteMany({ where: { userId: actor.id } });
    await tx.recoveryCode.createMany({
      data: codes.map((code) => ({ userId: actor.id, codeHash: hashOf(actor.id, code) })),
    });
    await appendAudit(tx, {
      actor,
      role: 'NONE',
      action: 'recovery_codes.replaced',
      target: { type: 'user', id: actor.id },
      outcome: 'done',
    });
    await tellOwner(tx, actor.id, 'codes-made');
    return done({ codes });
  });
};

/** Takes a recovery code, once. Of two that bring the same code at the same time, one gets true. */
export const takeRecoveryCode = async (
  tx: Pick<Transaction, 'recoveryCode'>,
  userId: string,
  code: string,
): Promise<boolean> => {
  const { count } = await tx.recoveryCode.updateMany({
    where: { userId, codeHash: hashOf(userId, code), usedAt: null },
    data: { usedAt: now() },
  });
  return count === 1;
};
