// What a provider's token says about a person, once its signature, issuer, audience and time were checked: read by the
// rules of that provider. Pure, so that every refusal can be tested by itself.
import { z } from 'zod';
import { type IdentityProvider, mappedRoles } from '@/lib/domain/access/identity-provider';
import type { Role } from '@/lib/domain/access/role';

/** Why a token that is genuine is not taken all the same. */
export type VouchRefusal =
  | 'SUBJECT_MISSING'
  | 'ADDRESS_MISSING'
  | 'ADDRESS_UNVERIFIED'
  | 'ADDRESS_STRANGE'
  | 'ADDRESS_OF_OTHERS'
  | 'ASSURANCE_TOO_LOW';

/** Where a new account of a mapped person belongs, by office name or by ORI. */
export type VouchedPlace = { office: string | null; agency: string | null };

export type Vouched = {
  subject: string;
  email: string;
  name: string | null;
  /** The provider saw a second factor. */
  secondFactor: boolean;
  /** When the person showed it there; null where the provider does not say. */
  shownAt: Date | null;
  roles: Role[];
  place: VouchedPlace | null;
};

const texts = z.union([
  z
    .string()
    .max(2000)
    .transform((text) => [text]),
  z.array(z.string().max(2000)).max(500),
]);

const textsOf = (value: unknown): string[] => texts.safeParse(value).data ?? [];
const textOf = (value: unknown, max: number): string | null =>
  typeof value === 'string' && value.trim() !== '' && value.length <= max ? value : null;

// Plain letters alone: a look-alike of another alphabet, a full-width sign or a quoted name is never made into an
// address by tidying it (CVE-2026-73420), it is refused.
const plainAddress =
  /^[a-z0-9](?:[a-z0-9._%+'-]{0,62}[a-z0-9_])?@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/u;

/** An address as the portal keeps it; null when it is not a plain one. */
export const plainEmail = (value: string): string | null => {
  // Before the letters are made small: some strange ones become plain by it, such as the sign of the kelvin.
  if (/[^\x21-\x7e]/u.test(value) || value.length > 254) return null;
  const small = value.toLowerCase();
  return plainAddress.test(small) && !small.includes('..') && !small.includes('xn--') ? small : null;
};

const addressOf = (claims: Readonly<Record<string, unknown>>, provider: IdentityProvider): string | VouchRefusal => {
  const given = textOf(claims[provider.emailClaim], 254);
  if (given === null) return 'ADDRESS_MISSING';
  if (provider.emailVerified === 'CLAIM' && claims.email_verified !== true) return 'ADDRESS_UNVERIFIED';
  const email = plainEmail(given);
  if (email === null) return 'ADDRESS_STRANGE';
  return provider.emailDomains.includes(email.slice(email.indexOf('@') + 1)) ? email : 'ADDRESS_OF_OTHERS';
};

const isAddress = (answer: string | VouchRefusal): answer is string => answer.includes('@');

const shownAtOf = (claims: Readonly<Record<string, unknown>>, at: Date): Date | null => {
  const seconds = z.number().int().min(1).max(4_102_444_800).safeParse(claims.auth_time).data;
  if (seconds === undefined) return null;
  const shown = new Date(seconds * 1000);
  return shown > at ? at : shown;
};

/**
 * Reads the claims of a genuine token by the rules of its provider.
 * @param at the present moment
 * @returns who the person is and what the claims give, or why they are not taken
 */
export const readVouched = (
  provider: IdentityProvider,
  claims: Readonly<Record<string, unknown>>,
  at: Date,
): { ok: true; vouched: Vouched } | { ok: false; why: VouchRefusal } => {
  const subject = textOf(claims[provider.subjectClaim], 255);
  if (subject === null) return { ok: false, why: 'SUBJECT_MISSING' };
  const email = addressOf(claims, provider);
  if (!isAddress(email)) return { ok: false, why: email };
  const acr = textOf(claims.acr, 200) ?? '';
  if (provider.requiredAcr.length > 0 && !provider.requiredAcr.includes(acr)) {
    return { ok: false, why: 'ASSURANCE_TOO_LOW' };
  }
  const held = provider.roles.filter((row) => textsOf(claims[row.claim]).includes(row.value));
  const may = mappedRoles(provider);
  const [first] = held;
  return {
    ok: true,
    vouched: {
      subject,
      email,
      name: textOf(claims.name, 120),
      secondFactor:
        provider.secondFactor.acr.includes(acr) ||
        textsOf(claims.amr).some((method) => provider.secondFactor.amr.includes(method)),
      shownAt: shownAtOf(claims, at),
      roles: [...new Set(held.flatMap((row) => row.roles))].filter((role) => may.includes(role)),
      place: first ? { office: first.office ?? null, agency: first.agency ?? null } : null,
    },
  };
};

/**
 * The roles of an account after a sign-in: those that the provider's mapping decides as the claims say, all others as
 * they were given by hand.
 */
export const rolesAfter = (provider: IdentityProvider, before: readonly Role[], vouched: readonly Role[]): Role[] => {
  const decided = mappedRoles(provider);
  const kept = before.filter((role) => !decided.includes(role));
  return [...new Set([...kept, ...vouched.filter((role) => decided.includes(role))])];
};
