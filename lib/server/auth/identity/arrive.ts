import 'server-only';
import { subMinutes } from 'date-fns/subMinutes';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { stepUpMinutes } from '@/lib/domain/access/step-up';
import { readVouched, type Vouched } from '@/lib/domain/access/vouched';
import { openChallenge, useUpChallenge } from '@/lib/server/auth/challenges';
import type { Origin } from '@/lib/server/auth/client-address';
import { ProviderUnreachableError } from '@/lib/server/auth/identity/discovery';
import { type IdentityRefusal, noteIdentityRefusal } from '@/lib/server/auth/identity/identity-refusals';
import {
  applyMappedRoles,
  createMappedAccount,
  type ProviderAccount,
  providerAccountColumns,
  speaksFor,
} from '@/lib/server/auth/identity/mapped-account';
import { beginAt, claimsOf, type FlowCookies } from '@/lib/server/auth/identity/protocol';
import type { ConfiguredProvider } from '@/lib/server/auth/identity/provider-settings';
import { isAllowedIn } from '@/lib/server/auth/sign-in-allowed';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import { lockAccounts } from '@/lib/server/people/looking-after';

// From a provider into the portal. The provider says who somebody is; which account that is, whether it is open and what
// it may do is said by rows here (decision 0006). An address alone never finds an account: an identity counts for the
// account it was linked to, and linking asks for proof of both.

const flowPayload = z.object({
  provider: z.string().max(40),
  purpose: z.enum(['SIGN_IN', 'LINK']),
  back: z.string().max(500),
});

/** Where somebody stands after a provider has sent them back. */
export type Arrival =
  /** Signed in there with two factors: next-auth makes a session of the ticket. */
  | { kind: 'ticket'; ticket: string; back: string }
  /** The portal still asks for its own second factor. */
  | { kind: 'second-factor'; token: string; back: string }
  /** Nobody here is linked to this identity yet. */
  | { kind: 'link'; token: string; purpose: 'SIGN_IN' | 'LINK' }
  | { kind: 'refused'; why: IdentityRefusal; purpose: 'SIGN_IN' | 'LINK' };

type Asked = { purpose: 'SIGN_IN' | 'LINK'; back: string; userId: string | null };

/**
 * Sends somebody to a provider.
 * @returns where to, and what the browser keeps meanwhile; null when the provider cannot be reached
 */
export const leaveFor = async (
  provider: ConfiguredProvider,
  { purpose, back, userId }: Asked,
): Promise<{ url: string; cookies: FlowCookies; flow: string } | null> => {
  try {
    const { url, cookies } = await beginAt(provider);
    const payload = { provider: provider.id, purpose, back };
    return { url, cookies, flow: await openChallenge(db, { kind: 'PROVIDER_FLOW', userId, payload }) };
  } catch (error) {
    if (!(error instanceof ProviderUnreachableError)) throw error;
    await noteIdentityRefusal(provider.id, 'UNREACHABLE', null);
    return null;
  }
};

type Brought = { query: Record<string, string>; cookies: FlowCookies & { flow: string } };

/**
 * Receives somebody whom a provider sends back.
 * @param actor whoever is signed in in this browser; needed where an identity is being linked
 */
