import 'server-only';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { env } from '@/lib/server/env';

// Secrets that the portal has to read again are encrypted with a key made from AUTH_SECRET, so that a copy of the
// database alone gives no one a second factor. AES-256-GCM; the key is derived by HKDF (RFC 5869) for this use alone.

const version = 'v1';
const ivBytes = 12;
const tagBytes = 16;

const key = () => Buffer.from(hkdfSync('sha256', env.AUTH_SECRET, '', 'access-portal totp secret v1', 32));

/** Encrypts a secret. `owner` (the person's id) is bound to it: in another person's row it cannot be opened. */
export const sealSecret = (secret: string, owner: string): string => {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key(), iv).setAAD(Buffer.from(owner));
  const content = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return `${version}.${Buffer.concat([iv, cipher.getAuthTag(), content]).toString('base64url')}`;
};

/** Opens a sealed secret. Throws when it was changed, belongs to someone else, or AUTH_SECRET is another one. */
export const openSecret = (sealed: string, owner: string): string => {
  const [head, body = ''] = sealed.split('.');
  if (head !== version) throw new Error('This secret was sealed in a way that is not known here.');
  const bytes = Buffer.from(body, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8');
};
