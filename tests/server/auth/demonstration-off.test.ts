import { generateSync } from 'otplib';
import { afterAll, expect, test } from 'vitest';
import { sessionOfTicket } from '@/lib/server/auth/auth-options';
import { openChallenge } from '@/lib/server/auth/challenges';
import { demonstrationGroups, demonstrationTicket } from '@/lib/server/auth/demonstration-sign-in';
import { checkSecondFactor } from '@/lib/server/auth/finish-sign-in';
import { checkPassword } from '@/lib/server/auth/password-sign-in';
import { actorOfToken } from '@/lib/server/auth/sessions';
import { demonstrationCode } from '@/lib/server/auth/totp';
import { db } from '@/lib/server/db/client';
import { makeUser, testPassword, testSecret } from '@/tests/support/actors';
import { openFor } from './open-for';

// Settings are read at their first use, which is in the first test of this file.
const before = process.env.DEMO;
process.env.DEMO = 'off';
afterAll(() => {
  if (before === undefined) delete process.env.DEMO;
  else process.env.DEMO = before;
});

test('without DEMO there is no list, no one-click sign-in and no code on screen, even for demonstration accounts', async () => {
  const user = await makeUser({ demonstration: true });
  expect(demonstrationGroups()).toBeNull();
  expect(await demonstrationTicket(user.workEmail, { ip: null, userAgent: null })).toBeNull();
  expect(await demonstrationCode(user.id)).toBeNull();
});

test('a ticket made while DEMO was on is worth nothing after it was turned off', async () => {
  const user = await makeUser({ demonstration: true });
  const payload = { method: 'DEMONSTRATION', ip: null, userAgent: null };
  const ticket = await openChallenge(db, { kind: 'SIGN_IN', userId: user.id, payload });
  expect(await sessionOfTicket(ticket)).toBeNull();
  expect(await db.session.count({ where: { userId: user.id } })).toBe(0);
});

test('a demonstration account cannot sign in by any door, and a session it had is over', async () => {
  const user = await makeUser({ demonstration: true });
  const real = await makeUser();
  const ended = { ip: null, userAgent: null };
  expect(await checkPassword({ email: user.workEmail, password: testPassword }, ended)).toMatchObject({ ok: false });
  expect(await checkPassword({ email: real.workEmail, password: testPassword }, ended)).toMatchObject({ ok: true });
  const answers = [];
  for (const { id } of [user, real]) {
    const payload = { method: 'PASSWORD_TOTP', ip: null, userAgent: null };
    const ticket = await openChallenge(db, { kind: 'SIGN_IN', userId: id, payload });
    answers.push((await sessionOfTicket(ticket)) !== null);
    answers.push((await actorOfToken(await openFor(id), ended)) !== null);
    const pending = await openChallenge(db, { kind: 'PENDING_SIGN_IN', userId: id });
    const code = generateSync({ secret: testSecret });
    answers.push((await checkSecondFactor(pending, { code }, ended)).ok);
  }
  expect(answers).toEqual([false, false, false, true, true, true]);
});
