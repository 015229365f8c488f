import { rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { uploadRefusalText } from '@/lib/domain/requests/attachment';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { attachFile } from '@/lib/server/documents/attach-file';
import { scanDocument, scanWhatWaits } from '@/lib/server/documents/scan-document';
import { makeClamdScanner } from '@/lib/server/documents/scanner';
import { checkStoredFiles } from '@/lib/server/files/check-files';
import { findReadableDocument } from '@/lib/server/files/document-queries';
import { portalFiles } from '@/lib/server/files/portal-files';
import { getRequestCase } from '@/lib/server/requests/case-queries';
import { getDraft } from '@/lib/server/requests/draft-queries';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { type ClamdServer, eicar, startClamd } from '@/tests/support/clamd-server';
import { dataFolder } from '@/tests/support/database';
import { take } from '@/tests/support/take-step';

// Where scanning is on: from the upload to the verdict, and who may open what in between.

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let cast: Cast;
let clamd: ClamdServer;
let id = '';
let turn = 0;

beforeAll(async () => {
  clamd = await startClamd();
  process.env.CLAMAV_HOST = '127.0.0.1';
  process.env.CLAMAV_PORT = String(clamd.port);
  cast = await aCast();
});
beforeEach(async () => {
  clamd.mode = 'normal';
  turn += 1;
  id = await aRequest(cast).in('DRAFT');
});
afterAll(async () => {
  await clamd.close();
  vi.restoreAllMocks();
});

const words = (text: string) => new TextEncoder().encode(`${text} ${turn}`);
const harmful = () => new Uint8Array(Buffer.concat([words('Notes'), eicar()]));

const attach = async (name: string, bytes: Uint8Array, replacesId: string | null = null): Promise<string> => {
  const answer = await attachFile(cast.calder.officer, id, { name, bytes }, replacesId);
  if (!answer.ok) throw new Error(answer.why);
  return answer.documentId;
};
const stateOf = async (documentId: string) =>
  (await db.document.findUniqueOrThrow({ where: { id: documentId } })).scanStatus;
const submission = async () => {
  const { version } = await db.request.findUniqueOrThrow({ where: { id } });
  return performRequestStep('submit', id, cast.calder.approver, { attest: 'on', noticeSeen: 'on', version });
};

test('a file waits for its verdict, opens for its own side only, and holds the request until it is clean', async () => {
  const file = await attach('policy.txt', words('A policy.'));
  expect(await stateOf(file)).toBe('PENDING');
  expect(await db.outboxMessage.count({ where: { kind: 'scan_document', dedupeKey: `scan:${file}` } })).toBe(1);
  expect(await findReadableDocument(cast.calder.officer, file)).not.toBeNull();
  expect(await submission()).toMatchObject({ ok: false, reasons: [expect.stringContaining('policy.txt')] });
  await scanDocument(file);
  expect(await db.document.findUnique({ where: { id: file } })).toMatchObject({
    scanStatus: 'CLEAN',
    scanDetail: expect.stringContaining('ClamAV'),
  });
  expect(await submission()).toMatchObject({ ok: true });
  expect(await findReadableDocument(cast.intake, file)).not.toBeNull();
});

test('what is not found clean never reaches the other side, by download or by list', async () => {
  const file = await attach('policy.txt', words('A policy.'));
  await scanDocument(file);
  expect(await submission()).toMatchObject({ ok: true });
  for (const scanStatus of ['PENDING', 'NOT_SCANNED', 'INFECTED'] as const) {
    await db.document.update({ where: { id: file }, data: { scanStatus } });
    expect(await findReadableDocument(cast.intake, file)).toBeNull();
    expect((await getRequestCase(cast.intake, id))?.content.documents).toEqual([]);
    const own = (await getRequestCase(cast.calder.officer, id))?.content.documents;
    expect(own).toMatchObject([{ filename: 'policy.txt', open: scanStatus !== 'INFECTED' }]);
  }
});

test('harmful files, plain and renamed, are locked for everybody, told of, audited, and their bytes removed', async () => {
  const file = await attach('minutes.txt', harmful());
  const again = await attach('figures.csv', harmful());
  const { sha256 } = await db.document.findUniqueOrThrow({ where: { id: file } });
  await scanDocument(file);
  for (const one of [file, again]) {
    expect(await stateOf(one)).toBe('INFECTED');
    for (const actor of [cast.calder.officer, cast.calder.approver, cast.intake, cast.programManager]) {
      expect(await findReadableDocument(actor, one)).toBeNull();
    }
  }
  expect(await portalFiles().getFile(sha256)).toBeNull();
  expect(await db.auditEvent.count({ where: { action: 'request.lock_file', targetId: id } })).toBe(2);
  const told = await db.outboxMessage.findMany({ where: { kind: 'notice' }, select: { payload: true } });
  const audiences = told
    .map(({ payload }) => JSON.stringify(payload))
    .filter((text) => text.includes('file-harmful') && text.includes(id));
  expect(audiences.some((text) => text.includes('administrators'))).toBe(true);
  expect(audiences.some((text) => text.includes('"agency"'))).toBe(true);
  expect(await submission()).toMatchObject({ ok: false, reasons: [expect.stringContaining('minutes.txt')] });
  await take('remove_document', id, cast.calder.officer, { documentId: file });
  await take('remove_document', id, cast.calder.officer, { documentId: again });
  expect((await getDraft(cast.calder.officer, id))?.attachments).toEqual([]);
});

test('while the scanner is down a file stays as it is, and is scanned once it is back', async () => {
  const file = await attach('policy.txt', words('A policy.'));
  clamd.mode = 'garbage';
  await expect(scanDocument(file)).rejects.toThrow();
  expect(await stateOf(file)).toBe('PENDING');
  const gone = makeClamdScanner({ path: `${dataFolder}/nobody.ctl` });
  await expect(scanDocument(file, gone)).rejects.toThrow();
  clamd.mode = 'normal';
  await scanWhatWaits();
  expect(await stateOf(file)).toBe('CLEAN');
  const another = await attach('other.txt', words('Another.'));
  await scanDocument(another, null);
  expect(await stateOf(another)).toBe('NOT_SCANNED');
});

test('a new version takes the place of the one before, which stays readable; the same content is told', async () => {
  const first = await attach('policy.txt', words('First.'));
  await take('classify_document', id, cast.calder.officer, { documentId: first, class: 'LES_CUI' });
  const second = await attach('policy.txt', words('Second.'), first);
  await attach('copy.txt', words('Second.'));
  expect((await getDraft(cast.calder.officer, id))?.attachments).toMatchObject([
    {
      id: second,
      version: 2,
      class: 'LES_CUI',
      twin: null,
      earlier: [{ id: first, text: expect.stringMatching(/^Version 1, replaced /u) }],
    },
    { filename: 'copy.txt', version: 1, twin: expect.stringContaining('You attached this file already on') },
  ]);
  expect(await findReadableDocument(cast.calder.officer, first)).not.toBeNull();
  const stale = await attachFile(cast.calder.officer, id, { name: 'p.txt', bytes: words('Third.') }, first);
  expect(stale).toEqual({ ok: false, why: 'NOT_REPLACED' });
  await take('remove_document', id, cast.calder.officer, { documentId: second });
  expect((await getDraft(cast.calder.officer, id))?.attachments).toMatchObject([{ filename: 'copy.txt' }]);
});

test('another agency and a reader of ICE replace and classify nothing', async () => {
  const file = await attach('policy.txt', words('First.'));
  for (const actor of [cast.amity.officer, cast.intake, cast.liaison, cast.calder.admin]) {
    const answer = await performRequestStep('classify_document', id, actor, { documentId: file, class: 'PUBLIC' });
    expect(answer.ok).toBe(false);
    expect(await attachFile(actor, id, { name: 'p.txt', bytes: words('No.') }, file)).toMatchObject({ ok: false });
  }
});

test('a store that fails leaves nothing behind, and says so', async () => {
  const failing = vi.spyOn(portalFiles(), 'putFile').mockRejectedValueOnce(new Error('The disk is full.'));
  const answer = await attachFile(cast.calder.officer, id, { name: 'policy.txt', bytes: words('A policy.') });
  expect(answer).toEqual({ ok: false, why: 'NOT_STORED' });
  expect(await db.document.count({ where: { requestId: id } })).toBe(0);
  expect(uploadRefusalText('NOT_STORED', 20)).toContain('again');
  failing.mockRestore();
});

test('the nightly check finds what is missing or damaged, and writes it in the audit log', async () => {
  const [kept, lost, spoiled] = [
    await attach('kept.txt', words('Kept.')),
    await attach('lost.txt', words('Lost.')),
    await attach('spoiled.txt', words('Spoiled.')),
  ];
  const hashOf = async (one: string) => (await db.document.findUniqueOrThrow({ where: { id: one } })).sha256;
  const place = (sha256: string) => `${dataFolder}/files/${sha256.slice(0, 2)}/${sha256}`;
  await rm(place(await hashOf(lost)));
  await writeFile(place(await hashOf(spoiled)), 'changed');
  const check = await checkStoredFiles();
  expect(check.missing).toContain(await hashOf(lost));
  expect(check.damaged).toEqual([await hashOf(spoiled)]);
  expect([...check.missing, ...check.damaged]).not.toContain(await hashOf(kept));
  expect(await db.auditEvent.count({ where: { action: 'files.drift' } })).toBeGreaterThan(0);
});
