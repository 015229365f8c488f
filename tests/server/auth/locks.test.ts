import { describe, expect, test } from 'vitest';
import { checkPassword } from '@/lib/server/auth/password-sign-in';
import { countTry } from '@/lib/server/auth/throttle';
import { db } from '@/lib/server/db/client';
import { makeUser, testPassword } from '@/tests/support/actors';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';

// Somebody guesses at one account, patiently and from everywhere (goal sheet, S7 and S8).

const clock = fixedClock();
const wrong = 'not-the-right-password';
let lastAddress = 0;
const elsewhere = () => {
  lastAddress += 1;
  return { ip: `2001:db8::${lastAddress.toString(16)}`, userAgent: null };
};
const guess = (email: string, password = wrong) => checkPassword({ email, password }, elsewhere());
const waits = (answer: Awaited<ReturnType<typeof guess>>) =>
  answer.ok ? '' : (/Wait ([\w ]+),/u.exec(answer.message)?.[1] ?? 'no');

describe('guessing at one account', () => {
  test('200 tries in a row are ten guesses; the right password looks like any other meanwhile', async () => {
    const { id, workEmail } = await makeUser();
    const answers = [];
    for (let n = 0; n < 199; n += 1) answers.push(await guess(workEmail));
    expect(answers.filter((answer) => !answer.ok && answer.why === 'not_yours')).toHaveLength(10);
    const closed = answers.at(-1);
    expect(closed).toMatchObject({ ok: false, why: 'blocked' });
    expect(await guess(workEmail, testPassword)).toEqual(closed);
    // The owner is told, once.
    const letters = await db.outboxMessage.findMany({ where: { payload: { path: ['userId'], equals: id } } });
    expect(letters.map(({ kind, payload }) => [kind, payload])).toEqual([
      ['security_letter', expect.objectContaining({ letter: 'too-many-tries' })],
    ]);
  });

  test('each time it closes for twice as long, and the owner still gets one letter a day', async () => {
    const { id, workEmail } = await makeUser();
    const seen: string[] = [];
    for (const minutes of [10, 20, 40, 80]) {
      for (let n = 0; n < 10; n += 1) expect(await guess(workEmail), `${minutes}`).toMatchObject({ why: 'not_yours' });
      seen.push(waits(await guess(workEmail)));
      clock.passMinutes(minutes - 1);
      expect(await guess(workEmail, testPassword)).toMatchObject({ why: 'blocked' });
      clock.passMinutes(1);
    }
    expect(seen).toEqual(['10 minutes', '20 minutes', '40 minutes', '80 minutes']);
    expect(await db.outboxMessage.count({ where: { payload: { path: ['userId'], equals: id } } })).toBe(1);
    // Whoever knows the password gets in between two locks.
    expect(await guess(workEmail, testPassword)).toMatchObject({ ok: true });
    clock.moveTo(testNow);
  });

  test('a month of patience is a hundred guesses, and the password stays closed after them', async () => {
    const { workEmail } = await makeUser();
    let guesses = 0;
    for (let hour = 0; hour < 29 * 24; hour += 6) {
      clock.moveTo(new Date(testNow.getTime() + hour * 3_600_000));
      for (let n = 0; n < 11; n += 1) {
        const answer = await guess(workEmail);
        if (answer.ok || answer.why === 'blocked') break;
        guesses += 1;
      }
      if (guesses >= 100 && hour > 15 * 24) break;
    }
    expect(guesses).toBe(100);
    expect(await guess(workEmail, testPassword)).toMatchObject({ why: 'blocked' });
    clock.moveTo(new Date(testNow.getTime() + 31 * 24 * 3_600_000));
    expect(await guess(workEmail, testPassword)).toMatchObject({ ok: true });
    clock.moveTo(testNow);
  });
});

test('one password tried at a thousand accounts from one address: twenty a minute, and no account closes', async () => {
  const victim = await makeUser();
  const origin = { ip: '203.0.113.200', userAgent: null };
  const answers = [];
  for (let n = 0; n < 1000; n += 1) {
    const email = n === 500 ? victim.workEmail : `spray-${n}@winter.example`;
    answers.push(await checkPassword({ email, password: wrong }, origin));
  }
  expect(answers.filter((answer) => !answer.ok && answer.why === 'not_yours')).toHaveLength(20);
  expect(await guess(victim.workEmail, testPassword)).toMatchObject({ ok: true });
});

test('a code is closed for longer each time as well', async () => {
  const subject = '0197fbd2-0000-7000-8000-00000000000a';
  const close = async () => {
    for (let n = 0; n < 10; n += 1) await countTry('secondFactor', subject);
    return countTry('secondFactor', subject);
  };
  expect(await close()).toMatchObject({ open: false, waitSeconds: 600 });
  clock.passMinutes(10);
  expect(await close()).toMatchObject({ open: false, waitSeconds: 1200 });
  clock.moveTo(testNow);
});
