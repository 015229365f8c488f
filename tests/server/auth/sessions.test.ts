import { describe, expect, test } from 'vitest';
import { revokeOtherSessions, revokeOwnSession } from '@/lib/server/auth/own-sessions';
import { hashToken, newToken } from '@/lib/server/auth/secret-token';
import { actorOfToken, openSession, renewToken, signOutToken } from '@/lib/server/auth/sessions';
import { db } from '@/lib/server/db/client';
import { makeOffice, makeUser } from '@/tests/support/actors';
import { fixedClock } from '@/tests/support/fixed-clock';

const clock = fixedClock();
const origin = { ip: '203.0.113.9', userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' };

const open = (userId: string) =>
  db.$transaction((tx) => openSession(tx, { userId, method: 'PASSWORD_TOTP', isSecondFactorShown: true, ...origin }));
const events = (action: string) => db.auditEvent.count({ where: { action } });

describe('who is not signed in', () => {
  test('a token that was never given out', async () => {
    expect(await actorOfToken(newToken(), origin)).toBeNull();
  });

  test('someone idle for fifteen minutes, but not for fourteen', async () => {
    const token = await open((await makeUser()).id);
    clock.passMinutes(14);
    expect(await actorOfToken(token, origin)).not.toBeNull();
    clock.passMinutes(15);
    expect(await actorOfToken(token, origin)).toBeNull();
  });

  test('someone who never pauses, after twelve hours', async () => {
    const token = await open((await makeUser()).id);
    for (let minutes = 0; minutes < 12 * 60 - 10; minutes += 10) {
      clock.passMinutes(10);
      expect(await actorOfToken(token, origin), `after ${minutes} minutes`).not.toBeNull();
    }
    clock.passMinutes(10);
    expect(await actorOfToken(token, origin)).toBeNull();
  });

  test('someone whose account was closed a moment ago', async () => {
    const user = await makeUser();
    const token = await open(user.id);
    await db.user.update({ where: { id: user.id }, data: { active: false } });
    expect(await actorOfToken(token, origin)).toBeNull();
  });

  test('someone who signed out, with one event of it', async () => {
    const token = await open((await makeUser()).id);
    const before = await events('session.sign_out');
    await signOutToken(token);
    await signOutToken(token);
    expect(await actorOfToken(token, origin)).toBeNull();
    expect(await events('session.sign_out')).toBe(before + 1);
  });

  test('the holder of a token that a confirmation replaced', async () => {
    const token = await open((await makeUser()).id);
    const actor = await actorOfToken(token, origin);
    const next = await renewToken(actor?.sessionId ?? '');
    expect(await actorOfToken(token, origin)).toBeNull();
    expect((await actorOfToken(next ?? '', origin))?.sessionId).toBe(actor?.sessionId);
  });
});

describe('who is signed in', () => {
  test('is read from the database at every request: role, title and office count at once', async () => {
    const parentId = await makeOffice();
    const below = await makeOffice({ kind: 'SUB', parentId });
    const deeper = await makeOffice({ kind: 'SUB', parentId: below });
    const user = await makeUser({ role: 'LIAISON', officeId: parentId });
    const token = await open(user.id);
    const before = await actorOfToken(token, origin);
    expect(before).toMatchObject({ roles: ['LIAISON'], side: 'ICE', agencyId: null, officeId: parentId, ...origin });
    expect([...(before?.reachesOfficeIds ?? [])].sort()).toEqual([parentId, below, deeper].sort());

    const headquarters = await makeOffice({ kind: 'HQ_OSLC' });
    await db.user.update({ where: { id: user.id }, data: { roles: ['OVERSIGHT'], officeId: headquarters } });
    expect(await actorOfToken(token, origin)).toMatchObject({ roles: ['OVERSIGHT'], reachesOfficeIds: 'ALL' });
  });

  test('never holds a role of the other side, whatever the row says', async () => {
    const user = await makeUser({ role: 'AGENCY_OFFICER' });
    await db.user.update({ where: { id: user.id }, data: { roles: ['AGENCY_OFFICER', 'ADMIN'] } });
    expect((await actorOfToken(await open(user.id), origin))?.roles).toEqual(['AGENCY_OFFICER']);
  });

  test('is noted as seen at most once a minute', async () => {
    const token = await open((await makeUser()).id);
    const seen = async () =>
      (await db.session.findUniqueOrThrow({ where: { tokenHash: hashToken(token) } })).lastSeenAt;
    const opened = await seen();
    clock.moveTo(new Date(opened.getTime() + 59_000));
    await actorOfToken(token, origin);
    expect(await seen()).toEqual(opened);
    clock.moveTo(new Date(opened.getTime() + 60_000));
    await actorOfToken(token, origin);
    expect((await seen()).getTime()).toBe(opened.getTime() + 60_000);
  });
});

describe('the list of sessions', () => {
  test('ends no session of anyone else', async () => {
    const mine = await actorOfToken(await open((await makeUser()).id), origin);
    const theirs = await open((await makeUser()).id);
    const other = await actorOfToken(theirs, origin);
    if (!mine || !other) throw new Error('Both must be signed in.');
    expect(await revokeOwnSession(mine, other.sessionId ?? '')).toMatchObject({ ok: false, why: 'not_found' });
    await revokeOtherSessions(mine);
    expect(await actorOfToken(theirs, origin)).not.toBeNull();
  });

  test('ends all of one’s own but this one, with an event each', async () => {
    const user = await makeUser();
    const tokens = [await open(user.id), await open(user.id), await open(user.id)];
    const [first = ''] = tokens;
    const actor = await actorOfToken(first, origin);
    if (!actor) throw new Error('The person must be signed in.');
    const before = await events('session.revoked');
    expect(await revokeOtherSessions(actor)).toMatchObject({ ok: true });
    const left = await Promise.all(tokens.map((token) => actorOfToken(token, origin)));
    expect(left.map((each) => each !== null)).toEqual([true, false, false]);
    expect(await events('session.revoked')).toBe(before + 2);
  });
});

test('10,000 tokens are 256 bits each, none twice, and none is kept as it is', async () => {
  const tokens = new Set(Array.from({ length: 10_000 }, newToken));
  expect(tokens.size).toBe(10_000);
  expect([...tokens].every((token) => Buffer.from(token, 'base64url').length === 32)).toBe(true);
  const token = await open((await makeUser()).id);
  expect(await db.session.count({ where: { tokenHash: token } })).toBe(0);
});
