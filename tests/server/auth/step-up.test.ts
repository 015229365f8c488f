import { beforeAll, describe, expect, test, vi } from 'vitest';
import { linkAtProvider } from '@/app/(portal)/account/link/actions';
import { GET as auditEvents } from '@/app/(portal)/admin/audit/export/route';
import { GET as directoryErrors } from '@/app/(portal)/admin/directory/[importId]/errors/route';
import { GET as importErrors } from '@/app/(portal)/admin/imports/[importId]/errors/route';
import { GET as releasedCopy } from '@/app/(portal)/admin/records/[releaseId]/package/route';
import { GET as releaseLog } from '@/app/(portal)/admin/records/log/file/route';
import { GET as casePack } from '@/app/(portal)/agreements/[agreementId]/pack/route';
import { GET as reportFile } from '@/app/(portal)/reports/file/route';
import { GET as requestList } from '@/app/(portal)/requests/export/route';
import { GET as listFile } from '@/app/(portal)/requests/exports/[exportId]/file/route';
import { beginViewAs } from '@/app/(portal)/view-as/actions';
import type { Actor } from '@/lib/domain/access/actor';
import { idle } from '@/lib/domain/result';
import type { FormAct } from '@/lib/server/actions/step-action';
import { linkIdentity, unlinkIdentity } from '@/lib/server/auth/identity/linked-identities';
import { revokeOtherSessions } from '@/lib/server/auth/own-sessions';
import { addPasskey, removePasskey } from '@/lib/server/auth/passkeys';
import { type Person, personOf } from '@/lib/server/auth/person';
import { replaceRecoveryCodes } from '@/lib/server/auth/recovery-codes';
import { isFreshlyConfirmed } from '@/lib/server/auth/step-up';
import { enrolTotp, offerTotp } from '@/lib/server/auth/totp-enrolment';
import { db } from '@/lib/server/db/client';
import { makeActor } from '@/tests/support/actors';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';
import { toFormData } from '@/tests/support/fuzz/form-data';
import { as } from '@/tests/support/fuzz/next-doubles';
import { signedIn } from '@/tests/support/sessions';
import { enrol, personWith } from './person-with';

vi.mock('next/navigation', async () => (await import('@/tests/support/fuzz/next-doubles')).navigation);
vi.mock('next/cache', () => ({ refresh: () => undefined, revalidatePath: () => undefined }));
vi.mock('@/lib/server/auth/current-actor', async () => {
  const { whoActs } = await import('@/tests/support/fuzz/next-doubles');
  const acting = () => Promise.resolve(whoActs());
  return { currentActor: acting, requireActor: acting, presentView: () => Promise.resolve(null) };
});

/** Sends a form to an action, as this person. */
const sent = (act: FormAct, actor: Person | Actor, fields: Readonly<Record<string, string>>) =>
  as(actor, () => act(idle, toFormData(fields)));

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
    ['nobody is sent to a provider to link an account', () => sent(linkAtProvider, stale, { provider: 'agency' })],
    ['an account at a provider is not linked', () => linkIdentity(stale, 'some-token')],
    ['a linked account is not unlinked', () => unlinkIdentity(stale, someId)],
  ])('%s, and the refusal leads to the page to confirm on', async (_what, act) => {
    expect(await act()).toMatchObject({ ok: false, why: 'blocked', link: { href: '/account/confirm' } });
    expect(await db.passkey.count({ where: { userId: stale.id } })).toBe(1);
  });
});

test('nobody sees the portal as somebody else without one', async () => {
  const fresh = await signedIn(await makeActor({ role: 'ADMIN' }));
  const { id } = await makeActor({ role: 'LIAISON' });
  const given = { personId: id ?? '', reason: 'Ticket 4711: she does not find the request.', minutes: '30' };
  const refusal = await sent(beginViewAs, { ...fresh, secondFactorAt: null }, given);
  expect(refusal).toMatchObject({ ok: false, why: 'blocked', link: { href: '/account/confirm' } });
  expect(await db.supportView.count({ where: { viewerId: fresh.id ?? '' } })).toBe(0);
});

describe('an export', () => {
  const params = { agreementId: someId, importId: someId, releaseId: someId, exportId: someId };
  const context = { params: Promise.resolve(params) };
  // What there is no row of answers 404, which only those learn who have confirmed.
  const doors = [
    ['the case pack', casePack, 'ADMIN', `/agreements/${someId}/pack`, 404],
    ['the errors of an import', importErrors, 'ADMIN', `/admin/imports/${someId}/errors`, 404],
    ['the errors of the directory', directoryErrors, 'ADMIN', `/admin/directory/${someId}/errors`, 404],
    ['the released copy of a case', releasedCopy, 'LEGAL', `/admin/records/${someId}/package`, 404],
    ['the log of what was released', releaseLog, 'ADMIN', '/admin/records/log/file', 200],
    ['a report', reportFile, 'LIAISON', '/reports/file?state=ZZ&report=STAGE_AGE', 200],
    ['a list of requests', requestList, 'LIAISON', '/requests/export?status=ASSIGNED&format=xlsx', 200],
    ['the file of a list', listFile, 'LIAISON', `/requests/exports/${someId}/file`, 404],
    ['the audit log', auditEvents, 'ADMIN', '/admin/audit/export?outcome=refused&format=csv', 200],
  ] as const;

  test.each(doors)('%s comes after a confirmation alone', async (_what, door, role, address, status) => {
    const fresh = personOf(await signedIn(await makeActor({ role })));
    const stale = { ...fresh, secondFactorAt: new Date(testNow.getTime() - fiveMinutes) };
    const ask = (actor: Person) => as(actor, () => door(new Request(`http://localhost:3000${address}`), context));
    const first = await ask(stale);
    expect(first.status).toBe(303);
    expect(first.headers.get('location')).toBe(`/account/confirm?file=${encodeURIComponent(address)}`);
    expect(await first.text()).toBe('');
    expect((await ask(fresh)).status).toBe(status);
  });
});
