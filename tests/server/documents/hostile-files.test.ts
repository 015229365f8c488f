import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { attachFile } from '@/lib/server/documents/attach-file';
import { recogniseFile } from '@/lib/server/documents/file-kind';
import { withoutMetadata } from '@/lib/server/documents/plain-image';
import { readPdf } from '@/lib/server/documents/read-pdf';
import { scanDocument } from '@/lib/server/documents/scan-document';
import { makeClamdScanner } from '@/lib/server/documents/scanner';
import { findingsIn, searchDocument } from '@/lib/server/documents/search-document';
import { findReadableDocument } from '@/lib/server/files/document-queries';
import { describeFile } from '@/lib/server/files/file-store';
import { portalFiles } from '@/lib/server/files/portal-files';
import { getRequestCase } from '@/lib/server/requests/case-queries';
import { getDraft } from '@/lib/server/requests/draft-queries';
import { getStepPage } from '@/lib/server/requests/step-page-queries';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { eicar, startClamd } from '@/tests/support/clamd-server';
import {
  aJpeg,
  aJpegWithPlace,
  anOfficeFile,
  aPdf,
  aPdfBomb,
  aPdfOf,
  aPng,
  gpsMark,
} from '@/tests/support/sample-files';
import { take } from '@/tests/support/take-step';

// Files that tell more than they show, files that are made to do harm, and the words in a PDF.

let cast: Cast;
let id: string;
beforeAll(async () => {
  cast = await aCast();
  id = await aRequest(cast).in('DRAFT');
});

const attach = async (name: string, bytes: Uint8Array): Promise<string> => {
  const answer = await attachFile(cast.calder.officer, id, { name, bytes });
  if (!answer.ok) throw new Error(answer.why);
  return answer.documentId;
};
const row = (documentId: string) => db.document.findUniqueOrThrow({ where: { id: documentId } });
const holds = (bytes: Uint8Array, mark: string | Uint8Array) => Buffer.from(bytes).includes(Buffer.from(mark));

describe('a picture is stored without what is written beside it', () => {
  test('place, names, comments and what follows the end are gone; the picture and its turn are there', async () => {
    const given = aJpegWithPlace();
    expect([holds(given, gpsMark), holds(given, 'Maria')]).toEqual([true, true]);
    const document = await row(await attach('scene.jpg', given));
    const stored = await portalFiles().getFile(document.sha256);
    if (!stored) throw new Error('The picture was not stored.');
    expect(describeFile(stored)).toEqual({ sha256: document.sha256, byteLength: document.byteLength });
    for (const mark of [gpsMark, 'Maria', 'Photoshop', 'xmpmeta', 'PK\x03\x04'])
      expect(holds(stored, mark)).toBe(false);
    // The tables and the scan of the picture, byte for byte.
    const picture = Buffer.from(aJpeg()).subarray(20);
    expect(Buffer.from(stored).subarray(-picture.length)).toEqual(picture);
    expect(Buffer.from(stored).subarray(2, 20)).toEqual(Buffer.from(aJpeg()).subarray(2, 20));
    expect(Buffer.from(stored).subarray(20, 56).toString('hex')).toContain('0112000300000001000600');
    expect(withoutMetadata('image/jpeg', stored)).toEqual(stored);
    expect(document.textSearch).toBe('NO_TEXT');
  });

  test('a plain picture stays as it is, a PNG loses its texts, and a damaged one is refused', async () => {
    expect(Buffer.from(withoutMetadata('image/jpeg', aJpeg()) ?? [])).toEqual(Buffer.from(aJpeg()));
    expect(Buffer.from(withoutMetadata('image/png', aPng()) ?? [])).toEqual(Buffer.from(aPng()));
    const [head, rest] = [aPng().subarray(0, 33), aPng().subarray(33)];
    const chunk = Buffer.concat([Buffer.from([0, 0, 0, 12]), Buffer.from('tEXtAuthor\0Maria'), Buffer.alloc(4)]);
    const told = Buffer.concat([head, chunk, rest, Buffer.from('<script>1</script>')]);
    expect(Buffer.from(withoutMetadata('image/png', told) ?? [])).toEqual(Buffer.from(aPng()));
    for (const bytes of [aJpeg().subarray(0, 60), aPng().subarray(0, 40), aJpeg().with(21, 0)]) {
      const name = bytes[0] === 0xff ? 'scene.jpg' : 'scene.png';
      expect(await recogniseFile(name, bytes)).toEqual({ ok: false, why: 'BROKEN_FILE' });
    }
  });
});

