import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemActor } from '@/lib/domain/access/actor';
import { appendAudit, canonicalJson } from '@/lib/server/audit/append';
import { addressRef, asRequest } from '@/lib/server/audit/present-request';
import { verifyChain } from '@/lib/server/audit/verify';
import { db } from '@/lib/server/db/client';
import { withClient } from '@/scripts/database/embedded';
import { aRequest } from '@/tests/support/cases';
import { aCast } from '@/tests/support/cast';
import { databaseUrl, freshDatabase } from '@/tests/support/database';

// The audit chain refuses change even to the role that owns it, and a change made behind its back is named.

const aLog = async (): Promise<void> => {
  await freshDatabase();
  await aRequest(await aCast()).in('INTAKE_REVIEW');
};

/** The text of an event as the application makes it, with something else in it. */
const good = (other: object): string =>
  canonicalJson({
    ...{ aal: null, action: 'files.check', actor: null, facts: {}, ip: null, outcome: 'done', request: null },
    ...{ role: 'SYSTEM', session: null, target: { id: null, type: 'files' } },
    ...other,
  });

/** What the function of the database did before the text held a version. */
const asOlderPortal = `
  DO $$ DECLARE head audit_head%ROWTYPE; words text; link text; BEGIN
    SELECT * INTO head FROM audit_head;
    words := format('{"at":"2026-11-24T10:00:00.000Z","event":{"action":"files.check","actor":null,"facts":{},' ||
      '"outcome":"done","role":"SYSTEM","session":null,"target":{"id":null,"type":"files"}},"seq":%s}', head.seq + 1);
    link := encode(sha256('\\x01'::bytea || decode(head.hash, 'hex') || convert_to(words, 'UTF8')), 'hex');
    INSERT INTO audit_events (seq, at, actor_role, action, target_type, outcome, canon, prev_hash, hash) VALUES
      (head.seq + 1, '2026-11-24T10:00:00Z', 'SYSTEM', 'files.check', 'files', 'done', words, head.hash, link);
    UPDATE audit_head SET seq = head.seq + 1, hash = link;
  END $$`;

const sql = (text: string) => withClient(databaseUrl(), (client) => client.query(text));
const behindItsBack = (text: string) => sql(`SET session_replication_role = replica; ${text}`);

describe('the table refuses', () => {
  beforeAll(aLog);

  test.each([
    ['an update', 'UPDATE audit_events SET outcome = outcome WHERE seq = 2'],
    ['a delete', 'DELETE FROM audit_events WHERE seq = 2'],
    ['to be emptied', 'TRUNCATE audit_events'],
    ['a head set back', 'UPDATE audit_head SET seq = seq - 1'],
    ['a head that names an event that is not there', "UPDATE audit_head SET seq = seq + 1, hash = repeat('a', 64)"],
    ['a head taken away', 'DELETE FROM audit_head'],
    ['a second head', "INSERT INTO audit_head (id, seq, hash) VALUES (2, 0, '')"],
    [
      'a row from elsewhere',
      `INSERT INTO audit_events SELECT seq + 100, at, actor_id, actor_role, action, target_type, target_id, outcome, canon, prev_hash, hash || 'x' FROM audit_events WHERE seq = 1`,
    ],
  ])('%s', async (_what, statement) => {
    await expect(sql(statement)).rejects.toThrow(/append only|audit_append/u);
    expect(await verifyChain(db)).toMatchObject({ ok: true });
  });

  test('an update of the timeline', async () => {
    await expect(sql("UPDATE status_events SET note = 'x'")).rejects.toThrow(/append only/u);
  });
});

describe('the verifier names the first broken row after', () => {
  beforeEach(aLog);

  test.each([
    ['an edited text', `UPDATE audit_events SET canon = replace(canon, 'done', 'gone') WHERE seq = 3`, '3'],
    [
      'an edited text whose columns say the same',
      `UPDATE audit_events SET action = 'request.approve', canon = replace(canon, action, 'request.approve') WHERE seq = 3`,
      '3',
    ],
    ['an edited column', `UPDATE audit_events SET action = 'request.approve' WHERE seq = 4`, '4'],
    ['an edited session', 'UPDATE audit_events SET session_ref = gen_random_uuid() WHERE seq = 4', '4'],
    ['an edited address', "UPDATE audit_events SET ip_ref = 'aa' WHERE seq = 4", '4'],
    ['an edited assurance', 'UPDATE audit_events SET aal = 2 WHERE seq = 4', '4'],
    ['an edited request', 'UPDATE audit_events SET request_id = gen_random_uuid() WHERE seq = 4', '4'],
    ['a deleted row', 'DELETE FROM audit_events WHERE seq = 5', '6'],
    ['a cut tail', 'DELETE FROM audit_events WHERE seq > 6', '7'],
    [
      'two rows that changed places',
      'UPDATE audit_events SET seq = -1 WHERE seq = 2; UPDATE audit_events SET seq = 2 WHERE seq = 3; UPDATE audit_events SET seq = 3 WHERE seq = -1',
      '2',
    ],
  ])('%s', async (_what, statement, seq) => {
    await behindItsBack(statement);
    expect(await verifyChain(db)).toMatchObject({ ok: false, seq });
  });
});

describe('the one way in', () => {
  beforeAll(aLog);

  test.each([
    ['a text with a fact more', '{"a":1}'],
    ['no object', '[]'],
    ['an outcome of its own', good({ outcome: 'maybe' })],
    ['a break out of the frame', `${good({})},"seq":1`],
    ['a line break', good({ action: 'x' }).replace(',', ',\n')],
    ['a target that is no object', good({ target: null })],
  ])('refuses %s', async (_what, text) => {
    await expect(
      withClient(databaseUrl(), (client) => client.query('SELECT audit_append($1)', [text])),
    ).rejects.toThrow();
    expect(await verifyChain(db)).toMatchObject({ ok: true });
  });

  test('keeps session, assurance, request and a digest of the address, and no address', async () => {
    const actor = { ...systemActor, sessionId: randomUUID(), secondFactorAt: new Date(), ip: '203.0.113.77' };
    const seq = await asRequest('198.51.100.9', () =>
      db.$transaction((tx) =>
        appendAudit(tx, {
          ...{ actor, role: 'NONE', action: 'session.sign_out', outcome: 'done' },
          target: { type: 'session', id: actor.sessionId },
        }),
      ),
    );
    const row = await db.auditEvent.findUniqueOrThrow({ where: { seq } });
    expect(row).toMatchObject({
      sessionRef: actor.sessionId,
      aal: 2,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/u),
    });
    expect(row.ipRef).toBe(addressRef('203.0.113.77'));
    expect(row.ipRef).not.toBe(addressRef('203.0.113.78'));
    expect(JSON.stringify(row, (_key, value) => (typeof value === 'bigint' ? String(value) : value))).not.toMatch(
      /203\.0|198\.51/u,
    );
  });

  test('an event that an older portal wrote stays good', async () => {
    await sql(asOlderPortal);
    expect(await verifyChain(db)).toMatchObject({ ok: true });
    await behindItsBack('UPDATE audit_events SET aal = 2 WHERE seq = (SELECT max(seq) FROM audit_events)');
    expect(await verifyChain(db)).toMatchObject({ ok: false });
  });

  test('numbers have no gap, and events hold no words that people typed', async () => {
    const events = await db.auditEvent.findMany({ orderBy: { seq: 'asc' } });
    expect(events.map(({ seq }) => Number(seq))).toEqual(events.map((_, at) => at + 1));
    expect(events.some(({ canon }) => canon.includes('Shootings'))).toBe(false);
  });
});
