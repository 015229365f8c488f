import 'server-only';
import { askPasskey, isByCode } from '@/lib/domain/access/factor-rule';
import type { Role } from '@/lib/domain/access/role';
import { type Refused, refuse } from '@/lib/domain/result';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import { env } from '@/lib/server/env';

// Who has to show a passkey (lib/domain/access/factor-rule.ts), asked of the rows at every sign-in, confirmation and
// signature. A demonstration lets everybody in by one click and asks nobody for a passkey.

/** True when the person's role asks for a passkey, or they are a signer: by the register, or of a text that waits. */
export const mustUsePasskey = async (
  userId: string,
  tx: Pick<Transaction, 'user' | 'signature' | 'authorityToSign'> = db,
): Promise<boolean> => {
  if (env.DEMO) return false;
  const user = await tx.user.findUnique({ where: { id: userId }, select: { roles: true } });
  if (!user) return false;
  if (askPasskey(user.roles)) return true;
  const place = await tx.signature.count({ where: { userId, status: 'PENDING', agreement: { status: 'SIGNING' } } });
  if (place > 0) return true;
  const today = new Date(now().toISOString().slice(0, 10));
  const authority = await tx.authorityToSign.count({
    where: {
      ...{ userId, decision: 'GRANTED' },
      AND: [
        { OR: [{ validUntil: null }, { validUntil: { gte: today } }] },
        { OR: [{ endedOn: null }, { endedOn: { gt: today } }] },
      ],
    },
  });
  return authority > 0;
};

/** False for a session that was opened with a code by somebody whose role asks for a passkey: it counts no more. */
export const isStrongEnough = (method: string, roles: readonly Role[]): boolean =>
  env.DEMO || !isByCode(method) || !askPasskey(roles);

/** The answer to a code or a recovery code of somebody who has to show a passkey. */
export const passkeyNeeded = (): Refused =>
  refuse(
    'blocked',
    'Your role asks for a passkey here, and a code does not take its place. Use your passkey. If it is lost, ask your administrator to let you prove anew who you are.',
  );
