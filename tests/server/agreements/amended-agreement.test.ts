import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { agreementFilter } from '@/lib/domain/agreements/list-filter';
import { getAgreementPage } from '@/lib/server/agreements/agreement-queries';
import { getTextInForce } from '@/lib/server/agreements/amended-queries';
import { casePackFor } from '@/lib/server/agreements/case-pack/case-pack';
import { packZip } from '@/lib/server/agreements/case-pack/pack-zip';
import { listAgreements } from '@/lib/server/agreements/list-queries';
import { getAgreementText } from '@/lib/server/agreements/text-queries';
import { db } from '@/lib/server/db/client';
import { registerTextInForce } from '@/lib/server/register/public-amendments';
import { registerRecords } from '@/lib/server/register/register-data';
import { registerEntry, registerText } from '@/lib/server/register/register-entry';
import { toRegisterFilter } from '@/lib/server/register/register-filter';
import { verifyCopy } from '@/lib/server/register/verify-copy';
import { anAgreement, takeAgreement } from '@/tests/support/agreement-cases';
import { begin, readyToSign, rewrite, signIt, wishes } from '@/tests/support/amendment-cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';

// An amended agreement as its parties and the public see it: one change of contact is part of it, and a change of the
// text is being negotiated, of which the public knows nothing.

fixedClock();
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let cast: Cast;
let id = '';
let applied = '';
let open = '';
let number = '';

const sealOf = async (one: string) => {
  const { sealedDocument, frozenVersion } = await db.agreement.findUniqueOrThrow({
    where: { id: one },
    include: { sealedDocument: true, frozenVersion: true },
  });
  return { sealed: sealedDocument?.sha256 ?? '', text: frozenVersion?.sha256 ?? '' };
};

beforeAll(async () => {
  cast = await aCast();
  id = await anAgreement(cast).in('ACTIVE');
  applied = await begin(id, cast.calder.approver, wishes.CHANGE_CONTACT);
  await readyToSign(applied, cast);
  await signIt(applied, cast);
  open = await begin(id, cast.liaison, wishes.MODIFY);
  await takeAgreement('open_negotiation', open, cast.liaison);
  await rewrite(open, cast.calder.officer, 'media', 'Nobody speaks to the press.');
  number = (await db.agreement.findUniqueOrThrow({ where: { id } })).number;
});

test('the page names its amendments to both sides and to nobody else, and the amendment says what it changes', async () => {
  for (const who of [cast.calder.officer, cast.liaison]) {
    const page = await getAgreementPage(who, id);
    expect(page?.amendments.map(({ name, status, inForce }) => [name, status.label, inForce])).toEqual([
      ['Amendment 1: change of contact', 'Part of the agreement', true],
      ['Amendment 2: change of the text', 'In negotiation', false],
    ]);
    expect(page?.terms.find(({ label }) => label === 'Contact of the agency')?.value).toContain('Sam Ortega');
    const text = await getTextInForce(who, id);
    expect(text?.sections.flatMap(({ key, by }) => (by ? [[key, by.name]] : []))).toEqual([
      ['contacts', 'Amendment 1: change of contact'],
    ]);
  }
  expect(await getTextInForce(cast.amity.approver, id)).toBeNull();
  expect(await getAgreementPage(cast.amity.approver, open)).toBeNull();
  const page = await getAgreementPage(cast.liaison, applied);
  expect(page?.title).toMatch(/^Amendment 1 of /u);
  expect(page?.stages.map(({ label }) => label)).toEqual([
    'Draft',
    'Negotiation',
    'Ready to sign',
    'Signing',
    'Part of the agreement',
  ]);
  expect(page?.amendment).toMatchObject({ agreement: { number }, terms: [{ label: 'Contact of the agency' }] });
});

test('the text of an amendment marks its words against the text in force, and nothing that came before', async () => {
  const text = await getAgreementText(cast.calder.officer, open);
  const marked = text?.sections.filter(({ marks }) => marks !== null) ?? [];
  expect(marked.map(({ key }) => key)).toEqual(['media']);
  expect(marked[0]?.marks).toContainEqual({ kind: 'added', text: expect.stringContaining('Nobody') });
  expect((await getAgreementText(cast.calder.officer, id))?.inForceHref).toContain('in-force');
});

