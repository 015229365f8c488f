import { describe, expect, test } from 'vitest';
import { csvCell } from '@/lib/domain/agencies/csv-cell';
import { directoryColumns, readDirectoryRow, readHeader } from '@/lib/domain/agencies/directory-file';
import { isFreeMail } from '@/lib/domain/agencies/free-mail';
import { readDirectoryFile } from '@/lib/server/agencies/directory-upload';

const good = {
  ori: 'zz0010000',
  legal_name: "Calder County Sheriff's Office",
  type: 'Sheriff',
  level: 'county',
  state: 'zz',
  counties: 'Calder County; Amity',
  head_title: 'Sheriff',
  email_domain: 'Calder.example',
  sworn_count: '1,042',
  civilian_count: '',
  population: '96000',
  operates_jail: 'yes',
};

const known = (state: string, county: string) => state === 'ZZ' && ['Calder', 'Amity'].includes(county);

test('a good row is read as the table holds it', () => {
  expect(readDirectoryRow(good, known)).toEqual({
    ok: true,
    facts: {
      ori: 'ZZ0010000',
      legalName: "Calder County Sheriff's Office",
      type: 'SHERIFF',
      level: 'COUNTY',
      stateCode: 'ZZ',
      counties: ['Calder', 'Amity'],
      headTitle: 'Sheriff',
      emailDomain: 'calder.example',
      swornCount: 1042,
      civilianCount: null,
      population: 96_000,
      operatesJail: true,
    },
  });
});

describe('each wrong cell is named with what to do', () => {
  test.each([
    ['ori', 'ZZ12', 'Enter nine letters or digits, for example ZZ0010000.'],
    ['ori', 'ZZ-010000', 'Enter nine letters or digits, for example ZZ0010000.'],
    ['legal_name', ' ', 'Enter the legal name.'],
    ['legal_name', 'x'.repeat(201), 'Use 200 characters or fewer.'],
    ['legal_name', 'Office of A123-456-789', 'Remove “A123-456-789”'],
    ['type', 'Space force', 'Enter a kind of the template, for example SHERIFF.'],
    ['level', '', 'Enter a level of the template, for example COUNTY.'],
    ['state', 'Texas', 'Enter the two letters of the state, for example TX.'],
    ['state', 'QQ', 'Enter the two letters of the state, for example TX.'],
    ['counties', 'Nowhere', '“Nowhere” is not a county of ZZ.'],
    ['email_domain', 'a@calder.example', 'Enter a domain, for example calder.example, or leave it empty.'],
    ['sworn_count', 'many', 'Enter a whole number, for example 142, or leave it empty.'],
    ['civilian_count', '-4', 'Enter a whole number, for example 142, or leave it empty.'],
    ['population', '1e9', 'Enter a whole number, for example 142, or leave it empty.'],
    ['operates_jail', 'maybe', 'Enter yes or no, or leave it empty.'],
  ])('%s: %s', (column, value, message) => {
    const read = readDirectoryRow({ ...good, [column]: value }, known);
    expect(read.ok ? [] : read.errors).toEqual([
      { column, value: value.slice(0, 200), message: expect.stringContaining(message) },
    ]);
  });

  test('all wrong cells of a row at once', () => {
    const read = readDirectoryRow({ ...good, ori: '1', state: '?', population: 'x' }, known);
    expect(read.ok ? [] : read.errors.map(({ column }) => column)).toEqual(['ori', 'state', 'population']);
  });
});

describe('the heading', () => {
  test.each([
    [['head name'], 'PERSONAL', 'head_name'],
    [['Date of Birth'], 'PERSONAL', 'date_of_birth'],
    [['A-number'], 'PERSONAL', 'a_number'],
    [['contact_email'], 'PERSONAL', 'contact_email'],
    [['colour'], 'UNKNOWN', 'colour'],
    [['ori'], 'TWICE', 'ori'],
  ])('with %s more is refused', (more, why, which) => {
    expect(readHeader([...directoryColumns, ...more])).toEqual({ ok: false, why, which });
  });

  test('without a needed column is refused; order, case and spaces do not matter', () => {
    expect(readHeader(['ori', 'type', 'level', 'state'])).toEqual({ ok: false, why: 'MISSING', which: 'legal_name' });
    expect(readHeader(['State', 'LEVEL', 'Legal Name', 'type'])).toMatchObject({ ok: true });
  });
});

describe('the file', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const head = 'legal_name,type,level,state';

  test('a mark, quotes, line breaks in cells, semicolons and empty rows are read with the row numbers of a sheet', () => {
    const comma = readDirectoryFile(
      bytes(`\uFEFF${head}\r\n"A ""B"", Office",SHERIFF,COUNTY,ZZ\r\n,,,\r\nC,OTHER,STATE,ZZ\r\n`),
    );
    expect(comma).toMatchObject({
      ok: true,
      rows: [
        { row: 2, cells: { legal_name: 'A "B", Office' } },
        { row: 4, cells: { legal_name: 'C' } },
      ],
    });
    const semicolon = readDirectoryFile(bytes(`${head.replaceAll(',', ';')}\nA, B;OTHER;STATE;ZZ`));
    expect(semicolon).toMatchObject({ ok: true, rows: [{ row: 2, cells: { legal_name: 'A, B', state: 'ZZ' } }] });
  });

  test.each([
    ['NOT_UTF8', Uint8Array.from([...bytes(head), 10, 0xe9, 0x2c])],
    ['NOT_CSV', bytes(`${head}\n"open,OTHER,STATE,ZZ`)],
    ['EMPTY', bytes(`${head}\n\n`)],
    ['MISSING', bytes('')],
    ['TOO_MANY', bytes(`${head}\n${'A,OTHER,STATE,ZZ\n'.repeat(20_001)}`)],
    ['PERSONAL', bytes(`${head},phone\nA,OTHER,STATE,ZZ,1`)],
  ])('is refused as %s', (why, content) => {
    expect(readDirectoryFile(content)).toMatchObject({ ok: false, why });
  });
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tText', '\rText'])('a cell %j does nothing in a spreadsheet', (cell) => {
  expect(csvCell(cell)).toBe(`"'${cell}"`);
});

test('mail that anybody can have is known', () => {
  expect(['a@gmail.com', 'b@Outlook.com', 'c@calder.example', 'd@notgmail.com'].map(isFreeMail)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
