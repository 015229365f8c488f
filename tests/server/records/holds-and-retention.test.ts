import { addDays } from 'date-fns/addDays';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { runAs } from '@/lib/server/db/request-scope';
import { portalFiles } from '@/lib/server/files/portal-files';
import { closeAccount } from '@/lib/server/people/account-changes';
import { placeHold, releaseHold } from '@/lib/server/records/holds/hold-commands';
import { holdNotices } from '@/lib/server/records/holds/standing-holds';
import { finishDestruction } from '@/lib/server/records/retention/destroy-content';
import { retentionPage, retentionRunPage } from '@/lib/server/records/retention/retention-queries';
import { askDestruction, cancelDestruction, confirmDestruction } from '@/lib/server/records/retention/run-commands';
import { aRequest } from '@/tests/support/cases';
import { aCast, aPerson, type Cast } from '@/tests/support/cast';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';
import { ownerDb } from '@/tests/support/owner-db';
import { signedIn } from '@/tests/support/sessions';
import { take } from '@/tests/support/take-step';

// What is held stays, whoever tries. What is due goes only by two people, with a certificate, and only that.

const clock = fixedClock();
const sevenYearsOn = new Date('2033-12-01T15:00:00Z');

let cast: Cast;
let requestId: string;
let otherId: string;

const hold = { matter: 'Doe v. Winter', reason: 'The court asked for everything.' };
const tryRemove = async (id: string, documentId: string) => {
  const { version } = await db.request.findUniqueOrThrow({ where: { id } });
  return performRequestStep('remove_document', id, cast.calder.officer, { documentId, version });
};
const numberOf = async (id: string) => (await db.request.findUniqueOrThrow({ where: { id } })).number;

const aFile = async (caseId: string, words: string, uploadedById: string | null, removedAt: Date | null) => {
  const stored = await portalFiles().putFile(new TextEncoder().encode(words));
  const { id } = await db.document.create({
    data: {
      ...{ requestId: caseId, kind: 'ATTACHMENT', filename: `${words}.txt`, contentType: 'text/plain' },
      ...{ ...stored, uploadedById, createdAt: new Date('2026-11-01T12:00:00Z'), removedAt },
    },
  });
  return { id, sha256: stored.sha256 };
};

const place = async (actor: Actor, target: string) => {
  const answer = await placeHold(actor, { ...hold, target });
  expect(answer).toMatchObject({ ok: true });
  return db.recordHold.findFirstOrThrow({ where: { releasedAt: null }, orderBy: { placedAt: 'desc' } });
};

beforeAll(async () => {
  cast = await aCast();
  requestId = await aRequest(cast).in('DRAFT');
  await take('submit', requestId, cast.calder.approver, { attest: 'on', noticeSeen: 'on' });
  otherId = await aRequest(cast).of(cast.amity).in('SUBMITTED');
}, 60_000);

test('a file under a hold can be removed neither by a person nor by anybody at the database', async () => {
  const draftId = await aRequest(cast).in('DRAFT');
  const { id } = await aFile(draftId, 'kept', cast.calder.officer.id, null);
  // A hold on the agency takes in what ICE has not seen yet.
  const { id: holdId } = await place(
    cast.legal,
    (await db.agency.findUniqueOrThrow({ where: { id: cast.calder.agencyId } })).legalName,
  );
  const refused = await tryRemove(draftId, id);
  expect(refused).toMatchObject({ ok: false, fields: { documentId: [expect.stringContaining('have to be kept')] } });
  expect(JSON.stringify(refused)).not.toContain(hold.matter);
  await expect(db.document.update({ where: { id }, data: { removedAt: new Date() } })).rejects.toThrow(/held/);
  await expect(db.document.delete({ where: { id } })).rejects.toThrow(/never deleted/);
  expect(await releaseHold(cast.oversight, { holdId, reason: 'Settled.' })).toMatchObject({ ok: true });
  expect(await tryRemove(draftId, id)).toMatchObject({
    ok: true,
  });
});

