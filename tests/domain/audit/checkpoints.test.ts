import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type Checkpoint,
  checkpointFile,
  checkpointFolder,
  keyNameOf,
  keysOf,
  newestCheckpoint,
  publicKeyFile,
  readCheckpointTexts,
  signatureHolds,
  signedBytes,
  toCheckpoints,
} from '@/lib/server/audit/checkpoints';
import { aSigner, signedBody } from '@/tests/support/small-log';

// Signed checkpoints as decision 0030 writes them down; the first ones were made by other code (tests/vectors/audit).

const folder = mkdtempSync(path.join(tmpdir(), 'checkpoints-'));
process.env.AUDIT_CHECKPOINT_DIR = folder;
process.env.AUTH_SECRET ??= 'only-for-tests-0123456789abcdef0123456789abcdef';
process.env.DATABASE_URL ??= 'postgres://nobody@localhost/none';

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const vectors = 'tests/vectors/audit';
const goodText = () => readFileSync(path.join(vectors, 'good/checkpoints.jsonl'), 'utf8');
const goodKey = () => readFileSync(path.join(vectors, 'key.pem'), 'utf8');
const first = (text = goodText()): Checkpoint => toCheckpoints(text)[0] ?? expect.unreachable();

const body = {
  at: '2026-11-29T09:06:00.000Z',
  head_hash: 'a'.repeat(64),
  origin: 'https://access.example.gov',
  root: 'b'.repeat(64),
  seq: 5,
};

const line = (): Checkpoint => signedBody(body, aSigner());

describe('a signature', () => {
  test('is over a name and the canonical text of the checkpoint', () => {
    const { seq, root, origin, head_hash, at } = body;
    expect(signedBytes({ seq, root, origin, head_hash, at }).toString('utf8')).toBe(
      `access-audit-checkpoint-v1\n${JSON.stringify(body)}\n`,
    );
  });

  test('that other code made holds, and a forged one does not', () => {
    expect(toCheckpoints(goodText()).map((line) => signatureHolds(line, goodKey()))).toEqual([true, true]);
    const forged = first(readFileSync(path.join(vectors, 'forged-checkpoint/checkpoints.jsonl'), 'utf8'));
    expect(signatureHolds(forged, goodKey())).toBe(false);
  });

  test('holds for what was signed, by the key it names, and for nothing else', () => {
    const [own, other] = [aSigner(), aSigner()];
    const line = signedBody(body, own);
    expect(signatureHolds(line, own.pem)).toBe(true);
    expect(signatureHolds(line, `${other.pem}\n${own.pem}`)).toBe(true);
    expect(signatureHolds(line, other.pem)).toBe(false);
    expect(signatureHolds(line, '')).toBe(false);
    expect(signatureHolds({ ...line, key: other.name }, other.pem)).toBe(false);
    expect(signatureHolds({ ...line, body: { ...body, seq: 6 } }, own.pem)).toBe(false);
  });
});

describe('public keys', () => {
  test('are named by the first half of their SHA-256', () => {
    const key = aSigner();
    expect(keyNameOf(key.pem)).toBe(key.name);
    expect(keyNameOf(goodKey())).toBe(first().key);
  });

  test('stand one after the other in a file, with or without anything between them', () => {
    const [one, two] = [aSigner(), aSigner()];
    expect([...keysOf(`${one.pem}${two.pem}`).keys()]).toEqual([one.name, two.name]);
    expect([...keysOf(`The first:\n${one.pem}\nThe second:\n${two.pem}.`).keys()]).toEqual([one.name, two.name]);
    expect(keysOf('').size).toBe(0);
    expect(keysOf('-----BEGIN PUBLIC KEY----- nothing else').size).toBe(0);
  });
});

describe('a line of the file', () => {
  test('is read as it was written, and empty lines are none', () => {
    const [one, two] = [line(), line()];
    expect(toCheckpoints(`${JSON.stringify(one)}\n\n${JSON.stringify(two)}\n`)).toEqual([one, two]);
    expect(toCheckpoints('')).toEqual([]);
  });

  test.each<[string, object]>([
    ['a number before the first event', { body: { ...body, seq: 0 } }],
    ['half a number', { body: { ...body, seq: 1.5 } }],
    ['a short hash', { body: { ...body, head_hash: 'a'.repeat(63) } }],
    ['a long root', { body: { ...body, root: 'b'.repeat(65) } }],
    ['a hash in capitals', { body: { ...body, head_hash: 'A'.repeat(64) } }],
    ['a hash with something before it', { body: { ...body, head_hash: ` ${'a'.repeat(63)}` } }],
    ['no time', { body: { ...body, at: 'yesterday' } }],
    ['a long origin', { body: { ...body, origin: 'x'.repeat(201) } }],
    ['something more', { more: 1 }],
    ['something more inside', { body: { ...body, more: 1 } }],
    ['a long key', { key: 'k'.repeat(33) }],
    ['a signature that is none', { signature: '%' }],
    ['a long signature', { signature: 'A'.repeat(124) }],
  ])('is refused with %s', (_what, change) => {
    expect(() => toCheckpoints(JSON.stringify({ ...line(), ...change }))).toThrow();
    expect(() => toCheckpoints(JSON.stringify(line()))).not.toThrow();
  });

  test('is refused where it is cut', () => {
    expect(() => toCheckpoints(JSON.stringify(line()).slice(0, -9))).toThrow();
  });
});

describe('the files', () => {
  test('lie where the setting says', () => {
    expect([checkpointFolder(), checkpointFile(), publicKeyFile()]).toEqual([
      folder,
      path.join(folder, 'checkpoints.jsonl'),
      path.join(folder, 'public-keys.pem'),
    ]);
  });

  test('are empty before the first checkpoint', async () => {
    expect(await readCheckpointTexts()).toEqual({ checkpoints: '', keys: '' });
    expect(await newestCheckpoint()).toBeNull();
    writeFileSync(checkpointFile(), '');
    expect(await newestCheckpoint()).toBeNull();
  });

  test('are read as they lie there', async () => {
    writeFileSync(checkpointFile(), goodText());
    writeFileSync(publicKeyFile(), goodKey());
    expect(await readCheckpointTexts()).toEqual({ checkpoints: goodText(), keys: goodKey() });
    expect(await newestCheckpoint()).toEqual(toCheckpoints(goodText())[1]);
  });

  test('may have grown long: the newest checkpoint is read from the end, without what comes before', async () => {
    writeFileSync(checkpointFile(), `${'no checkpoint '.repeat(4000)}\n${goodText()}`);
    expect(await newestCheckpoint()).toEqual(toCheckpoints(goodText())[1]);
    const young = signedBody({ ...body, seq: 11 }, aSigner());
    appendFileSync(checkpointFile(), `${JSON.stringify(young)}\n`);
    expect(await newestCheckpoint()).toEqual(young);
  });

  test('that cannot be read are no empty ones', async () => {
    mkdirSync(checkpointFile());
    await expect(readCheckpointTexts()).rejects.toThrow(/EISDIR/u);
    await expect(newestCheckpoint()).rejects.toThrow(/EISDIR/u);
  });

  test('that are broken at their end hold no newest checkpoint', async () => {
    writeFileSync(checkpointFile(), `${goodText()}{"body":`);
    await expect(newestCheckpoint()).rejects.toThrow();
  });
});
