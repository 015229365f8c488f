import { describe, expect, test } from 'vitest';
import { checkPasskeySignIn, checkSecondFactor, pendingUser } from '@/lib/server/auth/finish-sign-in';
import { hashPassword, passwordMatches } from '@/lib/server/auth/password';
import { checkPassword } from '@/lib/server/auth/password-sign-in';
import { replaceRecoveryCodes } from '@/lib/server/auth/recovery-codes';
import { cookieOfTicket, tokenOfCookie } from '@/lib/server/auth/session-cookie';
import { actorOfToken } from '@/lib/server/auth/sessions';
import { codeOf } from '@/lib/server/auth/totp';
import { db } from '@/lib/server/db/client';
import { makeUser, testPassword, testSecret } from '@/tests/support/actors';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';
import { personWith } from './person-with';

const clock = fixedClock();
let lastAddress = 0;
/** Somewhere nobody has tried from yet. */
const elsewhere = () => {
  lastAddress += 1;
  return { ip: `198.51.100.${lastAddress % 250}`, userAgent: `Test browser ${lastAddress}` };
};
const codeNow = () => codeOf(testSecret, Math.floor(Date.now() / 30_000));
const wrong = 'not-the-right-password';

const ticketIn = (answer: Awaited<ReturnType<typeof checkSecondFactor>>): string =>
  answer.ok && 'ticket' in answer.value ? answer.value.ticket : '';

const passwordStep = async (email: string, password = testPassword) => {
  const answer = await checkPassword({ email, password }, elsewhere());
  if (!answer.ok) throw new Error(`The password was refused: ${answer.message}`);
  return answer.value.token;
};

describe('what a stranger learns', () => {
  test('nothing: unknown address, wrong password, closed account and no password give one answer', async () => {
    const known = await makeUser();
    const closed = await makeUser();
    await db.user.update({ where: { id: closed.id }, data: { active: false } });
    const without = await makeUser({ password: null });
    const answers = [
      await checkPassword({ email: 'nobody@winter.example', password: testPassword }, elsewhere()),
      await checkPassword({ email: known.workEmail, password: wrong }, elsewhere()),
      await checkPassword({ email: closed.workEmail, password: testPassword }, elsewhere()),
      await checkPassword({ email: without.workEmail, password: testPassword }, elsewhere()),
    ];
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ ok: false });
  });

  test('nor from the time: an unknown address costs as much as a known one', async () => {
    const kept = await hashPassword(testPassword);
    const timeOf = async (hash: string | null) => {
      const start = performance.now();
      await passwordMatches(wrong, hash);
      return performance.now() - start;
    };
    await timeOf(null);
    // By turns, so that whatever else the machine does meanwhile slows both.
    const pairs: { known: number; unknown: number }[] = [];
    for (let round = 0; round < 15; round += 1) {
      pairs.push({ known: await timeOf(kept), unknown: await timeOf(null) });
    }
    const middle = (times: number[]) => times.sort((a, b) => a - b)[7] ?? 0;
    const known = middle(pairs.map((pair) => pair.known));
    const unknown = middle(pairs.map((pair) => pair.unknown));
    expect(unknown).toBeGreaterThan(known / 2);
    expect(unknown).toBeLessThan(known * 2);
  });

  test('the audit chain keeps whose account was tried, and never the address that was typed', async () => {
    const user = await makeUser();
    await checkPassword({ email: user.workEmail, password: wrong }, elsewhere());
    const event = await db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } });
    expect(event).toMatchObject({ action: 'session.sign_in_refused', targetId: user.id, outcome: 'refused' });
    expect(JSON.stringify(event, (_key, value) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(
      user.workEmail,
    );
  });
});

describe('guessing', () => {
  test('ends after ten wrong passwords: the right one then looks like a wrong one, for ten minutes', async () => {
    const { workEmail: email } = await makeUser();
    for (let round = 0; round < 10; round += 1) {
      expect(await checkPassword({ email, password: wrong }, elsewhere())).toMatchObject({ why: 'not_yours' });
    }
    const locked = await checkPassword({ email, password: wrong }, elsewhere());
    expect(locked).toMatchObject({ ok: false, why: 'blocked' });
    expect(!locked.ok && locked.message).toContain('Wait 10 minutes');
    expect(await checkPassword({ email, password: testPassword }, elsewhere())).toEqual(locked);
    clock.passMinutes(10);
    expect(await checkPassword({ email, password: testPassword }, elsewhere())).toMatchObject({ ok: true });
    clock.moveTo(testNow);
  });

  test('an unknown address locks like a known one', async () => {
    const email = 'nobody.at.all@winter.example';
    for (let round = 0; round < 10; round += 1) await checkPassword({ email, password: wrong }, elsewhere());
    expect(await checkPassword({ email, password: wrong }, elsewhere())).toMatchObject({ why: 'blocked' });
  });

  test('fifteen guesses at the same moment are no more than ten', async () => {
    const { workEmail: email } = await makeUser();
    const answers = await Promise.all(
      Array.from({ length: 15 }, () => checkPassword({ email, password: wrong }, elsewhere())),
    );
    expect(answers.filter((answer) => !answer.ok && answer.why === 'not_yours').length).toBe(10);
  });

  test('one password on many accounts ends after twenty a minute, and locks none of them', async () => {
    const { workEmail } = await makeUser();
    const origin = { ip: '203.0.113.77', userAgent: null };
    const spray = (email: string) => checkPassword({ email, password: wrong }, origin);
    for (let round = 0; round < 20; round += 1) {
      expect(await spray(`spray-${round}@winter.example`)).toMatchObject({ why: 'not_yours' });
    }
    expect(await spray(workEmail)).toMatchObject({ why: 'blocked' });
    expect(await checkPassword({ email: workEmail, password: testPassword }, elsewhere())).toMatchObject({ ok: true });
  });

  test('a code ends after ten wrong ones, and the right one is refused then', async () => {
    const user = await makeUser();
    const token = await passwordStep(user.workEmail);
    for (let round = 0; round < 10; round += 1) {
      expect(await checkSecondFactor(token, { code: '000000' }, elsewhere())).toMatchObject({ why: 'invalid' });
    }
    expect(await checkSecondFactor(token, { code: codeNow() }, elsewhere())).toMatchObject({ why: 'blocked' });
  });

  test('a locked password does not lock a passkey', async () => {
    const { user, key, askToSignIn } = await personWith.passkey();
    for (let round = 0; round < 11; round += 1) {
      await checkPassword({ email: user.workEmail, password: wrong }, elsewhere());
    }
    expect(await checkPassword({ email: user.workEmail, password: testPassword }, elsewhere())).toMatchObject({
      why: 'blocked',
    });
    expect(await checkPasskeySignIn(key.get(await askToSignIn()), elsewhere())).toMatchObject({ ok: true });
  });
});

