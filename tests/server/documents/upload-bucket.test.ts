import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import S3rver from 's3rver';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { attachAuthorityFile } from '@/lib/server/agencies/authority-file';
import { db } from '@/lib/server/db/client';
import { attachFile } from '@/lib/server/documents/attach-file';
import { findReadableDocument } from '@/lib/server/files/document-queries';
import { portalFiles } from '@/lib/server/files/portal-files';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';

// The way of an upload with a bucket instead of a folder: the same as in upload.test.ts, over HTTP.

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let cast: Cast;
let server: S3rver;
let folder = '';
let id = '';

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bucket-'));
  const port = await freePort();
  server = new S3rver({
    port,
    address: '127.0.0.1',
    silent: true,
    directory: folder,
    configureBuckets: [{ name: 'portal', configs: [] }],
  });
  await server.run();
  Object.assign(process.env, {
    S3_BUCKET: 'portal',
    S3_ENDPOINT: `http://127.0.0.1:${port}`,
    S3_ACCESS_KEY_ID: 'S3RVER',
    S3_SECRET_ACCESS_KEY: 'S3RVER',
  });
  cast = await aCast();
  id = await aRequest(cast).empty();
});
afterAll(async () => {
  await server.close().catch(() => undefined);
  await rm(folder, { recursive: true });
});

const attach = (text: string) =>
  attachFile(cast.calder.officer, id, { name: 'policy.txt', bytes: new TextEncoder().encode(text) });

test('a file goes into the bucket and comes back from it', async () => {
  const answer = await attach('A policy.');
  const document = await findReadableDocument(cast.calder.officer, answer.ok ? answer.documentId : '');
  const bytes = await portalFiles().getFile(document?.sha256 ?? '');
  expect(new TextDecoder().decode(bytes ?? new Uint8Array())).toBe('A policy.');
  await portalFiles().removeFile(document?.sha256 ?? '');
  expect(await portalFiles().getFile(document?.sha256 ?? '')).toBeNull();
});

test('a bucket that is away leaves nothing half stored', async () => {
  const before = await db.document.count({ where: { requestId: id } });
  await server.close();
  expect(await attach('Another policy.')).toEqual({ ok: false, why: 'NOT_STORED' });
  const oath = { name: 'oath.txt', bytes: new TextEncoder().encode('The oath of office.') };
  expect(await attachAuthorityFile(cast.calder.admin, oath)).toEqual({ ok: false, why: 'NOT_STORED' });
  expect(await db.document.count({ where: { requestId: id } })).toBe(before);
});
