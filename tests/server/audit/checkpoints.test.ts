import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { auditTree } from '@/lib/server/audit/audit-tree';
import { type Checkpoint, newestCheckpoint, toCheckpoints } from '@/lib/server/audit/checkpoints';
import { eventBatches } from '@/lib/server/audit/event-batches';
import { exportLine } from '@/lib/server/audit/export-row';
import { makeCheckpoint, RewrittenLogError } from '@/lib/server/audit-signer/make-checkpoint';
import { db } from '@/lib/server/db/client';
import { signWhenDue } from '@/lib/server/worker/audit-watch';
import { withClient } from '@/scripts/database/embedded';
import { databaseUrl, dataFolder } from '@/tests/support/database';
import { emptyLog, writeEvents } from '@/tests/support/small-events';

// Checkpoints of the log as it grows, and the verifier that anybody can run over what the portal hands out.

const folder = path.join(dataFolder, 'audit');
const file = (name: string) => path.join(folder, name);
const checkpointsNow = (): Checkpoint[] => toCheckpoints(readFileSync(file('checkpoints.jsonl'), 'utf8'));
const empty = mkdtempSync(path.join(tmpdir(), 'audit-export-'));
afterAll(() => rmSync(empty, { recursive: true }));

const aWorkday = () => writeEvents(6);

beforeEach(async () => {
  await emptyLog();
  await aWorkday();
});

const behindItsBack = (text: string) =>
  withClient(databaseUrl(), (client) => client.query(`SET session_replication_role = replica; ${text}`));

/** What the verifier says of everything the portal hands out, run where there is nothing else. */
const verifyOutside = async (more: readonly string[] = []): Promise<{ status: number | null; stdout: string }> => {
  cpSync('scripts/verify-audit.mjs', path.join(empty, 'verify-audit.mjs'));
  writeFileSync(path.join(empty, 'export.jsonl'), '');
  for await (const rows of eventBatches(db)) {
    appendFileSync(path.join(empty, 'export.jsonl'), rows.map(exportLine).join(''));
  }
  const files = [
    '--export',
    'export.jsonl',
    '--checkpoints',
    file('checkpoints.jsonl'),
    '--key',
    file('public-keys.pem'),
  ];
  const { status, stdout } = spawnSync(process.execPath, ['verify-audit.mjs', ...files, ...more], {
    cwd: empty,
    encoding: 'utf8',
  });
  return { status, stdout };
};

test('a log that only grew is signed each time, once for each head, and anybody can check it', async () => {
  const first = await makeCheckpoint();
  expect(await makeCheckpoint()).toBeNull();
  await aWorkday();
  const second = await makeCheckpoint();
  expect(checkpointsNow()).toEqual([first, second]);
  expect(await newestCheckpoint()).toEqual(second);
  const head = await db.auditHead.findUniqueOrThrow({ where: { id: 1 } });
  expect(second?.body).toMatchObject({ seq: Number(head.seq), head_hash: head.hash });
  const { status, stdout } = await verifyOutside();
  expect(stdout).toMatch(new RegExp(`^OK: ${head.seq} events, head ${head.hash}; 2 checkpoints`, 'u'));
  expect(status).toBe(0);
  expect(await verifyOutside(['--expect-agreement', '0198f000-0000-7000-8000-000000000001'])).toMatchObject({
    status: 1,
  });
});

test('the key is the worker’s alone, lies outside of the database, and old signatures outlive it', async () => {
  await makeCheckpoint();
  expect(statSync(file('signing-key.pem')).mode & 0o777).toBe(0o600);
  rmSync(file('signing-key.pem'));
  await aWorkday();
  await makeCheckpoint();
  const [old, young] = checkpointsNow();
  expect(old?.key).not.toBe(young?.key);
  expect((await verifyOutside()).status).toBe(0);
});

test('two workers sign one head once', async () => {
  const answers = await Promise.allSettled([makeCheckpoint(), makeCheckpoint(), makeCheckpoint()]);
  expect(answers.some(({ status }) => status === 'fulfilled')).toBe(true);
  expect(checkpointsNow()).toHaveLength(1);
});

test('the watch signs what is new, and not the same again', async () => {
  await signWhenDue();
  await signWhenDue();
  expect(checkpointsNow()).toHaveLength(1);
});

describe('a log that was tampered with behind the portal’s back is not signed, and the verifier names the event', () => {
  const tail = 'UPDATE audit_head SET (seq, hash) = (SELECT seq, hash FROM audit_events ORDER BY seq DESC LIMIT 1)';

  test.each([
    ['with its tail cut', `DELETE FROM audit_events WHERE seq > 4; ${tail}`, 5, true],
    [
      'with an event changed before the checkpoint',
      "UPDATE audit_events SET canon = replace(canon, 'done', 'gone') WHERE seq = 3",
      3,
      false,
    ],
    ['with an event changed and hashed anew', rehashed(3), 3, true],
  ])('%s', async (_what, statement, seq, isSeen) => {
    await makeCheckpoint();
    await behindItsBack(statement);
    const before = readFileSync(file('checkpoints.jsonl'), 'utf8');
    const { status, stdout } = await verifyOutside();
    expect(status).toBe(1);
    expect(Number(/seq=(\d+)/u.exec(stdout)?.[1])).toBeGreaterThanOrEqual(seq);
    await aWorkday().catch(() => undefined);
    const signing = makeCheckpoint();
    // An old text without its hash is the verifier's to find: the signer looks at hashes, and at texts after the last.
    if (!isSeen) return void (await signing);
    await expect(signing).rejects.toThrow(RewrittenLogError);
    expect(readFileSync(file('checkpoints.jsonl'), 'utf8')).toBe(before);
  });

  test('with an event changed after the checkpoint', async () => {
    await makeCheckpoint();
    await aWorkday();
    await behindItsBack(
      "UPDATE audit_events SET action = 'files.drift' WHERE seq = (SELECT max(seq) FROM audit_events)",
    );
    await expect(makeCheckpoint()).rejects.toThrow(RewrittenLogError);
  });

  test('with a line of the checkpoints signed by somebody else', async () => {
    const [line] = [await makeCheckpoint()];
    writeFileSync(
      file('checkpoints.jsonl'),
      `${JSON.stringify({ ...line, signature: Buffer.alloc(64).toString('base64') })}\n`,
    );
    await aWorkday();
    await expect(makeCheckpoint()).rejects.toThrow(RewrittenLogError);
  });
});

/** Changes an event and every hash after it, as whoever holds the database could. */
function rehashed(seq: number): string {
  return `DO $$ DECLARE row record; link text; BEGIN
    UPDATE audit_events SET canon = replace(canon, 'files.check', 'files.cheCK') WHERE seq = ${seq};
    SELECT prev_hash INTO link FROM audit_events WHERE seq = ${seq};
    FOR row IN SELECT seq, canon FROM audit_events WHERE seq >= ${seq} ORDER BY seq LOOP
      UPDATE audit_events SET prev_hash = link, hash =
        encode(sha256('\\x01'::bytea || decode(link, 'hex') || convert_to(row.canon, 'UTF8')), 'hex') WHERE audit_events.seq = row.seq;
      SELECT hash INTO link FROM audit_events WHERE audit_events.seq = row.seq;
    END LOOP;
    UPDATE audit_head SET hash = link;
  END $$`;
}

test('the portal’s own tree proves each event and each growth', async () => {
  const { body } = (await makeCheckpoint()) ?? expect.unreachable();
  expect(await auditTree.root(body.seq)).toBe(body.root);
  expect(await auditTree.inclusion(1, body.seq)).not.toEqual([]);
});
