import { describe, expect, test } from 'vitest';
import { checkPasskeySignIn } from '@/lib/server/auth/finish-sign-in';
import { readAttestation } from '@/lib/server/auth/passkey-input';
import { addPasskey, askForNewPasskey, removePasskey } from '@/lib/server/auth/passkeys';
import { replaceRecoveryCodes } from '@/lib/server/auth/recovery-codes';
import { confirmSecondFactor } from '@/lib/server/auth/second-factor';
import { codeOf } from '@/lib/server/auth/totp';
import { enrolTotp, offerTotp } from '@/lib/server/auth/totp-enrolment';
import { db } from '@/lib/server/db/client';
import { testSecret } from '@/tests/support/actors';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';
import { softAuthenticator } from '@/tests/support/soft-authenticator';
import { enrol, personWith } from './person-with';

const clock = fixedClock();
const origin = { ip: null, userAgent: 'Test browser' };
// Each from an address of its own, so that only the passkey is judged.
let from = 0;
const signIn = (assertion: string) => {
  from += 1;
  return checkPasskeySignIn(assertion, { ...origin, ip: `192.0.2.${from}` });
};

describe('a passkey that signs no one in', () => {
  test.each([
    ['of another website', { origin: 'https://portal.evil.example' }],
    ['of another website under our name', { origin: 'http://localhost:3000.evil.example' }],
    ['bound to another host', { rpId: 'evil.example' }],
    ['whose device did not verify the person', { verified: false }],
    ['whose answer was made for adding a key', { type: 'webauthn.create' }],
    ['whose counter stands still', { counter: 0 }],
  ])('one %s', async (_what, twist) => {
    const { key, askToSignIn } = await personWith.passkey();
    // The counter is at 1 from here on.
    expect(await signIn(key.get(await askToSignIn()))).toMatchObject({ ok: true });
    expect(await signIn(key.get(await askToSignIn(), twist))).toMatchObject({ ok: false, why: 'not_yours' });
  });

  test('one that answers the same challenge twice, an old one, or one of its own', async () => {
    const { key, askToSignIn } = await personWith.passkey();
    const challenge = await askToSignIn();
    const assertion = key.get(challenge);
    expect(await signIn(assertion)).toMatchObject({ ok: true });
    expect(await signIn(assertion)).toMatchObject({ ok: false });
    expect(await signIn(key.get(challenge))).toMatchObject({ ok: false });
    expect(await signIn(key.get('bm90LW91cnM'))).toMatchObject({ ok: false });
    const old = await askToSignIn();
    clock.passMinutes(5);
    expect(await signIn(key.get(old))).toMatchObject({ ok: false });
    clock.moveTo(testNow);
  });

  test('one that signs for the passkey of someone else, or for none', async () => {
    const mine = await personWith.passkey();
    const theirs = await personWith.passkey();
    expect(await signIn(mine.key.get(await mine.askToSignIn(), { id: theirs.key.id }))).toMatchObject({ ok: false });
    const stranger = softAuthenticator('http://localhost:3000');
    expect(await signIn(stranger.get(await mine.askToSignIn()))).toMatchObject({ ok: false });
  });

  test('one whose signed words were changed afterwards', async () => {
    const { key, askToSignIn } = await personWith.passkey();
    const [first, second] = [await askToSignIn(), await askToSignIn()];
    const signed = JSON.parse(key.get(first));
    signed.response.clientDataJSON = JSON.parse(key.get(second)).response.clientDataJSON;
    expect(await signIn(JSON.stringify(signed))).toMatchObject({ ok: false });
  });

  test('anything that is no passkey at all', async () => {
    for (const text of [
      '',
      'null',
      '{}',
      '[]',
      '{"id":1}',
      'x'.repeat(70_000),
      '{"id":"a","rawId":"a","type":"password"}',
    ]) {
      expect(await signIn(text), text.slice(0, 20)).toMatchObject({ ok: false });
    }
  });

  test('one of a person whose account is closed', async () => {
    const { user, key, askToSignIn } = await personWith.passkey();
    await db.user.update({ where: { id: user.id }, data: { active: false } });
    expect(await signIn(key.get(await askToSignIn()))).toMatchObject({ ok: false });
  });
});

