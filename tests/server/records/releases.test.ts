import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDF } from '@libpdf/core';
import PDFDocument from 'pdfkit';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { db } from '@/lib/server/db/client';
import { readPdf } from '@/lib/server/documents/read-pdf';
import { portalFiles } from '@/lib/server/files/portal-files';
import { changeClass } from '@/lib/server/records/change-class';
import { beginRelease } from '@/lib/server/records/releases/begin-release';
import { releaseItemPage } from '@/lib/server/records/releases/item-queries';
import { releaseLogFile } from '@/lib/server/records/releases/log-queries';
import { makeRelease } from '@/lib/server/records/releases/make-release';
import { approveRelease, releaseCopy, submitRelease } from '@/lib/server/records/releases/move-release';
import { decideItems, markWords, unmark } from '@/lib/server/records/releases/prepare-release';
import { refreshRelease } from '@/lib/server/records/releases/refresh-release';
import { packageFor } from '@/lib/server/records/releases/release-download';
import { releaseList, releasePage } from '@/lib/server/records/releases/release-queries';
import { anAgreement } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { ownerDb } from '@/tests/support/owner-db';
import { aRelease, itemOf, packageOf, releaseAt, sendOut, textIn } from '@/tests/support/releases';
import { signedIn } from '@/tests/support/sessions';
import { take } from '@/tests/support/take-step';

// A copy of a case goes out: what is taken out is in no byte of it, two people stand behind it, and the log keeps it.

const clock = fixedClock();

let cast: Cast;
let legal: Actor;
let oversight: Actor;
let requestId: string;
let caseNumber: string;

const secret = 'QSECRETWORDS';
const hiddenPage = 'QHIDDENPAGE';
const kept = 'QKEPTWORDS';
const filedAuthor = 'QFILEDAUTHOR';

/** A PDF as somebody might file it: words on two pages, an author in its data, a file inside it. */
const aFiledPdf = async (): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const pdf = new PDFDocument({ info: { Author: filedAuthor, Title: filedAuthor } });
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    pdf.text(`The informant is called ${secret} and lives there. ${kept}`);
    pdf.file(Buffer.from(`attached ${filedAuthor}`), { name: 'inside.txt' });
    pdf.addPage().text(`All of this page stays inside: ${hiddenPage}.`);
    pdf.end();
  });

const aFile = async (bytes: Uint8Array, more: { filename: string; contentType: string; class?: 'LES_CUI' }) => {
  const stored = await portalFiles().putFile(bytes);
  const { id } = await db.document.create({
    data: { requestId, kind: 'ATTACHMENT', ...more, ...stored, createdAt: new Date('2026-11-01T12:00:00Z') },
  });
  return id;
};

const word = {
  page: 1,
  words: '',
  fromChar: undefined,
  toChar: undefined,
  wholePage: false,
  everywhere: false,
} as const;

beforeAll(async () => {
  cast = await aCast();
  legal = await signedIn(cast.legal);
  oversight = await signedIn(cast.oversight);
  requestId = await aRequest(cast).in('ASSIGNED');
  caseNumber = (await db.request.findUniqueOrThrow({ where: { id: requestId } })).number;
  await aFile(await aFiledPdf(), { filename: 'letter.pdf', contentType: 'application/pdf' });
  await take('comment', requestId, cast.liaison, { visibility: 'ICE_ONLY', body: 'QICEONLY' });
  await take('comment', requestId, cast.calder.officer, { visibility: 'AGENCY_ONLY', body: 'QAGENCYONLY' });
  await take('comment', requestId, cast.calder.officer, { visibility: 'SHARED', body: `Call ${secret} at 555-0142.` });
}, 60_000);

const readAll = async (files: Record<string, Uint8Array>): Promise<string> => {
  let all = '';
  for (const [name, bytes] of Object.entries(files)) {
    all += `\n${name}\n${Buffer.from(bytes).toString('latin1')}`;
    if (!name.endsWith('.pdf')) continue;
    const read = await readPdf(bytes);
    if (!read.ok) throw new Error(`${name} cannot be read.`);
    all += read.pages.join('\n');
    const folder = mkdtempSync(path.join(tmpdir(), 'copy-'));
    writeFileSync(path.join(folder, 'file.pdf'), bytes);
    // Poppler reads what it finds in its own way, where it is installed.
    const poppler = spawnSync('pdftotext', [path.join(folder, 'file.pdf'), '-'], { encoding: 'utf8' });
    if (!poppler.error) expect(poppler.stdout.length).toBeGreaterThan(100);
    all += poppler.error ? '' : poppler.stdout;
  }
  return all;
};

