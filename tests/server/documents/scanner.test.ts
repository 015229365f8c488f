import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ScannerDownError } from '@/lib/server/documents/clamd';
import { makeClamdScanner, type Scanner } from '@/lib/server/documents/scanner';
import { type ClamdMode, type ClamdServer, eicar, startClamd } from '@/tests/support/clamd-server';

// The scanner over a real socket, on its good days and its bad ones.

let server: ClamdServer;
let atPath: ClamdServer;
let folder = '';
let scanner: Scanner;
const times = { connectMs: 500, answerMs: 400 };

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clamd-'));
  server = await startClamd();
  atPath = await startClamd(path.join(folder, 'clamd.ctl'));
  scanner = makeClamdScanner({ host: '127.0.0.1', port: server.port }, times);
});
beforeEach(() => {
  server.mode = 'normal';
});
afterAll(async () => {
  await Promise.all([server.close(), atPath.close()]);
  await rm(folder, { recursive: true });
});

test('clean bytes arrive whole, in chunks, over a port and over a path', async () => {
  const bytes = new Uint8Array(1_000_003).map((_, at) => at % 251);
  expect(await scanner.scan(bytes)).toEqual({ state: 'CLEAN', detail: expect.stringContaining('ClamAV 1.4.3') });
  expect(Buffer.compare(server.seen.at(-1) ?? Buffer.alloc(0), Buffer.from(bytes))).toBe(0);
  expect(await makeClamdScanner({ path: path.join(folder, 'clamd.ctl') }).scan(bytes)).toMatchObject({
    state: 'CLEAN',
  });
});

test('the test string of EICAR is found, alone and within a file', async () => {
  const within = new Uint8Array(Buffer.concat([Buffer.alloc(200_000, 97), Buffer.from(eicar())]));
  for (const bytes of [eicar(), within]) {
    expect(await scanner.scan(bytes)).toEqual({ state: 'INFECTED', detail: expect.stringContaining('EICAR') });
  }
});

test.each<ClamdMode>(['slow', 'drop', 'garbage', 'small'])('a scanner that is %s gives no verdict', async (mode) => {
  server.mode = mode;
  await expect(scanner.scan(new Uint8Array(300_000))).rejects.toThrow(ScannerDownError);
});

test('a scanner that is not there gives no verdict', async () => {
  const nobody = makeClamdScanner({ path: path.join(folder, 'nobody.ctl') }, times);
  await expect(nobody.scan(eicar())).rejects.toThrow(ScannerDownError);
});
