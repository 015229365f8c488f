import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { GET } from '@/app/(portal)/agreements/[agreementId]/pack/route';
import type { Actor } from '@/lib/domain/access/actor';
import { db } from '@/lib/server/db/client';
import { portalFiles } from '@/lib/server/files/portal-files';
import { anAgreement, draftFor, takeAgreement, walkOn } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { as } from '@/tests/support/fuzz/next-doubles';
import { signedIn } from '@/tests/support/sessions';

// A case pack as somebody downloads it, unpacked, and checked by its own verifier in a process that knows no portal.

vi.mock('@/lib/server/auth/current-actor', async () => {
  const { whoActs } = await import('@/tests/support/fuzz/next-doubles');
  return { currentActor: () => Promise.resolve(whoActs()) };
});

fixedClock();

const root = mkdtempSync(path.join(tmpdir(), 'case-pack-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const secretWord = 'Grapefruit, for ICE alone';
const resolution = Buffer.from('%PDF-1.4 a resolution');
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let cast: Cast;
let id = '';
let draft = '';
let forAgency = '';
let forIce = '';
let ofOther = '';

const ask = async (actor: Actor | null, agreementId: string) =>
  as(actor && (await signedIn(actor)), () =>
    GET(new Request('http://portal.test/'), { params: Promise.resolve({ agreementId }) }),
  );

const unpack = async (actor: Actor, agreementId: string, name: string): Promise<string> => {
  const response = await ask(actor, agreementId);
  expect(response.status).toBe(200);
  const folder = path.join(root, name);
  for (const [file, bytes] of Object.entries(unzipSync(new Uint8Array(await response.arrayBuffer())))) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), bytes);
  }
  return folder;
};

beforeAll(async () => {
  cast = await aCast();
  const requestId = await aRequest(cast).in('APPROVED');
  id = await draftFor(requestId, 'OCS');
  const walk = { id, cast, own: cast.calder };
  await walkOn(walk, 'DRAFT', 'NEGOTIATION');
  await takeAgreement('comment', id, cast.liaison, { visibility: 'ICE_ONLY', body: secretWord });
  await walkOn(walk, 'NEGOTIATION', 'EXECUTED');
  const stored = await portalFiles().putFile(resolution);
  await db.document.create({
    data: { agreementId: id, kind: 'RESOLUTION', filename: 'vote.pdf', contentType: 'application/pdf', ...stored },
  });
  const otherId = await anAgreement(cast).from(requestId).for('DBFTF').in('EXECUTED');
  draft = await draftFor(requestId, 'BEST');
  forAgency = await unpack(cast.calder.approver, id, 'agency');
  forIce = await unpack(cast.programManager, id, 'ice');
  ofOther = await unpack(cast.calder.approver, otherId, 'other');
}, 300_000);

const verify = (folder: string) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['verify.mjs'], {
    cwd: folder,
    env: Object.create(null),
  });
  return { status, said: String(stdout), stderr: String(stderr) };
};

type Manifest = { files: { name: string; size: number; sha256: string }[] };
const jsonIn = (folder: string, name: string) => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
const write = (folder: string, name: string, value: unknown) =>
  writeFileSync(path.join(folder, name), Buffer.isBuffer(value) ? value : JSON.stringify(value));
const bytesIn = (folder: string, name: string): Buffer => readFileSync(path.join(folder, name));

/** What a forger who knows the format would do last. */
const listAnew = (folder: string): void => {
  const manifest: Manifest = jsonIn(folder, 'manifest.json');
  for (const row of manifest.files) {
    const bytes = bytesIn(folder, row.name);
    row.size = bytes.length;
    row.sha256 = hashOf(bytes);
  }
  write(folder, 'manifest.json', manifest);
};

const changed = (name: string, at: (bytes: Buffer) => number) => (folder: string) => {
  const bytes = bytesIn(folder, name);
  const place = at(bytes);
  bytes[place] = bytes[place] === 0x31 ? 0x32 : 0x31;
  write(folder, name, bytes);
};

