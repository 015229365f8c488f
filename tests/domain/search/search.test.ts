import { describe, expect, test } from 'vitest';
import { type Actor, systemActor } from '@/lib/domain/access/actor';
import { paths } from '@/lib/domain/paths';
import { searchKeys } from '@/lib/domain/search/search-keys';
import { caseNumberIn, isTooShort, putRight, toSearchQuery, wordsIn } from '@/lib/domain/search/search-query';
import { foundText, hasNext, stretches, unmarked } from '@/lib/domain/search/search-view';

const person = (given: Partial<Actor>): Actor => ({
  ...systemActor,
  id: 'p',
  side: 'AGENCY',
  reachesOfficeIds: [],
  ...given,
});
const officer = person({ roles: ['AGENCY_OFFICER'], agencyId: 'a' });

describe('the keys of a person', () => {
  test('are those of their own agency alone', () => {
    expect(searchKeys(officer, true)).toEqual([
      ...['REQUEST', 'AGREEMENT', 'QUESTION', 'COMMENT', 'DOCUMENT'].map((kind) => `${kind}/agency:a`),
      'AGENCY/agency:a',
    ]);
    expect(searchKeys(person({ roles: ['AGENCY_ADMIN'], agencyId: 'a' }), true)).toContain('PERSON/agency:a');
  });

  test('open what both sides share, and no more, to whoever looks as somebody else', () => {
    const viewedBy = { id: 'v', name: 'V', viewId: 'w', reason: 'Help', endsAt: new Date(0) };
    const keys = searchKeys({ ...officer, viewedBy }, true);
    expect(keys).toContain('REQUEST/viewed:a');
    expect(keys.filter((key) => !key.startsWith('AGENCY/') && key.includes('agency:'))).toEqual([]);
  });

  test('are those of the offices reached, with what is for ICE alone only for its readers', () => {
    const liaison = person({ side: 'ICE', roles: ['LIAISON'], officeId: 'o', reachesOfficeIds: ['o', 'u'] });
    const ofComments = searchKeys(liaison, true).filter((key) => key.startsWith('COMMENT/'));
    expect(ofComments).toEqual(['o', 'u'].flatMap((id) => [`COMMENT/office:${id}`, `COMMENT/ice-office:${id}`]));
    const administrator = person({ side: 'ICE', roles: ['ADMIN'], reachesOfficeIds: 'ALL' });
    expect(searchKeys(administrator, true).filter((key) => key.startsWith('COMMENT/'))).toEqual(['COMMENT/all']);
  });

  test('open files from before the scanning only while nothing is scanned', () => {
    expect(searchKeys(officer, true).join()).not.toContain('UNSCANNED');
    expect(searchKeys(officer, false)).toContain('UNSCANNED/agency:a');
  });
});

describe('a question', () => {
  test('is read from the address, and what cannot be read counts as not asked', () => {
    expect(toSearchQuery({ q: ' two\u0000words ', kind: 'COMMENT', page: '2' })).toEqual({
      q: 'two words',
      kind: 'COMMENT',
      page: 2,
    });
    expect(toSearchQuery({ q: ['a', 'b'], kind: 'SECRET', page: '0' })).toEqual({ q: '', kind: null, page: 1 });
    expect(toSearchQuery({ page: '26' }).page).toBe(1);
  });

  test.each([
    ['acc-2026-000001', 'ACC-2026-000001'],
    ['AGR-2026-000045-A1', 'AGR-2026-000045-A1'],
    ['ACC-2026-00001', null],
    ['about ACC-2026-000001', null],
  ])('%s names the case %s', (typed, number) => expect(caseNumberIn(typed)).toBe(number));

  test('needs two letters or digits', () => {
    expect(['', 'a', '!!', '"a"'].map(isTooShort)).toEqual([true, true, true, true]);
    expect(['ab', 'é1'].map(isTooShort)).toEqual([false, false]);
  });

  test('is put right word by word, with everything around kept', () => {
    expect(wordsIn('the "sherfif" of Marion-7 couty')).toEqual(['sherfif', 'Marion', 'couty']);
    const likely = new Map([
      ['sherfif', 'sheriff'],
      ['Marion', 'Marion'],
      ['couty', null],
    ]);
    expect(putRight('"sherfif" -Marion couty', likely)).toBe('"sheriff" -Marion couty');
    expect(putRight('Marion couty', likely)).toBeNull();
  });
});

describe('what was found', () => {
  test('is stretches of text, where markup stays text', () => {
    const marked = '<b>\u{E000}gangs\u{E001}</b> and \u{E000}gang';
    expect(stretches(marked)).toEqual([
      { text: '<b>', hit: false },
      { text: 'gangs', hit: true },
      { text: '</b> and ', hit: false },
      { text: 'gang', hit: true },
    ]);
    expect(unmarked(marked)).toBe('<b>gangs</b> and gang');
    expect(stretches('')).toEqual([]);
  });

  test('is counted as far as it is ranked', () => {
    expect([foundText(500), foundText(501)]).toEqual(['500', 'more than 500']);
    expect([hasNext(21, 1), hasNext(20, 1), hasNext(501, 25)]).toEqual([true, false, false]);
  });

  test('has an address that holds everything', () => {
    expect(paths.search()).toBe('/search');
    expect(paths.search({ q: 'a & b', kind: 'COMMENT', page: 2 })).toBe('/search?q=a+%26+b&kind=COMMENT&page=2');
    expect(paths.search({ q: 'a', kind: null, page: 1 })).toBe('/search?q=a');
  });
});
