import { createHash } from 'node:crypto';
import { PDF, PdfString } from '@libpdf/core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { POST as sendFile } from '@/app/(public)/verify/file/route';
import { GET, POST } from '@/app/api/v1/verify/route';
import { systemActor } from '@/lib/domain/access/actor';
import { type VerificationAnswer, verificationAnswer } from '@/lib/domain/register/verification';
import { forgetTries } from '@/lib/server/auth/throttle';
import { db } from '@/lib/server/db/client';
import { portalFiles } from '@/lib/server/files/portal-files';
import { lookOfToken } from '@/lib/server/register/look-token';
import { verifyPage } from '@/lib/server/register/verify-page';
import { anAgreement, draftFor, takeAgreement, walkOn } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';

// Copies of real sealed agreements, true and changed, at the door that anyone may knock at.

const clock = fixedClock();
const address = '198.51.100.61';

let cast: Cast;
let publicId = '';
let publicNumber = '';
let sealed: Buffer;
let frozen: Buffer;
let hidden: Buffer;

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const filesOf = async (id: string) => {
  const row = await db.agreement.findUniqueOrThrow({
    where: { id },
    include: { sealedDocument: true, frozenVersion: true },
  });
  const file = async (sha256 = '') => Buffer.from((await portalFiles().getFile(sha256)) ?? []);
  return {
    number: row.number,
    sealed: await file(row.sealedDocument?.sha256),
    frozen: await file(row.frozenVersion?.sha256),
  };
};

beforeAll(async () => {
  cast = await aCast();
  const requestId = await aRequest(cast).in('APPROVED');
  publicId = await anAgreement(cast).from(requestId).for('OCS').in('ACTIVE');
  ({ number: publicNumber, sealed, frozen } = await filesOf(publicId));
  const hiddenId = await draftFor(requestId, 'DBFTF');
  await walkOn({ id: hiddenId, cast, own: cast.calder }, 'DRAFT', 'EXECUTED');
  ({ sealed: hidden } = await filesOf(hiddenId));
}, 300_000);

beforeEach(async () => {
  await forgetTries('verifyCopy', address);
  await forgetTries('verifyFile', address);
});

const ask = (body: BodyInit, type: string, more: Record<string, string> = {}): Promise<Response> =>
  POST(
    new Request('http://portal.test/api/v1/verify', {
      method: 'POST',
      body,
      headers: { 'Content-Type': type, 'X-Forwarded-For': address, ...more },
    }),
  );

const read = async (response: Response): Promise<VerificationAnswer> => {
  expect(response.status).toBe(200);
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  return verificationAnswer.parse(await response.json());
};

const byHash = async (bytes: Uint8Array) =>
  read(await ask(JSON.stringify({ sha256: hashOf(bytes) }), 'application/json'));
const byFile = async (bytes: Uint8Array) => read(await ask(new Uint8Array(bytes), 'application/pdf'));

/** A copy with one byte changed. */
const flipped = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

describe('a true copy', () => {
  test('the sealed file is intact, by hash and by file, with the facts of the register and no name of a person', async () => {
    const answer = await byHash(sealed);
    expect(answer).toMatchObject({
      verdict: 'INTACT',
      copy: 'SEALED_FILE',
      agreement: {
        number: publicNumber,
        status: 'IN_FORCE',
        agency: "Calder County Sheriff's Office",
        signedTextSha256: hashOf(frozen),
        sealedFileSha256: hashOf(sealed),
      },
      problems: [],
    });
    expect(answer.seal).toContain('covers the whole file');
    expect(answer.signatures.map(({ role }) => role)).toEqual(['Agency head', 'Special agent in charge']);
    expect(await byFile(sealed)).toEqual(answer);
    for (const person of [cast.calder.approver, cast.signer]) expect(JSON.stringify(answer)).not.toContain(person.name);
  });

  test('the text that was signed is told apart from the sealed file', async () => {
    const answer = await byHash(frozen);
    expect(answer).toMatchObject({ verdict: 'INTACT', copy: 'SIGNED_TEXT', agreement: { number: publicNumber } });
    expect(answer.explanation).toContain('adds the certificate');
    expect(answer.signatures[0]?.covers).toBe('This whole text.');
  });

  test('the code printed on the certificate leads to the signed text', async () => {
    const printed = hashOf(frozen).replaceAll(/.{8}/gu, '$& ');
    const page = await verifyPage({ sha256: printed.toUpperCase() });
    expect(page.answer).toMatchObject({ verdict: 'INTACT', copy: 'SIGNED_TEXT' });
    expect(await verifyPage({ sha256: 'abc' })).toMatchObject({ answer: null, mistyped: 'abc' });
  });
});

describe('a changed copy', () => {
  const problemsOf = async (bytes: Buffer) => {
    expect((await byHash(bytes)).verdict).toBe('UNKNOWN');
    const answer = await byFile(bytes);
    expect(answer).toMatchObject({ verdict: 'ALTERED', copy: 'CHANGED_COPY', agreement: { number: publicNumber } });
    expect(answer.problems.length).toBeGreaterThan(0);
    return answer;
  };

  test('with an update appended after the seal', async () => {
    const pdf = await PDF.load(sealed);
    pdf.getCatalog().set('Lang', PdfString.fromString('fr-FR'));
    const answer = await problemsOf(Buffer.from(await pdf.save({ incremental: true })));
    expect(answer.problems.join(' ')).toContain('does not cover the whole file');
    expect(answer.signatures[0]?.covers).toContain('which is unchanged');
  });

  test('with one byte changed in the certificate pages', async () => {
    const at = frozen.length + 300;
    expect((await problemsOf(flipped(sealed, at))).signatures[0]?.covers).toContain('which is unchanged');
  });

  test('with one byte changed in the text', async () => {
    const at = frozen.indexOf('stream') + 60;
    const answer = await problemsOf(flipped(sealed, at));
    expect(answer.problems.join(' ')).toContain('changed after it was sealed');
    expect(answer.signatures[0]?.covers).toContain('not the one that was signed');
  });

  test('cut short, so that only the number in it is left', async () => {
    await problemsOf(flipped(frozen, frozen.length - 40).subarray(0, frozen.length - 2));
  });
});