export const arrive = async (
  provider: ConfiguredProvider,
  brought: Brought,
  actor: Pick<Actor, 'id'> | null,
  origin: Origin,
): Promise<Arrival> => {
  const flow = await useUpChallenge(db, 'PROVIDER_FLOW', brought.cookies.flow);
  const asked = flowPayload.safeParse(flow?.payload).data;
  const purpose = asked?.purpose ?? 'SIGN_IN';
  const refused = async (why: IdentityRefusal, userId: string | null = null): Promise<Arrival> => {
    await noteIdentityRefusal(provider.id, why, userId);
    return { kind: 'refused', why, purpose };
  };
  if (!flow || asked?.provider !== provider.id) return refused('NO_FLOW');
  if (brought.query.error === 'access_denied') return refused('CANCELLED');
  const claims = await claimsFrom(provider, brought);
  if (typeof claims === 'string') return refused(claims);
  const read = readVouched(provider, claims, now());
  if (!read.ok) return refused(read.why);
  const key = { issuer_subject: { issuer: provider.issuer, subject: read.vouched.subject } };
  const identity = await db.linkedIdentity.findUnique({ where: key, select: { id: true, userId: true, email: true } });
  if (purpose === 'LINK') {
    if (flow.userId === null || flow.userId !== actor?.id) return refused('NO_FLOW', flow.userId);
    if (identity && identity.userId !== flow.userId) return refused('LINKED_TO_ANOTHER', flow.userId);
    return offerLink(provider, read.vouched, purpose, flow.userId);
  }
  if (identity && identity.email !== read.vouched.email) return refused('ADDRESS_CHANGED', identity.userId);
  const found = await enter(provider, read.vouched, identity?.userId ?? null);
  if (found === null) return offerLink(provider, read.vouched, purpose, null);
  if (found.problem) return refused(found.problem, found.userId);
  return signIn(found.userId, read.vouched, asked.back, origin);
};

const claimsFrom = async (
  provider: ConfiguredProvider,
  { query, cookies }: Brought,
): Promise<Readonly<Record<string, unknown>> | IdentityRefusal> => {
  try {
    return (await claimsOf(provider, query, cookies)).claims ?? 'TOKEN_REFUSED';
  } catch (error) {
    if (error instanceof ProviderUnreachableError) return 'UNREACHABLE';
    throw error;
  }
};

type Entered = { userId: string; problem: IdentityRefusal | null };

// The account that an identity signs in to, with its roles brought up to date; null where there is none.
const enter = (provider: ConfiguredProvider, vouched: Vouched, userId: string | null): Promise<Entered | null> =>
  db.$transaction(async (tx) => {
    await lockAccounts(tx);
    const account = await accountFor(tx, provider, vouched, userId);
    if (!account) return null;
    const problem = isAllowedIn(account)
      ? speaksFor(provider, account)
        ? await applyMappedRoles(tx, provider, account, vouched)
        : 'ACCOUNT_OF_OTHERS'
      : 'ACCOUNT_CLOSED';
    if (problem) return { userId: account.id, problem };
    const key = { issuer_subject: { issuer: provider.issuer, subject: vouched.subject } };
    await tx.linkedIdentity.update({ where: key, data: { lastUsedAt: now() } });
    return { userId: account.id, problem: null };
  });

const accountFor = async (
  tx: Transaction,
  provider: ConfiguredProvider,
  vouched: Vouched,
  userId: string | null,
): Promise<ProviderAccount | null> => {
  if (userId === null) return createMappedAccount(tx, provider, vouched);
  return tx.user.findUniqueOrThrow({ where: { id: userId }, select: providerAccountColumns });
};

const offerLink = async (
  provider: ConfiguredProvider,
  { subject, email }: Vouched,
  purpose: 'SIGN_IN' | 'LINK',
  userId: string | null,
): Promise<Arrival> => {
  const payload = { provider: provider.id, subject, email };
  return { kind: 'link', purpose, token: await openChallenge(db, { kind: 'PROVIDER_LINK', userId, payload }) };
};

// Where the provider does not say when the second factor was shown, it counts for the sign-in and for nothing that asks
// for a fresh one.
const signIn = async (userId: string, vouched: Vouched, back: string, origin: Origin): Promise<Arrival> => {
  if (!vouched.secondFactor) {
    const token = await openChallenge(db, { kind: 'PENDING_SIGN_IN', userId, payload: { first: 'PROVIDER' } });
    return { kind: 'second-factor', token, back };
  }
  const shownAt = (vouched.shownAt ?? subMinutes(now(), stepUpMinutes)).toISOString();
  const payload = { method: 'PROVIDER', ip: origin.ip, userAgent: origin.userAgent, shownAt };
  return { kind: 'ticket', ticket: await openChallenge(db, { kind: 'SIGN_IN', userId, payload }), back };
};
