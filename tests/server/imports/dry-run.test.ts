import { zipSync } from 'fflate';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { roles } from '@/lib/domain/access/role';
import { tryAgreementImport } from '@/lib/server/agreements/imports/import-dry-run';
import {
  agreementImportPage,
  agreementImports,
  importErrorsFile,
  importTemplateFile,
} from '@/lib/server/agreements/imports/import-queries';
import { takeOverAgreements } from '@/lib/server/agreements/imports/import-take-over';
import { undoAgreements } from '@/lib/server/agreements/imports/import-undo';
import { db } from '@/lib/server/db/client';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { aRow, aTable, type ImportCells, postImport, triedImport } from '@/tests/support/imports';
import { ownerDb } from '@/tests/support/owner-db';
import { anExe, aPdf } from '@/tests/support/sample-files';
import { insiders } from '@/tests/support/scopes';

// The dry run of an import of agreements: every row is judged, and no agreement is written.

fixedClock();
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let cast: Cast;
let pdf: Uint8Array<ArrayBuffer>;
let other: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  cast = await aCast();
  pdf = await aPdf('Memorandum of Calder County.');
  other = await aPdf('Memorandum of Port Amity.');
});
beforeEach(async () => {
  await db.document.deleteMany({ where: { importId: { not: null } } });
  await ownerDb.$executeRaw`DELETE FROM agreement_imports`;
});

const files = () => ({ 'calder.pdf': pdf, 'amity.pdf': other });
const pageOf = async (id: string) => {
  const page = await agreementImportPage(cast.administrator, id);
  if (!page) throw new Error('There is no such import.');
  return page;
};

/** What the dry run says about one row. */
const saysOf = async (changes: ImportCells): Promise<string[]> => {
  const page = await pageOf(await triedImport(cast.administrator, [aRow(changes)], files()));
  return page.errorLines.map(({ column, message }) => `${column}: ${message}`);
};

test('nobody but an administrator imports, sees an import, takes it over or back', async () => {
  const id = await triedImport(cast.administrator, [aRow()], files());
  const byRole = insiders(cast);
  for (const role of roles.filter((one) => one !== 'ADMIN')) {
    const actor = byRole[role];
    expect(await tryAgreementImport(actor, postImport(aTable([aRow()]), files())), role).toBeNull();
    expect(await agreementImports(actor), role).toBeNull();
    expect(await agreementImportPage(actor, id), role).toBeNull();
    expect(await importErrorsFile(actor, id), role).toBeNull();
    const ask = { importId: id, whole: false, looked: true };
    expect(await takeOverAgreements(actor, ask), role).toMatchObject({ ok: false, why: 'not_yours' });
    const undo = { importId: id, reason: 'No.' };
    expect(await undoAgreements(actor, undo), role).toMatchObject({ ok: false, why: 'not_yours' });
  }
  expect(await db.agreement.count()).toBe(0);
});