test('a hold is placed and released by those who may, and never changed or deleted', async () => {
  for (const nobody of [cast.liaison, cast.programManager, cast.calder.approver]) {
    expect(await placeHold(nobody, { ...hold, target: await numberOf(requestId) })).toMatchObject({
      ok: false,
      why: 'not_yours',
    });
  }
  expect(await placeHold(cast.legal, { ...hold, target: 'ACC-1999-000001' })).toMatchObject({
    ok: false,
    why: 'invalid',
  });
  const { id } = await place(cast.administrator, await numberOf(requestId));
  expect(await holdNotices(cast.liaison, { requestId })).toMatchObject([{ matter: hold.matter }]);
  expect(await holdNotices(cast.liaison, { requestId: otherId })).toEqual([]);
  expect(await holdNotices(cast.calder.approver, { requestId })).toEqual([]);
  await expect(db.recordHold.update({ where: { id }, data: { matter: 'Nothing' } })).rejects.toThrow(
    /only be released/,
  );
  await expect(ownerDb.recordHold.delete({ where: { id } })).rejects.toThrow();
  expect(await releaseHold(cast.legal, { holdId: id, reason: 'Settled.' })).toMatchObject({ ok: true });
  expect(await releaseHold(cast.legal, { holdId: id, reason: 'Again.' })).toMatchObject({ ok: false });
  await expect(db.recordHold.update({ where: { id }, data: { releaseReason: 'x' } })).rejects.toThrow();
  expect(await db.auditEvent.count({ where: { targetId: id, action: { in: ['hold.place', 'hold.release'] } } })).toBe(
    2,
  );
});

test('cases and comments are never deleted, and a comment keeps its words', async () => {
  await take('comment', requestId, cast.calder.officer, { visibility: 'SHARED', body: 'As it was.' });
  const { id } = await db.comment.findFirstOrThrow({ where: { requestId } });
  await expect(ownerDb.comment.delete({ where: { id } })).rejects.toThrow(/append only/);
  await expect(db.comment.update({ where: { id }, data: { body: 'Other words.' } })).rejects.toThrow(/append only/);
  await expect(ownerDb.request.delete({ where: { id: otherId } })).rejects.toThrow();
});

