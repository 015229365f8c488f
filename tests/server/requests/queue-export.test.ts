import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { EXPORT_NOW_MAX, type ExportFormat } from '@/lib/domain/requests/export-words';
import { exportHeading } from '@/lib/domain/requests/list-export';
import { requestFilter } from '@/lib/domain/requests/list-filter';
import { db } from '@/lib/server/db/client';
import { exportRequests } from '@/lib/server/requests/list-export';
import { listRequests } from '@/lib/server/requests/list-queries';
import { aRequest, completeSections } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { asOwner } from '@/tests/support/database';
import { fixedClock } from '@/tests/support/fixed-clock';
import { take } from '@/tests/support/take-step';

fixedClock();

let cast: Cast;

const bytesOf = async (actor: Actor, filter: Record<string, string>, format: ExportFormat, max = EXPORT_NOW_MAX) => {
  const file = await exportRequests(actor, requestFilter.parse(filter), format, max);
  const chunks: Uint8Array[] = [];
  for await (const chunk of file?.bytes ?? []) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const csvRows = async (actor: Actor, filter: Record<string, string>, max?: number): Promise<string[][]> =>
  parse(await bytesOf(actor, filter, 'csv', max), { bom: true, relax_column_count: true });

/** The cells of a sheet as a spreadsheet reads them, and whether any is a formula. */
const sheetRows = (xml: string): { rows: string[][]; tags: Set<string> } => {
  const rows: string[][] = [];
  const tags = new Set<string>();
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    tags.add(name);
    if (name === 'row') rows.push([]);
    if (name === 't') rows.at(-1)?.push('');
  });
  parser.on('text', (text) => {
    const row = rows.at(-1);
    if (row && row.length > 0 && text !== '\n') row[row.length - 1] += text;
  });
  parser.write(xml).close();
  return { rows, tags };
};

const xlsxRows = async (actor: Actor, filter: Record<string, string>) => {
  const files = unzipSync(await bytesOf(actor, filter, 'xlsx'));
  for (const bytes of Object.values(files)) new SaxesParser().write(Buffer.from(bytes).toString('utf8')).close();
  return sheetRows(Buffer.from(files['xl/worksheets/sheet1.xml'] ?? []).toString('utf8'));
};

/** Every page of the list, one after the other. */
const shown = async (actor: Actor, filter: Record<string, string>): Promise<string[]> => {
  const numbers: string[] = [];
  let after: string | undefined;
  do {
    const page = await listRequests(actor, { ...requestFilter.parse(filter), after });
    numbers.push(...page.rows.map(({ number }) => number));
    after = page.after ?? undefined;
  } while (after);
  return numbers;
};

const formula = '=HYPERLINK("http://evil.example","click")';

beforeAll(async () => {
  cast = await aCast();
  for (const status of ['DRAFT', 'SUBMITTED', 'ASSIGNED'] as const) await aRequest(cast).in(status);
  const id = await aRequest(cast).in('INTAKE_REVIEW');
  await take('return_to_agency', id, cast.intake, {
    items: ['narrative', 'concerns', 'help'].map((section) => ({ section, text: 'Say more.' })),
  });
  await take('save_narrative', id, cast.calder.officer, { title: 'CANARY-UNSENT', narrative: 'Not sent.' });
  await asOwner(`INSERT INTO requests (id, number, agency_id, request_type, status, title, submitted_at, due_on,
      created_at, updated_at)
    SELECT uuidv7(), 'ACC-2025-' || lpad(n::text, 6, '0'), '${cast.amity.agencyId}', 'ENQUIRY', 'SUBMITTED',
      CASE WHEN n = 7 THEN '${formula}' ELSE 'Row <' || n || '> & "more"' END, at,
      CASE WHEN n % 3 > 0 THEN at::date + n % 40 END, at, at
    FROM generate_series(1, 1200) n, LATERAL (SELECT timestamptz '2025-01-01' + (n % 90) * interval '1 day') t (at)`);
}, 120_000);

