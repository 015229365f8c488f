import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { changePassword } from '@/lib/server/auth/change-password';
import { pendingUser } from '@/lib/server/auth/finish-sign-in';
import { askForReset, resetInput, resetPage, resetPassword } from '@/lib/server/auth/forgotten-password';
import { passwordMatches } from '@/lib/server/auth/password';
import { checkPassword } from '@/lib/server/auth/password-sign-in';
import { actorOfToken } from '@/lib/server/auth/sessions';
import { db } from '@/lib/server/db/client';
import { carryOutMessage, dispatchOutbox } from '@/lib/server/outbox/dispatch';
import { handlers } from '@/lib/server/worker/handlers';
import { makeUser, testPassword } from '@/tests/support/actors';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';
import { startMailServer } from '@/tests/support/mail-server';
import { openFor } from './open-for';
import { personWith } from './person-with';

const clock = fixedClock();
const mailServer = await startMailServer();
process.env.SMTP_URL = mailServer.url;
afterAll(() => mailServer.stop());

const next = 'seven blue kettles on a shelf';
const twice = (password: string) => ({ password, passwordAgain: password });
let lastAddress = 0;
const elsewhere = () => {
  lastAddress += 1;
  return { ip: `198.51.100.${lastAddress}`, userAgent: 'Test browser' };
};

const deliver = async () => {
  const ids: string[] = [];
  await dispatchOutbox(async ({ id }) => {
    ids.push(id);
  });
  for (const id of ids) await carryOutMessage(id, handlers);
};
const mailsTo = (address: string) =>
  mailServer.taken.filter(({ to }) => [to ?? []].flat().some(({ text }) => text.includes(address)));
const tokenMailedTo = async (address: string): Promise<string> => {
  await deliver();
  return /\/sign-in\/reset\/([\w-]{43})\n/u.exec(mailsTo(address).at(-1)?.text ?? '')?.[1] ?? '';
};
const hashOf = async (id: string) => (await db.user.findUniqueOrThrow({ where: { id } })).passwordHash;

beforeEach(() => {
  mailServer.taken.length = 0;
  clock.moveTo(testNow);
});