test('what is marked, withheld or for one side alone is in no byte of the package; what leaves is there', async () => {
  const id = await aRelease(legal, caseNumber);
  const file = await itemOf(legal, id, 'letter.pdf');
  const comment = (await releaseAt(legal, id)).row.items.find(
    ({ key, decision }) => key.startsWith('comment:') && decision === 'RELEASE',
  );
  for (const itemId of [file.id, comment?.id ?? '']) {
    const { at } = await releaseAt(legal, id);
    expect(
      await markWords(legal, { ...at, ...word, itemId, words: secret.toLowerCase(), exemption: 'B7C' }),
    ).toMatchObject({ ok: true });
  }
  const { at } = await releaseAt(legal, id);
  const page = { ...at, ...word, itemId: file.id, page: 2, wholePage: true, exemption: 'B5' } as const;
  expect(await markWords(legal, page)).toMatchObject({ ok: true });
  await sendOut(id, legal, oversight);

  const files = await packageOf(id);
  expect(Object.keys(files).sort()).toEqual(
    ['README.txt', 'case.json', 'case.pdf', 'documents/001.pdf', 'manifest.json', 'redactions.csv'].sort(),
  );
  const all = await readAll(files);
  for (const gone of [
    secret,
    hiddenPage,
    filedAuthor,
    'QICEONLY',
    'QAGENCYONLY',
    '555-0142',
    'm.delgado@calder.example',
  ]) {
    expect(all.toLowerCase(), gone).not.toContain(gone.toLowerCase());
  }
  // The contact of the agency is told by title alone.
  expect(textIn(files, 'case.json')).toContain('Name: [Redacted (b)(6)]\\nTitle: Lieutenant');
  expect(all).toContain(kept);
  expect(all).toContain('Shootings have doubled since spring.');
  expect(textIn(files, 'redactions.csv')).toContain('"Page 1: words","(b)(7)(C)"');
  expect(textIn(files, 'redactions.csv')).toContain('"Page 2: the whole page","(b)(5)"');
  const copy = await PDF.load(files['documents/001.pdf'] ?? new Uint8Array());
  expect(copy.getAttachments().size).toBe(0);
  const { files: listed } = JSON.parse(textIn(files, 'manifest.json'));
  expect(listed.map(({ name }: { name: string }) => name).sort()).toEqual(
    Object.keys(files)
      .filter((name) => name !== 'manifest.json')
      .sort(),
  );
}, 60_000);

test('whoever prepared a copy, or changed anything in it, cannot approve it', async () => {
  const id = await aRelease(legal, caseNumber);
  const other = await signedIn({ ...cast.oversight });
  const item = await itemOf(legal, id, 'Timeline');
  const { at } = await releaseAt(other, id);
  expect(await decideItems(other, { ...at, itemIds: [item.id], decision: 'LEAVE_OUT', exemption: null })).toMatchObject(
    { ok: true },
  );
  const now = await releaseAt(legal, id);
  expect(await submitRelease(legal, { ...now.at, looked: true })).toMatchObject({ ok: true });
  for (const actor of [legal, other]) {
    const answer = await approveRelease(actor, { ...(await releaseAt(actor, id)).at, looked: true });
    expect(answer).toMatchObject({ ok: false, why: 'not_yours' });
  }
  // The database says the same to whoever goes past the code.
  const hash = { approvedAt: new Date(), approvedSha256: 'x' };
  for (const approvedById of [legal.id, other.id]) {
    await expect(
      db.recordRelease.update({ where: { id }, data: { status: 'APPROVED', approvedById, ...hash } }),
    ).rejects.toThrow();
  }
});

