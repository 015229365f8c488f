import { describe, expect, test } from 'vitest';
import { type IdentityProvider, providersFile } from '@/lib/domain/access/identity-provider';
import { plainEmail, readVouched, rolesAfter } from '@/lib/domain/access/vouched';

const at = new Date('2026-11-24T15:00:00Z');
const given = {
  id: 'winter',
  label: 'Winter Identity',
  issuer: 'https://id.winter.example',
  clientId: 'portal',
  client: { auth: 'client_secret_basic', secret: 'only-for-tests' },
  emailDomains: ['calder.example'],
  people: { agencies: ['ZZ0010000'] },
  roles: [
    { claim: 'groups', value: 'officers', roles: ['AGENCY_OFFICER'] },
    { claim: 'groups', value: 'heads', roles: ['AGENCY_APPROVER'] },
  ],
  secondFactor: { acr: ['urn:aal2'], amr: ['hwk'] },
};

const provider = (changes: Record<string, unknown> = {}): IdentityProvider => {
  const parsed = providersFile.parse({ providers: [{ ...given, ...changes }] }).providers[0];
  if (!parsed) throw new Error('There is no provider in the file.');
  return parsed;
};
const problemsOf = (...changes: Record<string, unknown>[]): string =>
  (providersFile.safeParse({ providers: changes.map((one) => ({ ...given, ...one })) }).error?.issues ?? [])
    .map(({ path, message }) => `${path.join('.')} ${message}`)
    .join('; ');

const claims = { sub: 'abc', email: 'm.delgado@calder.example', email_verified: true };
const read = (changes: Record<string, unknown>, settings: Record<string, unknown> = {}) =>
  readVouched(provider(settings), { ...claims, ...changes }, at);
const vouched = (changes: Record<string, unknown>, settings: Record<string, unknown> = {}) => {
  const answer = read(changes, settings);
  if (!answer.ok) throw new Error(answer.why);
  return answer.vouched;
};

describe('the settings of a provider', () => {
  test('are taken as they should be', () => {
    expect(problemsOf({})).toBe('');
    expect(provider()).toMatchObject({ algorithm: 'RS256', createAccounts: false, emailVerified: 'CLAIM' });
  });

  test.each([
    ['a role of administrators', { people: 'ICE', roles: [{ claim: 'g', value: 'x', roles: ['ADMIN'] }] }, 'ADMIN'],
    ['a role of the other side', { roles: [{ claim: 'g', value: 'x', roles: ['LIAISON'] }] }, 'other side'],
    ['an issuer over plain http', { issuer: 'http://id.winter.example' }, 'https'],
    ['an issuer with a password in it', { issuer: 'https://me:you@id.winter.example' }, 'https'],
    ['a shared secret as a signature', { algorithm: 'HS256' }, 'algorithm'],
    ['no signature', { algorithm: 'none' }, 'algorithm'],
    ['no domain to speak for', { emailDomains: [] }, 'emailDomains'],
    ['every domain', { emailDomains: ['*'] }, 'emailDomains'],
    ['accounts without a mapping', { createAccounts: true, roles: [] }, 'accounts are made'],
    ['accounts without a place', { createAccounts: true }, 'agency'],
    ['a name of next-auth', { id: 'credentials' }, 'id'],
    ['scopes without openid', { scopes: ['email'] }, 'openid'],
    ['a slip', { isuer: 'https://id.winter.example' }, 'isuer'],
  ])('are refused with %s', (_name, changes, word) => {
    expect(problemsOf(changes)).toContain(word);
  });

  test('are refused where two providers share a name, or read one issuer by two subjects', () => {
    expect(problemsOf({}, { issuer: 'https://other.example' })).toContain('share an id');
    expect(problemsOf({}, { id: 'other' })).toBe('');
    expect(problemsOf({}, { id: 'other', subjectClaim: 'preferred_username' })).toContain('subjectClaim');
  });
});

