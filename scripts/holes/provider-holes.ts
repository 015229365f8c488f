import type { PlantedHole } from '@/scripts/holes/planted-hole';

const vouched = 'tests/domain/access/vouched.test.ts';
const identity = 'tests/server/auth/identity.test.ts';
const protocol = 'tests/server/auth/identity-protocol.test.ts';
const discovery = 'tests/server/auth/discovery.test.ts';
const viewAs = 'tests/server/access/view-as.test.ts';
const viewAsDoors = 'tests/server/access/doors-within.test.ts';

/** Holes in sign-in at identity providers, and in seeing the portal as somebody else. */
export const providerHoles: readonly PlantedHole[] = [
  {
    name: 'a claim may be mapped to the role of administrators',
    file: 'lib/domain/access/identity-provider.ts',
    from: "if (named.includes('ADMIN')) report(",
    to: 'if (false) report(',
    test: vouched,
    turnsRed: 'are refused with a role of administrators',
  },
  {
    name: 'a token that claims the role of administrators gives it',
    file: 'lib/domain/access/identity-provider.ts',
    from: "flatMap((row) => row.roles).filter((role) => role !== 'ADMIN')",
    to: 'flatMap((row) => row.roles)',
    test: vouched,
    turnsRed: 'of administrators come from no claim',
  },
  {
    name: 'a look-alike letter becomes a plain one',
    file: 'lib/domain/access/vouched.ts',
    from: '/[^\\x21-\\x7e]/u.test(value) ||',
    to: '',
    test: vouched,
    turnsRed: 'is not taken with the sign of the kelvin',
  },
  {
    name: 'a provider speaks for every address',
    file: 'lib/domain/access/vouched.ts',
    from: "return provider.emailDomains.includes(email.slice(email.indexOf('@') + 1)) ? email : 'ADDRESS_OF_OTHERS';",
    to: 'return email;',
    test: vouched,
    turnsRed: 'is not taken with an address of others',
  },
  {
    name: 'accounts are linked without a fresh second factor',
    file: 'lib/server/auth/identity/linked-identities.ts',
    from: "token: string): Promise<Outcome<null>> => {\n  const unconfirmed = missingStepUp(person, 'link_identity');",
    to: 'token: string): Promise<Outcome<null>> => {\n  const unconfirmed = null;',
    test: identity,
    turnsRed: 'is linked by a session here with a fresh second factor',
  },
  {
    name: 'another address at the provider goes unnoticed',
    file: 'lib/server/auth/identity/arrive.ts',
    from: 'if (identity && identity.email !== read.vouched.email)',
    to: 'if (false)',
    test: identity,
    turnsRed: 'is refused once the address there has changed',
  },
  {
    name: 'a trip that somebody else began links the account of whoever is here',
    file: 'lib/server/auth/identity/arrive.ts',
    from: 'if (flow.userId === null || flow.userId !== actor?.id)',
    to: 'if (flow.userId === null)',
    test: protocol,
    turnsRed: 'links nothing to whoever is signed in here now',
  },
  {
    name: 'an answer of a mixed-up provider is taken',
    file: 'lib/server/auth/identity/protocol.ts',
    from: 'if (doors.authorization_response_iss_parameter_supported && params.iss === undefined)',
    to: 'if (false)',
    test: protocol,
    turnsRed: 'is refused: another state',
  },
  {
    name: 'a discovery document may name another issuer',
    file: 'lib/server/auth/identity/discovery.ts',
    from: 'if (parsed.data.issuer !== issuer)',
    to: 'if (false)',
    test: discovery,
    turnsRed: 'are not believed where it says another issuer',
  },
  {
    name: 'whoever sees the portal as somebody else acts as themselves beside',
    file: 'lib/server/auth/current-actor.ts',
    from: '  if (seen) {\n',
    to: '  if (seen && seen.id === null) {\n',
    test: viewAsDoors,
    turnsRed: 'does nothing: each server action is refused',
  },
  {
    name: 'the audit chain takes acts of somebody who is only looked at',
    file: 'lib/server/audit/event-of.ts',
    from: "if (outcome === 'done' && auditCatalogue.get(action)?.group !== 'READS') {",
    to: 'if (false) {',
    test: viewAs,
    turnsRed: 'by a step: the chain refuses the event',
  },
  {
    name: 'a look shows what is for one side alone',
    file: 'lib/domain/access/readable.ts',
    from: "if (actor.viewedBy) return ['SHARED'];",
    to: '',
    test: viewAs,
    turnsRed: 'is what the person sees, without drafts',
  },
  {
    name: 'a look does not end',
    file: 'lib/server/view-as/view-as.ts',
    from: "if (view.endsAt <= now()) return 'TIME';",
    to: '',
    test: viewAs,
    turnsRed: 'when its time is over',
  },
];