test('a change after the approval takes it away, and what was approved is what leaves', async () => {
  const id = await aRelease(legal, caseNumber);
  expect(await submitRelease(legal, { ...(await releaseAt(legal, id)).at, looked: true })).toMatchObject({ ok: true });
  expect(await approveRelease(oversight, { ...(await releaseAt(oversight, id)).at, looked: true })).toMatchObject({
    ok: true,
  });
  // Nothing of an approved copy changes by hand.
  await expect(db.releaseMark.deleteMany({ where: { releaseId: id } })).rejects.toThrow(/only while it is prepared/);
  const { row, at } = await releaseAt(legal, id);
  const mark = row.marks[0];
  expect(await unmark(legal, { ...at, markId: mark?.id ?? '' })).toMatchObject({
    ok: true,
    message: expect.stringContaining('The approval is void'),
  });
  const after = await releaseAt(legal, id);
  expect(after.row).toMatchObject({ status: 'PREPARING', approvedById: null, approvedSha256: null });
  expect(await releaseCopy(legal, { ...after.at, looked: true })).toMatchObject({ ok: false, why: 'wrong_state' });
});

test('when the case says something else by then, nothing leaves until it is read again', async () => {
  const id = await aRelease(legal, caseNumber, 'LITIGATION');
  await submitRelease(legal, { ...(await releaseAt(legal, id)).at, looked: true });
  await approveRelease(oversight, { ...(await releaseAt(oversight, id)).at, looked: true });
  expect(await releaseCopy(oversight, { ...(await releaseAt(oversight, id)).at, looked: true })).toMatchObject({
    ok: true,
  });
  await take('comment', requestId, cast.calder.officer, { visibility: 'SHARED', body: 'One more thing.' });
  await makeRelease(id);
  const { row } = await releaseAt(legal, id);
  expect(row).toMatchObject({ status: 'PREPARING', packageSha256: null, approvedById: null });
  expect(row.sentBackNote).toContain('changed before the package was made');
  const items = row.items.length;
  expect(await refreshRelease(legal, { ...(await releaseAt(legal, id)).at, looked: false })).toMatchObject({
    ok: true,
  });
  expect((await releaseAt(legal, id)).row.items.length).toBeGreaterThan(items);
});

test('sensitive content leaves in no release to the public, by the code and by the database', async () => {
  const id = await aRelease(legal, caseNumber);
  const { row, at } = await releaseAt(legal, id);
  const item = row.items.find((one) => one.class === 'LES_CUI');
  expect(item).toMatchObject({ decision: 'WITHHOLD', exemption: 'B7E' });
  const release = { itemIds: [item?.id ?? ''], decision: 'RELEASE' as const, exemption: null };
  expect(await decideItems(legal, { ...at, ...release })).toMatchObject({ ok: false, why: 'blocked' });
  await expect(
    db.releaseItem.update({ where: { id: item?.id ?? '' }, data: { decision: 'RELEASE', exemption: null } }),
  ).rejects.toThrow(/no release to the public/);
});

test('the package is fetched only by who confirmed it is them, and each fetch is kept in the log and the chain', async () => {
  const id = await aRelease(legal, caseNumber, 'LITIGATION');
  await sendOut(id, legal, oversight);
  const stale = { ...legal, secondFactorAt: new Date('2026-11-24T10:00:00Z') };
  expect(await packageFor(stale, id)).toBe('UNCONFIRMED');
  expect(await packageFor(cast.administrator, id)).toBe('NOT_FOUND');
  expect(await packageFor(cast.calder.officer, id)).toBe('NOT_FOUND');
  expect(await packageFor(legal, id)).toMatchObject({ filename: expect.stringMatching(/^REL-2026-\d{6}\.zip$/) });
  const log = await db.releaseLogEntry.findMany({ where: { releaseId: id }, orderBy: { id: 'asc' } });
  expect(log.map(({ event, byName }) => [event, byName])).toEqual([
    ['RELEASED', 'Lea Legal'],
    ['DOWNLOADED', 'Lea Legal'],
  ]);
  expect(await db.auditEvent.count({ where: { targetId: id, action: 'release.download' } })).toBe(1);
  await expect(ownerDb.releaseLogEntry.deleteMany({ where: { releaseId: id } })).rejects.toThrow(/append only/);
  await expect(ownerDb.recordRelease.delete({ where: { id } })).rejects.toThrow();
});