test('seven years on: what is due goes by two people with a certificate; the held, the young and the shared stay', async () => {
  const taken = new Date('2026-11-20T12:00:00Z');
  const due = await aFile(requestId, 'QDUEWORDS', null, taken);
  const shared = await aFile(requestId, 'the same bytes', null, taken);
  await aFile(requestId, 'the same bytes', null, null);
  const held = await aFile(otherId, 'QHELDWORDS', null, taken);
  const { id: outboxId } = await db.outboxMessage.create({
    data: { kind: 'notice', payload: {}, dedupeKey: 'refused', createdAt: taken, doneAt: taken },
  });
  const refused = { mailState: 'BOUNCED', mailTries: 1, mailTriedAt: taken, sendError: '550 QNAME is gone' } as const;
  const words = { name: 'plan-agreed', subject: 'QSUBJECT', body: 'QBODY', requestId, createdAt: taken };
  await db.notice.create({ data: { ...words, ...refused, outboxId, userId: cast.calder.officer.id ?? '' } });
  await place(cast.legal, await numberOf(otherId));
  expect((await retentionPage(cast.oversight))?.list).toEqual([]);

  clock.moveTo(sevenYearsOn);
  const young = await aFile(requestId, 'young', null, new Date('2032-11-20T12:00:00Z'));
  const oversight = await signedIn(cast.oversight);
  const administrator = await signedIn(cast.administrator);
  const page = await retentionPage(oversight);
  const ids = (isHeld: boolean) =>
    page?.list.filter((one) => one.rule === 'REMOVED_FILE' && one.held === isHeld).map(({ key }) => key);
  expect(ids(false)).toEqual(expect.arrayContaining([due.id, shared.id]));
  expect(ids(true)).toEqual([held.id]);
  expect(page?.list.map(({ key }) => key)).not.toContain(young.id);

  const input = { listSha256: page?.listSha256 ?? '', reason: 'The time is over.' };
  expect(await askDestruction(cast.legal, input)).toMatchObject({ ok: false, why: 'not_yours' });
  expect(await askDestruction(oversight, { ...input, listSha256: '0'.repeat(64) })).toMatchObject({
    ok: false,
    why: 'stale',
  });
  const asked = await askDestruction(oversight, input);
  if (!asked.ok) throw new Error(asked.message);
  const runId = asked.value.id;
  expect(await confirmDestruction(oversight, { runId, looked: true })).toMatchObject({ ok: false, why: 'not_yours' });
  await expect(
    db.retentionRun.update({ where: { id: runId }, data: { confirmedById: oversight.id, confirmedAt: new Date() } }),
  ).rejects.toThrow();
  // Not even at the database is anything destroyed before the second person.
  await expect(db.document.update({ where: { id: due.id }, data: { destroyedAt: new Date() } })).rejects.toThrow(
    /certificate/,
  );
  expect(
    await confirmDestruction({ ...administrator, secondFactorAt: testNow }, { runId, looked: true }),
  ).toMatchObject({ ok: false, why: 'blocked' });
  expect(await confirmDestruction(administrator, { runId, looked: true })).toMatchObject({ ok: true });
  await finishDestruction(runId);
  await finishDestruction(runId);

  expect(await db.document.findUniqueOrThrow({ where: { id: due.id } })).toMatchObject({
    filename: '[destroyed]',
    sha256: due.sha256,
  });
  expect(await portalFiles().getFile(due.sha256)).toBeNull();
  for (const { sha256 } of [shared, held, young]) expect(await portalFiles().getFile(sha256)).not.toBeNull();
  expect((await db.document.findUniqueOrThrow({ where: { id: held.id } })).filename).toBe('QHELDWORDS.txt');
  expect(await db.notice.findFirstOrThrow({ where: { outboxId } })).toMatchObject({
    ...{ subject: '[destroyed]', body: '[destroyed]', sendError: '[destroyed]' },
  });
  expect(await db.notice.count({ where: { destroyedAt: { not: null }, body: { not: '[destroyed]' } } })).toBe(0);
  const certificate = await retentionRunPage(oversight, runId);
  expect(certificate).toMatchObject({ state: 'FINISHED' });
  expect(certificate?.lines.map(({ sha256 }) => sha256)).toContain(due.sha256);
  expect(certificate?.lines.map(({ sha256 }) => sha256)).not.toContain(held.sha256);
  expect(JSON.stringify(certificate)).not.toContain('QDUEWORDS');
  await expect(ownerDb.$executeRaw`DELETE FROM destroyed_records`).rejects.toThrow(/append only/);
  expect(await db.auditEvent.count({ where: { targetId: runId, action: 'retention.confirm' } })).toBe(1);
});

