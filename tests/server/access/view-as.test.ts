import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { canSee } from '@/lib/domain/access/reach';
import { readableVisibilities } from '@/lib/domain/access/readable';
import type { Role } from '@/lib/domain/access/role';
import { requestFilter } from '@/lib/domain/requests/list-filter';
import { appendAudit } from '@/lib/server/audit/append';
import { personOf } from '@/lib/server/auth/person';
import { performRequestStep } from '@/lib/server/cases/perform';
import { runAt } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { carryOutMessage } from '@/lib/server/outbox/dispatch';
import { getRequestCase } from '@/lib/server/requests/case-queries';
import { listRequests } from '@/lib/server/requests/list-queries';
import { visibleRequests } from '@/lib/server/requests/visible';
import { beginInput, beginView, seenAs, stopView, viewsOf, viewTarget } from '@/lib/server/view-as/view-as';
import { handlers } from '@/lib/server/worker/handlers';
import { aRequest } from '@/tests/support/cases';
import { aCast, aPerson, type Cast } from '@/tests/support/cast';
import { startMailServer } from '@/tests/support/mail-server';
import { ownerDb } from '@/tests/support/owner-db';
import { signedIn } from '@/tests/support/sessions';
import { take } from '@/tests/support/take-step';

// An administrator sees the portal as somebody else: when that may begin, what is seen, and when it ends.

const mailServer = await startMailServer();
process.env.SMTP_URL = mailServer.url;
afterAll(() => mailServer.stop());

const reason = 'Ticket 4711: she does not find the request of last week.';
let cast: Cast;
let draftId: string;
let sentId: string;

beforeAll(async () => {
  cast = await aCast();
  draftId = await aRequest(cast).of(cast.calder).in('DRAFT');
  sentId = await aRequest(cast).of(cast.calder).in('ASSIGNED');
  await take('comment', sentId, cast.liaison, { visibility: 'ICE_ONLY', body: 'QCANARY of ICE' });
  await take('comment', sentId, cast.calder.officer, { visibility: 'AGENCY_ONLY', body: 'QCANARY of the agency' });
  await take('comment', sentId, cast.calder.officer, { visibility: 'SHARED', body: 'QSHARED with both' });
});

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);

/** The administrator in a new session, seeing the portal as somebody. */
const lookingAs = async (person: Actor, minutes = 30) => {
  const viewer = await signedIn(cast.administrator);
  const answer = await beginView(viewer, { personId: person.id ?? '', reason, minutes });
  if (!answer.ok) throw new Error(answer.message);
  const seen = await seenAs(viewer);
  if (!seen) throw new Error('Nobody is seen.');
  return { viewer, seen, viewId: answer.value.viewId };
};

