import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Checkpoint, keysOf, publicKeyFile, signatureHolds, toCheckpoints } from '@/lib/server/audit/checkpoints';
import { makeCheckpoint, RewrittenLogError } from '@/lib/server/audit-signer/make-checkpoint';
import { signingKey } from '@/lib/server/audit-signer/signing-key';
import { db } from '@/lib/server/db/client';
import { asOwner, dataFolder } from '@/tests/support/database';
import { rootOver } from '@/tests/support/rfc-6962';
import { emptyLog, writeEvents } from '@/tests/support/small-events';
import { aSigner, signedBody } from '@/tests/support/small-log';

// What the signer signs and what it does not, on a log of a few events.

const file = path.join(dataFolder, 'audit', 'checkpoints.jsonl');
const signed = (): Checkpoint[] => toCheckpoints(readFileSync(file, 'utf8'));
const behindItsBack = (text: string) => asOwner(`SET session_replication_role = replica; ${text}`);

describe('the signer', () => {
  beforeEach(emptyLog);

  test('signs how far the log has gone, once', async () => {
    await writeEvents(2);
    const checkpoint = await makeCheckpoint();
    const rows = await db.auditEvent.findMany({ orderBy: { seq: 'asc' } });
    expect(checkpoint?.body).toMatchObject({
      ...{ seq: 2, head_hash: rows[1]?.hash, root: rootOver(rows.map(({ hash }) => hash)) },
      ...{ origin: 'http://localhost:3000', at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/u) },
    });
    expect(signatureHolds(checkpoint ?? expect.unreachable(), readFileSync(publicKeyFile(), 'utf8'))).toBe(true);
    expect(await makeCheckpoint()).toBeNull();
    expect(signed()).toEqual([checkpoint]);
    await writeEvents(1);
    const next = await makeCheckpoint();
    expect(signed()).toEqual([checkpoint, next]);
    expect(next?.body.seq).toBe(3);
  });

  test('signs nothing while the log is empty', async () => {
    expect(await makeCheckpoint()).toBeNull();
    expect(existsSync(file)).toBe(false);
  });

  const tail = 'UPDATE audit_head SET (seq, hash) = (SELECT seq, hash FROM audit_events ORDER BY seq DESC LIMIT 1)';
  const refused = 'The audit log does not go on from its last checkpoint: ';

  test.each([
    [
      'a new event was changed',
      "UPDATE audit_events SET outcome = 'refused' WHERE seq = 4",
      'event 4: its column outcome',
    ],
    ['a new event was taken out', 'DELETE FROM audit_events WHERE seq = 4', 'event 5: an event is missing'],
    ['the last event was taken out', 'DELETE FROM audit_events WHERE seq = 5', 'event 5 is missing.'],
    ['the head is another', "UPDATE audit_head SET hash = repeat('a', 64)", 'its head is not its last event.'],
    [
      'the log was cut',
      `DELETE FROM audit_events WHERE seq > 2; ${tail}`,
      'events are missing from 3 on; event 3 was signed.',
    ],
    [
      'the signed event is another',
      "UPDATE audit_events SET hash = repeat('a', 64) WHERE seq = 3",
      'event 3 or one before it was changed.',
    ],
    ['the signed event is gone', 'DELETE FROM audit_events WHERE seq = 3', 'event 3 or one before it was changed.'],
  ])('signs nothing where %s', async (_what, statement, problem) => {
    await writeEvents(3);
    await makeCheckpoint();
    await writeEvents(2);
    await behindItsBack(statement);
    const signing = makeCheckpoint();
    await expect(signing).rejects.toThrow(RewrittenLogError);
    await expect(signing).rejects.toThrow(`${refused}${problem}`);
    expect(signed()).toHaveLength(1);
  });

  test('signs nothing after a checkpoint that names another tree, or that another key signed', async () => {
    await writeEvents(3);
    const first = (await makeCheckpoint()) ?? expect.unreachable();
    await writeEvents(1);
    const { key, name } = await signingKey();
    const otherTree = signedBody({ ...first.body, root: 'a'.repeat(64) }, { privateKey: key, name, pem: '' });
    writeFileSync(file, `${JSON.stringify(otherTree)}\n`);
    await expect(makeCheckpoint()).rejects.toThrow(`${refused}event 3 or one before it was changed.`);
    writeFileSync(file, `${JSON.stringify(signedBody(first.body, aSigner()))}\n`);
    await expect(makeCheckpoint()).rejects.toThrow(`${refused}the last line of the file is not signed by a key`);
    expect(signed()).toHaveLength(1);
  });
});

describe('the key', () => {
  beforeEach(emptyLog);

  const keyFile = path.join(dataFolder, 'audit', 'signing-key.pem');
  const publicKeys = () => keysOf(readFileSync(publicKeyFile(), 'utf8'));

  test('is made once, for its owner alone, and its public half is written beside the checkpoints once', async () => {
    const first = await signingKey();
    const text = readFileSync(keyFile, 'utf8');
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    expect(statSync(publicKeyFile()).mode & 0o777).toBe(0o644);
    expect((await signingKey()).name).toBe(first.name);
    expect(readFileSync(keyFile, 'utf8')).toBe(text);
    expect([...publicKeys().keys()]).toEqual([first.name]);
  });

  test('that follows another leaves the public half of that one where it is', async () => {
    const first = await signingKey();
    rmSync(keyFile);
    const second = await signingKey();
    expect([...publicKeys().keys()]).toEqual([first.name, second.name]);
  });

  test('is of the kind that checkpoints are signed with, or is refused', async () => {
    const { privateKey } = generateKeyPairSync('ed448');
    mkdirSync(path.dirname(keyFile), { recursive: true });
    writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await expect(signingKey()).rejects.toThrow('holds no Ed25519 key.');
    rmSync(keyFile);
    mkdirSync(keyFile);
    await expect(signingKey()).rejects.toThrow(/EISDIR/u);
    rmSync(keyFile, { recursive: true });
  });
});