describe('the words in a PDF', () => {
  test('are searched by page, also across a line that breaks a number, and the number is not repeated', () => {
    expect(findingsIn(['A policy.', '4,200 bookings in 2025, docket 24-1187'])).toBeNull();
    const found = findingsIn(['Plain.', 'Subject A 123 456 789', 'SSN 123-45-\n6789', 'DOB: 01/02/1980']);
    expect(found).toBe(
      'Looks like an identifier of a person: page 2 (alien registration number), page 3 (Social Security number), page 4 (date of birth)',
    );
  });

  const searched = async (name: string, pages: readonly string[]): Promise<string> => {
    const documentId = await attach(name, await aPdfOf(pages));
    expect(await row(documentId)).toMatchObject({ textSearch: 'PENDING' });
    expect(await db.outboxMessage.count({ where: { dedupeKey: `search:${documentId}` } })).toBe(1);
    await searchDocument(documentId);
    return documentId;
  };
  const opens = async (actor: Actor, documentId: string) => (await findReadableDocument(actor, documentId)) !== null;

  test('hold a file back from ICE until it is replaced or let through with a reason', async () => {
    const clean = await searched('policy.pdf', ['A policy about bookings.']);
    const blank = await searched('scan.pdf', ['']);
    const found = await searched('roster.pdf', ['The roster.', 'Unit 4, A123456789']);
    expect([(await row(clean)).textSearch, (await row(blank)).textSearch]).toEqual(['CLEAR', 'NO_TEXT']);
    expect(await row(found)).toMatchObject({
      textSearch: 'FOUND',
      textDetail: 'Looks like an identifier of a person: page 2 (alien registration number)',
    });
    expect(
      await db.outboxMessage.count({
        where: { kind: 'notice', payload: { path: ['name'], equals: 'file-held-back' } },
      }),
    ).toBe(1);
    const draft = await getDraft(cast.calder.officer, id);
    expect(draft?.attachments.map(({ filename, words }) => [filename, words?.label ?? null])).toEqual([
      ['scene.jpg', 'No text to search'],
      ['policy.pdf', null],
      ['scan.pdf', 'No text to search'],
      ['roster.pdf', 'Held back'],
    ]);
    await take('submit', id, cast.calder.approver, { attest: 'on', noticeSeen: 'on' });
    await take('claim', id, cast.intake);
    expect([await opens(cast.intake, clean), await opens(cast.intake, found)]).toEqual([true, false]);
    expect(await opens(cast.calder.officer, found)).toBe(true);
    const shown = (await getRequestCase(cast.intake, id))?.content.documents.find(({ id: one }) => one === found);
    expect(shown).toMatchObject({ open: false, words: { label: 'Held back' } });
    const reason = 'The agency says that it is the number of a vehicle.';
    for (const actor of [cast.calder.approver, cast.board, cast.farLiaison]) {
      expect(await performRequestStep('allow_file', id, actor, { documentId: found, reason })).toMatchObject({
        ok: false,
      });
    }
    expect(await performRequestStep('allow_file', id, cast.intake, { documentId: clean, reason })).toMatchObject({
      fields: { documentId: ['Choose a file that is held back.'] },
    });
    const page = await getStepPage(cast.intake, id, 'allow_file');
    expect(JSON.stringify(page)).toContain('roster.pdf');
    expect(JSON.stringify(page)).not.toContain('policy.pdf');
    await take('allow_file', id, cast.intake, { documentId: found, reason });
    expect(await row(found)).toMatchObject({ textSearch: 'ALLOWED', textAllowedById: cast.intake.id });
    expect(await opens(cast.intake, found)).toBe(true);
    expect(await db.auditEvent.count({ where: { action: 'request.allow_file', targetId: id } })).toBe(1);
    await searchDocument(found);
    expect((await row(found)).textSearch).toBe('ALLOWED');
  });

  test('are not known where reading takes too much, and that is said', async () => {
    expect(await readPdf(aPdfBomb(60_000_000), 4_000)).toEqual({ ok: false, why: 'TOO_MUCH' });
    expect(await readPdf(strToU8('%PDF-1.7\nnothing else'))).toEqual({ ok: false, why: 'BROKEN' });
    expect(await readPdf(await aPdf(), 1)).toEqual({ ok: false, why: 'TOO_MUCH' });
  });
});

describe('files that are made to do harm', () => {
  test('are refused while they are taken in', async () => {
    const zip = zipSync({ 'inner.zip': zipSync({ 'a.txt': strToU8('A policy.') }) });
    const pdf = Buffer.from(await aPdf());
    const lying = zipSync({
      'word/document.xml': strToU8('<w:document/>'),
      '[Content_Types].xml': strToU8('<Types/>'),
    });
    const refused: [string, Uint8Array, string][] = [
      ['archive.zip', zip, 'WRONG_TYPE'],
      ['nested.docx', zip, 'WRONG_TYPE'],
      ['eicar.zip', zipSync({ 'eicar.com': eicar() }), 'WRONG_TYPE'],
      ['policy.pdf.exe', pdf, 'WRONG_ENDING'],
      ['policy.exe.pdf', Buffer.from('MZ\x90\x00 program', 'latin1'), 'WRONG_TYPE'],
      ['page.html.txt', strToU8('<!doctype html><script>1</script>'), 'WRONG_TYPE'],
      ['empty.pdf', new Uint8Array(), 'EMPTY'],
      ['types.docx', lying, 'WRONG_TYPE'],
      ['cut.docx', anOfficeFile('docx').subarray(0, 60), 'WRONG_TYPE'],
    ];
    for (const [name, bytes, why] of refused) {
      expect([name, await recogniseFile(name, bytes)]).toEqual([name, { ok: false, why }]);
    }
    // Two kinds in one file: what follows the picture is left out, so that nothing of the second kind is stored.
    const both = await recogniseFile('both.png', Buffer.concat([aPng(), zip]));
    expect(both.ok && holds(both.bytes, 'PK\x03\x04')).toBe(false);
  });

  test('what only the scanner can see is found there, inside other files too', async () => {
    const clamd = await startClamd();
    afterAll(() => clamd.close());
    const scanner = makeClamdScanner({ host: '127.0.0.1', port: clamd.port });
    id = await aRequest(cast).empty();
    const pdf = Buffer.concat([await aPdf(), Buffer.from('\n% '), eicar()]);
    const documentId = await attach('letter.pdf', pdf);
    await scanDocument(documentId, scanner);
    expect(await row(documentId)).toMatchObject({ scanStatus: 'INFECTED' });
    expect(await findReadableDocument(cast.calder.officer, documentId)).toBeNull();
    // What is locked is not read any more, by the search neither.
    await searchDocument(documentId);
    expect((await row(documentId)).textSearch).toBe('PENDING');
  });
});