describe('to begin', () => {
  const begin = (viewer: Actor, person: Actor) => beginView(viewer, { personId: person.id ?? '', reason, minutes: 30 });

  test('is for administrators alone, with a second factor shown just now', async () => {
    const { officer } = cast.calder;
    for (const other of [cast.oversight, cast.calder.admin, cast.programManager, cast.liaison]) {
      expect(await begin(await signedIn(other), officer)).toMatchObject({ ok: false, why: 'not_yours' });
      expect(await viewTarget(other, officer.id ?? '')).toBeNull();
    }
    const viewer = await signedIn(cast.administrator);
    expect(await begin({ ...viewer, secondFactorAt: null }, officer)).toMatchObject({ ok: false, why: 'blocked' });
    expect(await begin({ ...viewer, secondFactorAt: inMinutes(-6) }, officer)).toMatchObject({ why: 'blocked' });
    expect(await begin(cast.administrator, officer)).toMatchObject({ ok: false });
    expect(await begin(viewer, officer)).toMatchObject({ ok: true });
  });

  test('asks for a reason, and for no more than half an hour', () => {
    const given = { personId: cast.calder.officer.id, reason, minutes: '30' };
    const isTaken = (changes: object) => beginInput.safeParse({ ...given, ...changes }).success;
    expect(isTaken({})).toBe(true);
    const wrong = [
      { reason: '' },
      { reason: 'because' },
      { reason: 'x'.repeat(501) },
      { minutes: '31' },
      { minutes: '600' },
    ];
    for (const changes of [...wrong, { minutes: 30 }, { minutes: '' }])
      expect([changes, isTaken(changes)]).toEqual([changes, false]);
  });

  test('is not possible as oneself, an administrator, oversight, or a closed account', async () => {
    const viewer = await signedIn(cast.administrator);
    const place = { officeId: cast.administrator.officeId ?? '' };
    const someone = (name: string, roles: Role[]) => aPerson({ name, title: 'Staff', roles, ...place });
    const second = await someone('Second Administrator', ['ADMIN', 'LIAISON']);
    const closed = await someone('Closed Liaison', ['LIAISON']);
    await db.user.update({ where: { id: closed.id ?? '' }, data: { active: false } });
    for (const person of [cast.administrator, second, cast.oversight, closed]) {
      expect([person.name, await begin(viewer, person)]).toEqual([
        person.name,
        expect.objectContaining({ why: 'blocked' }),
      ]);
    }
    expect(await seenAs(viewer)).toBeNull();
  });

  test('is told to the person at once, and kept with who, whom and until when', async () => {
    const { viewer, viewId } = await lookingAs(cast.calder.officer);
    const row = await db.outboxMessage.findFirstOrThrow({ where: { dedupeKey: `seen-as:${viewId}` } });
    await carryOutMessage(row.id, handlers);
    const mail = mailServer.taken.at(-1);
    expect(mail?.text).toContain(reason);
    expect(mail?.text).toContain(cast.administrator.name);
    const event = await db.auditEvent.findFirstOrThrow({
      where: { action: 'view_as.begun' },
      orderBy: { seq: 'desc' },
    });
    expect([event.actorId, event.targetId]).toEqual([viewer.id, cast.calder.officer.id]);
    expect(event.canon).not.toContain('4711');
    expect((await viewsOf(personOf(cast.calder.officer)))[0]).toMatchObject({
      viewer: cast.administrator.name,
      reason,
    });
  });
});

describe('what is seen', () => {
  test('is what the person sees, without drafts and without what is for one side alone', async () => {
    const { officer } = cast.calder;
    const { seen } = await lookingAs(officer);
    expect([seen.id, seen.agencyId, seen.roles]).toEqual([officer.id, officer.agencyId, officer.roles]);
    expect(readableVisibilities(seen)).toEqual(['SHARED']);
    const scope = { agencyId: cast.calder.agencyId, officeId: null };
    expect([canSee(seen, { ...scope, everSubmitted: true }), canSee(seen, { ...scope, everSubmitted: false })]).toEqual(
      [true, false],
    );
    expect(await db.request.count({ where: { AND: [{ id: draftId }, visibleRequests(seen)] } })).toBe(0);
    expect(await db.request.count({ where: { AND: [{ id: draftId }, visibleRequests(officer)] } })).toBe(1);
    expect(await getRequestCase(seen, draftId)).toBeNull();
    const text = JSON.stringify(await getRequestCase(seen, sentId));
    expect(text).toContain('QSHARED');
    expect(text).not.toContain('QCANARY');
    const own = JSON.stringify(await getRequestCase(officer, sentId));
    expect(own).toContain('QCANARY of the agency');
  });

  test('holds nothing for ICE alone when somebody of ICE is seen, and no case beyond their reach', async () => {
    const { seen } = await lookingAs(cast.liaison);
    const text = JSON.stringify(await getRequestCase(seen, sentId));
    expect(text).toContain('QSHARED');
    expect(text).not.toContain('QCANARY');
    expect(JSON.stringify(await getRequestCase(cast.liaison, sentId))).toContain('QCANARY of ICE');
    const abroad = await lookingAs(cast.amity.officer);
    expect(await getRequestCase(abroad.seen, sentId)).toBeNull();
    expect(await listRequestsOf(abroad.seen)).not.toContain(sentId);
  });
});

const listRequestsOf = async (actor: Actor): Promise<string> =>
  JSON.stringify(await listRequests(actor, requestFilter.parse({})));

