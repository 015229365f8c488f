import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Role, roles } from '@/lib/domain/access/role';
import { tryDirectoryUpload } from '@/lib/server/agencies/directory-dry-run';
import { errorsFile, importList, importPage, templateFile } from '@/lib/server/agencies/directory-imports';
import { takeOverImport } from '@/lib/server/agencies/directory-take-over';
import { db } from '@/lib/server/db/client';
import { syncPlaces } from '@/lib/server/places/sync-places';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { ownerDb } from '@/tests/support/owner-db';
import { insiders } from '@/tests/support/scopes';

// A file of agencies: tried first, then written exactly as the dry run showed it.

fixedClock();

let cast: Cast;
let byRole: Record<Role, Cast['administrator']>;

beforeAll(async () => {
  cast = await aCast();
  byRole = insiders(cast);
  await syncPlaces(db);
}, 120_000);
beforeEach(async () => {
  await ownerDb.$executeRaw`DELETE FROM directory_entries`;
  await ownerDb.$executeRaw`DELETE FROM directory_imports`;
});

const head = 'ori,legal_name,type,level,state,counties,sworn_count';

const post = (content: string | Uint8Array, changes: Record<string, string> = {}): Request => {
  const form = new FormData();
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  form.append('file', new File([Buffer.from(bytes)], 'agencies.csv', { type: 'text/csv' }));
  for (const [name, value] of Object.entries({ source: 'State list', sourceDate: '2026-11-01', ...changes })) {
    form.append(name, value);
  }
  return new Request('http://localhost/admin/directory/upload', { method: 'POST', body: form });
};

const tryFile = async (content: string): Promise<string> => {
  const answer = await tryDirectoryUpload(cast.administrator, post(content));
  if (!answer?.ok) throw new Error(`The file was not read: ${JSON.stringify(answer)}`);
  return answer.id;
};

const page = async (id: string) => {
  const found = await importPage(cast.administrator, id);
  if (!found) throw new Error('There is no such dry run.');
  return found;
};

const takeOver = (importId: string, whole = false) => takeOverImport(cast.administrator, { importId, whole });

const three = `${head}
ZZ0700000,Alder Police,MUNICIPAL_POLICE,MUNICIPAL,ZZ,Frost,12
,Birch Police,MUNICIPAL_POLICE,MUNICIPAL,ZZ,Frost,8
ZZ07,=Cedar Police,MUNICIPAL_POLICE,MUNICIPAL,ZZ,Loving,many`;

describe('the wrong people first', () => {
  test.each(roles.filter((role) => role !== 'ADMIN'))('%s imports nothing and reads no import', async (role) => {
    const id = await tryFile(three);
    expect(await tryDirectoryUpload(byRole[role], post(three))).toBeNull();
    expect(await importList(byRole[role])).toBeNull();
    expect(await importPage(byRole[role], id)).toBeNull();
    expect(await errorsFile(byRole[role], id)).toBeNull();
    expect(await takeOverImport(byRole[role], { importId: id, whole: false })).toMatchObject({ why: 'not_yours' });
    expect([await db.directoryEntry.count(), await db.directoryImport.count()]).toEqual([0, 1]);
  });
});

describe('a file that cannot be tried', () => {
  test.each<[string, Request]>([
    ['NO_SOURCE', post(three, { source: ' ' })],
    ['NO_SOURCE', post(three, { sourceDate: '2026-02-30' })],
    ['NO_SOURCE', post(three, { sourceDate: '2027-01-01' })],
    ['NO_FILE', post('')],
    ['TOO_LARGE', post(new Uint8Array(5_000_001))],
    ['TOO_LARGE', post(new Uint8Array(6_000_000))],
    ['PERSONAL', post(`${head},sheriff_phone\n`)],
    ['NOT_UTF8', post(new Uint8Array([0xff, 0xfe, 0x41]))],
    ['BROKEN', new Request('http://localhost/', { method: 'POST', body: 'x' })],
  ])('%s', async (why, request) => {
    expect(await tryDirectoryUpload(cast.administrator, request)).toMatchObject({ ok: false, why });
    expect(await db.directoryImport.count()).toBe(0);
  });
});

