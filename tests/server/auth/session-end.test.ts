import { describe, expect, test } from 'vitest';
import { sessionEnd, staySignedIn } from '@/lib/server/auth/session-end';
import { actorOfToken, signOutToken } from '@/lib/server/auth/sessions';
import { db } from '@/lib/server/db/client';
import { env } from '@/lib/server/env';
import { makeUser } from '@/tests/support/actors';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';
import { openFor } from './open-for';

// When a session ends, with the values a real portal has (goal sheet, S1).

const clock = fixedClock();
const origin = { ip: null, userAgent: null };
const later = (minutes: number) => new Date(testNow.getTime() + minutes * 60_000).toISOString();

test('the values are those of a real portal', () => {
  expect([env.SESSION_IDLE_MINUTES, env.SESSION_ABSOLUTE_HOURS]).toEqual([15, 12]);
});

describe('asking when it ends', () => {
  test('does not make it longer; a wish to stay does', async () => {
    const token = await openFor((await makeUser()).id);
    expect(await sessionEnd(token)).toMatchObject({ idleAt: later(15), lastAt: later(720) });
    for (let n = 0; n < 14; n += 1) {
      clock.passMinutes(1);
      expect(await sessionEnd(token)).toMatchObject({ idleAt: later(15) });
    }
    expect(await staySignedIn(token)).toMatchObject({ idleAt: later(29), lastAt: later(720) });
    clock.passMinutes(14);
    expect(await actorOfToken(token, origin)).not.toBeNull();
    clock.passMinutes(15);
    expect(await sessionEnd(token)).toBeNull();
    expect(await staySignedIn(token)).toBeNull();
    expect(await actorOfToken(token, origin)).toBeNull();
    clock.moveTo(testNow);
  });

  test('no wish lengthens twelve hours, a session that was ended, or the session of a closed account', async () => {
    const user = await makeUser();
    const token = await openFor(user.id);
    for (let n = 0; n < 72; n += 1) {
      expect(await staySignedIn(token), `after ${n * 10} minutes`).not.toBeNull();
      clock.passMinutes(10);
    }
    expect(await staySignedIn(token)).toBeNull();
    clock.moveTo(testNow);
    const signedOut = await openFor(user.id);
    await signOutToken(signedOut);
    expect(await staySignedIn(signedOut)).toBeNull();
    const closed = await openFor(user.id);
    await db.user.update({ where: { id: user.id }, data: { active: false } });
    expect(await staySignedIn(closed)).toBeNull();
  });
});