const hexPlace = (bytes: Buffer): number => {
  const [, before = ''] = /\/ByteRange \[0 (\d+)/u.exec(bytes.toString('latin1')) ?? [];
  return Number(before) + 1;
};

/** Ends of the hex digits that hold the message: behind them stand zeros. */
const lastDigit = (bytes: Buffer): number => {
  const start = hexPlace(bytes);
  const length = 4 + Number.parseInt(bytes.toString('latin1', start + 4, start + 8), 16);
  return start + length * 2 - 1;
};

const cutMessage = (folder: string): void => {
  const bytes = bytesIn(folder, 'agreement-sealed.pdf');
  const start = hexPlace(bytes);
  bytes.write('ffff', start + 4, 'latin1');
  write(folder, 'agreement-sealed.pdf', bytes);
};

const changeEvent = (folder: string): void => {
  const events: { canonical: string | null }[] = jsonIn(folder, 'audit-events.json');
  for (const event of events) event.canonical = event.canonical?.replace('"done"', '"gone"') ?? null;
  write(folder, 'audit-events.json', events);
};

const dropEvent = (folder: string): void => {
  const events: unknown[] = jsonIn(folder, 'audit-events.json');
  write(folder, 'audit-events.json', events.toSpliced(2, 1));
};

const copyFrom = (source: string, names: readonly string[]) => (folder: string) => {
  for (const name of names) write(folder, name, bytesIn(source, name));
};

const signed = 'agreement-sealed.pdf';

// What is done, whether the manifest is written anew afterwards, and the sentence that names it.
const forgeries: [string, (folder: string) => void, boolean, string][] = [
  ['a changed byte', changed(signed, (bytes) => bytes.length - 20), false, '"agreement-sealed.pdf" was changed'],
  ['a byte of the seal’s range', changed(signed, () => 9), true, 'It begins with another text'],
  ['a byte of the last page', changed(signed, (b) => hexPlace(b) - 400), true, 'changed after it was sealed'],
  ['a digit of the signature', changed(signed, lastDigit), true, 'The signature of the seal does not hold'],
  ['a message that is cut short', cutMessage, true, 'The seal is cut short'],
  ['a changed event', changeEvent, true, 'its text does not give its hash'],
  ['a removed event', dropEvent, true, 'events, and there are'],
  ['a further file', (folder) => write(folder, 'more.txt', {}), false, '"more.txt" does not belong to the pack'],
  ['a missing file', (folder) => rmSync(path.join(folder, 'README.txt')), false, '"README.txt" is missing'],
  [
    'pages of the certificate cut off',
    (folder) => write(folder, signed, bytesIn(folder, 'agreement-text.pdf')),
    true,
    'The PDF has no seal',
  ],
  [
    'bytes behind the seal',
    (folder) => write(folder, signed, Buffer.concat([bytesIn(folder, signed), Buffer.from('\n%more')])),
    true,
    'does not cover the whole PDF',
  ],
  ['the PDF of another agreement', copyFromOther([signed]), true, 'It begins with another text'],
  [
    'both PDFs of another agreement',
    copyFromOther([signed, 'agreement-text.pdf']),
    true,
    'They may be of another agreement',
  ],
  ['no manifest that can be read', (folder) => write(folder, 'manifest.json', [1]), false, 'not the manifest'],
];

function copyFromOther(names: readonly string[]) {
  return (folder: string) => copyFrom(ofOther, names)(folder);
}

describe('the verifier of a pack', () => {
  test('finds everything in order, for either side, without the portal', () => {
    for (const folder of [forAgency, forIce, ofOther]) {
      const { status, said, stderr } = verify(folder);
      expect(said).toContain('All checks hold.');
      expect(said).not.toContain('✗');
      expect([status, stderr]).toEqual([0, '']);
    }
  });

  test.each(forgeries)('names %s', (name, forge, anew, sentence) => {
    const folder = path.join(root, `forged ${name}`);
    cpSync(forAgency, folder, { recursive: true });
    forge(folder);
    if (anew) listAnew(folder);
    const { status, said, stderr } = verify(folder);
    expect(said).toContain(sentence);
    expect([status, stderr]).toEqual([1, '']);
  });
});

describe('a pack', () => {
  test('carries the stored bytes, and the verifier of the repository', () => {
    expect(bytesIn(forAgency, 'verify.mjs')).toEqual(readFileSync('lib/server/agreements/case-pack/verify.mjs'));
    expect(bytesIn(forAgency, 'documents/resolution-2.pdf')).toEqual(resolution);
    expect(bytesIn(forAgency, 'README.txt').toString()).toContain('Left out: documents/resolution-1.pdf');
    expect(jsonIn(forAgency, 'signatures.json')).toHaveLength(2);
  });

  test('shows the agency no word and no event that is for ICE alone', async () => {
    const { auditSeq } = await db.statusEvent.findFirstOrThrow({ where: { agreementId: id, visibility: 'ICE_ONLY' } });
    const canonicalIn = (folder: string): string | null =>
      jsonIn(folder, 'audit-events.json').find(({ seq }: { seq: number }) => seq === Number(auditSeq)).canonical;
    expect(canonicalIn(forAgency)).toBeNull();
    expect(canonicalIn(forIce)).toContain('agreement.comment');
    const manifest: Manifest = jsonIn(forAgency, 'manifest.json');
    for (const { name } of manifest.files) expect(bytesIn(forAgency, name).includes(secretWord)).toBe(false);
    expect(bytesIn(forAgency, 'signatures.json').toString()).not.toMatch(/ipAddress|userAgent/u);
  });

  test('is noted in the audit log', async () => {
    const where = { action: 'agreement.download_pack', targetId: id, actorId: cast.calder.approver.id };
    expect(await db.auditEvent.count({ where })).toBe(1);
  });

  test('is there for nobody else, and not before the agreement is sealed', async () => {
    for (const actor of [cast.amity.approver, cast.farLiaison]) expect((await ask(actor, id)).status).toBe(404);
    expect((await ask(cast.calder.approver, draft)).status).toBe(404);
    expect((await ask(cast.calder.approver, "' OR 1=1")).status).toBe(404);
    expect((await ask(null, id)).headers.get('location')).toContain('/sign-in');
  });
});
