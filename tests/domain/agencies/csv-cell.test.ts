import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellAsTyped, csvFile } from '@/lib/domain/agencies/csv-cell';

// No cell of a file that we hand out is run by a spreadsheet, whatever separator the spreadsheet is set to.

const begins = ['=', '+', '-', '@', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20'];
const formulas = begins.flatMap((sign) => [
  `${sign}1+1`,
  ` ${sign}1+1`,
  `\u00A0${sign}1+1`,
  `\t${sign}1+1`,
  `\r${sign}1+1`,
  `\n${sign}1+1`,
  `\uFEFF${sign}1+1`,
  `"${sign}1+1`,
  `'${sign}1+1`,
  `a;${sign}1+1`,
  `a; ${sign}1+1`,
  `a";${sign}1+1`,
  `a\t${sign}1+1`,
  `a\n${sign}1+1`,
  `a\r\n${sign}1+1`,
  `a",${sign}1+1,"b`,
  `a";"${sign}1+1";"b`,
  `${sign}cmd|' /C calc'!A0`,
]);
const others = [
  '',
  'Calder County',
  'a=b',
  '3-4',
  'x@y.example',
  '"quoted"',
  'one, two',
  "it's",
  'a;b',
  'two\nlines',
  '\t',
  '\r',
];

const isRun = (cell: string): boolean => /^[\s\u00A0\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u.test(cell);
const read = (text: string, delimiter: string): string[][] =>
  parse(text, { bom: true, delimiter, relax_quotes: delimiter !== ',', relax_column_count: true, trim: false });

// Cuts as a spreadsheet does that is set to semicolons: quotes count where a cell begins with one, and nowhere else.
const cutAtSemicolons = (text: string): string[] =>
  text.split(/\r\n|\r|\n|\t|;/u).map((cell) => cell.replace(/^\uFEFF?"?/u, ''));

describe('a cell', () => {
  test.each(formulas)('%j is text in every spreadsheet', (value) => {
    const text = csvFile([['Heading', value, 'After']]);
    expect(read(text, ',').flat().filter(isRun)).toEqual([]);
    expect(cutAtSemicolons(text).filter(isRun)).toEqual([]);
  });

  test('comes back as it was, by the separator it was written with (RFC 4180)', () => {
    for (const value of [...formulas, ...others]) {
      expect(read(csvFile([['before', value, 'after']]), ',')).toEqual([['before', expect.any(String), 'after']]);
      const [[, cell = ''] = []] = read(csvFile([['before', value, 'after']]), ',');
      expect(cellAsTyped(cell)).toBe(value);
    }
    const table = fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(table, (rows) => {
        const width = Math.min(...rows.map(({ length }) => length));
        const square = rows.map((cells) => cells.slice(0, width).map((cell) => cell.toWellFormed()));
        const back = read(csvFile(square), ',').map((cells) => cells.map(cellAsTyped));
        expect(back).toEqual(square);
      }),
      { numRuns: 300 },
    );
  });

  test('keeps what is no formula as it is', () => {
    for (const value of ['Calder County', 'a=b', '3-4', 'x@y.example', "it's", 'a;b', 'two\nlines'])
      expect(csvFile([[value]])).toBe(`\uFEFF"${value}"\r\n`);
  });
});

test('every file for a spreadsheet is written by these functions', () => {
  const files = ['app', 'lib'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/u.test(name) && !name.includes('generated'))
      .map((name) => path.join(folder, name)),
  );
  const writers = files.filter((name) => /['"]text\/csv;/u.test(readFileSync(name, 'utf8')));
  // csv-download is handed a text of csvFile by its callers; the register's text is one too, the log is written by it, and
  // the list of requests row by row by the same cells.
  expect(writers).toEqual([
    'app/(public)/register/data.csv/route.ts',
    'lib/server/audit/audit-export.ts',
    'lib/server/files/csv-download.ts',
    'lib/server/requests/export-rows.ts',
  ]);
  expect(readFileSync('lib/server/audit/audit-export.ts', 'utf8')).toContain('csvFile(cells)');
  expect(readFileSync('lib/server/files/csv-table.ts', 'utf8')).toContain('csvFile(');
  expect(readFileSync('lib/server/requests/export-rows.ts', 'utf8')).toContain('csvTable(');
  const givers = files.filter((name) => /\bcsvDownload\(/u.test(readFileSync(name, 'utf8'))).length;
  expect(givers).toBeGreaterThan(3);
  for (const maker of ['register/register-data.ts', 'agencies/csv-cell.ts']) {
    expect(readFileSync(path.join('lib/domain', maker), 'utf8')).toContain('csvFile');
  }
});
