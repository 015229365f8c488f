import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, systemActor } from '@/lib/domain/access/actor';
import { appendAudit, appendStep, canonicalJson, SessionEnded, sha256Hex } from '@/lib/server/audit/append';
import { type Checkpoint, toCheckpoints } from '@/lib/server/audit/checkpoints';
import { eventBatches } from '@/lib/server/audit/event-batches';
import { verifyChain } from '@/lib/server/audit/verify';
import { verifyAndNote, verifyLog } from '@/lib/server/audit/verify-log';
import { makeCheckpoint } from '@/lib/server/audit-signer/make-checkpoint';
import { signingKey } from '@/lib/server/audit-signer/signing-key';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { agencies } from '@/prisma/seed/places';
import { anAgency, aPerson } from '@/tests/support/cast';
import { asOwner, dataFolder } from '@/tests/support/database';
import { signedIn } from '@/tests/support/sessions';
import { emptyLog, writeEvent, writeEvents } from '@/tests/support/small-events';
import { aSigner, signedBody } from '@/tests/support/small-log';

// The chain from the one door into it to the signature over it, on a log of a few events: quick enough that Stryker can
// change the code a hundred times (npm run mutation).

const file = path.join(dataFolder, 'audit', 'checkpoints.jsonl');
const signed = (): Checkpoint[] => toCheckpoints(readFileSync(file, 'utf8'));
const behindItsBack = (text: string) => asOwner(`SET session_replication_role = replica; ${text}`);

