import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDiskStore } from '@/lib/server/files/disk-store';
import { DamagedFileError, describeFile, type FileStore } from '@/lib/server/files/file-store';
import { makeS3Store } from '@/lib/server/files/s3-store';

// Both places keep the same promises, so that both take the same tests. The bucket is served by s3rver over HTTP.

const bytesOf = (text: string) => new TextEncoder().encode(text);

const textOf = async (chunks: AsyncIterable<Uint8Array>): Promise<string> => {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all).toString('utf8');
};

let folder = '';
let bucketFolder = '';
let server: S3rver;
const stores: Record<string, FileStore> = {};

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'files-'));
  bucketFolder = await mkdtemp(path.join(tmpdir(), 'bucket-'));
  const port = await freePort();
  server = new S3rver({
    port,
    address: '127.0.0.1',
    silent: true,
    directory: bucketFolder,
    configureBuckets: [{ name: 'portal', configs: [] }],
  });
  await server.run();
  stores.disk = makeDiskStore(path.join(folder, 'files'));
  stores.bucket = makeS3Store({
    bucket: 'portal',
    region: 'us-gov-west-1',
    endpoint: `http://127.0.0.1:${port}`,
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
  });
});

afterAll(async () => {
  await server.close();
  await Promise.all([folder, bucketFolder].map((each) => rm(each, { recursive: true })));
});

const storeOf = (name: string): FileStore => {
  const store = stores[name];
  if (!store) throw new Error(`There is no store ${name}.`);
  return store;
};

describe.each(['disk', 'bucket'])('the %s', (name) => {
  test('gives back what was put, under its SHA-256, and keeps the same bytes once', async () => {
    const bytes = bytesOf('an agreement');
    const stored = await storeOf(name).putFile(bytes);
    expect(stored).toEqual(describeFile(bytes));
    expect(await storeOf(name).putFile(bytes)).toEqual(stored);
    expect(await storeOf(name).getFile(stored.sha256)).toEqual(bytes);
  });

  test('has nothing under a hash that was never stored, and takes no path for one', async () => {
    expect(await storeOf(name).getFile('0'.repeat(64))).toBeNull();
    expect(await storeOf(name).getFile('../../etc/passwd')).toBeNull();
    expect(await storeOf(name).getFile('')).toBeNull();
  });

  test('removes a file, and minds neither one that is gone nor a path', async () => {
    const { sha256 } = await storeOf(name).putFile(bytesOf('harmful'));
    await storeOf(name).removeFile(sha256);
    await storeOf(name).removeFile(sha256);
    await storeOf(name).removeFile('../../etc/passwd');
    expect(await storeOf(name).getFile(sha256)).toBeNull();
  });

  test('takes a file piece by piece, hands it out so, and stores nothing of one that breaks off', async () => {
    const pieces = [bytesOf('one, '), bytesOf('two, '), bytesOf('three')];
    async function* whole() {
      yield* pieces;
    }
    const stored = await storeOf(name).putStream(whole());
    expect(stored).toEqual(describeFile(bytesOf('one, two, three')));
    const opened = await storeOf(name).openFile(stored.sha256);
    expect(opened?.byteLength).toBe(15);
    expect(await textOf(opened?.bytes ?? whole())).toBe('one, two, three');
    async function* broken() {
      yield bytesOf('half');
      throw new Error('The source broke off.');
    }
    await expect(storeOf(name).putStream(broken())).rejects.toThrow('broke off');
    expect(await storeOf(name).openFile(describeFile(bytesOf('half')).sha256)).toBeNull();
    expect(await storeOf(name).openFile('../../etc/passwd')).toBeNull();
  });

  test('stores a large file and many at once', async () => {
    const large = new Uint8Array(6_000_000).map((_, at) => at % 251);
    const { sha256 } = await storeOf(name).putFile(large);
    expect(Buffer.compare((await storeOf(name).getFile(sha256)) ?? new Uint8Array(), large)).toBe(0);
    const same = await Promise.all(Array.from({ length: 8 }, () => storeOf(name).putFile(bytesOf('all at once'))));
    expect(new Set(same.map((one) => one.sha256)).size).toBe(1);
    expect(await storeOf(name).getFile(same[0]?.sha256 ?? '')).toEqual(bytesOf('all at once'));
  });
});

describe('on disk', () => {
  test('no half-written file is left or found', async () => {
    const { sha256 } = await storeOf('disk').putFile(bytesOf('whole'));
    const place = path.join(folder, 'files', sha256.slice(0, 2));
    expect((await readdir(place)).every((name) => /^[0-9a-f]{64}$/u.test(name))).toBe(true);
  });

  test('a damaged file is told and never handed out', async () => {
    const { sha256 } = await storeOf('disk').putFile(bytesOf('original'));
    await writeFile(path.join(folder, 'files', sha256.slice(0, 2), sha256), 'tampered');
    await expect(storeOf('disk').getFile(sha256)).rejects.toThrow(DamagedFileError);
    const opened = await storeOf('disk').openFile(sha256);
    const received: Uint8Array[] = [];
    const read = async () => {
      for await (const chunk of opened?.bytes ?? []) received.push(chunk);
    };
    await expect(read()).rejects.toThrow(DamagedFileError);
    expect(received).toEqual([]);
  });

  test('a draft that a killed process left is swept away by a later one, and no other', async () => {
    const drafts = path.join(folder, 'files', 'drafts');
    const old = path.join(drafts, 'old.part');
    await writeFile(old, 'half');
    await writeFile(path.join(drafts, 'young.part'), 'half');
    const yesterday = Date.now() / 1000 - 25 * 3600;
    await utimes(old, yesterday, yesterday);
    async function* one() {
      yield bytesOf('another');
    }
    await storeOf('disk').putStream(one());
    expect(await readdir(drafts)).toEqual(['young.part']);
  });
});
