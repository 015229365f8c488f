import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { checkSecondFactor } from '@/lib/server/auth/finish-sign-in';
import type { Arrival } from '@/lib/server/auth/identity/arrive';
import { linkIdentity, ownIdentities, unlinkIdentity, waitingLink } from '@/lib/server/auth/identity/linked-identities';
import type { Person } from '@/lib/server/auth/person';
import { cookieOfTicket, tokenOfCookie } from '@/lib/server/auth/session-cookie';
import { actorOfToken } from '@/lib/server/auth/sessions';
import { isFreshlyConfirmed } from '@/lib/server/auth/step-up';
import { codeOf } from '@/lib/server/auth/totp';
import { db } from '@/lib/server/db/client';
import { makeAgency, testSecret } from '@/tests/support/actors';
import { dataFolder } from '@/tests/support/database';
import { comeBack, goThere, origin, people, providersFileOf, trip } from './identity-cast';
import { anIdentityStage, lastEvent, linkToken, refusal } from './identity-stage';

// A real OpenID Connect provider on this machine, and the portal in front of it: whom it signs in, and what links two
// accounts.

process.env.OIDC_PROVIDERS_FILE = providersFileOf(dataFolder);

const stage = await anIdentityStage();
const { provider, agencyId, newName, somebody, linked } = stage;
afterAll(() => provider.close());
beforeEach(() => provider.twist(null));

const sessionOf = async (arrival: Arrival) => {
  if (arrival.kind !== 'ticket') throw new Error(`No ticket: ${JSON.stringify(arrival)}`);
  const token = await tokenOfCookie((await cookieOfTicket(arrival.ticket)) ?? undefined);
  const actor = token === null ? null : await actorOfToken(token, origin);
  if (!actor) throw new Error('The ticket opened no session.');
  return actor;
};