describe('confirming in a session', () => {
  test('counts for the session it was shown in, and only with the person’s own factor', async () => {
    const mine = await personWith.passkey();
    const theirs = await personWith.passkey();
    clock.passMinutes(20);
    const forMe = await mine.askToConfirm();
    expect(await confirmSecondFactor(mine.actor, { assertion: theirs.key.get(forMe) })).toMatchObject({ ok: false });
    const forThem = await theirs.askToConfirm();
    expect(await confirmSecondFactor(mine.actor, { assertion: mine.key.get(forThem) })).toMatchObject({ ok: false });
    expect(await confirmSecondFactor(mine.actor, { assertion: mine.key.get(await mine.askToConfirm()) })).toMatchObject(
      { ok: true },
    );
    const session = await db.session.findUniqueOrThrow({ where: { id: mine.actor.sessionId ?? '' } });
    expect(session.secondFactorAt?.getTime()).toBe(testNow.getTime() + 20 * 60_000);
    const event = await db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } });
    expect(event).toMatchObject({ action: 'second_factor.confirmed', actorId: mine.user.id, outcome: 'done' });
    clock.moveTo(testNow);
  });

  test('a code that signed the person in does not confirm again; a revoked session cannot be confirmed', async () => {
    const { user, actor } = await personWith.session();
    const code = codeOf(testSecret, testNow.getTime() / 30_000);
    expect(await confirmSecondFactor(actor, { code })).toMatchObject({ ok: true });
    expect(await confirmSecondFactor(actor, { code })).toMatchObject({ ok: false });
    await db.session.updateMany({ where: { userId: user.id }, data: { revokedAt: testNow } });
    const next = codeOf(testSecret, testNow.getTime() / 30_000 + 1);
    expect(await confirmSecondFactor(actor, { code: next })).toMatchObject({ ok: false });
  });
});

describe('changing how one signs in', () => {
  test('asks for a second factor shown within the last five minutes, for every change', async () => {
    const { actor, passkeyId } = await personWith.passkey();
    const { response } = await enrol(actor);
    const offer = await offerTotp(actor.id);
    const stale = { ...actor, secondFactorAt: new Date(testNow.getTime() - 5 * 60_000) };
    for (const person of [stale, { ...actor, secondFactorAt: null }]) {
      expect(await addPasskey(person, 'Key', response)).toMatchObject({ ok: false, why: 'blocked' });
      expect(await removePasskey(person, passkeyId)).toMatchObject({ ok: false, why: 'blocked' });
      expect(await replaceRecoveryCodes(person)).toMatchObject({ ok: false, why: 'blocked' });
      expect(await enrolTotp(person, { token: offer.token, code: '000000' })).toMatchObject({ why: 'blocked' });
    }
  });

  test('a new key answers a challenge of its own person, once, on a device that verifies', async () => {
    const { actor } = await personWith.session();
    const other = await personWith.session();
    expect((await enrol(actor, { verified: false })).answer.ok).toBe(false);
    expect((await enrol(actor, { origin: 'https://evil.example' })).answer.ok).toBe(false);
    const { challenge } = await askForNewPasskey(other.actor);
    const key = softAuthenticator('http://localhost:3000');
    const response = readAttestation(key.create(challenge));
    if (!response) throw new Error('This must be readable.');
    expect(await addPasskey(actor, 'Key', response)).toMatchObject({ ok: false });
    expect(await addPasskey(other.actor, 'Key', response)).toMatchObject({ ok: false });
    expect(await db.passkey.count({ where: { userId: { in: [actor.id, other.actor.id] } } })).toBe(0);
  });

  test('nobody removes the passkey of someone else, nor their own last factor', async () => {
    const mine = await personWith.passkey();
    const theirs = await personWith.passkey();
    expect(await removePasskey(mine.actor, theirs.passkeyId)).toMatchObject({ ok: false, why: 'not_found' });
    await db.user.update({ where: { id: mine.user.id }, data: { totpSecret: null } });
    expect(await removePasskey(mine.actor, mine.passkeyId)).toMatchObject({ ok: false, why: 'blocked' });
    expect(await removePasskey(theirs.actor, theirs.passkeyId)).toMatchObject({ ok: true });
  });

  test('a new authenticator takes the place of the old one and ends the other sessions', async () => {
    const { user, actor } = await personWith.session();
    const other = await db.session.create({
      data: { userId: user.id, tokenHash: 'other', expiresAt: new Date('2027-01-01'), method: 'PASSKEY' },
    });
    const offer = await offerTotp(user.id);
    expect((await offerTotp(user.id)).secret).toBe(offer.secret);
    const code = codeOf(offer.secret.replaceAll(' ', ''), testNow.getTime() / 30_000);
    const stranger = await personWith.session();
    expect(await enrolTotp(stranger.actor, { token: offer.token, code })).toMatchObject({ ok: false });
    expect(await enrolTotp(actor, { token: offer.token, code })).toMatchObject({ ok: true });
    expect(await enrolTotp(actor, { token: offer.token, code })).toMatchObject({ ok: false });
    expect((await db.session.findUniqueOrThrow({ where: { id: other.id } })).revokedAt).not.toBeNull();
    const old = codeOf(testSecret, testNow.getTime() / 30_000 + 1);
    expect(await confirmSecondFactor(actor, { code: old })).toMatchObject({ ok: false });
  });

  test('between password and session, nobody sets an authenticator up beside a factor that is there', async () => {
    const { user } = await personWith.session();
    const offer = await offerTotp(user.id);
    const code = codeOf(offer.secret.replaceAll(' ', ''), testNow.getTime() / 30_000);
    const pending = { id: user.id, sessionId: null, secondFactorAt: null };
    expect(await enrolTotp(pending, { token: offer.token, code })).toMatchObject({ ok: false });
  });
});
