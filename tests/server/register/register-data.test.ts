import { parse } from 'csv-parse/sync';
import { SaxesParser } from 'saxes';
import { beforeAll, expect, test } from 'vitest';
import { GET as csvAnswer } from '@/app/(public)/register/data.csv/route';
import { GET as jsonAnswer } from '@/app/(public)/register/data.json/route';
import { GET as feedAnswer } from '@/app/(public)/register/feed.atom/route';
import { dataColumns, registerDataSchema } from '@/lib/domain/register/register-data';
import { toRegisterFilter } from '@/lib/server/register/register-filter';
import { registerMap } from '@/lib/server/register/register-map';
import { registerPage } from '@/lib/server/register/register-queries';
import { anAgreement, draftFor, takeAgreement, terms, walkOn } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';

// The register as files, feed and map, beside agreements that are not public: their texts carry the word CANARY.

fixedClock();

beforeAll(async () => {
  const cast = await aCast();
  const requestId = await aRequest(cast).in('APPROVED');
  const inForceId = await anAgreement(cast).from(requestId).for('OCS').in('ACTIVE');
  await takeAgreement('comment', inForceId, cast.programManager, { visibility: 'ICE_ONLY', body: 'CANARY comment' });
  const waitingId = await draftFor(requestId, 'DBFTF');
  await walkOn({ id: waitingId, cast, own: cast.calder }, 'DRAFT', 'IMPLEMENTING');
  await takeAgreement('publish_entry', waitingId, cast.programManager, { publicSummary: 'CANARY waiting summary' });
  const negotiatedId = await draftFor(requestId, 'PREDATOR');
  await takeAgreement('save_terms', negotiatedId, cast.liaison, { ...terms, objective: 'CANARY draft objective' });
}, 300_000);

const asked = (file: string, query = '', headers: Record<string, string> = {}) =>
  new Request(`http://localhost/register/${file}${query}`, { headers });
const numbersOnPage = async (query: Record<string, string>) =>
  (await registerPage(toRegisterFilter(query))).rows.map(({ number }) => number);
const csvRows = async (query = '') =>
  parse<Record<string, string>>(await (await csvAnswer(asked('data.csv', query))).text(), { columns: true, bom: true });
const jsonRows = async (query = '') =>
  registerDataSchema.parse(await (await jsonAnswer(asked('data.json', query))).json()).agreements;

test.each<[Record<string, string>, number]>([
  [{}, 1],
  [{ q: 'calder', state: 'ZZ', program: 'OCS', status: 'IN_FORCE' }, 1],
  [{ status: 'ENDED' }, 0],
  [{ q: 'CANARY' }, 0],
])('CSV and JSON for %o hold what the page holds', async (query, count) => {
  const text = `?${new URLSearchParams(query)}`;
  const onPage = await numbersOnPage(query);
  expect(onPage).toHaveLength(count);
  expect((await csvRows(text)).map((row) => row.number)).toEqual(onPage);
  expect((await jsonRows(text)).map((row) => row.number)).toEqual(onPage);
});

test('each column of the dictionary is in both files, and their values agree', async () => {
  const [csv] = await csvRows();
  const [json] = await jsonRows();
  const names = dataColumns.map(({ name }) => name);
  expect(Object.keys(csv ?? {})).toEqual(names);
  expect(Object.keys(json ?? {})).toEqual(names);
  expect(csv).toMatchObject({ state: 'ZZ', counties: 'Calder', program: 'OCS', effective: '2026-11-24' });
  expect(json).toMatchObject({ state: 'ZZ', counties: ['Calder'], program: 'OCS', ended: null });
  expect(csv?.text_sha256).toBe(json?.text_sha256);
});

test('a file that has not changed is not sent again', async () => {
  const tag = (await csvAnswer(asked('data.csv'))).headers.get('etag') ?? '';
  expect((await csvAnswer(asked('data.csv', '', { 'If-None-Match': tag }))).status).toBe(304);
  expect((await csvAnswer(asked('data.csv', '?status=ENDED', { 'If-None-Match': tag }))).status).toBe(200);
});

test('the feed is XML with what Atom demands, ids that stay, and only public events', async () => {
  const read = async () => {
    const xml = await (await feedAnswer(asked('feed.atom'))).text();
    const names: string[] = [];
    const ids: string[] = [];
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', ({ local, uri }) => {
      expect(uri).toBe('http://www.w3.org/2005/Atom');
      names.push(local);
    });
    parser.on('text', (text) => {
      if (names.at(-1) === 'id' && text.trim() !== '') ids.push(text);
    });
    parser.write(xml).close();
    return { xml, names, ids };
  };
  const { xml, names, ids } = await read();
  expect(names.filter((name) => name === 'entry')).toHaveLength(2);
  expect(names.slice(0, 5)).toEqual(['feed', 'id', 'title', 'updated', 'author']);
  expect(xml).toContain('Community Shield: Came into force');
  expect((await read()).ids).toEqual(ids);
  expect(new Set(ids).size).toBe(3);
});

test('the map counts what the table counts, and does not place what has no outline', async () => {
  const nation = await registerMap(null);
  expect(nation?.rows).toEqual([
    { key: 'ZZ', name: 'State of Winter', counts: { inForce: 1, suspended: 0, ended: 0, all: 1 } },
  ]);
  expect(nation?.notDrawn).toBe(1);
  expect(nation?.shapes.reduce((sum, { count }) => sum + count, 0)).toBe(0);
  expect(nation?.shapes.map(({ key }) => key)).toEqual(expect.arrayContaining(['TX', 'AK', 'HI', 'DC']));
  expect(nation?.shapes.map(({ path }) => path).join('').length).toBeLessThan(150_000);
  expect((await registerMap('ZZ'))?.rows.map(({ name }) => name)).toEqual(['Calder County']);
  expect((await registerMap('TX'))?.shapes).toHaveLength(254);
  expect(await registerMap('QQ')).toBeNull();
});

test('nothing that is not public comes out by any of them', async () => {
  const said = [
    await (await csvAnswer(asked('data.csv'))).text(),
    await (await jsonAnswer(asked('data.json'))).text(),
    await (await feedAnswer(asked('feed.atom'))).text(),
    JSON.stringify([await registerMap(null), await registerMap('ZZ')]),
  ].join();
  expect(said).toContain("Calder County Sheriff's Office");
  expect(said).not.toContain('CANARY');
  expect(said).not.toContain('@');
});