describe('the door', () => {
  beforeAll(emptyLog);

  test('writes the event in its canonical form, with the columns copied out of it', async () => {
    expect([await writeEvent(), await writeEvent()]).toEqual([1n, 2n]);
    const row = await db.auditEvent.findUniqueOrThrow({ where: { seq: 2n } });
    expect(row).toMatchObject({ action: 'files.check', actorId: null, actorRole: 'SYSTEM', outcome: 'done' });
    expect(row.canon).toBe(canonicalJson(JSON.parse(row.canon)));
    expect(JSON.parse(row.canon)).toMatchObject({ seq: 2, v: 2, event: { facts: { files: 3, missing: 0 } } });
  });

  test('takes the step of a case', async () => {
    const id = '0198f000-0000-7000-8000-000000000001';
    const seq = await db.$transaction((tx) =>
      appendStep(tx, {
        ...{ actor: systemActor, role: 'SYSTEM', action: 'request.submit', outcome: 'done' },
        ...{ target: { type: 'request', id }, facts: { to: 'SUBMITTED', version: 1, inputSha256: sha256Hex('') } },
      }),
    );
    expect(await db.auditEvent.findUniqueOrThrow({ where: { seq } })).toMatchObject({ targetId: id });
  });

  test('writes with the act or not at all', async () => {
    const before = await db.auditEvent.count();
    const act = db.$transaction(async (tx) => {
      await appendAudit(tx, {
        ...{ actor: systemActor, role: 'SYSTEM', action: 'files.check', outcome: 'done' },
        ...{ target: { type: 'files', id: null }, facts: { files: 1, missing: 0, damaged: 0 } },
      });
      throw new Error('The act failed.');
    });
    await expect(act).rejects.toThrow('The act failed.');
    expect(await db.auditEvent.count()).toBe(before);
  });

  test('has one form for each value, and none for what JSON cannot hold', () => {
    expect(canonicalJson({ b: [1, 'é'], a: null })).toBe('{"a":null,"b":[1,"é"]}');
    expect(() => canonicalJson(undefined)).toThrow('This value has no canonical JSON form.');
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

describe('a session that was ended', () => {
  let person: Actor;
  beforeAll(async () => {
    const { id: agencyId } = await anAgency(agencies[0] ?? expect.unreachable());
    person = await aPerson({ name: 'Ada Quill', title: 'Clerk', roles: ['AGENCY_OFFICER'], agencyId });
  });

  const someone = async (isEnded: boolean): Promise<Actor> => {
    const actor = await signedIn(person);
    const ended = { where: { id: actor.sessionId ?? '' }, data: { revokedAt: new Date() } };
    if (isEnded) await db.session.update(ended);
    return actor;
  };
  const end = (actor: Actor, action: 'session.sign_out' | 'session.revoked', outcome: 'done' | 'refused' = 'done') =>
    db.$transaction((tx) =>
      appendAudit(tx, { actor, role: 'NONE', outcome, action, target: { type: 'session', id: actor.sessionId } }),
    );

  test('does nothing more', async () => {
    const ended = writeEvent({ actor: await someone(true) });
    await expect(ended).rejects.toThrow(SessionEnded);
    await expect(ended).rejects.toThrow('The session was ended while this was under way. Nothing was saved.');
  });

  test('is refused, and the refusal is written; its own end is written too', async () => {
    const actor = await someone(true);
    expect(await writeEvent({ actor, outcome: 'refused' })).toBeGreaterThan(0n);
    expect(await end(actor, 'session.sign_out')).toBeGreaterThan(0n);
    expect(await end(actor, 'session.revoked')).toBeGreaterThan(0n);
  });

  test('is not one that goes on, and the portal itself has none', async () => {
    expect(await writeEvent({ actor: await someone(false) })).toBeGreaterThan(0n);
    expect(await writeEvent()).toBeGreaterThan(0n);
    const ofNoRow = { ...systemActor, sessionId: '0198f000-0000-7000-8000-000000000001' };
    expect(await writeEvent({ actor: ofNoRow })).toBeGreaterThan(0n);
  });
});

describe('a check of the log', () => {
  beforeEach(emptyLog);

  test('reads all of it, in batches, in the order of its numbers', async () => {
    await writeEvents(3);
    const read = async (...how: [Prisma.AuditEventWhereInput?, number?]) => {
      const batches: number[][] = [];
      for await (const rows of eventBatches(db, ...how)) batches.push(rows.map(({ seq }) => Number(seq)));
      return batches;
    };
    expect(await read()).toEqual([[1, 2, 3]]);
    expect(await read({}, 2)).toEqual([[1, 2], [3]]);
    expect(await read({}, 3)).toEqual([[1, 2, 3]]);
    expect(await read({ seq: { gt: 1n } }, 1)).toEqual([[2], [3]]);
    expect(await read({ action: 'audit.verify' })).toEqual([]);
    const head = await db.auditHead.findUniqueOrThrow({ where: { id: 1 } });
    expect(await verifyChain(db)).toEqual({ ok: true, events: 3, head: head.hash });
  });

  test('holds it against what was signed, and is written into it', async () => {
    await writeEvents(2);
    await makeCheckpoint();
    await writeEvents(1);
    await makeCheckpoint();
    expect(await verifyLog()).toMatchObject({ ok: true, events: 3 });
    const report = await verifyAndNote(systemActor, 'SYSTEM');
    const event = await db.auditEvent.findUniqueOrThrow({ where: { seq: 4n } });
    const { facts, target } = JSON.parse(event.canon).event;
    expect(report).toMatchObject({ ok: true, events: 3, head: event.prevHash });
    expect([event.action, facts, target]).toEqual([
      'audit.verify',
      { whole: true, events: 3, head: event.prevHash },
      { type: 'audit', id: null },
    ]);
  });

  test('of a log that was never signed is one of its chain alone', async () => {
    await writeEvents(1);
    expect(await verifyLog()).toMatchObject({ ok: true, events: 1 });
  });

  test('names the first event that was changed, and that is written too', async () => {
    await writeEvents(3);
    await behindItsBack("UPDATE audit_events SET outcome = 'refused' WHERE seq = 2");
    const report = await verifyAndNote(systemActor, 'SYSTEM');
    expect(report).toMatchObject({ ok: false, seq: '2' });
    const event = await db.auditEvent.findUniqueOrThrow({ where: { seq: 4n } });
    expect(JSON.parse(event.canon).event.facts).toEqual({ whole: false, brokenAt: 2 });
  });

  test('names the checkpoint that another key signed, that names another event or another tree', async () => {
    await writeEvents(3);
    await makeCheckpoint();
    await writeEvents(1);
    await makeCheckpoint();
    const [first, second] = signed();
    const found = async (...lines: unknown[]) => {
      writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      return verifyLog();
    };
    const unsigned = 'its checkpoint is not signed by a key of the portal';
    expect(await found(signedBody(first?.body ?? {}, aSigner()), second)).toEqual({
      ok: false,
      seq: '3',
      problem: unsigned,
    });
    expect(await found(first, { ...second, body: { ...second?.body, seq: 3 } })).toMatchObject({ ok: false, seq: '3' });
    const resigned = async (change: object) => {
      const { key, name } = await signingKey();
      const pem = '';
      return signedBody({ ...second?.body, ...change }, { privateKey: key, name, pem });
    };
    const otherEvent = 'a signed checkpoint names another event in its place';
    expect(await found(first, await resigned({ head_hash: 'a'.repeat(64) }))).toEqual({
      ok: false,
      seq: '4',
      problem: otherEvent,
    });
    const otherTree = 'a signed checkpoint names another tree';
    expect(await found(first, await resigned({ root: 'a'.repeat(64) }))).toEqual({
      ok: false,
      seq: '4',
      problem: otherTree,
    });
    expect(await found(first, await resigned({}))).toMatchObject({ ok: true });
  });
});