test.each<Record<string, string>>([
  { sort: 'DUE', view: 'OPEN' },
  { sort: 'SINCE', state: 'ZZ' },
  { search: 'Row', due: 'NONE' },
])(
  'the file holds what the list holds, in its order: %o',
  async (filter) => {
    const numbers = await shown(cast.intake, filter);
    expect(numbers.length).toBeGreaterThan(300);
    const [heading, ...rows] = await csvRows(cast.intake, filter);
    expect(heading).toEqual([...exportHeading]);
    expect(rows.map(([number]) => number)).toEqual(numbers);
  },
  30_000,
);

test('the workbook says the same as the CSV, and every cell is text', async () => {
  const { rows, tags } = await xlsxRows(cast.intake, { search: 'Row' });
  expect(rows).toEqual(await csvRows(cast.intake, { search: 'Row' }));
  expect(tags.has('f')).toBe(false);
  const [, ...found] = (await xlsxRows(cast.intake, { search: 'HYPERLINK' })).rows;
  expect(found.map(([, title]) => title)).toEqual([formula]);
});

test('a title that begins like a formula is text in the CSV', async () => {
  const [, [, title] = []] = await csvRows(cast.intake, { search: 'HYPERLINK' });
  expect(title).toBe(`'${formula}`);
});

test('nobody gets more than they see: ICE nothing unsent, an agency its own, another office nothing', async () => {
  const ofIce = (await bytesOf(cast.intake, { view: 'ALL' }, 'csv')).toString('utf8');
  expect(ofIce).not.toContain('CANARY-UNSENT');
  expect(ofIce).toContain(completeSections.save_narrative.title);
  expect((await csvRows(cast.calder.officer, { view: 'ALL' })).length).toBe(5);
  expect((await bytesOf(cast.calder.officer, {}, 'csv')).toString('utf8')).toContain('CANARY-UNSENT');
  expect(await csvRows(cast.farLiaison, { view: 'ALL' })).toEqual([[...exportHeading]]);
});

test('a list that is too long does not come at once, and nothing is noted then', async () => {
  const filter = requestFilter.parse({ search: 'ACC-2025-0000' });
  const noted = () => db.auditEvent.count({ where: { action: 'request_list.export' } });
  const before = await noted();
  expect(await exportRequests(cast.intake, filter, 'csv', 98)).toBeNull();
  expect(await noted()).toBe(before);
  expect(await exportRequests(cast.intake, filter, 'csv', 99)).not.toBeNull();
});

test('the file has the columns that the reader chose for the list, and those that name a request', async () => {
  const [heading, row = []] = await csvRows(cast.intake, { search: 'HYPERLINK', columns: 'type.state' });
  expect(heading).toEqual(['Number', 'Title', 'Type', 'Agency', 'State']);
  expect(row).toHaveLength(5);
  expect(row[0]).toBe('ACC-2025-000007');
  const { rows } = await xlsxRows(cast.intake, { search: 'HYPERLINK', columns: 'type.state' });
  expect(rows[0]).toEqual(heading);
});

test('taking a list away is an event of the log, before a byte leaves, without the words that were searched', async () => {
  const before = await db.auditEvent.count({ where: { action: 'request_list.export' } });
  await exportRequests(cast.intake, requestFilter.parse({ search: 'secret words', view: 'ALL' }), 'xlsx');
  const events = await db.auditEvent.findMany({ where: { action: 'request_list.export' }, orderBy: { seq: 'asc' } });
  expect(events).toHaveLength(before + 1);
  const last = events.at(-1);
  expect(last).toMatchObject({ actorId: cast.intake.id, targetType: 'request_list', outcome: 'done' });
  expect(JSON.parse(last?.canon ?? '{}').event.facts).toMatchObject({ format: 'xlsx', requests: 0 });
  expect(last?.canon).not.toContain('secret');
});