describe('a genuine token', () => {
  test('says who somebody is', () => {
    expect(vouched({ name: 'Maria Delgado' })).toMatchObject({
      subject: 'abc',
      email: 'm.delgado@calder.example',
      name: 'Maria Delgado',
      secondFactor: false,
      roles: [],
    });
    expect(vouched({ email: 'M.Delgado@Calder.Example' }).email).toBe('m.delgado@calder.example');
  });

  test.each([
    ['no subject', { sub: '' }, 'SUBJECT_MISSING'],
    ['a subject that is no text', { sub: 12 }, 'SUBJECT_MISSING'],
    ['an endless subject', { sub: 'x'.repeat(256) }, 'SUBJECT_MISSING'],
    ['no address', { email: undefined }, 'ADDRESS_MISSING'],
    ['an unverified address', { email_verified: false }, 'ADDRESS_UNVERIFIED'],
    ['an address verified by a word', { email_verified: 'true' }, 'ADDRESS_UNVERIFIED'],
    ['an address of others', { email: 'chief@portamity.example' }, 'ADDRESS_OF_OTHERS'],
    ['an address of a domain below', { email: 'x@evil.calder.example' }, 'ADDRESS_OF_OTHERS'],
    ['a Cyrillic look-alike', { email: 'm.delgаdo@calder.example' }, 'ADDRESS_STRANGE'],
    ['a look-alike domain', { email: 'm.delgado@cаlder.example' }, 'ADDRESS_STRANGE'],
    ['a full-width sign', { email: 'm.delgado＠calder.example' }, 'ADDRESS_STRANGE'],
    ['two addresses', { email: 'm.delgado@calder.example,x@evil.example' }, 'ADDRESS_STRANGE'],
    ['a quoted name', { email: '"x@evil.example"@calder.example' }, 'ADDRESS_STRANGE'],
    ['the sign of the kelvin', { email: '\u212A.osei@calder.example' }, 'ADDRESS_STRANGE'],
  ])('is not taken with %s', (_name, changes, why) => {
    expect(read(changes)).toEqual({ ok: false, why });
  });

  test('is taken with another claim as subject or address only where the settings say so', () => {
    expect(vouched({ oid: 'stable' }, { subjectClaim: 'oid' }).subject).toBe('stable');
    const byDirectory = { emailClaim: 'upn', emailVerified: 'ALWAYS' };
    expect(vouched({ upn: 'x@calder.example', email_verified: undefined }, byDirectory).email).toBe('x@calder.example');
  });

  test('counts as a second factor by the class or the method that the settings name, and by no other', () => {
    expect(vouched({ acr: 'urn:aal2' }).secondFactor).toBe(true);
    expect(vouched({ amr: ['pwd', 'hwk'] }).secondFactor).toBe(true);
    expect(vouched({ acr: 'urn:aal1', amr: ['pwd'] }).secondFactor).toBe(false);
    expect(vouched({ acr: 'urn:aal2' }, { secondFactor: undefined }).secondFactor).toBe(false);
  });

  test('is not taken below the class that the settings ask for', () => {
    const piv = { requiredAcr: ['urn:piv'] };
    expect(read({ acr: 'urn:aal1' }, piv)).toEqual({ ok: false, why: 'ASSURANCE_TOO_LOW' });
    expect(read({}, piv)).toEqual({ ok: false, why: 'ASSURANCE_TOO_LOW' });
    expect(read({ acr: 'urn:piv' }, piv)).toMatchObject({ ok: true });
  });

  test('says when the person signed in there, and never a moment to come', () => {
    expect(vouched({ auth_time: at.getTime() / 1000 - 60 }).shownAt).toEqual(new Date('2026-11-24T14:59:00Z'));
    expect(vouched({ auth_time: at.getTime() / 1000 + 600 }).shownAt).toEqual(at);
    expect(vouched({ auth_time: 'now' }).shownAt).toBeNull();
  });
});

describe('roles', () => {
  test('come from the claims that are mapped, whether one text or a list', () => {
    expect(vouched({ groups: 'officers' }).roles).toEqual(['AGENCY_OFFICER']);
    expect(vouched({ groups: ['heads', 'officers', 'others'] }).roles).toEqual(['AGENCY_OFFICER', 'AGENCY_APPROVER']);
    expect(vouched({ groups: ['OFFICERS', 'officers2'] }).roles).toEqual([]);
  });

  test('of administrators come from no claim, even past the settings', () => {
    const past = provider();
    past.roles.push({ claim: 'groups', value: 'ADMIN', roles: ['ADMIN'] });
    const answer = readVouched(past, { ...claims, groups: ['ADMIN'] }, at);
    expect(answer).toMatchObject({ ok: true, vouched: { roles: [] } });
    expect(rolesAfter(past, ['OVERSIGHT'], ['ADMIN'])).toEqual(['OVERSIGHT']);
  });

  test('that are mapped follow the claims; those given by hand stay', () => {
    const one = provider();
    expect(rolesAfter(one, ['AGENCY_ADMIN'], ['AGENCY_OFFICER'])).toEqual(['AGENCY_ADMIN', 'AGENCY_OFFICER']);
    expect(rolesAfter(one, ['AGENCY_ADMIN', 'AGENCY_OFFICER', 'AGENCY_APPROVER'], [])).toEqual(['AGENCY_ADMIN']);
  });
});

test('an address is plain letters, or it is none', () => {
  for (const good of ['a@b.example', 'a.b-c_d+e@x-y.example', "o'neil@b.example"]) expect(plainEmail(good)).toBe(good);
  for (const bad of [
    'a@b',
    'a b@c.example',
    'a@b..example',
    'a..b@c.example',
    'a@xn--caldr-4ve.example',
    '@c.example',
    'a@c.example\n',
  ]) {
    expect([bad, plainEmail(bad)]).toEqual([bad, null]);
  }
});
