import 'server-only';
import { z } from 'zod';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { findChallenge, useUpChallenge } from '@/lib/server/auth/challenges';
import { providerAccountColumns, speaksFor } from '@/lib/server/auth/identity/mapped-account';
import { identityProviders, providerNamed } from '@/lib/server/auth/identity/provider-settings';
import type { Person } from '@/lib/server/auth/person';
import { tellOwner } from '@/lib/server/auth/security-letters';
import { isAllowedIn } from '@/lib/server/auth/sign-in-allowed';
import { missingStepUp } from '@/lib/server/auth/step-up';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';

// Linking an account of a provider with one of the portal. Both were shown: the one at the provider by the token that
// opened the challenge, the one here by a session with a fresh second factor.

const linkPayload = z.object({
  provider: z.string().max(40),
  subject: z.string().min(1).max(255),
  email: z.string().max(254),
});

/** What waits to be linked in this browser: the provider's label and the address there; null when nothing does. */
export const waitingLink = async (token: string): Promise<{ label: string; email: string } | null> => {
  const challenge = await findChallenge(db, 'PROVIDER_LINK', token);
  const given = linkPayload.safeParse(challenge?.payload).data;
  const provider = given ? providerNamed(given.provider) : null;
  return given && provider ? { label: provider.label, email: given.email } : null;
};

/** One linked account of a provider, as its person reads it. */
export type OwnIdentity = { id: string; label: string; email: string; createdAt: Date; lastUsedAt: Date | null };

/** The accounts at providers that sign the person in here, and the providers that could be linked besides. */
export const ownIdentities = async (
  person: Person,
): Promise<{ linked: OwnIdentity[]; more: { id: string; label: string }[] }> => {
  const providers = identityProviders();
  const [rows, account] = await Promise.all([
    db.linkedIdentity.findMany({ where: { userId: person.id }, orderBy: { createdAt: 'asc' } }),
    db.user.findUniqueOrThrow({ where: { id: person.id }, select: providerAccountColumns }),
  ]);
  const isLinked = (issuer: string) => rows.some((row) => row.issuer === issuer);
  return {
    linked: rows.map(({ id, provider, email, createdAt, lastUsedAt }) => {
      const label = providerNamed(provider)?.label ?? provider;
      return { id, label, email, createdAt, lastUsedAt };
    }),
    more: providers
      .filter((one) => !isLinked(one.issuer) && speaksFor(one, account))
      .map(({ id, label }) => ({ id, label })),
  };
};

const linkOver = () =>
  refuse('not_found', 'This sign-in at the provider is too long ago. Go to "How you sign in" and start again.');

// One answer for an identity of somebody else and one of another agency: it does not say which.
const linkRefused = () =>
  refuse('blocked', 'This account at the provider cannot be linked with yours. Ask your administrator.');

/**
 * Links the account at a provider that waits in this browser with the person's own.
 * Refuses without a fresh second factor, for another person than the one who began, and for an identity that somebody
 * has already.
 */
export const linkIdentity = async (person: Person, token: string): Promise<Outcome<null>> => {
  const unconfirmed = missingStepUp(person, 'link_identity');
  if (unconfirmed) return unconfirmed;
  return db.$transaction(async (tx): Promise<Outcome<null>> => {
    await tx.$queryRaw`SELECT id FROM users WHERE id = ${person.id}::uuid FOR UPDATE`;
    const challenge = await useUpChallenge(tx, 'PROVIDER_LINK', token);
    const given = linkPayload.safeParse(challenge?.payload).data;
    const provider = given ? providerNamed(given.provider) : null;
    if (!challenge || !given || !provider) return linkOver();
    if (challenge.userId !== null && challenge.userId !== person.id) return linkOver();
    const account = await tx.user.findUniqueOrThrow({ where: { id: person.id }, select: providerAccountColumns });
    if (!isAllowedIn(account) || !speaksFor(provider, account)) return linkRefused();
    const { issuer } = provider;
    const { count } = await tx.linkedIdentity.deleteMany({
      where: { userId: person.id, issuer, subject: given.subject },
    });
    const row = { userId: person.id, provider: provider.id, issuer, subject: given.subject, email: given.email };
    const [made] = await tx.linkedIdentity.createManyAndReturn({
      data: [{ ...row, createdAt: now() }],
      skipDuplicates: true,
    });
    if (!made) return linkRefused();
    await noteLink(tx, person, made, count === 0 ? 'identity.linked' : 'identity.linked_again');
    return done(null, `You can now sign in with ${provider.label}.`);
  });
};

/** Takes a linked account away from the person. The last way to sign in stays. */
export const unlinkIdentity = async (person: Person, id: string): Promise<Outcome<null>> => {
  const unconfirmed = missingStepUp(person, 'link_identity');
  if (unconfirmed) return unconfirmed;
  return db.$transaction(async (tx): Promise<Outcome<null>> => {
    await tx.$queryRaw`SELECT id FROM users WHERE id = ${person.id}::uuid FOR UPDATE`;
    const user = await tx.user.findUniqueOrThrow({
      where: { id: person.id },
      select: { passwordHash: true, identities: true, _count: { select: { passkeys: true } } },
    });
    const row = user.identities.find((one) => one.id === id);
    if (!row) return refuse('not_found', 'This account is not linked any more. Open the page again.');
    if (user.identities.length === 1 && user.passwordHash === null && user._count.passkeys === 0) {
      return refuse('blocked', 'This is your only way to sign in. Add a passkey first.');
    }
    await tx.linkedIdentity.delete({ where: { id } });
    await noteLink(tx, person, row, 'identity.unlinked');
    return done(null, 'The account was unlinked. It no longer signs you in here.');
  });
};

type LinkAct = 'identity.linked' | 'identity.linked_again' | 'identity.unlinked';

const noteLink = async (
  tx: Transaction,
  person: Person,
  row: { id: string; provider: string },
  action: LinkAct,
): Promise<void> => {
  await appendAudit(tx, {
    actor: person,
    role: 'NONE',
    action,
    target: { type: 'identity', id: row.id },
    outcome: 'done',
    facts: { provider: row.provider },
  });
  const letter = action === 'identity.unlinked' ? 'identity-unlinked' : 'identity-linked';
  await tellOwner(tx, person.id, letter, { label: providerNamed(row.provider)?.label ?? row.provider });
};
