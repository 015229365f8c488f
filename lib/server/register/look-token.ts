import 'server-only';
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { now } from '@/lib/server/clock';
import { env } from '@/lib/server/env';
import type { CloserLook } from '@/lib/server/register/closer-look';

// Carries what a closer look found to the page that shows it, in its address: nothing of the file is kept here. The
// code is made from AUTH_SECRET, so that nobody can word a verdict and pass it off as ours.

const millisecondsKept = 60 * 60 * 1000;
const tokenCharsMax = 6000;

const tokenSchema = z.strictObject({
  sha256: z
    .string()
    .max(64)
    .regex(/^[0-9a-f]{64}$/u),
  until: z.number(),
  look: z
    .strictObject({
      number: z.string().max(20),
      textKept: z.boolean(),
      problems: z.array(z.string().max(500)).max(20),
    })
    .nullable(),
});

const key = () => Buffer.from(hkdfSync('sha256', env.AUTH_SECRET, '', 'access-portal closer look v1', 32));

const codeOf = (text: string): Buffer => createHmac('sha256', key()).update(text).digest();

/** What was found about the file with this hash, as one word of an address. */
export const lookToken = (sha256: string, look: CloserLook | null): string => {
  const until = now().getTime() + millisecondsKept;
  const text = Buffer.from(JSON.stringify({ sha256, until, look })).toString('base64url');
  return `${text}.${codeOf(text).toString('base64url')}`;
};

/** What a token says about the file with this hash; null when the portal never said so, or not within the hour. */
export const lookOfToken = (token: unknown, sha256: string): { look: CloserLook | null } | null => {
  if (typeof token !== 'string' || token.length > tokenCharsMax) return null;
  const [text = '', code = ''] = token.split('.');
  const given = Buffer.from(code, 'base64url');
  const right = codeOf(text);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const read = tokenSchema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  const holds = read.success && read.data.sha256 === sha256 && read.data.until > now().getTime();
  return holds ? { look: read.data.look } : null;
};