describe('a dry run', () => {
  test('writes nothing, counts each kind, and names every wrong cell by row and column', async () => {
    const found = await page(await tryFile(three));
    expect(found).toMatchObject({ added: 2, changed: 0, same: 0, errors: 1, takenOver: null, source: 'State list' });
    expect(found.errorLines.map(({ row, column }) => `${row} ${column}`)).toEqual(['4 ORI', '4 Sworn officers']);
    expect(found.errorLines[0]?.message).toBe('Enter nine letters or digits, for example ZZ0010000.');
    expect(await db.directoryEntry.count()).toBe(0);
  });

  test('finds an agency that stands twice in the file, and a county of another state', async () => {
    const row = 'ZZ0700000,Alder Police,OTHER,STATE,ZZ,,1';
    const found = await page(await tryFile(`${head}\n${row}\n${row}\n,Elm Police,OTHER,STATE,ZZ,Loving,1`));
    expect(found.errorLines.map(({ message }) => message)).toEqual([
      'The same agency stands in row 2. Keep one of the two.',
      expect.stringContaining('“Loving” is not a county of ZZ.'),
    ]);
  });

  test('gives its errors as a file that no spreadsheet runs', async () => {
    const text = await errorsFile(cast.administrator, await tryFile(three));
    expect(text).toContain(`"4","'=Cedar Police","ORI","ZZ07","Enter nine letters or digits`);
  });

  test('of the template adds its example', async () => {
    expect(await page(await tryFile(templateFile()))).toMatchObject({ added: 1, errors: 0 });
  });
});

describe('taking over', () => {
  test('writes the good rows once, with their source; the same file again changes nothing', async () => {
    const id = await tryFile(three);
    const both = await Promise.all([takeOver(id), takeOver(id)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const rows = await db.directoryEntry.findMany({ orderBy: { legalName: 'asc' } });
    expect(rows).toMatchObject([
      { legalName: 'Alder Police', ori: 'ZZ0700000', swornCount: 12, source: 'State list', importId: id },
      { legalName: 'Birch Police', ori: null, counties: ['Frost'] },
    ]);
    expect(await page(id)).toMatchObject({ takenOver: { by: 'Adam Admin', on: 'Nov 24, 2026' } });
    expect(await db.auditEvent.count({ where: { action: 'directory_import.take_over', targetId: id } })).toBe(1);
    expect(await page(await tryFile(three))).toMatchObject({ added: 0, changed: 0, same: 2 });
  });

  test('changed rows show before and after, and become exactly that', async () => {
    await takeOver(await tryFile(three));
    const id = await tryFile(three.replace('Frost,12', 'Frost; Gale,14').replace('Alder Police', 'Alder City Police'));
    const found = await page(id);
    expect(found.changes.map(({ fact, before, after }) => [fact, before, after])).toEqual([
      ['Legal name', 'Alder Police', 'Alder City Police'],
      ['Counties', 'Frost', 'Frost; Gale'],
      ['Sworn officers', '12', '14'],
    ]);
    expect(await takeOver(id)).toMatchObject({ ok: true, message: '1 row was taken over.' });
    expect(await db.directoryEntry.findUnique({ where: { ori: 'ZZ0700000' } })).toMatchObject({
      legalName: 'Alder City Police',
      counties: ['Frost', 'Gale'],
      swornCount: 14,
      importId: id,
    });
  });

  test('is refused, naming the rows, when the directory changed meanwhile', async () => {
    await takeOver(await tryFile(three));
    const later = await tryFile(`${three.replace(',12', ',14')}\n,Fir Police,OTHER,STATE,ZZ,,3`);
    await db.directoryEntry.update({ where: { ori: 'ZZ0700000' }, data: { swornCount: 13 } });
    await takeOver(await tryFile(`${head}\n,Fir Police,OTHER,STATE,ZZ,,5`));
    expect(await takeOver(later)).toMatchObject({
      ok: false,
      why: 'stale',
      reasons: ['Rows that are not as shown any more: 2, 5.'],
    });
    expect(await db.directoryEntry.findUnique({ where: { ori: 'ZZ0700000' } })).toMatchObject({ swornCount: 13 });
  });

  test('with “write nothing while a row has an error”, one error holds all back', async () => {
    const id = await tryFile(three);
    expect(await takeOver(id, true)).toMatchObject({ ok: false, why: 'blocked' });
    expect(await db.directoryEntry.count()).toBe(0);
    expect(await takeOver(id)).toMatchObject({ ok: true });
  });

  test('twenty thousand rows', async () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => `,Agency ${at},OTHER,COUNTY,TX,Loving,${at % 90}`);
    const id = await tryFile(`${head}\n${rows.join('\n')}`);
    expect(await takeOver(id)).toMatchObject({ ok: true });
    expect(await db.directoryEntry.count()).toBe(20_000);
    const again = await tryFile(`${head}\n${rows.map((row) => `${row}0`).join('\n')}`);
    expect(await takeOver(again)).toMatchObject({ ok: true });
    expect(await db.directoryEntry.aggregate({ _max: { swornCount: true } })).toEqual({ _max: { swornCount: 890 } });
  }, 120_000);
});
