import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { attachAgreementFile, receiveAgreementFile, resolution } from '@/lib/server/agreements/attach-agreement-file';
import { db } from '@/lib/server/db/client';
import { searchDocument } from '@/lib/server/documents/search-document';
import { findReadableDocument } from '@/lib/server/files/document-queries';
import { attachmentHeader, downloadAnswer } from '@/lib/server/files/download-answer';
import { anAgreement } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';

fixedClock();
// Whole walks take their time on a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let cast: Cast;
let requestId = '';
let agreementId = '';
beforeAll(async () => {
  cast = await aCast();
  requestId = await aRequest(cast).in('APPROVED');
  agreementId = await anAgreement(cast).from(requestId).in('NEGOTIATION');
});

type Extra = { visibility?: 'SHARED' | 'ICE_ONLY' | 'AGENCY_ONLY'; removedAt?: Date; scanStatus?: 'INFECTED' };

const aDocument = async (owner: { requestId: string } | { agreementId: string }, extra: Extra = {}) => {
  const { id } = await db.document.create({
    data: {
      ...owner,
      kind: 'ATTACHMENT',
      filename: 'letter.pdf',
      contentType: 'application/pdf',
      byteLength: 3,
      sha256: 'b'.repeat(64),
      ...extra,
    },
  });
  return id;
};

const readers = async (id: string): Promise<string[]> => {
  const people: [string, Actor][] = [
    ['other agency', cast.amity.approver],
    ['other office', cast.farLiaison],
    ['without a role', { ...cast.liaison, roles: [] }],
    ['agency', cast.calder.officer],
    ['office', cast.liaison],
    ['headquarters', cast.programManager],
  ];
  const found = await Promise.all(
    people.map(async ([name, actor]) => [name, await findReadableDocument(actor, id)] as const),
  );
  return found.filter(([, document]) => document !== null).map(([name]) => name);
};

const both = ['agency', 'office', 'headquarters'];

describe('a file', () => {
  test('is there for those who see its case and for nobody else', async () => {
    expect(await readers(await aDocument({ agreementId }))).toEqual(both);
    expect(await readers(await aDocument({ requestId }))).toEqual(both);
  });

  test('of a draft is the agency’s own', async () => {
    const draft = await aRequest(cast).empty();
    expect(await readers(await aDocument({ requestId: draft }))).toEqual(['agency']);
  });

  test('for one side only is kept from the other', async () => {
    expect(await readers(await aDocument({ agreementId }, { visibility: 'ICE_ONLY' }))).toEqual(both.slice(1));
    expect(await readers(await aDocument({ agreementId }, { visibility: 'AGENCY_ONLY' }))).toEqual(['agency']);
  });

  test('that was removed or found infected is there for nobody', async () => {
    expect(await readers(await aDocument({ agreementId }, { removedAt: new Date() }))).toEqual([]);
    expect(await readers(await aDocument({ agreementId }, { scanStatus: 'INFECTED' }))).toEqual([]);
    expect(await findReadableDocument(cast.programManager, 'not-an-id')).toBeNull();
  });
});

describe('a download', () => {
  test('is an attachment that no browser runs or keeps', async () => {
    const document = { filename: 'a.pdf', contentType: 'application/pdf', sha256: 'c'.repeat(64), byteLength: 2 };
    const answer = downloadAnswer(document, new Uint8Array([1, 2]));
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-disposition': expect.stringMatching(/^attachment; /u),
      'content-security-policy': expect.stringContaining('sandbox'),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-length': '2',
    });
  });

  test('keeps any name in one header line', () => {
    const header = attachmentHeader('Beschluß "26"\r\nX: y\\.pdf');
    expect(header).not.toMatch(/[\r\n]/u);
    expect(header).toContain(`filename="Beschlu_ _26___X: y_.pdf"`);
    expect(decodeURIComponent(header.split("''")[1] ?? '')).toBe('Beschluß "26"\r\nX: y\\.pdf');
  });
});

describe('a resolution', () => {
  const pdf = {
    name: 'resolution.pdf',
    bytes: new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n'),
  };

  test('is attached by the approver of the agency alone, and only while it can be recorded', async () => {
    expect(await attachAgreementFile(cast.amity.approver, agreementId, pdf, resolution)).toEqual({
      ok: false,
      why: 'NOT_FOUND',
    });
    expect(await attachAgreementFile(cast.liaison, agreementId, pdf, resolution)).toEqual({
      ok: false,
      why: 'NOT_POSSIBLE',
    });
    const draft = await anAgreement(cast).from(requestId).in('DRAFT');
    expect(await attachAgreementFile(cast.calder.approver, draft, pdf, resolution)).toEqual({
      ok: false,
      why: 'NOT_POSSIBLE',
    });
    const answer = await attachAgreementFile(cast.calder.approver, agreementId, pdf, resolution);
    expect(answer).toMatchObject({ ok: true });
    const { documentId } = answer.ok ? answer : { documentId: '' };
    // The other side waits until the words of the file were searched.
    expect(await readers(documentId)).toEqual(['agency']);
    await searchDocument(documentId);
    expect(await readers(documentId)).toEqual(both);
  });

  test('that is not what its name says is refused', async () => {
    const page = { name: 'resolution.pdf', bytes: new TextEncoder().encode('<html><script>1</script></html>') };
    expect(await attachAgreementFile(cast.calder.approver, agreementId, page, resolution)).toMatchObject({ ok: false });
  });

  test('is taken from a page of the portal alone', async () => {
    const form = new FormData();
    form.set('file', new File([pdf.bytes], pdf.name));
    const posted = (site: string) =>
      new Request('http://localhost:3000/x', { method: 'POST', body: form, headers: { 'sec-fetch-site': site } });
    expect(await receiveAgreementFile(cast.calder.approver, agreementId, posted('cross-site'), resolution)).toEqual({
      ok: false,
      why: 'FOREIGN_PAGE',
    });
    expect(
      await receiveAgreementFile(cast.calder.approver, agreementId, posted('same-origin'), resolution),
    ).toMatchObject({
      ok: true,
    });
  });
});
