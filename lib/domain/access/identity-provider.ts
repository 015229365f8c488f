// What an operator says about an identity provider (OpenID Connect Core 1.0): how it is reached, whose people it may
// vouch for, and which of its claims say what a person may do here. Nobody becomes an administrator by a claim.
import { z } from 'zod';
import { type Role, roleFacts, roles } from '@/lib/domain/access/role';

/** Signatures by a key pair alone: a shared secret (HS…) or no signature at all would let others write tokens. */
export const signatureAlgorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384'] as const;

const word = (max: number) => z.string().trim().min(1).max(max);
const words = (most: number) => z.array(word(200)).max(most);

const isLoopback = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(host);

/** True for an address that may be asked: https, or plain http on this machine. */
export const isSafeAddress = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
};

const issuer = word(500).refine(
  (text) => isSafeAddress(text) && !/[?#]/u.test(text),
  'must be an https address without query or fragment, exactly as the provider writes it',
);

const client = z.discriminatedUnion('auth', [
  z.strictObject({ auth: z.enum(['client_secret_basic', 'client_secret_post']), secret: word(500) }),
  z.strictObject({
    auth: z.literal('private_key_jwt'),
    /** A private key as PEM (PKCS#8). */
    keyFile: word(500),
    keyId: word(200).optional(),
    algorithm: z.enum(signatureAlgorithms).default('RS256'),
  }),
]);

const mapping = z.strictObject({
  claim: word(200),
  value: word(500),
  roles: z.array(z.enum(roles)).min(1).max(roles.length),
  /** For new accounts of this provider: the office (by its name) or the agency (by its ORI) of such a person. */
  office: word(200).optional(),
  agency: word(20).optional(),
});

const domain = z
  .string()
  .max(253)
  .regex(/^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/u, 'must be a domain in small letters');

const provider = z
  .strictObject({
    id: z
      .string()
      .max(31)
      .regex(/^(?!credentials$)[a-z][a-z0-9-]{1,30}$/u, 'must be a short name in small letters'),
    label: word(60),
    issuer,
    clientId: word(300),
    client,
    scopes: words(20).default(['openid', 'email']),
    /** The one algorithm that its tokens are signed with. */
    algorithm: z.enum(signatureAlgorithms).default('RS256'),
    /** What is asked of the provider (`acr_values`). */
    acrValues: words(10).default([]),
    /** What a token must say for its person to be let in; nothing: any. */
    requiredAcr: words(10).default([]),
    /** What a token must say to count as a second factor; otherwise the portal asks for its own. */
    secondFactor: z
      .strictObject({ acr: words(10).default([]), amr: words(10).default([]) })
      .default({ acr: [], amr: [] }),
    /** How long ago the person may have signed in there. */
    maxAgeSeconds: z.number().int().min(0).max(86_400).optional(),
    /** True where name and address are given by the userinfo endpoint alone. */
    userinfo: z.boolean().default(false),
    subjectClaim: word(100).default('sub'),
    emailClaim: word(100).default('email'),
    /** ALWAYS: an employer's directory, whose addresses are its own, and which sends no `email_verified`. */
    emailVerified: z.enum(['CLAIM', 'ALWAYS']).default('CLAIM'),
    /** The mail domains that this provider may speak for. */
    emailDomains: z.array(domain).min(1).max(200),
    /** Whose people: ICE's, or those of the agencies with these ORIs. */
    people: z.union([z.literal('ICE'), z.strictObject({ agencies: words(200).min(1) })]),
    roles: z.array(mapping).max(100).default([]),
    /** Makes an account for whoever has a mapped claim and none yet. */
    createAccounts: z.boolean().default(false),
  })
  .superRefine((given, context) => {
    const report = (message: string) => context.addIssue({ code: 'custom', path: ['roles'], message });
    const side = given.people === 'ICE' ? 'ICE' : 'AGENCY';
    const named = given.roles.flatMap((row) => row.roles);
    if (named.includes('ADMIN')) report('may not name ADMIN: administrators are named by hand');
    if (named.some((role) => roleFacts[role].side !== side)) report('name roles of the other side');
    if (!given.scopes.includes('openid')) report('need the scope openid');
    if (!given.createAccounts) return;
    if (given.roles.length === 0) report('are needed where accounts are made');
    if (given.roles.some((row) => (side === 'ICE' ? row.office : row.agency) === undefined)) {
      report('must each name an office (ICE) or an agency (by ORI) where accounts are made');
    }
  });

/** One provider, as the rest of the portal takes it. */
export type IdentityProvider = z.output<typeof provider>;

/** The file that OIDC_PROVIDERS_FILE names. */
export const providersFile = z
  .strictObject({ providers: z.array(provider).min(1).max(20) })
  .superRefine(({ providers }, context) => {
    const report = (message: string) => context.addIssue({ code: 'custom', path: ['providers'], message });
    if (new Set(providers.map(({ id }) => id)).size < providers.length) report('share an id');
    // Two ways to one provider are one set of people there: a subject has to mean the same person in both.
    const subjects = new Map(providers.map((one) => [one.issuer, one.subjectClaim]));
    if (providers.some((one) => subjects.get(one.issuer) !== one.subjectClaim)) {
      report('of one issuer differ in subjectClaim');
    }
  });

/** The roles that a provider's claims decide. Whoever signs in there holds those of them that the claims say, no more. */
export const mappedRoles = ({ roles: rows }: Pick<IdentityProvider, 'roles'>): Role[] => [
  ...new Set(rows.flatMap((row) => row.roles).filter((role) => role !== 'ADMIN')),
];
