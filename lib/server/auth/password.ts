import 'server-only';
import { hash, verify } from '@node-rs/argon2';

// argon2id with the first of OWASP's equal settings (Password Storage Cheat Sheet): 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** What is kept of a password. Every character counts: nothing is cut off. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost);

let dummy: Promise<string> | undefined;

/**
 * Whether a password is the one that was kept. Where there is no account (or it has no password), the same work is
 * done against a hash that nothing matches, so that the time tells nothing.
 */
export const passwordMatches = async (password: string, kept: string | null): Promise<boolean> => {
  dummy ??= hashPassword('no account has this password');
  const matches = await verify(kept ?? (await dummy), password.normalize('NFKC'));
  return matches && kept !== null;
};