describe('somebody nobody has linked', () => {
  test('is never let in by an address alone, and reads the same whether or not it has an account', async () => {
    const { user } = await somebody();
    const known = await trip('agency');
    const stranger = newName();
    people[stranger] = { email: `${stranger}@winter.example`, email_verified: true };
    provider.signsIn(stranger);
    const unknown = await trip('agency');
    expect([known.kind, unknown.kind]).toEqual(['link', 'link']);
    expect(Object.keys(known)).toEqual(Object.keys(unknown));
    expect(await db.session.count({ where: { userId: user.id, method: { startsWith: 'PROVIDER' } } })).toBe(0);
    expect(await db.linkedIdentity.count({ where: { userId: user.id } })).toBe(0);
    expect(await waitingLink(linkToken(known))).toMatchObject({ label: 'Winter Identity' });
  });

  test('is linked by a session here with a fresh second factor, once', async () => {
    const { person } = await somebody();
    const token = linkToken(await trip('agency'));
    const stale: Person = { ...person, secondFactorAt: new Date(Date.now() - 6 * 60_000) };
    expect(await linkIdentity(stale, token)).toMatchObject({ ok: false, why: 'blocked' });
    expect(await linkIdentity({ ...person, secondFactorAt: null }, token)).toMatchObject({ ok: false, why: 'blocked' });
    expect(await linkIdentity(person, token)).toMatchObject({ ok: true });
    expect(await linkIdentity(person, token)).toMatchObject({ ok: false, why: 'not_found' });
    expect((await ownIdentities(person)).linked).toHaveLength(1);
    expect(await db.auditEvent.count({ where: { action: 'identity.linked', actorId: person.id } })).toBe(1);
    const letter = await db.outboxMessage.findFirst({
      where: { kind: 'security_letter' },
      orderBy: { createdAt: 'desc' },
    });
    expect(letter?.payload).toMatchObject({ letter: 'identity-linked', userId: person.id });
  });

  test('cannot be linked by another person, to a second account, or to an account of another agency', async () => {
    const { person, name } = await linked('agency');
    const other = await somebody();
    provider.signsIn(name);
    expect(refusal(await trip('agency', { purpose: 'LINK', userId: other.person.id }, other.person))).toBe(
      'LINKED_TO_ANOTHER',
    );
    provider.signsIn(other.name);
    const waiting = linkToken(await trip('agency', { purpose: 'LINK', userId: other.person.id }, other.person));
    expect(await linkIdentity(person, waiting)).toMatchObject({ ok: false, why: 'not_found' });
    const abroad = await somebody({ agencyId: await makeAgency() });
    expect(await linkIdentity(abroad.person, linkToken(await trip('agency')))).toMatchObject({
      ok: false,
      why: 'blocked',
    });
    const atIce = await somebody({ role: 'LIAISON' });
    expect(await linkIdentity(atIce.person, linkToken(await trip('agency')))).toMatchObject({
      ok: false,
      why: 'blocked',
    });
  });

  test('is linked once, however many accounts try at the same moment', async () => {
    const one = await somebody();
    const tokens = [linkToken(await trip('agency')), linkToken(await trip('agency'))];
    const other = await somebody();
    const answers = await Promise.all([
      linkIdentity(one.person, tokens[0] ?? ''),
      linkIdentity(other.person, tokens[1] ?? ''),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('gets an account only from a provider that may make them, with mapped roles, and where nobody has the address', async () => {
    const name = newName();
    people[name] = { email: `${name}@winter.example`, email_verified: true, name: 'New Person', roles: ['officers'] };
    provider.signsIn(name);
    expect((await trip('agency')).kind).toBe('link');
    expect((await trip('makes')).kind).toBe('second-factor');
    const user = await db.user.findUniqueOrThrow({ where: { workEmail: `${name}@winter.example` } });
    expect(user).toMatchObject({ roles: ['AGENCY_OFFICER'], agencyId, passwordHash: null, active: true });
    people[`${name}-b`] = { email: `${name}-b@winter.example`, email_verified: true, roles: ['ADMIN', 'everybody'] };
    provider.signsIn(`${name}-b`);
    expect((await trip('makes')).kind).toBe('link');
    expect(await db.user.count({ where: { workEmail: `${name}-b@winter.example` } })).toBe(0);
    const taken = await somebody();
    people[taken.name] = { ...people[taken.name], roles: ['officers'] };
    expect((await trip('makes')).kind).toBe('link');
  });
});

describe('somebody linked', () => {
  test('signs in with the second factor of the portal where the provider shows one factor', async () => {
    const { user } = await linked('agency');
    const arrival = await trip('agency', { back: '/requests?status=DRAFT' });
    if (arrival.kind !== 'second-factor') throw new Error(JSON.stringify(arrival));
    expect(arrival.back).toBe('/requests?status=DRAFT');
    const code = codeOf(testSecret, Math.floor(Date.now() / 30_000));
    const answer = await checkSecondFactor(arrival.token, { code }, origin);
    if (!answer.ok || !('ticket' in answer.value)) throw new Error(JSON.stringify(answer));
    const actor = await sessionOf({ kind: 'ticket', ticket: answer.value.ticket, back: '/' });
    expect(actor.id).toBe(user.id);
    const session = await db.session.findUniqueOrThrow({ where: { id: actor.sessionId ?? '' } });
    expect(session.method).toBe('PROVIDER_TOTP');
  });

  test('signs in at once where the provider shows two, as login.gov does: a key, a class, and a time', async () => {
    const { user, name } = await linked('login', { role: 'LIAISON' });
    people[name] = { ...people[name], acr: 'urn:test:aal2' };
    const { brought, url } = await goThere('login');
    expect(url.searchParams.get('acr_values')).toBe('urn:test:aal2');
    expect(url.searchParams.get('code_challenge_method')).toBe('S256');
    expect(url.searchParams.get('max_age')).toBe('3600');
    expect([url.searchParams.get('nonce'), url.searchParams.get('state')]).toEqual([
      expect.stringMatching(/.{20}/u),
      expect.stringMatching(/.{20}/u),
    ]);
    const actor = await sessionOf(await comeBack('login', brought));
    expect(actor.id).toBe(user.id);
    expect(isFreshlyConfirmed(actor)).toBe(true);
  });

  test('signs in by PIV through the provider; without a time of it, nothing counts as fresh', async () => {
    const { user, name } = await linked('piv', { role: 'LIAISON' }, { acr: 'urn:test:piv', amr: ['x509'] });
    const actor = await sessionOf(await trip('piv'));
    expect([actor.id, isFreshlyConfirmed(actor)]).toEqual([user.id, false]);
    people[name] = { ...people[name], acr: 'urn:test:aal1' };
    expect(refusal(await trip('piv'))).toBe('ASSURANCE_TOO_LOW');
  });

  test('holds the mapped roles that the claims say now, keeps those given by hand, and is never an administrator', async () => {
    const { user, name, person } = await linked('agency', { roles: ['AGENCY_ADMIN', 'AGENCY_OFFICER'] });
    const rolesNow = async () => (await db.user.findUniqueOrThrow({ where: { id: user.id } })).roles;
    people[name] = { ...people[name], roles: ['heads', 'ADMIN'] };
    await trip('agency');
    expect((await rolesNow()).toSorted()).toEqual(['AGENCY_ADMIN', 'AGENCY_APPROVER']);
    const event = await db.auditEvent.findFirstOrThrow({
      where: { action: 'user.roles_mapped' },
      orderBy: { seq: 'desc' },
    });
    expect(event.canon).toContain('"after":"AGENCY_ADMIN, AGENCY_APPROVER"');
    // Whoever was signed in under the old roles is signed out.
    expect(await db.session.count({ where: { id: person.sessionId ?? '', revokedAt: null } })).toBe(0);
    people[name] = { ...people[name], roles: [] };
    await trip('agency');
    expect(await rolesNow()).toEqual(['AGENCY_ADMIN']);
  });

  test('is not let in without any role: the account is closed; and the last of a role keeps it', async () => {
    const { user, name } = await linked('agency');
    people[name] = { ...people[name], roles: [] };
    expect(refusal(await trip('agency'))).toBe('NO_ROLE_LEFT');
    expect(await db.user.findUniqueOrThrow({ where: { id: user.id } })).toMatchObject({ active: false });
    // Retention counts from the day of closing.
    expect(await db.accountChange.findMany({ where: { userId: user.id } })).toMatchObject([
      { kind: 'CLOSE', decision: 'GRANTED' },
    ]);
    people[name] = { ...people[name], roles: ['officers'] };
    expect(refusal(await trip('agency'))).toBe('ACCOUNT_CLOSED');
    const last = await linked('agency', { roles: ['AGENCY_OFFICER', 'AGENCY_APPROVER'] });
    const others = { agencyId, roles: { has: 'AGENCY_APPROVER' as const }, id: { not: last.user.id } };
    await db.user.updateMany({ where: others, data: { roles: ['AGENCY_OFFICER'] } });
    expect(refusal(await trip('agency'))).toBe('LAST_OF_ROLE');
    expect((await db.user.findUniqueOrThrow({ where: { id: last.user.id } })).roles).toContain('AGENCY_APPROVER');
  });

  test('is refused with a closed account, and at a provider of other people', async () => {
    const { user } = await linked('agency');
    await db.user.update({ where: { id: user.id }, data: { agencyId: await makeAgency() } });
    expect(refusal(await trip('agency'))).toBe('ACCOUNT_OF_OTHERS');
    await db.user.update({ where: { id: user.id }, data: { active: false } });
    expect(refusal(await trip('agency'))).toBe('ACCOUNT_CLOSED');
    expect((await lastEvent()).canon).toContain(user.id);
  });

  test('is refused once the address there has changed, until it is linked again by proof of both', async () => {
    const { user, name, person } = await linked('agency');
    const victim = await somebody();
    provider.signsIn(name);
    people[name] = { ...people[name], email: victim.workEmail };
    expect(refusal(await trip('agency'))).toBe('ADDRESS_CHANGED');
    const arrival = await trip('agency', { purpose: 'LINK', userId: user.id }, person);
    expect(await linkIdentity(person, linkToken(arrival))).toMatchObject({ ok: true });
    expect((await trip('agency')).kind).toBe('second-factor');
    expect(await db.linkedIdentity.count({ where: { userId: victim.user.id } })).toBe(0);
  });

  test('is refused with an unverified or a look-alike address', async () => {
    const { name, workEmail } = await linked('agency');
    people[name] = { ...people[name], email_verified: false };
    expect(refusal(await trip('agency'))).toBe('ADDRESS_UNVERIFIED');
    people[name] = { ...people[name], email_verified: true, email: workEmail.replace('e', 'е') };
    expect(refusal(await trip('agency'))).toBe('ADDRESS_STRANGE');
    people[name] = { ...people[name], email: workEmail.replace('@', '＠') };
    expect(refusal(await trip('agency'))).toBe('ADDRESS_STRANGE');
  });

  test('can unlink with a fresh second factor, but not the last way to sign in', async () => {
    const { person } = await linked('agency');
    const [identity] = (await ownIdentities(person)).linked;
    const id = identity?.id ?? '';
    expect(await unlinkIdentity({ ...person, secondFactorAt: null }, id)).toMatchObject({
      why: 'blocked',
      link: { href: '/account/confirm' },
    });
    await db.user.update({ where: { id: person.id }, data: { passwordHash: null } });
    expect(await unlinkIdentity(person, id)).toMatchObject({ why: 'blocked' });
    await db.user.update({ where: { id: person.id }, data: { passwordHash: 'x' } });
    const { person: other } = await somebody();
    expect(await unlinkIdentity(other, id)).toMatchObject({ why: 'not_found' });
    expect(await unlinkIdentity(person, id)).toMatchObject({ ok: true });
    expect((await ownIdentities(person)).linked).toEqual([]);
  });
});

describe('in the database', () => {
  test('an identity stays with its person', async () => {
    const { user } = await linked('agency');
    const { user: other } = await somebody();
    const move = db.linkedIdentity.updateMany({ where: { userId: user.id }, data: { userId: other.id } });
    await expect(move).rejects.toThrow(/stays with its person/u);
  });
});