describe('signing in', () => {
  test('goes by password and code to a session, through next-auth’s cookie; each part is good once', async () => {
    const user = await makeUser();
    const token = await passwordStep(user.workEmail);
    expect(await pendingUser(token)).toBe(user.id);
    const origin = elsewhere();
    const finished = await checkSecondFactor(token, { code: codeNow() }, origin);
    const ticket = ticketIn(finished);
    expect(await pendingUser(token)).toBeNull();
    const cookie = await cookieOfTicket(ticket);
    const actor = await actorOfToken((await tokenOfCookie(cookie ?? '')) ?? '', origin);
    expect(actor).toMatchObject({ id: user.id, secondFactorAt: testNow });
    expect(await cookieOfTicket(ticket)).toBeNull();
    expect(cookie?.length).toBeLessThan(4096);
    const session = await db.session.findUniqueOrThrow({ where: { id: actor?.sessionId ?? '' } });
    expect(session).toMatchObject({ method: 'PASSWORD_TOTP', ...origin });
  });

  test('a cookie that was changed or made up is no sign-in', async () => {
    for (const cookie of [
      '',
      'x',
      'eyJhbGciOiJub25lIn0.e30.',
      `eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAA.AAAA.AAAA`,
    ]) {
      expect(await tokenOfCookie(cookie)).toBeNull();
    }
  });

  test('the token between the two halves is no session, and ends after ten minutes', async () => {
    const { workEmail } = await makeUser();
    const token = await passwordStep(workEmail);
    expect(await actorOfToken(token, elsewhere())).toBeNull();
    expect(await cookieOfTicket(token)).toBeNull();
    clock.passMinutes(10);
    expect(await checkSecondFactor(token, { code: codeNow() }, elsewhere())).toMatchObject({ why: 'not_found' });
    clock.moveTo(testNow);
  });

  test('a ticket ends after a minute, and with the account', async () => {
    const ticketOf = async (email: string) => {
      const finished = await checkSecondFactor(await passwordStep(email), { code: codeNow() }, elsewhere());
      return ticketIn(finished);
    };
    const late = await ticketOf((await makeUser()).workEmail);
    clock.passMinutes(1);
    expect(await cookieOfTicket(late)).toBeNull();
    clock.moveTo(testNow);
    const closed = await makeUser();
    const ticket = await ticketOf(closed.workEmail);
    await db.user.update({ where: { id: closed.id }, data: { active: false } });
    expect(await cookieOfTicket(ticket)).toBeNull();
  });

  test('of two that finish one sign-in with one code at the same time, one gets in', async () => {
    for (let round = 0; round < 10; round += 1) {
      const token = await passwordStep((await makeUser()).workEmail);
      const finish = () => checkSecondFactor(token, { code: codeNow() }, elsewhere());
      const answers = await Promise.all([finish(), finish(), finish()]);
      expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    }
  });

  test('a recovery code is good once, for its own person, also when used five times at once', async () => {
    const { user, actor } = await personWith.session();
    const made = await replaceRecoveryCodes(actor);
    if (!made.ok) throw new Error(made.message);
    const [first = '', second = ''] = made.value.codes;
    expect(new Set(made.value.codes).size).toBe(10);
    const other = await makeUser();
    expect(
      await checkSecondFactor(await passwordStep(other.workEmail), { recoveryCode: first }, elsewhere()),
    ).toMatchObject({ ok: false });
    const tokens = await Promise.all(Array.from({ length: 5 }, () => passwordStep(user.workEmail)));
    const answers = await Promise.all(
      tokens.map((token) => checkSecondFactor(token, { recoveryCode: first.toUpperCase() }, elsewhere())),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    await replaceRecoveryCodes(actor);
    expect(
      await checkSecondFactor(await passwordStep(user.workEmail), { recoveryCode: second }, elsewhere()),
    ).toMatchObject({ ok: false });
  });
});

test('a password counts to its last character, whatever its length and letters', async () => {
  for (const length of [15, 72, 73, 128]) {
    const kept = await hashPassword('ä'.repeat(length));
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/u);
    expect(await passwordMatches('ä'.repeat(length), kept)).toBe(true);
    expect(await passwordMatches(`${'ä'.repeat(length - 1)}a`, kept)).toBe(false);
  }
});
