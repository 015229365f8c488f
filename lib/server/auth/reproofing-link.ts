import 'server-only';
import { z } from 'zod';
import type { Outcome } from '@/lib/domain/result';
import { refuse } from '@/lib/domain/result';
import type { Origin } from '@/lib/server/auth/client-address';
import { checkPassword } from '@/lib/server/auth/password-sign-in';
import { reproofingOfLink } from '@/lib/server/auth/reproofing-use';
import { hashToken } from '@/lib/server/auth/secret-token';

export const reproofingInput = z.strictObject({
  token: z.string().max(100),
  password: z.string('Enter your password.').min(1, 'Enter your password.').max(1000, 'Enter your password.'),
});

/** Whose link it is; null when the link is not good (any more). */
export const reproofingPage = async (token: string): Promise<{ email: string } | null> => {
  const found = await reproofingOfLink(hashToken(token.slice(0, 100)));
  return found && { email: found.user.workEmail };
};

/**
 * The first half of the sign-in that a reproofing allows: the link and the password, which is counted like any other.
 * Returns the token of the half, whose second half is to set a new factor up.
 */
export const beginReproofing = async (
  { token, password }: z.output<typeof reproofingInput>,
  origin: Origin,
): Promise<Outcome<{ token: string }>> => {
  const found = await reproofingOfLink(hashToken(token));
  if (!found) return refuse('not_found', 'This link was used already, was withdrawn, or is older than 24 hours.');
  return checkPassword({ email: found.user.workEmail, password }, origin, { reproofingId: found.id });
};