test('the list names an amendment as one', async () => {
  const { rows } = await listAgreements(cast.liaison, agreementFilter.parse({}));
  expect(rows.slice(0, 3).map(({ amendment }) => amendment)).toEqual([
    'Amendment 2: change of the text',
    'Amendment 1: change of contact',
    null,
  ]);
});

test('the register shows what is signed, and not a word of what is negotiated', async () => {
  const entry = await registerEntry(number);
  expect(entry?.amendments).toMatchObject([
    { number: `${number}-A1`, name: 'Amendment 1: change of contact', on: 'Nov 24, 2026' },
  ]);
  expect(entry?.history.map(({ what }) => what)).toContain('Amended: a signed amendment became part of it');
  expect(JSON.stringify(entry)).not.toContain(`${number}-A2`);
  expect((await registerText(`${number}-A1`))?.sha256).toBe((await sealOf(applied)).sealed);
  expect(await registerText(`${number}-A2`)).toBeNull();
  expect(await registerEntry(`${number}-A1`)).toBeNull();
  const inForce = await registerTextInForce(number);
  expect(inForce?.sections.filter(({ by }) => by).map(({ key }) => key)).toEqual(['contacts']);
  expect(JSON.stringify(inForce)).not.toContain('Nobody speaks');
  // Pages that anyone can search name no person.
  expect(JSON.stringify(inForce)).not.toMatch(/Ortega|Ana Ruiz/u);
  const [record] = await registerRecords(toRegisterFilter({}));
  expect(record).toMatchObject({ number, amendments: 1, lastAmendedOn: '2026-11-24' });
  await db.agreement.update({ where: { id }, data: { publishedAt: null } });
  expect(await registerText(`${number}-A1`)).toBeNull();
  expect((await verifyCopy((await sealOf(applied)).sealed)).verdict).toBe('UNKNOWN');
  await db.agreement.update({ where: { id }, data: { publishedAt: testNow } });
});

test('a copy of the amended agreement is intact and says what amended it; the amendment answers for itself', async () => {
  const [own, amendment] = [await sealOf(id), await sealOf(applied)];
  expect(await verifyCopy(own.sealed)).toMatchObject({
    verdict: 'INTACT',
    explanation: expect.stringContaining(`It was amended since, by ${number}-A1 on Nov 24, 2026.`),
    agreement: { number, amends: null, amendedBy: [{ number: `${number}-A1`, on: 'Nov 24, 2026' }] },
  });
  for (const copy of [amendment.sealed, amendment.text]) {
    expect(await verifyCopy(copy)).toMatchObject({
      verdict: 'INTACT',
      explanation: expect.stringContaining(`part of agreement ${number}`),
      agreement: { number: `${number}-A1`, status: 'IN_FORCE', amends: number, amendedBy: [] },
    });
  }
});

const root = mkdtempSync(path.join(tmpdir(), 'amended-pack-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('the case pack carries the sealed amendment, and the verifier that knows no portal passes', async () => {
  for (const [name, agreementId] of [
    ['agreement', id],
    ['amendment', applied],
  ] as const) {
    const pack = await casePackFor(cast.calder.approver, agreementId);
    if (!pack) throw new Error('There is no pack.');
    const folder = path.join(root, name);
    const zip = new Uint8Array(await new Response(packZip(pack, testNow)).arrayBuffer());
    for (const [file, bytes] of Object.entries(unzipSync(zip))) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), bytes);
    }
    const carried = pack.files.map((file) => file.name).filter((file) => file.startsWith('amendments/'));
    expect(carried).toEqual(name === 'agreement' ? [`amendments/${number}-A1-sealed.pdf`] : []);
    const checked = () => spawnSync(process.execPath, ['verify.mjs'], { cwd: folder, encoding: 'utf8' });
    expect(checked().stdout).not.toContain('was changed');
    expect(checked().status).toBe(0);
    if (name === 'amendment') continue;
    writeFileSync(path.join(folder, carried[0] ?? ''), 'Another file.');
    expect(checked().status).toBe(1);
  }
});
