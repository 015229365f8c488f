import 'server-only';
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { env } from '@/lib/server/env';

// The link that sets a first password. It carries the id of the ask with a code made from AUTH_SECRET, so that nothing
// secret stands in the outbox or the database; it ends with the day and with the password it sets.

const idChars = 36;

const key = () => Buffer.from(hkdfSync('sha256', env.AUTH_SECRET, '', 'access-portal first password v1', 32));

const codeOf = (id: string): Buffer => createHmac('sha256', key()).update(id).digest();

/** The token for an ask that was granted. */
export const firstPasswordToken = (askId: string): string => `${askId}${codeOf(askId).toString('base64url')}`;

/** The ask that a token belongs to; null when the portal never made it. */
export const askOfToken = (token: string): string | null => {
  const id = token.slice(0, idChars);
  const code = token.slice(idChars);
  if (!z.uuid().safeParse(id).success) return null;
  const given = Buffer.from(code, 'base64url');
  const right = codeOf(id);
  return given.length === right.length && timingSafeEqual(given, right) ? id : null;
};
