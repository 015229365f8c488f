import { expect, test } from 'vitest';
import {
  cookieOptions,
  nextAuthCookieNames,
  pendingCookieName,
  sessionCookieName,
} from '@/lib/server/auth/auth-cookies';
import { authOptions } from '@/lib/server/auth/auth-options';
import { openChallenge } from '@/lib/server/auth/challenges';
import { cookieOfTicket, tokenOfCookie } from '@/lib/server/auth/session-cookie';
import { actorOfToken } from '@/lib/server/auth/sessions';
import { db } from '@/lib/server/db/client';
import { makeUser } from '@/tests/support/actors';

// The cookies of a portal that people open over https (goal sheet, S3 and S6).

Object.assign(process.env, { DEMO: 'off', PUBLIC_ORIGIN: 'https://access.example.gov' });

const origin = { ip: null, userAgent: null };

test('are out of reach of scripts and of other sites, and bound to this host', () => {
  const { cookies } = authOptions();
  const all = Object.values(cookies ?? {});
  expect(all).toHaveLength(3);
  for (const cookie of all) {
    expect(cookie?.name).toMatch(/^__Host-/u);
    expect(cookie?.options).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true });
  }
  for (const name of [sessionCookieName(), pendingCookieName(), ...Object.values(nextAuthCookieNames())]) {
    expect(name).toMatch(/^__Host-/u);
  }
  expect(cookieOptions()).not.toHaveProperty('domain');
});

test('a sign-in makes a new token each time, never one that was there before, and one that fits a cookie', async () => {
  const user = await makeUser({ role: 'AGENCY_OFFICER' });
  const tokens = new Set<string>();
  for (let n = 0; n < 5; n += 1) {
    const payload = { method: 'PASSWORD_TOTP', ip: null, userAgent: null };
    const ticket = await openChallenge(db, { kind: 'SIGN_IN', userId: user.id, payload });
    // Somebody put a session of their own into this browser before.
    const planted = { cookie: `${sessionCookieName()}=${[...tokens][0] ?? 'planted'}` };
    const cookie = (await cookieOfTicket(ticket, planted)) ?? '';
    expect(cookie.length).toBeLessThan(4096);
    const token = (await tokenOfCookie(cookie)) ?? '';
    expect(tokens.has(token)).toBe(false);
    tokens.add(token);
    expect((await actorOfToken(token, origin))?.id).toBe(user.id);
  }
  expect(await db.session.count({ where: { userId: user.id } })).toBe(5);
});