test('releasing asks for a confirmation of the last five minutes', async () => {
  const id = await aRelease(legal, caseNumber, 'LITIGATION');
  await submitRelease(legal, { ...(await releaseAt(legal, id)).at, looked: true });
  await approveRelease(oversight, { ...(await releaseAt(oversight, id)).at, looked: true });
  clock.passMinutes(6);
  expect(await releaseCopy(legal, { ...(await releaseAt(legal, id)).at, looked: true })).toMatchObject({
    ok: false,
    message: 'Confirm that it is you first',
  });
  expect((await releaseAt(legal, id)).row.status).toBe('APPROVED');
});

test('the class of a file or comment changes by a reason that is kept, and the copy has to be looked at again', async () => {
  const id = await aRelease(legal, caseNumber);
  const { row } = await releaseAt(legal, id);
  const item = row.items.find((one) => one.key.startsWith('comment:') && one.class === 'LES_CUI');
  const commentId = item?.key.slice('comment:'.length) ?? '';
  const input = {
    what: 'COMMENT',
    id: commentId,
    class: 'RELEASABLE_AFTER_REVIEW',
    reason: 'It tells nothing of methods.',
  } as const;
  for (const nobody of [cast.programManager, cast.administrator, cast.calder.officer]) {
    expect(await changeClass(nobody, input)).toMatchObject({ ok: false, why: 'not_yours' });
  }
  expect(await changeClass(legal, input)).toMatchObject({ ok: true });
  expect(await db.classChange.findFirst({ where: { commentId } })).toMatchObject({
    ...{ fromClass: 'LES_CUI', toClass: 'RELEASABLE_AFTER_REVIEW', changedById: legal.id },
    reason: 'It tells nothing of methods.',
  });
  expect(await db.auditEvent.count({ where: { action: 'comment.change_class', targetId: commentId } })).toBe(1);
  const page = await releasePage(legal, id);
  expect(page?.items.find((one) => one.id === item?.id)?.changed).toBe(true);
  await refreshRelease(legal, { ...(await releaseAt(legal, id)).at, looked: false });
  expect((await itemOf(legal, id, `comment:${commentId}`)).class).toBe('RELEASABLE_AFTER_REVIEW');
});

test('a copy of an agreement holds its terms and its text, section by section', async () => {
  const agreementId = await anAgreement(cast).in('NEGOTIATION');
  const { number } = await db.agreement.findUniqueOrThrow({ where: { id: agreementId } });
  const id = await aRelease(oversight, number, 'AGENCY');
  const labels = (await releasePage(oversight, id))?.items.map(({ label }) => label) ?? [];
  expect(labels).toEqual(expect.arrayContaining(['Terms of the agreement', 'Timeline']));
  const sections = await db.agreementSection.findMany({
    where: { agreementId },
    select: { heading: true, body: true },
  });
  expect(sections.length).toBeGreaterThan(3);
  await sendOut(id, await signedIn(cast.oversight), legal);
  const data: { items: { label: string; text: string | null }[] } = JSON.parse(
    textIn(await packageOf(id), 'case.json'),
  );
  for (const { heading, body } of sections) {
    expect(
      data.items.some(({ label, text }) => label === heading && text === body),
      heading,
    ).toBe(true);
  }
}, 60_000);

test('nobody but the legal office and oversight begins or reads a copy, and agencies learn of none', async () => {
  const id = await aRelease(legal, caseNumber);
  const input = { caseNumber, profile: 'PUBLIC', requester: 'x', reference: 'y' } as const;
  for (const actor of [
    cast.administrator,
    cast.programManager,
    cast.liaison,
    cast.calder.officer,
    cast.amity.officer,
  ]) {
    expect(await beginRelease(actor, input)).toMatchObject({ ok: false, why: 'not_yours' });
    expect(await releasePage(actor, id)).toBeNull();
    expect(await releaseList(actor)).toEqual([]);
    expect(await releaseItemPage(actor, id, (await releaseAt(legal, id)).row.items[0]?.id ?? '')).toBeNull();
    expect(
      await decideItems(actor, { releaseId: id, version: 1, itemIds: [], decision: 'LEAVE_OUT', exemption: null }),
    ).toMatchObject({ ok: false, why: 'not_found' });
  }
  expect(await releaseLogFile(cast.liaison)).toBeNull();
  const file = await releaseLogFile(cast.administrator);
  expect(file).toContain('Winter Gazette');
});
