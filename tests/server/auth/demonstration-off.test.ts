import { afterAll, expect, test } from 'vitest';
import { sessionOfTicket } from '@/lib/server/auth/auth-options';
import { openChallenge } from '@/lib/server/auth/challenges';
import { demonstrationGroups, demonstrationTicket } from '@/lib/server/auth/demonstration-sign-in';
import { demonstrationCode } from '@/lib/server/auth/totp';
import { db } from '@/lib/server/db/client';
import { makeUser } from '@/tests/support/actors';

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