describe('nothing is done', () => {
  test('by a step: the chain refuses the event, and the step with it', async () => {
    const { seen } = await lookingAs(cast.calder.officer);
    const before = await db.comment.count();
    const given = { visibility: 'SHARED', body: 'In her name.', version: '1', idempotencyKey: 'x'.repeat(32) };
    const row = await db.request.findUniqueOrThrow({ where: { id: sentId } });
    const act = performRequestStep('comment', sentId, seen, { ...given, version: String(row.version) });
    await expect(act).rejects.toThrow(/Nobody acts while/u);
    expect(await db.comment.count()).toBe(before);
  });

  test('and what is read is kept under the viewer’s own name', async () => {
    const { seen, viewer } = await lookingAs(cast.calder.officer);
    const read = { actor: seen, role: 'NONE', outcome: 'done' } as const;
    const view = seen.viewedBy?.viewId ?? '';
    await db.$transaction((tx) =>
      appendAudit(tx, { ...read, action: 'view_as.page', target: { type: 'user', id: seen.id }, facts: { view } }),
    );
    const { actorId } = await db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } });
    expect(actorId).toBe(viewer.id);
    const act = db.$transaction((tx) =>
      appendAudit(tx, { ...read, action: 'passkey.added', target: { type: 'passkey', id: null } }),
    );
    await expect(act).rejects.toThrow(/Nobody acts while/u);
  });

  test('and nobody looks on from a look', async () => {
    const { seen } = await lookingAs(cast.liaison);
    const further = await beginView(seen, { personId: cast.calder.officer.id ?? '', reason, minutes: 10 });
    expect(further).toMatchObject({ ok: false, why: 'not_yours' });
  });
});

describe('it ends', () => {
  const endedBy = async () =>
    (await db.auditEvent.findFirstOrThrow({ where: { action: 'view_as.ended' }, orderBy: { seq: 'desc' } })).canon;

  test('when its time is over', async () => {
    const { viewer } = await lookingAs(cast.calder.officer, 10);
    expect(await runAt(inMinutes(9), () => seenAs(viewer))).not.toBeNull();
    expect(await runAt(inMinutes(10), () => seenAs(viewer))).toBeNull();
    expect(await endedBy()).toContain('"by":"TIME"');
    expect(await seenAs(viewer)).toBeNull();
  });

  test('when the viewer stops, and with the next one', async () => {
    const { viewer } = await lookingAs(cast.calder.officer);
    expect(await stopView(viewer)).toBe(1);
    expect(await seenAs(viewer)).toBeNull();
    expect(await stopView(viewer)).toBe(0);
    await beginView(viewer, { personId: cast.calder.officer.id ?? '', reason, minutes: 30 });
    await beginView(viewer, { personId: cast.liaison.id ?? '', reason, minutes: 30 });
    expect((await seenAs(viewer))?.id).toBe(cast.liaison.id);
    expect(await db.supportView.count({ where: { sessionId: viewer.sessionId ?? '', endedAt: null } })).toBe(1);
  });

  test('with the session: another one of the same administrator sees nobody', async () => {
    await lookingAs(cast.calder.officer);
    expect(await seenAs(await signedIn(cast.administrator))).toBeNull();
  });

  test('when the viewer loses the right, or the person may no longer be seen', async () => {
    const { viewer } = await lookingAs(cast.calder.officer);
    expect(await seenAs({ ...viewer, roles: ['OVERSIGHT'] })).toBeNull();
    expect(await endedBy()).toContain('"by":"GONE"');
    const person = await aPerson({
      name: 'Soon Administrator',
      title: 'Staff',
      roles: ['LIAISON'],
      officeId: cast.liaison.officeId ?? '',
    });
    const next = await lookingAs(person);
    await db.user.update({ where: { id: person.id ?? '' }, data: { roles: ['LIAISON', 'OVERSIGHT'] } });
    expect(await seenAs(next.viewer)).toBeNull();
  });

  test('in the database it lasts no longer, and is never rewritten', async () => {
    const { viewId, viewer } = await lookingAs(cast.calder.officer);
    const at = new Date();
    const endless = {
      viewerId: viewer.id ?? '',
      viewedId: cast.liaison.id ?? '',
      sessionId: viewer.sessionId ?? '',
      reason,
    };
    await expect(
      db.supportView.create({ data: { ...endless, startedAt: at, endsAt: inMinutes(31), endedAt: inMinutes(1) } }),
    ).rejects.toThrow(/half_an_hour/u);
    await expect(db.supportView.create({ data: { ...endless, startedAt: at, endsAt: inMinutes(10) } })).rejects.toThrow(
      /one_open|Unique/u,
    );
    await expect(
      db.supportView.update({ where: { id: viewId }, data: { reason: 'Another reason than before.' } }),
    ).rejects.toThrow(/can only be ended/u);
    await expect(ownerDb.supportView.delete({ where: { id: viewId } })).rejects.toThrow(/stays on record/u);
  });
});