describe('a row', () => {
  test('that is good waits to be taken over; nothing is written', async () => {
    const page = await pageOf(await triedImport(cast.administrator, [aRow()], files()));
    expect(page).toMatchObject({ state: 'TRIED', good: 1, errors: 0, waits: [], unnamed: ['amity.pdf'] });
    expect(page.goodRows).toMatchObject([
      { row: 2, dates: 'Mar 15, 2024 to Mar 15, 2027', notice: '60 days', file: 'calder.pdf', agreement: null },
    ]);
    expect(await db.agreement.count()).toBe(0);
    expect(await db.outsideSigning.count()).toBe(0);
  });

  test.each<[string, ImportCells, RegExp]>([
    ['an agency nobody knows', { agency_name: 'Nowhere Police' }, /Agency: The portal knows no such agency/u],
    ['an agency of another state', { state: 'TX' }, /Agency: The portal knows no such agency/u],
    ['an agency by a wrong ORI', { agency_ori: 'ZZ9999999' }, /ORI of the agency: The portal knows/u],
    ['a program there is not', { program: 'XYZ' }, /Program: Enter the code of a program/u],
    ['a program without agreements', { program: 'LESC' }, /Program: Partnerships of .+ need no agreement/u],
    ['an office nobody knows', { office: 'Autumn Office' }, /Field office: The portal knows no field office/u],
    ['headquarters as the office', { office: 'State and Local Coordination Office' }, /Field office: The portal/u],
    ['a day that is none', { signed_on: '2024-02-30' }, /Signed: Enter a day as YYYY-MM-DD/u],
    ['a day of another writing', { expires_on: '03/15/2027' }, /End date: Enter a day as YYYY-MM-DD/u],
    [
      'a signature after today',
      { signed_on: '2026-11-25', effective_on: '2026-11-26' },
      /Signed: Enter a day that is/u,
    ],
    [
      'in force before it was signed',
      { effective_on: '2024-02-28' },
      /In force since: Enter the day of the signature/u,
    ],
    ['in force after today', { effective_on: '2026-11-25' }, /In force since: Enter a day that is not after today/u],
    ['an end before the beginning', { expires_on: '2024-03-15' }, /End date: Enter a day after/u],
    ['an end that has passed', { expires_on: '2026-11-24' }, /Ended: Its end date has passed/u],
    ['a rule of notice that is none', { notice: 'soon' }, /Notice: Enter the days of notice/u],
    ['a notice of no days', { notice: '0' }, /Notice: Enter the days of notice/u],
    ['an end without how', { ended_on: '2025-01-01' }, /How it ended: Fill in both/u],
    ['how without the day', { end_reason: 'EXPIRED' }, /Ended: Fill in both/u],
    ['an end that is no way to end', { ended_on: '2025-01-01', end_reason: 'LOST' }, /How it ended: Enter one of/u],
    ['ended after today', { ended_on: '2026-11-25', end_reason: 'TERMINATED_BY_ICE' }, /Ended: Leave this empty/u],
    ['expired on another day', { ended_on: '2025-01-01', end_reason: 'EXPIRED' }, /Ended: One that expired/u],
    ['no signer of the agency', { agency_signer_title: '' }, /Signer of the agency: Enter the title/u],
    ['no objective', { objective: '' }, /Objective: Write what/u],
    ['an identifier of a person', { objective: 'About A123456789 and others.' }, /Objective: /u],
    ['a file that was not sent', { file: 'lost.pdf' }, /Signed file: No file of this name or SHA-256/u],
    ['a hash that was not sent', { file: 'a'.repeat(64) }, /Signed file: No file of this name or SHA-256/u],
  ])('with %s says how to mend it', async (_what, changes, words) => {
    const says = await saysOf(changes);
    expect(says).toHaveLength(1);
    expect(says[0]).toMatch(words);
  });

  test('whose identifier and name belong to different agencies is not taken over for either', async () => {
    await db.agency.update({ where: { id: cast.amity.agencyId }, data: { ori: 'ZZ0020200' } });
    try {
      const both = await saysOf({ agency_ori: 'ZZ0020200' });
      expect(both).toEqual([expect.stringContaining('not the name of the agency with that identifier')]);
    } finally {
      await db.agency.update({ where: { id: cast.amity.agencyId }, data: { ori: null } });
    }
  });

  test('of an agency that is not verified asks for that first', async () => {
    await db.agency.update({ where: { id: cast.calder.agencyId }, data: { status: 'SUSPENDED' } });
    try {
      expect(await saysOf({})).toEqual(['Agency: This agency is not verified. Verify it first.']);
    } finally {
      await db.agency.update({ where: { id: cast.calder.agencyId }, data: { status: 'VERIFIED' } });
    }
  });

  test('that repeats another, by its file or by what it is, is an error', async () => {
    const rows = [
      aRow(),
      aRow({ effective_on: '2024-03-16' }),
      aRow({ file: 'amity.pdf' }),
      aRow({ file: 'copy.pdf', effective_on: '2024-03-17' }),
    ];
    const page = await pageOf(await triedImport(cast.administrator, rows, { ...files(), 'copy.pdf': pdf }));
    expect(page.errorLines.map(({ row, message }) => [row, message])).toEqual([
      [3, 'The same file is named in row 2. Keep one of the two.'],
      [4, 'The same agreement stands in row 2. Keep one of the two.'],
      [5, 'The same file is named in row 2. Keep one of the two.'],
    ]);
  });

  test('is counted by the clock of its agency', async () => {
    await db.agency.update({ where: { id: cast.calder.agencyId }, data: { timeZone: 'Pacific/Guam' } });
    try {
      // It is the 25th in Guam.
      expect(await saysOf({ effective_on: '2026-11-25' })).toEqual([]);
    } finally {
      await db.agency.update({ where: { id: cast.calder.agencyId }, data: { timeZone: 'America/New_York' } });
    }
  });
});

