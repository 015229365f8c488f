import { beforeAll, describe, expect, test, vi } from 'vitest';
import { GET as directoryErrors } from '@/app/(portal)/admin/directory/[importId]/errors/route';
import { GET as importErrors } from '@/app/(portal)/admin/imports/[importId]/errors/route';
import { GET as casePack } from '@/app/(portal)/agreements/[agreementId]/pack/route';
import { revokeOtherSessions } from '@/lib/server/auth/own-sessions';
import { addPasskey, removePasskey } from '@/lib/server/auth/passkeys';
import { type Person, personOf } from '@/lib/server/auth/person';
import { replaceRecoveryCodes } from '@/lib/server/auth/recovery-codes';
import { isFreshlyConfirmed } from '@/lib/server/auth/step-up';
import { enrolTotp, offerTotp } from '@/lib/server/auth/totp-enrolment';
import { db } from '@/lib/server/db/client';
import { makeActor } from '@/tests/support/actors';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';
import { as } from '@/tests/support/fuzz/next-doubles';
import { signedIn } from '@/tests/support/sessions';
import { enrol, personWith } from './person-with';

vi.mock('@/lib/server/auth/current-actor', async () => {
  const { whoActs } = await import('@/tests/support/fuzz/next-doubles');
  return { currentActor: () => Promise.resolve(whoActs()), requireActor: () => Promise.resolve(whoActs()) };
});

const clock = fixedClock();
const fiveMinutes = 5 * 60_000;
const someId = '0197fbd2-0000-7000-8000-000000000001';

test('a confirmation counts for five minutes, and not at five', () => {
  const secondFactorAt = testNow;
  clock.moveTo(new Date(testNow.getTime() + fiveMinutes - 1));
  expect(isFreshlyConfirmed({ secondFactorAt })).toBe(true);
  clock.moveTo(new Date(testNow.getTime() + fiveMinutes));
  expect(isFreshlyConfirmed({ secondFactorAt })).toBe(false);
  expect(isFreshlyConfirmed({ secondFactorAt: null })).toBe(false);
  clock.moveTo(testNow);
});

describe('without one', () => {
  let stale: Person;
  let passkeyId: string;
  let attestation: Awaited<ReturnType<typeof enrol>>['response'];

  beforeAll(async () => {
    const { actor } = await personWith.session();
    const made = await enrol(actor);
    if (!made.answer.ok) throw new Error(made.answer.message);
    passkeyId = made.answer.value.id;
    attestation = made.response;
    stale = { ...actor, secondFactorAt: new Date(testNow.getTime() - fiveMinutes) };
  });

  test.each<[string, () => Promise<unknown>]>([
    ['a passkey is not added', () => addPasskey(stale, 'Key', attestation)],
    ['a passkey is not removed', () => removePasskey(stale, passkeyId)],
    ['recovery codes are not made', () => replaceRecoveryCodes(stale)],
    [
      'an authenticator app is not set up',
      async () => enrolTotp(stale, { token: (await offerTotp(stale.id)).token, code: '000000' }),
    ],
    ['other sessions are not ended', () => revokeOtherSessions(stale)],
  ])('%s, and the refusal leads to the page to confirm on', async (_what, act) => {
    expect(await act()).toMatchObject({ ok: false, why: 'blocked', link: { href: '/account/confirm' } });
    expect(await db.passkey.count({ where: { userId: stale.id } })).toBe(1);
  });
});

describe('an export', () => {
  const doors = [
    ['the case pack', casePack, 'agreementId', `/agreements/${someId}/pack`],
    ['the errors of an import', importErrors, 'importId', `/admin/imports/${someId}/errors`],
    ['the errors of the directory', directoryErrors, 'importId', `/admin/directory/${someId}/errors`],
  ] as const;

  test.each(doors)('%s comes after a confirmation alone', async (_what, door, id, address) => {
    const fresh = personOf(await signedIn(await makeActor({ role: 'ADMIN' })));
    const stale = { ...fresh, secondFactorAt: null };
    const params = Promise.resolve({ agreementId: someId, importId: someId, [id]: someId });
    const ask = (actor: Person) => as(actor, () => door(new Request(`http://localhost:3000${address}`), { params }));
    const first = await ask(stale);
    expect(first.status).toBe(303);
    expect(first.headers.get('location')).toBe(`/account/confirm?file=${encodeURIComponent(address)}`);
    // There is no such row, which only those learn who have confirmed.
    expect((await ask(fresh)).status).toBe(404);
  });
});