describe('a link for a forgotten password', () => {
  test('sets a new password, ends every session, and the second factor is still asked', async () => {
    const user = await makeUser();
    const session = await openFor(user.id);
    const begun = await checkPassword({ email: user.workEmail, password: testPassword }, elsewhere());
    await askForReset({ email: user.workEmail }, elsewhere());
    const token = await tokenMailedTo(user.workEmail);
    expect(await resetPage(token)).toEqual({ email: user.workEmail });
    expect(await resetPassword({ token, ...twice(next) })).toMatchObject({ ok: true });
    expect(await actorOfToken(session, elsewhere())).toBeNull();
    // A sign-in that was begun with the old password ends as well.
    expect(begun.ok && (await pendingUser(begun.value.token))).toBeNull();
    expect(await checkPassword({ email: user.workEmail, password: testPassword }, elsewhere())).toMatchObject({
      ok: false,
    });
    const half = await checkPassword({ email: user.workEmail, password: next }, elsewhere());
    expect(half.ok && (await actorOfToken(half.value.token, elsewhere()))).toBeNull();
    await deliver();
    expect(mailsTo(user.workEmail).map(({ subject }) => subject)).toEqual([
      'ACCESS Partnership Portal: choose a new password',
      'ACCESS Partnership Portal: your password was changed',
    ]);
    // What the mail carries is nowhere in the database.
    expect(await db.outboxMessage.count({ where: { payload: { path: ['token'], equals: token } } })).toBe(0);
    expect(await db.challenge.count({ where: { value: token } })).toBe(0);
  });

  test('is good once, also for eight that use it at once', async () => {
    const user = await makeUser();
    await askForReset({ email: user.workEmail }, elsewhere());
    const token = await tokenMailedTo(user.workEmail);
    const given = Array.from({ length: 8 }, (_each, n) => `${next} number ${n}`);
    // One that waited too long for the lock has lost as well.
    const answers = await Promise.allSettled(given.map((password) => resetPassword({ token, ...twice(password) })));
    const won = answers.flatMap((answer, n) =>
      answer.status === 'fulfilled' && answer.value.ok ? [given[n] ?? ''] : [],
    );
    expect(won).toHaveLength(1);
    expect(await passwordMatches(won[0] ?? '', await hashOf(user.id))).toBe(true);
    expect(await resetPassword({ token, ...twice(next) })).toMatchObject({ why: 'not_found' });
  });

  test('ends after 30 minutes, and with a newer one', async () => {
    const user = await makeUser();
    await askForReset({ email: user.workEmail }, elsewhere());
    const first = await tokenMailedTo(user.workEmail);
    await askForReset({ email: user.workEmail }, elsewhere());
    const second = await tokenMailedTo(user.workEmail);
    expect(await resetPage(first)).toBeNull();
    expect(await resetPassword({ token: first, ...twice(next) })).toMatchObject({ why: 'not_found' });
    clock.passMinutes(29);
    expect(await resetPage(second)).not.toBeNull();
    clock.passMinutes(1);
    expect(await resetPage(second)).toBeNull();
    expect(await resetPassword({ token: second, ...twice(next) })).toMatchObject({ why: 'not_found' });
    expect(await passwordMatches(testPassword, await hashOf(user.id))).toBe(true);
  });

  test('goes to nobody else: an unknown address, a closed account, one without a password', async () => {
    const closed = await makeUser();
    await db.user.update({ where: { id: closed.id }, data: { active: false } });
    const without = await makeUser({ password: null });
    const known = await makeUser();
    const answers = [];
    for (const email of ['nobody@winter.example', closed.workEmail, without.workEmail, known.workEmail]) {
      answers.push(await askForReset({ email }, elsewhere()));
    }
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    await deliver();
    expect(mailServer.taken).toHaveLength(1);
    expect(mailsTo(known.workEmail)).toHaveLength(1);
  });

  test('comes three times a day at most, and nobody learns of the fourth', async () => {
    const user = await makeUser();
    const answers = [];
    for (let n = 0; n < 5; n += 1) answers.push(await askForReset({ email: user.workEmail }, elsewhere()));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    await deliver();
    expect(mailsTo(user.workEmail)).toHaveLength(3);
  });

  test('keeps to the rule for passwords, and stays good when one is refused', async () => {
    const user = await makeUser({ name: 'Wilhelmina Ostrander' });
    await askForReset({ email: user.workEmail }, elsewhere());
    const token = await tokenMailedTo(user.workEmail);
    expect(await resetPassword({ token, ...twice('wilhelmina ostrander') })).toMatchObject({ why: 'invalid' });
    expect(resetInput.safeParse({ token, ...twice('fourteen-chars') }).success).toBe(false);
    expect(resetInput.safeParse({ token, password: next, passwordAgain: `${next}.` }).success).toBe(false);
    expect(await resetPassword({ token, ...twice(next) })).toMatchObject({ ok: true });
  });
});

describe('changing one’s own password', () => {
  const given = (currentPassword: string, password = next) => ({ currentPassword, ...twice(password) });

  test('asks for the present one, ends the other sessions, and tells the owner', async () => {
    const { user, actor } = await personWith.session();
    const elsewhereToo = await openFor(user.id);
    expect(await changePassword(actor, given('not the present one'))).toMatchObject({
      fields: { currentPassword: [expect.any(String)] },
    });
    expect(await changePassword(actor, given(testPassword, testPassword))).toMatchObject({ why: 'invalid' });
    expect(await changePassword(actor, given(testPassword))).toMatchObject({ ok: true });
    expect(await passwordMatches(next, await hashOf(user.id))).toBe(true);
    expect(await actorOfToken(elsewhereToo, elsewhere())).toBeNull();
    const own = await db.session.findUniqueOrThrow({ where: { id: actor.sessionId ?? '' } });
    expect(own.revokedAt).toBeNull();
    await deliver();
    expect(mailsTo(user.workEmail)[0]?.subject).toContain('your password was changed');
  });

  test('is not for whoever finds a browser open: a fresh factor, and ten guesses', async () => {
    const { user, actor } = await personWith.session();
    const before = await hashOf(user.id);
    const stale = { ...actor, secondFactorAt: new Date(testNow.getTime() - 5 * 60_000) };
    expect(await changePassword(stale, given(testPassword))).toMatchObject({ link: { href: '/account/confirm' } });
    for (let n = 0; n < 10; n += 1) await changePassword(actor, given(`guess number ${n}`));
    expect(await changePassword(actor, given(testPassword))).toMatchObject({ why: 'blocked' });
    expect(await hashOf(user.id)).toBe(before);
  });
});