describe('what is not public, or not ours', () => {
  test('gets one and the same answer, whatever is sent of it', async () => {
    const strange = Buffer.from(`%PDF-1.7\nAbout ${publicNumber}, by somebody else.\n%%EOF\n`);
    for (const bytes of [hidden, Buffer.concat([hidden, Buffer.from('x')]), flipped(hidden, 5000), strange]) {
      const expected = { verdict: 'UNKNOWN', copy: null, agreement: null, seal: null, signatures: [], problems: [] };
      expect(await byHash(bytes)).toMatchObject(expected);
      expect(await byFile(bytes)).toMatchObject(expected);
    }
  });
});

describe('a body that is none', () => {
  test.each<[string, number, BodyInit, string]>([
    ['a form', 415, 'sha256=1', 'application/x-www-form-urlencoded'],
    ['no JSON', 400, '{', 'application/json'],
    ['a long JSON', 413, ' '.repeat(1025), 'application/json'],
    ['another hash', 422, '{"sha256":"abc"}', 'application/json'],
    ['a name too many', 422, `{"sha256":"${'0'.repeat(64)}","also":1}`, 'application/json'],
    ['no PDF', 422, 'MZ', 'application/pdf'],
    ['too large a PDF', 413, new Uint8Array(20_000_001), 'application/pdf'],
  ])('%s gives a problem document', async (_name, status, body, type) => {
    const answer = await ask(body, type);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ type: 'about:blank', status });
    expect(GET().status).toBe(405);
  });

  test('the twenty-first file of an address in a minute waits; its hashes and other addresses do not', async () => {
    const statuses: number[] = [];
    for (let call = 0; call < 21; call += 1) statuses.push((await ask('MZ', 'application/pdf')).status);
    expect(statuses).toEqual([...Array(20).fill(422), 429]);
    expect((await byHash(sealed)).verdict).toBe('INTACT');
    const other = await ask('MZ', 'application/pdf', { 'X-Forwarded-For': '198.51.100.62' });
    expect(other.status).toBe(422);
  });
});

describe('the form of the page', () => {
  const post = async (name: string, bytes: Uint8Array) => {
    const body = new FormData();
    body.append('file', new File([new Uint8Array(bytes)], name));
    const headers = { 'X-Forwarded-For': address };
    const answer = await sendFile(new Request('http://portal.test/verify/file', { method: 'POST', body, headers }));
    expect(answer.status).toBe(303);
    return new URL(answer.headers.get('location') ?? '', 'http://portal.test').searchParams;
  };

  test('leads to the verdict, which no other address can claim', async () => {
    const changed = Buffer.concat([sealed, Buffer.from('x')]);
    const query = await post('copy.pdf', changed);
    const { sha256, look } = Object.fromEntries(query);
    expect(sha256).toBe(hashOf(changed));
    expect(await verifyPage({ sha256, look })).toMatchObject({ looked: true, answer: { verdict: 'ALTERED' } });
    const other = hashOf(Buffer.from('other'));
    expect(await verifyPage({ sha256: other, look })).toMatchObject({ looked: false, answer: { verdict: 'UNKNOWN' } });
    expect(lookOfToken(`${look}x`.replace('.', 'A.'), sha256 ?? '')).toBeNull();
  });

  test('says what is wrong with the file', async () => {
    expect((await post('notes.txt', Buffer.from('notes'))).get('problem')).toBe('NOT_PDF');
    expect((await post('big.pdf', Buffer.alloc(20_100_000))).get('problem')).toBe('TOO_LARGE');
  });
});

describe('after its end', () => {
  test('a copy is intact until the day the notice names, and then terminated', async () => {
    await takeAgreement('give_notice', publicId, cast.calder.approver, {
      receivedOn: '2026-11-24',
      mode: 'PORTAL',
      ground: 'RESOURCES',
      reason: 'The task force is wound up.',
      endsOn: '2026-12-24',
    });
    expect(await byHash(sealed)).toMatchObject({ verdict: 'INTACT', agreement: { status: 'IN_FORCE' } });
    clock.moveTo(new Date(testNow.getTime() + 31 * 86_400_000));
    await takeAgreement('terminate', publicId, systemActor);
    expect(await byHash(sealed)).toMatchObject({ verdict: 'TERMINATED', agreement: { status: 'ENDED' } });
    clock.moveTo(testNow);
  });

  test('a copy of an agreement that another replaced is superseded', async () => {
    await db.agreement.update({
      where: { id: publicId },
      data: { status: 'SUPERSEDED', endReason: 'SUPERSEDED_RENEWAL', endedOn: new Date('2026-11-20') },
    });
    expect(await byHash(sealed)).toMatchObject({ verdict: 'SUPERSEDED', agreement: { status: 'ENDED' } });
  });
});
