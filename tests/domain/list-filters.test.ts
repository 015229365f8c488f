import { expect, test } from 'vitest';
import { quarterOf } from '@/lib/domain/agreements/end-dates';
import { agreementFilter, filterQuery } from '@/lib/domain/agreements/list-filter';
import { requestFilter } from '@/lib/domain/requests/list-filter';

// What stands in an address goes into a query: nothing that the database cannot read may pass.

const id = '019b2f7e-0000-7000-8000-000000000001';

test('words that are searched for lose what no database takes, and are never too long', () => {
  for (const filter of [requestFilter, agreementFilter]) {
    expect(filter.parse({ search: ' gang\0s\u202e ' }).search).toBe('gang s\u202e'.trim());
    expect(filter.parse({ search: 'x\ud800' }).search).toBe('x');
    expect(filter.parse({ search: `${'a'.repeat(99)}😀` }).search?.isWellFormed()).toBe(true);
    expect(filter.parse({ search: 'a'.repeat(201) }).search).toBeUndefined();
    expect(filter.parse({ search: ['a', 'b'] }).search).toBeUndefined();
  }
});

test('a key of the list is a moment and an id, or not asked', () => {
  const key = `2026-11-24T10:00:00.000Z_${id}`;
  expect(requestFilter.parse({ after: key }).after).toBe(key);
  const strangers = [
    `2026-11-24T10:00:00.000Z_${'-'.repeat(36)}`,
    `-271821-04-20T00:00:00.000Z_${id}`,
    `2026-02-30T10:00:00.000Z_${id}`,
    `${key}_1`,
    id,
    '',
  ];
  for (const before of strangers) expect(requestFilter.parse({ before }).before, before).toBeUndefined();
});

test('a quarter begins and ends with its months, also across a year', () => {
  expect(quarterOf('2026-11-24')).toEqual({ from: '2026-10-01', to: '2026-12-31' });
  expect(quarterOf('2026-11-24', 1)).toEqual({ from: '2027-01-01', to: '2027-03-31' });
  expect(quarterOf('2028-03-31')).toEqual({ from: '2028-01-01', to: '2028-03-31' });
  expect(quarterOf('2026-04-01', -1)).toEqual({ from: '2026-01-01', to: '2026-03-31' });
});

test('the address keeps every filter of the agreements, and drops what is none', () => {
  const asked = { state: 'ZZ', ending: 'QUARTER', from: '2026-12-01', conditions: 'OPEN', renewal: 'NONE', office: id };
  expect(new URLSearchParams(filterQuery(agreementFilter.parse(asked))).size).toBe(6);
  const strange = {
    state: 'zz',
    ending: 'YEAR',
    from: '2026-02-30',
    to: 'x',
    conditions: '',
    renewal: '1',
    office: '1',
  };
  expect(filterQuery(agreementFilter.parse(strange))).toBe('');
});
