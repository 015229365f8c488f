import { setTimeout } from 'node:timers/promises';
import { addMinutes } from 'date-fns/addMinutes';
import { beforeAll, expect, test, vi } from 'vitest';
import { refusedDoor } from '@/lib/domain/audit/door-name';
import { noteRefusedAccess, writeTallies } from '@/lib/server/audit/note-refusal';
import { keepRefusedPages, noteRefusedAct, noteRefusedAnswer } from '@/lib/server/audit/note-refused-answer';
import { asRequest, rememberActor } from '@/lib/server/audit/present-request';
import { tellRefusedPage } from '@/lib/server/audit/refused-page-channel';
import { verifyChain } from '@/lib/server/audit/verify';
import { now, runAt } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { clockSteps, noteClockSteps } from '@/lib/server/worker/audit-watch';
import { noteConfiguration } from '@/lib/server/worker/note-configuration';
import { aCast, type Cast } from '@/tests/support/cast';
import { ownerDb } from '@/tests/support/owner-db';
import { signedIn } from '@/tests/support/sessions';

// What was refused to whom: once at once, a flood as one line with its count, and nothing lost.

let cast: Cast;
beforeAll(async () => {
  cast = await aCast();
});

const refusals = () =>
  db.auditEvent.findMany({ where: { action: { startsWith: 'access.refused' } }, orderBy: { seq: 'asc' } });
const factsOf = ({ canon }: { canon: string }) => JSON.parse(canon).event.facts;

test('a door is named by its pattern and its right, and a secret in an address is nowhere', () => {
  expect(refusedDoor('/admin/audit?actor=Smith', 404)).toEqual({ door: '/admin/audit', right: 'read_audit' });
  expect(refusedDoor('/requests/0198f000-0000-7000-8000-000000000001/letter', 404)?.door).toMatch(
    /^\/requests\/\[\w+\]\/letter$/u,
  );
  expect(refusedDoor('/no/such/place/s3cret', 404)).toEqual({ door: 'unknown', right: null });
  // Nothing was refused to anybody: a page for all, or one behind a secret address.
  for (const open of ['/register/ACC-1', '/sign-in/reset/s3cret', '/programs/XYZ'])
    expect(refusedDoor(open, 404)).toBeNull();
  expect(refusedDoor('/admin/audit', 200)).toBeNull();
});

test('a flood of one refusal is one event, and then its count; nothing is lost', async () => {
  const actor = await signedIn(cast.liaison);
  const once = () =>
    asRequest('203.0.113.5', async () => {
      rememberActor(actor);
      await noteRefusedAnswer('/admin/audit', 404);
    });
  await Promise.all(Array.from({ length: 8 }, once));
  await once();
  const [first, ...more] = await refusals();
  expect(more).toEqual([]);
  expect(first).toMatchObject({
    actorId: actor.id,
    sessionRef: actor.sessionId,
    outcome: 'refused',
    targetType: 'door',
  });
  expect(factsOf(first ?? expect.unreachable())).toEqual({
    door: '/admin/audit',
    why: 'not_there',
    right: 'read_audit',
  });
  // Still within the minute, the worker leaves the count alone.
  expect(await writeTallies()).toBe(0);
  const later = addMinutes(now(), 2);
  const written = await runAt(later, () => Promise.all([writeTallies(), writeTallies()]));
  expect(written.reduce((sum, each) => sum + each, 0)).toBe(1);
  const again = (await refusals()).at(-1) ?? expect.unreachable();
  expect(again.action).toBe('access.refused_again');
  expect(factsOf(again)).toMatchObject({ door: '/admin/audit', times: 8 });
  expect(await db.refusalTally.count()).toBe(0);
  expect(await verifyChain(db)).toMatchObject({ ok: true });
});

test('a single refusal leaves one event, and another door or person another', async () => {
  const before = (await refusals()).length;
  await noteRefusedAct(cast.calder.officer, 'request.approve', 'not_yours', {
    type: 'request',
    id: '0198f000-0000-7000-8000-000000000001',
  });
  await noteRefusedAct(cast.calder.officer, 'request.decline', 'not_found');
  await noteRefusedAct(cast.amity.officer, 'request.approve', 'not_yours');
  // A field to mend or another state tells of nobody's rights.
  await noteRefusedAct(cast.amity.officer, 'request.submit', 'invalid');
  await noteRefusedAct(cast.amity.officer, 'request.submit', 'wrong_state');
  const events = (await refusals()).slice(before);
  expect(events.map(({ targetType }) => targetType)).toEqual(['request', 'door', 'door']);
  expect(events.map(factsOf).map(({ door, why }) => `${door} ${why}`)).toEqual([
    ...['request.approve not_yours', 'request.decline not_found', 'request.approve not_yours'],
  ]);
  expect(await runAt(addMinutes(now(), 2), writeTallies)).toBe(0);
});

test('a count is written after its session has ended', async () => {
  const actor = await signedIn(cast.amity.admin);
  await noteRefusedAccess({ actor, door: 'act', why: 'not_yours' });
  await noteRefusedAccess({ actor, door: 'act', why: 'not_yours' });
  await db.session.updateMany({ where: { id: actor.sessionId ?? '' }, data: { revokedAt: now() } });
  expect(await runAt(addMinutes(now(), 2), writeTallies)).toBe(1);
});

test('a refused page is kept though the log is held by others for longer than the database waits', async () => {
  const actor = await signedIn(cast.liaison);
  const before = (await refusals()).length;
  keepRefusedPages();
  await ownerDb.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT 1 FROM audit_head FOR UPDATE`;
      await asRequest('203.0.113.6', async () => {
        rememberActor(actor);
        tellRefusedPage('/admin/seals', 404);
      });
      await setTimeout(1300);
    },
    { timeout: 5000 },
  );
  await vi.waitFor(async () => expect(await refusals()).toHaveLength(before + 1), { timeout: 8000, interval: 100 });
});

test('a clock that jumps by more than a second is an event, a slow one is not', async () => {
  const before = { wall: 1_000_000, steady: 500, database: 1_000_000 };
  expect(clockSteps(before, { wall: 1_015_400, steady: 15_500, database: 1_015_000 })).toEqual([]);
  const after = { wall: 1_075_000, steady: 15_500, database: 1_012_000 };
  expect(clockSteps(before, after)).toEqual([
    { against: 'MONOTONIC', milliseconds: 60_000 },
    { against: 'DATABASE', milliseconds: -3000 },
  ]);
  await noteClockSteps(before, after);
  const events = await db.auditEvent.findMany({ where: { action: 'clock.step' }, orderBy: { seq: 'asc' } });
  expect(events.map(factsOf)).toEqual([
    { against: 'MONOTONIC', milliseconds: 60_000 },
    { against: 'DATABASE', milliseconds: -3000 },
  ]);
});

test('a start with the settings and rights of the last one leaves no event', async () => {
  await noteConfiguration();
  await noteConfiguration();
  const events = await db.auditEvent.findMany({ where: { action: 'portal.configure' } });
  expect(events).toHaveLength(1);
  expect(factsOf(events[0] ?? expect.unreachable())).toMatchObject({ demonstration: true });
});
