import { describe, expect, test } from 'vitest';
import { ownCatalogue, ownNoticeText } from '@/lib/domain/notices/own-notices';
import {
  askExportHref,
  askExportInput,
  exportAsked,
  exportWords,
  filterOfQuery,
} from '@/lib/domain/requests/export-job';
import {
  aboutText,
  EXPORT_COUNTED_MAX,
  exportProgress,
  exportPromise,
  exportStateFacts,
} from '@/lib/domain/requests/export-words';
import { exportColumnsOf, exportColumnsText, exportHeading, pickCells } from '@/lib/domain/requests/list-export';
import { requestFilter, requestFilterQuery } from '@/lib/domain/requests/list-filter';

const filter = requestFilter.parse({ view: 'ALL', status: 'ASSIGNED', search: 'gangs', sort: 'DUE' });
const nothing = { offices: [], liaisons: [], liaisonsByOffice: false, states: [] };

describe('how many rows a file has', () => {
  test.each([
    [0, '0'],
    [312, '312'],
    [1000, 'about 1,000'],
    [12_482, 'about 12,000'],
    [99_950, 'about 100,000'],
    [EXPORT_COUNTED_MAX, 'about 100,000'],
    [EXPORT_COUNTED_MAX + 1, 'more than 100,000'],
    [null, 'many'],
  ])('%s is said as “%s”', (count, text) => {
    expect(aboutText(count)).toBe(text);
  });

  test('decides what will happen: at once up to ten thousand, else in the background', () => {
    expect(exportPromise(1)).toBe('1 row: the file comes at once.');
    expect(exportPromise(10_000)).toBe('About 10,000 rows: the file comes at once.');
    expect(exportPromise(12_400)).toBe('About 12,000 rows: we will make the file and tell you. You can go on working.');
    expect(exportPromise(null)).toContain('Many rows: we will make the file');
  });
});

describe('how far a file is', () => {
  test('is a bar where its length is known, and no bar where it is not', () => {
    expect(exportProgress(4000, 12_482)).toEqual({ value: 4000, max: 12_482, text: '4,000 of about 12,000 rows' });
    expect(exportProgress(4000, 100_001)).toEqual({
      ...{ value: 4000, max: null },
      text: '4,000 rows so far, of more than 100,000',
    });
    expect(exportProgress(1, null)).toEqual({ value: 1, max: null, text: '1 row so far' });
  });

  test('never passes the end of its bar when the list grows meanwhile', () => {
    expect(exportProgress(400, 312)).toEqual({ value: 400, max: 400, text: '400 of 400 rows' });
  });
});

test('two states are open, and no other', () => {
  const open = Object.entries(exportStateFacts).flatMap(([state, facts]) => (facts.open ? [state] : []));
  expect(open).toEqual(['QUEUED', 'RUNNING']);
});

describe('a list that is asked for', () => {
  test('comes back as it was, without the place of the page', () => {
    const at = '2026-11-24T15:00:00.000Z_019ac000-0000-7000-8000-000000000001';
    const address = new URL(askExportHref({ ...filter, after: at }, 'xlsx'), 'https://portal.example');
    expect(exportAsked(Object.fromEntries(address.searchParams))).toEqual({
      filter: { ...filter, after: undefined, before: undefined },
      format: 'xlsx',
    });
    expect(filterOfQuery(`${requestFilterQuery(filter)}&after=${at}`).after).toBeUndefined();
    expect(exportAsked({ format: 'csv' })).toBeNull();
    expect(exportAsked({ list: ['a', 'b'] })).toBeNull();
  });

  test('has a bound, a kind of file, and no other field', () => {
    expect(askExportInput.safeParse({ list: '?view=ALL', format: 'csv' }).success).toBe(true);
    expect(askExportInput.safeParse({ list: 'x'.repeat(1001), format: 'csv' }).success).toBe(false);
    expect(askExportInput.safeParse({ list: '', format: 'exe' }).success).toBe(false);
    expect(askExportInput.safeParse({ list: '', format: 'csv', userId: 'a' }).success).toBe(false);
  });

  test('is said in words: what it holds, in which order, with which columns', () => {
    expect(exportWords(filter, nothing)).toEqual({
      title: 'Requests, due first',
      details: 'Search: gangs · Status: Assigned to liaison · All columns',
    });
    expect(exportWords(requestFilter.parse({}), nothing).title).toBe('Open requests, newest first');
  });
});

test('the columns are those that were chosen, with what names a request; all where nothing was chosen', () => {
  expect(pickCells(exportHeading, exportColumnsOf({ columns: undefined }))).toEqual(exportHeading);
  const { columns } = requestFilter.parse({ columns: ['liaison', 'state'] });
  expect(pickCells(exportHeading, exportColumnsOf({ columns }))).toEqual([
    'Number',
    'Title',
    'Agency',
    'State',
    'Liaison',
  ]);
  expect(exportColumnsText({ columns })).toBe('Columns: Number, Title, Agency, State, Liaison');
});

test('the notices about files say why one has them, and stand in the catalogue', () => {
  expect(ownCatalogue.map(({ name }) => name)).toEqual(['file-ready', 'file-failed']);
  expect(ownNoticeText('file-ready', 'It is there.').body).toBe(
    'It is there.\n\nYou get this because you asked for the file.',
  );
});
