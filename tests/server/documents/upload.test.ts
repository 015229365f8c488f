import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { attachmentsMax, uploadRefusals, uploadRefusalText } from '@/lib/domain/requests/attachment';
import { db } from '@/lib/server/db/client';
import { receiveUpload } from '@/lib/server/documents/receive-upload';
import { env } from '@/lib/server/env';
import { portalFiles } from '@/lib/server/files/portal-files';
import { getDraft } from '@/lib/server/requests/draft-queries';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { dataFolder } from '@/tests/support/database';
import { anExe, aPdf } from '@/tests/support/sample-files';
import { take } from '@/tests/support/take-step';

// Files as browsers post them, and as strangers do.

process.env.FILE_MAX_MEGABYTES = '1';

let cast: Cast;
let pdf: Uint8Array<ArrayBuffer>;
let id: string;

beforeAll(async () => {
  cast = await aCast();
  pdf = await aPdf();
});
beforeEach(async () => {
  id = await aRequest(cast).empty();
});

const ownPage = { 'sec-fetch-site': 'same-origin' };

const posted = (
  files: readonly (readonly [string, Uint8Array<ArrayBuffer>])[],
  headers: HeadersInit = ownPage,
): Request => {
  const form = new FormData();
  for (const [name, bytes] of files) form.append('files', new File([bytes], name));
  return new Request('http://localhost:3000/requests/x/upload', { method: 'POST', body: form, headers });
};

const documents = () => db.document.findMany({ where: { requestId: id } });
const upload = (actor: Actor, request: Request, caseId = id) => receiveUpload(actor, caseId, request);

describe('who may not', () => {
  test('another agency and people of ICE find no such draft, and their file is not read', async () => {
    for (const actor of [cast.amity.officer, cast.intake, cast.liaison, cast.oversight]) {
      const request = posted([['letter.pdf', pdf]]);
      expect(await upload(actor, request)).toEqual({ ok: false, why: 'NOT_FOUND' });
      expect(request.bodyUsed).toBe(false);
    }
    expect(await upload(cast.calder.officer, posted([['a.pdf', pdf]]), 'not-an-id')).toEqual({
      ok: false,
      why: 'NOT_FOUND',
    });
    expect(await documents()).toEqual([]);
  });

  test('the administrator of the agency does not attach, and nobody does after submission', async () => {
    expect(await upload(cast.calder.admin, posted([['a.pdf', pdf]]))).toEqual({ ok: false, why: 'NOT_POSSIBLE' });
    const submitted = await aRequest(cast).in('SUBMITTED');
    expect(await upload(cast.calder.officer, posted([['a.pdf', pdf]]), submitted)).toEqual({
      ok: false,
      why: 'NOT_POSSIBLE',
    });
  });

  test('a form on a page of somebody else is refused', async () => {
    const foreign: HeadersInit[] = [
      {},
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { origin: 'https://elsewhere.example', host: 'localhost:3000' },
      { origin: 'null' },
      { 'sec-fetch-site': 'same-origin', origin: 'https://elsewhere.example' },
    ];
    for (const headers of foreign) {
      expect(await upload(cast.calder.officer, posted([['a.pdf', pdf]], headers))).toEqual({
        ok: false,
        why: 'FOREIGN_PAGE',
      });
    }
    expect(await upload(cast.calder.officer, posted([['a.pdf', pdf]], { origin: env.PUBLIC_ORIGIN }))).toMatchObject({
      ok: true,
    });
  });
});

