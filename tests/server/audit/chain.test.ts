import { beforeEach, describe, expect, test } from 'vitest';
import { verifyChain } from '@/lib/server/audit/verify';
import { db } from '@/lib/server/db/client';
import { withClient } from '@/scripts/database/embedded';
import { aRequest } from '@/tests/support/cases';
import { aCast } from '@/tests/support/cast';
import { databaseUrl, freshDatabase } from '@/tests/support/database';

// The audit chain refuses change even to the role that owns it, and a change made behind its back is named.

beforeEach(async () => {
  await freshDatabase();
  await aRequest(await aCast()).in('INTAKE_REVIEW');
});

const sql = (text: string) => withClient(databaseUrl(), (client) => client.query(text));
const behindItsBack = (text: string) => sql(`SET session_replication_role = replica; ${text}`);

describe('the table refuses', () => {
  test.each([
    ['an update', 'UPDATE audit_events SET outcome = outcome WHERE seq = 2'],
    ['a delete', 'DELETE FROM audit_events WHERE seq = 2'],
    ['to be emptied', 'TRUNCATE audit_events'],
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
  test.each([
    ['an edited text', `UPDATE audit_events SET canon = replace(canon, 'done', 'gone') WHERE seq = 3`, '3'],
    ['an edited column', `UPDATE audit_events SET action = 'request.approve' WHERE seq = 4`, '4'],
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

test('numbers have no gap, and events hold no words that people typed', async () => {
  const events = await db.auditEvent.findMany({ orderBy: { seq: 'asc' } });
  expect(events.map(({ seq }) => Number(seq))).toEqual(events.map((_, at) => at + 1));
  expect(events.some(({ canon }) => canon.includes('Shootings'))).toBe(false);
});
