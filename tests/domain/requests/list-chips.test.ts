import { expect, test } from 'vitest';
import { COUNTED_MAX, countedAtMost, countFigure, countText } from '@/lib/domain/capped-count';
import { filterChips } from '@/lib/domain/requests/list-chips';
import { columnsShown, listColumns } from '@/lib/domain/requests/list-columns';
import { requestFilter, requestFilterQuery, requestListHref } from '@/lib/domain/requests/list-filter';
import { cleanQuery } from '@/lib/domain/saved-views';

const id = '019b2f7e-0000-7000-8000-000000000001';
const choices = {
  offices: [{ value: id, label: 'Winter Office' }],
  liaisons: [{ value: id, label: 'Ana Ruiz, Winter Office' }],
  liaisonsByOffice: false,
  states: [{ value: 'ZZ', label: 'State of Winter' }],
};

const asked = {
  ...{ status: 'RETURNED', office: id, liaison: id, state: 'ZZ', agencyType: 'SHERIFF', program: '287G_WSO' },
  ...{
    due: 'WEEK',
    flag: 'RETURN_LATE',
    mine: '1',
    search: 'gang',
    sort: 'SINCE',
    view: 'ALL',
    columns: 'status.liaison',
  },
};

test('the address keeps every filter, a saved view too, and drops what is none', () => {
  const query = requestFilterQuery(requestFilter.parse(asked));
  expect(Object.fromEntries(new URLSearchParams(query))).toEqual(asked);
  expect(cleanQuery('REQUESTS', query)).toBe(query);
  const strange = { liaison: 'none', state: 'zz', agencyType: 'X', program: 'x', due: '7', flag: 'LATE', sort: 'OLD' };
  expect(requestFilterQuery(requestFilter.parse(strange))).toBe('');
});

test('each filter has a chip in words, and taking it away leaves the others', () => {
  const filter = requestFilter.parse(asked);
  const chips = filterChips(filter, choices);
  expect(chips.map(({ text }) => text)).toEqual([
    'Search: gang',
    'Status: Returned to agency',
    'Due within 7 days',
    'Returned, answer overdue',
    'Liaison: Ana Ruiz, Winter Office',
    'Office: Winter Office',
    'State: State of Winter',
    "Agency: Sheriff's office",
    expect.stringMatching(/^Program: /u),
    'Only mine',
  ]);
  for (const { key } of chips) {
    const left = requestFilter.parse(
      Object.fromEntries(new URL(requestListHref(filter, { [key]: undefined }), 'http://x').searchParams),
    );
    expect(filterChips(left, choices)).toEqual(chips.filter((chip) => chip.key !== key));
  }
});

test('nobody’s requests have words of their own, and a name that is not offered is not told', () => {
  expect(filterChips({ liaison: 'NONE' }, choices)).toEqual([{ key: 'liaison', text: 'No liaison yet' }]);
  const other = '019b2f7e-0000-7000-8000-000000000002';
  expect(filterChips({ liaison: other, office: other, state: 'XX' }, choices).map(({ text }) => text)).toEqual([
    'Liaison: other',
    'Office: other',
    'State: XX',
  ]);
});

test('a count stops at its bound and says so', () => {
  expect(countText(1, 'request', 'requests')).toBe('1 request');
  expect(countText(0, 'request', 'requests')).toBe('0 requests');
  expect(countText(COUNTED_MAX, 'request', 'requests')).toBe('1,000 requests');
  expect(countText(countedAtMost, 'request', 'requests')).toBe('More than 1,000 requests');
  expect([countFigure(7), countFigure(COUNTED_MAX), countFigure(countedAtMost)]).toEqual(['7', '1,000', '1,000+']);
});

test('the columns stand in the address, in the order of the table, and the usual ones need not', () => {
  const columns = (asked: unknown) => requestFilter.parse({ columns: asked }).columns;
  expect(columns(['liaison', 'status'])).toBe('status.liaison');
  expect(columns([...listColumns])).toBe('status.holder.since.due.type');
  expect(columns('liaison.status.password')).toBe('status.liaison');
  for (const usual of [['due', 'since', 'holder', 'status'], undefined, '', 'password', 7, 'x'.repeat(101)]) {
    expect(columns(usual), String(usual)).toBeUndefined();
  }
  expect(columnsShown('status.liaison')).toEqual(['status', 'liaison']);
  expect(columnsShown(undefined)).toEqual(['status', 'holder', 'since', 'due']);
});
