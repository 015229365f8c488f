import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { atomXml } from '@/lib/domain/register/atom-feed';
import { type RegisterRecord, registerCsv } from '@/lib/domain/register/register-data';
import { classOf, countByPlace, mapClasses } from '@/lib/domain/register/register-map';

const record: RegisterRecord = {
  number: 'AGR-2026-000001',
  title: '=HYPERLINK("http://example.com")',
  objective: 'One, "two"\nthree',
  agency: '@agency',
  agencyType: 'SHERIFF',
  state: 'TX',
  counties: ['Travis', 'Hays'],
  program: 'OCS',
  programName: 'Community Shield',
  office: '+office',
  status: 'IN_FORCE',
  signedOn: '2026-11-24',
  effectiveOn: '2026-11-24',
  endsOn: null,
  endedOn: null,
  amendments: 0,
  lastAmendedOn: null,
  supersedes: null,
  supersededBy: null,
  entryUrl: 'http://localhost/register/AGR-2026-000001',
  textUrl: 'http://localhost/register/AGR-2026-000001/text',
  sealed: true,
  textSha256: null,
};

test('a cell of the CSV that begins like a formula is text, and lists are joined', () => {
  const csv = registerCsv([record]);
  expect(csv).toContain(`"'=HYPERLINK(""http://example.com"")"`);
  expect(csv).toContain(`"'@agency"`);
  expect(csv).toContain(`"'+office"`);
  expect(csv).toContain('"Travis; Hays"');
});

test('the feed keeps any text readable as XML', () => {
  const title = 'A < B & "C" ]]> \u0000\u0008\ud800 \u{1f5fa}';
  const xml = atomXml({
    id: 'urn:x',
    title,
    author: 'A & B',
    selfHref: 'http://localhost/?a=1&b="2"',
    pageHref: 'http://localhost',
    openedAt: new Date('2026-01-01T00:00:00Z'),
    entries: [],
  });
  const texts: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('text', (text) => texts.push(text));
  parser.write(xml).close();
  expect(texts).toContain('A < B & "C" ]]>  \u{1f5fa}');
  expect(texts).toContain('2026-01-01T00:00:00.000Z');
});

describe('the map', () => {
  test.each([
    [0, 'None'],
    [1, '1'],
    [2, '2 to 4'],
    [4, '2 to 4'],
    [5, '5 to 9'],
    [9, '5 to 9'],
    [10, '10 or more'],
    [1000, '10 or more'],
  ])('a count of %i is in the class "%s"', (count, label) => {
    expect(mapClasses[classOf(count)]?.label).toBe(label);
  });

  test('an agreement counts once in each of its places', () => {
    const counts = countByPlace([
      { status: 'IN_FORCE', places: ['Hays', 'Hays', 'Travis'] },
      { status: 'ENDED', places: ['Hays'] },
    ]);
    expect(counts.get('Hays')).toEqual({ inForce: 1, suspended: 0, ended: 1, all: 2 });
    expect(counts.get('Travis')).toEqual({ inForce: 1, suspended: 0, ended: 0, all: 1 });
  });
});