test('what somebody who left wished for goes after a year, when they were away after three, and no more', async () => {
  const leave = async (own: Cast['calder'] | null, name: string) => {
    const place = own ? { agencyId: own.agencyId } : { officeId: cast.offices.investigations };
    const roles = own ? (['AGENCY_OFFICER'] as const) : (['LIAISON'] as const);
    const person = await aPerson({ name, title: 'Staff', roles, ...place });
    const userId = person.id ?? '';
    const at = new Date();
    await db.noticeSetting.create({ data: { userId, timeZone: 'America/Chicago', updatedAt: at } });
    await db.noticeChoice.create({ data: { userId, name: 'plan-agreed', pace: 'OFF' } });
    await db.caseWatch.create({ data: { userId, requestId, kind: 'FOLLOW', createdAt: at } });
    await db.absence.create({ data: { userId, fromOn: at, toOn: at, recordedById: userId, recordedAt: at } });
    const closer = await signedIn(cast.administrator);
    expect(await closeAccount(closer, { userId, reason: 'Left.' })).toMatchObject({ ok: true });
    return userId;
  };
  const kept = async (userId: string) => [
    await db.noticeSetting.count({ where: { userId } }),
    await db.noticeChoice.count({ where: { userId } }),
    await db.caseWatch.count({ where: { userId } }),
    await db.absence.count({ where: { userId } }),
  ];
  const [ours, theirs, held] = [
    await leave(null, 'Ingo Gone'),
    await leave(cast.calder, 'Cara Gone'),
    await leave(cast.amity, 'Amy Gone'),
  ];
  const stays = cast.calder.officer.id ?? '';
  await db.noticeChoice.create({ data: { userId: stays, name: 'plan-agreed', pace: 'OFF' } });
  const { legalName } = await db.agency.findUniqueOrThrow({ where: { id: cast.amity.agencyId } });
  await place(cast.legal, legalName);
  /** What is due of those who left, as the page lists it, asked within ICE's own scope. */
  const due = async () => {
    const page = await runAs('ice', () => retentionPage(cast.oversight));
    const lines = page?.list.filter(({ rule }) => rule === 'ACCOUNT_WISHES' || rule === 'ABSENCES') ?? [];
    return { page, lines: lines.map(({ rule, label, held: isHeld }) => `${rule}${isHeld ? ' held' : ''}: ${label}`) };
  };
  const destroy = async () => {
    const { page } = await due();
    const input = { listSha256: page?.listSha256 ?? '', reason: 'The time is over.' };
    const asked = await askDestruction(await signedIn(cast.oversight), input);
    const runId = asked.ok ? asked.value.id : expect.unreachable(asked.message);
    const second = await signedIn(cast.administrator);
    expect(await runAs('ice', () => confirmDestruction(second, { runId, looked: true }))).toMatchObject({ ok: true });
    await finishDestruction(runId);
  };
  const left = new Date();
  expect((await due()).lines).toEqual([]);
  clock.moveTo(addDays(left, 370));
  expect((await due()).lines).toEqual([
    'ACCOUNT_WISHES: Wishes of a closed account at ICE',
    "ACCOUNT_WISHES: Wishes of a closed account at Calder County Sheriff's Office",
    'ACCOUNT_WISHES held: Wishes of a closed account at City of Port Amity Police Department',
  ]);
  await expect(db.absence.deleteMany({ where: { userId: ours } })).rejects.toThrow(/certificate/u);
  await destroy();
  expect([await kept(ours), await kept(theirs), await kept(held)]).toEqual([
    [0, 0, 0, 1],
    [0, 0, 0, 1],
    [1, 1, 1, 1],
  ]);
  clock.moveTo(addDays(left, 1110));
  await destroy();
  expect([await kept(ours), await kept(theirs), await kept(held)]).toEqual([
    [0, 0, 0, 0],
    [0, 0, 0, 0],
    [1, 1, 1, 1],
  ]);
  expect(await db.noticeChoice.count({ where: { userId: stays } })).toBe(1);
  clock.moveTo(sevenYearsOn);
});

test('a hold that comes after the list was asked for stops it, and a list that waits can be cancelled', async () => {
  const thirdId = await aRequest(cast).in('WITHDRAWN');
  const { id } = await aFile(thirdId, 'late', null, new Date('2028-01-01T12:00:00Z'));
  const administrator = await signedIn(cast.administrator);
  const page = await retentionPage(administrator);
  const asked = await askDestruction(administrator, {
    listSha256: page?.listSha256 ?? '',
    reason: 'The time is over.',
  });
  if (!asked.ok) throw new Error(asked.message);
  const runId = asked.value.id;
  await place(cast.legal, await numberOf(thirdId));
  expect(await confirmDestruction(await signedIn(cast.oversight), { runId, looked: true })).toMatchObject({
    ok: false,
    why: 'blocked',
  });
  expect((await db.document.findUniqueOrThrow({ where: { id } })).destroyedAt).toBeNull();
  expect(await cancelDestruction(await signedIn(cast.oversight), { runId })).toMatchObject({ ok: true });
});
