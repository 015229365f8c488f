import type { Actor } from '@/lib/domain/access/actor';
import { sealSecret } from '@/lib/server/auth/sealed-secret';
import { codeOf } from '@/lib/server/auth/totp';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** Gives a person an authenticator app; returns what it shows now, or shows after so many seconds. */
export const authenticatorOf = async (actor: Actor): Promise<(afterSeconds?: number) => string> => {
  const id = actor.id ?? '';
  await db.user.update({ where: { id }, data: { totpSecret: sealSecret(SECRET, id) } });
  return (afterSeconds = 0) => codeOf(SECRET, Math.floor((now().getTime() / 1000 + afterSeconds) / 30));
};