describe('files', () => {
  test('come as PDF or packed in a ZIP, and are found by name or hash', async () => {
    const zip = zipSync({
      'signed/': new Uint8Array(),
      'signed/calder.pdf': pdf,
      '__MACOSX/._calder.pdf': new Uint8Array([1]),
    });
    const page = await pageOf(await triedImport(cast.administrator, [aRow()], { 'all.zip': zip }));
    expect(page).toMatchObject({ good: 1, unnamed: [] });
    const { sha256 } = await db.document.findFirstOrThrow({ where: { importId: { not: null } } });
    expect(await saysOf({ file: sha256.toUpperCase() })).toEqual([]);
  });

  test('that are no PDF, or harmful, say so at their row', async () => {
    const odd = { 'calder.pdf': anExe(), 'script.pdf': new TextEncoder().encode('%PDF-1.7\n/JavaScript (x)\n%%EOF') };
    const rows = [aRow(), aRow({ file: 'script.pdf', effective_on: '2024-03-16' })];
    const page = await pageOf(await triedImport(cast.administrator, rows, odd));
    expect(page.errorLines.map(({ message }) => message)).toEqual([
      'This file is not a PDF. Send the signed agreement as a PDF.',
      expect.stringContaining('This file holds a program'),
    ]);
    expect(await db.document.count({ where: { importId: { not: null } } })).toBe(0);
  });

  test('in which a number of a person stands are not taken over', async () => {
    const found = await aPdf('Subject A123456789 was named here.');
    const id = await triedImport(cast.administrator, [aRow()], { 'calder.pdf': found });
    expect((await pageOf(id)).waits).toEqual([expect.stringContaining('Black it out')]);
    const answer = await takeOverAgreements(cast.administrator, { importId: id, whole: false, looked: true });
    expect(answer).toMatchObject({ ok: false, why: 'blocked' });
    expect(await db.agreement.count()).toBe(0);
  });

  test('without words ask a person to look through them', async () => {
    const id = await triedImport(cast.administrator, [aRow()], { 'calder.pdf': await aPdf('') });
    expect((await pageOf(id)).toLookThrough).toEqual(['calder.pdf']);
    const ask = { importId: id, whole: false, looked: false };
    expect(await takeOverAgreements(cast.administrator, ask)).toMatchObject({
      ok: false,
      fields: { looked: [expect.any(String)] },
    });
  });
});

describe('a table', () => {
  const tried = (table: string, sent = files()) => tryAgreementImport(cast.administrator, postImport(table, sent));

  test.each([
    ['no rows', aTable([]), 'EMPTY', undefined],
    ['a column of its own', `inmate_name,${aTable([aRow()])}`, 'UNKNOWN', 'inmate_name'],
    ['a column twice', 'state,state\nZZ,ZZ', 'TWICE', 'state'],
    ['a column missing', 'state,program\nZZ,OCS', 'MISSING', 'office'],
    ['a quotation mark left open', 'state,program\n"ZZ,OCS', 'NOT_CSV', undefined],
    ['501 rows', aTable(Array.from({ length: 501 }, () => aRow())), 'TOO_MANY', undefined],
  ])('with %s is not read', async (_what, table, why, which) => {
    expect(await tried(table)).toEqual({ ok: false, why, ...(which ? { which } : {}) });
  });

  test('comes back harmless in a spreadsheet, and the template is read as it is handed out', async () => {
    const id = await triedImport(cast.administrator, [aRow({ agency_name: '=HYPERLINK("http://x")' })], files());
    expect(await importErrorsFile(cast.administrator, id)).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(await tried(importTemplateFile())).toMatchObject({ ok: true });
  });

  test('with more than 200 files, or no word on where they come from, is not read', async () => {
    const many = Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`${at}.pdf`, pdf]));
    expect(await tryAgreementImport(cast.administrator, postImport(aTable([aRow()]), many))).toMatchObject({
      why: 'TOO_MANY',
    });
    const packed = zipSync(many, { level: 0 });
    const inZip = await tryAgreementImport(cast.administrator, postImport(aTable([aRow()]), { 'all.zip': packed }));
    expect(inZip).toMatchObject({ why: 'TOO_MANY' });
    const silent = postImport(aTable([aRow()]), files(), ' ');
    expect(await tryAgreementImport(cast.administrator, silent)).toMatchObject({ why: 'NO_SOURCE' });
  });
});