describe('what is attached', () => {
  test('a file is stored under its hash, marked as not scanned, and shown on the request', async () => {
    expect(await upload(cast.calder.officer, posted([['..\\letters\\letter.pdf', pdf]]))).toEqual({
      ok: true,
      count: 1,
    });
    const [document] = await documents();
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    expect(document).toMatchObject({
      kind: 'ATTACHMENT',
      filename: 'letter.pdf',
      contentType: 'application/pdf',
      byteLength: pdf.byteLength,
      sha256,
      class: 'RELEASABLE_AFTER_REVIEW',
      visibility: 'SHARED',
      scanStatus: 'NOT_SCANNED',
      removedAt: null,
      uploadedById: cast.calder.officer.id,
    });
    expect(await portalFiles().getFile(sha256)).toEqual(pdf);
    expect(existsSync(`${dataFolder}/files/${sha256.slice(0, 2)}/${sha256}`)).toBe(true);
    const view = await getDraft(cast.calder.officer, id);
    expect(view?.attachments).toMatchObject([{ filename: 'letter.pdf', type: 'PDF', scan: 'NOT_SCANNED' }]);
    expect(await db.auditEvent.count({ where: { action: 'request.attach_document', targetId: id } })).toBe(1);
  });

  test('a removed file is gone from the request and kept on record', async () => {
    await upload(cast.calder.officer, posted([['letter.pdf', pdf]]));
    const [document] = await documents();
    await take('remove_document', id, cast.calder.officer, { documentId: document?.id });
    expect((await getDraft(cast.calder.officer, id))?.attachments).toEqual([]);
    expect((await documents())[0]?.removedAt).not.toBeNull();
  });

  test('files before a refused one stay', async () => {
    const answer = await upload(
      cast.calder.officer,
      posted([
        ['letter.pdf', pdf],
        ['program.pdf', anExe()],
      ]),
    );
    expect(answer).toEqual({ ok: false, why: 'WRONG_TYPE' });
    expect((await documents()).map(({ filename }) => filename)).toEqual(['letter.pdf']);
  });

  test('a request carries so many files and no more', async () => {
    const sha256 = 'a'.repeat(64);
    const row = {
      requestId: id,
      kind: 'ATTACHMENT',
      filename: 'a.pdf',
      contentType: 'application/pdf',
      byteLength: 1,
      sha256,
    };
    await db.document.createMany({ data: Array.from({ length: attachmentsMax }, () => row) });
    expect(await upload(cast.calder.officer, posted([['letter.pdf', pdf]]))).toEqual({ ok: false, why: 'TOO_MANY' });
  });
});

describe('what is refused', () => {
  test('an empty file, no file, a program with another ending', async () => {
    expect(await upload(cast.calder.officer, posted([['letter.pdf', new Uint8Array()]]))).toEqual({
      ok: false,
      why: 'EMPTY',
    });
    expect(await upload(cast.calder.officer, posted([]))).toEqual({ ok: false, why: 'NO_FILE' });
    expect(await upload(cast.calder.officer, posted([['program.pdf', anExe()]]))).toEqual({
      ok: false,
      why: 'WRONG_TYPE',
    });
    expect(await documents()).toEqual([]);
  });

  test('too large: by the length it gives, and by the bytes it sends without one', async () => {
    const bytesMax = env.FILE_MAX_MEGABYTES * 1_000_000;
    const large = new Uint8Array(bytesMax + 1);
    expect(await upload(cast.calder.officer, posted([['a.txt', large]]))).toEqual({ ok: false, why: 'TOO_LARGE' });
    let sent = 0;
    // It ends in the end, so that a portal that would read on fails this test and not the machine.
    const endless = new ReadableStream<Uint8Array>({
      start: (controller) =>
        controller.enqueue(
          new TextEncoder().encode('--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'),
        ),
      pull: (controller) => {
        sent += 64_000;
        controller.enqueue(new Uint8Array(64_000).fill(97));
        if (sent > 3 * bytesMax) controller.close();
      },
    });
    const headers = { ...ownPage, 'content-type': 'multipart/form-data; boundary=b' };
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', body: endless, headers, duplex: 'half' };
    const request = new Request('http://localhost:3000/requests/x/upload', init);
    expect(await upload(cast.calder.officer, request)).toEqual({ ok: false, why: 'TOO_LARGE' });
    expect(sent).toBeLessThan(2 * bytesMax);
    const declared = posted([['a.pdf', pdf]], { ...ownPage, 'content-length': '999999999999' });
    expect(await upload(cast.calder.officer, declared)).toEqual({ ok: false, why: 'TOO_LARGE' });
    expect(declared.bodyUsed).toBe(false);
  });

  test('a body that is no form of files', async () => {
    const bodies: [string, string][] = [
      ['application/json', '{}'],
      ['multipart/form-data', 'no boundary'],
      ['multipart/form-data; boundary=b', 'cut off'],
    ];
    for (const [type, body] of bodies) {
      const request = new Request('http://localhost:3000/x', {
        method: 'POST',
        body,
        headers: { ...ownPage, 'content-type': type },
      });
      expect(await upload(cast.calder.officer, request)).toEqual({ ok: false, why: 'BROKEN_FORM' });
    }
  });

  test('every refusal has its own words', () => {
    const texts = uploadRefusals.map((code) => uploadRefusalText(code, 20));
    expect(new Set(texts).size).toBe(uploadRefusals.length);
    for (const text of texts) expect(text).not.toMatch(/invalid|failed|please/iu);
  });
});
