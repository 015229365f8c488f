import { expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { systemActor } from '@/lib/domain/access/actor';
import { type Role, roles } from '@/lib/domain/access/role';
import { agreementEnds, duties } from '@/lib/domain/reports/agreement-reports';
import { overlapText, placeOverlapText, shownCount } from '@/lib/domain/reports/case-map';
import { officeLoad, stageAge, timeInStage } from '@/lib/domain/reports/case-reports';
import { isCountDue } from '@/lib/domain/reports/count-due';
import { ageBands, type Figure, sideOf, timedStatuses } from '@/lib/domain/reports/figures';
import { mapFilter, mapHref } from '@/lib/domain/reports/map-filter';
import { percentile } from '@/lib/domain/reports/percentile';
import { reportFilter, reportQuery, sinceDay } from '@/lib/domain/reports/report-filter';
import { newestSummaryDay, reportLetterText } from '@/lib/domain/reports/report-mail';
import { reportKeys, reportsFor } from '@/lib/domain/reports/report-sets';
import { type Report, tableOf } from '@/lib/domain/reports/report-view';
import { openRequestStatuses } from '@/lib/domain/requests/status';

const figure = (change: Partial<Figure>): Figure => ({
  ...{ kind: 'OPEN', part: '', side: '', outcome: '', days: 0, state: 'ZZ', office: '', count: 1 },
  ...change,
});

test('a percentile of counts lies between two neighbors where it falls there', () => {
  expect(percentile([], 0.5)).toBeNull();
  expect(percentile([{ days: 4, count: 1 }], 0.9)).toBe(4);
  expect(
    percentile(
      [
        { days: 9, count: 1 },
        { days: 1, count: 3 },
      ],
      0.5,
    ),
  ).toBe(1);
  expect(
    percentile(
      [
        { days: 1, count: 1 },
        { days: 2, count: 1 },
      ],
      0.5,
    ),
  ).toBe(1.5);
  expect(
    percentile(
      [
        { days: 0, count: 9 },
        { days: 10, count: 2 },
      ],
      0.9,
    ),
  ).toBe(10);
});

test('what looks back begins with a month, and nothing unknown is asked of the database', () => {
  expect(sinceDay(undefined, '2026-11-24')).toBe('2025-12-01');
  expect(sinceDay('3', '2026-01-31')).toBe('2025-11-01');
  expect(sinceDay('ALL', '2026-11-24')).toBeNull();
  expect(reportFilter.parse({ office: "x' OR 1", state: 'zz', program: 'NONE', period: '13' })).toEqual({});
  expect(reportQuery(reportFilter.parse({ state: 'ZZ', period: '3', more: 'x' }))).toBe('?state=ZZ&period=3');
});

test('every open status has a side, and closed ones have none', () => {
  expect(timedStatuses.map(({ status }) => status)).toEqual(openRequestStatuses);
  expect([sideOf('RETURNED'), sideOf('ASSIGNED'), sideOf('ASSESSING'), sideOf('DECLINED')]).toEqual([
    'AGENCY',
    'ICE',
    'BOTH',
    null,
  ]);
});

test('chart and table come of the same rows, stages in their order', () => {
  const report = stageAge([
    figure({ part: 'Plan', side: '3', count: 5 }),
    figure({ part: 'Intake', side: '0', count: 2 }),
    figure({ part: 'Intake', side: '1', count: 1200 }),
    figure({ kind: 'STAY', part: 'Intake', side: 'ICE', count: 99 }),
  ]);
  expect(tableOf(report)).toEqual({
    columns: [...ageBands.map(({ label }) => label), 'All'],
    rows: [
      { key: 'Intake', label: 'Intake', cells: ['2', '1,200', '0', '0', '1,202'] },
      { key: 'Plan', label: 'Plan', cells: ['0', '0', '0', '5', '5'] },
    ],
  });
});

test('time is told apart by stage and side, with how many it says that of', () => {
  const stay = (side: string, days: number, count: number) =>
    figure({ kind: 'STAY', part: 'Intake', side, days, count });
  const { rows } = timeInStage([stay('ICE', 2, 3), stay('ICE', 12, 1), stay('AGENCY', 7, 1)]);
  expect(rows.map(({ label, values }) => [label, ...values])).toEqual([
    ['Intake, agency', 7, 7, 1],
    ['Intake, ICE', 2, expect.closeTo(9, 9), 4],
  ]);
});

test('the fullest office comes first; quarters stand in order, and no end date last', () => {
  const of = (office: string, part: string, count: number) => figure({ kind: 'LOAD', office, part, count });
  const load = officeLoad([of('a', 'FREE', 1), of('b', 'LATE', 2), of('b', 'ONGOING', 3)], (id) => `Office ${id}`);
  expect(load.rows.map(({ label, values }) => [label, ...values])).toEqual([
    ['Office b', 3, 2, 0],
    ['Office a', 0, 0, 1],
  ]);
  const ends = ['NONE', '2027-Q1', '2026-Q4'].map((part) => figure({ kind: 'AGREEMENT', part, outcome: 'CAP' }));
  expect(agreementEnds(ends).rows.map(({ label }) => label)).toEqual(['Q4, 2026', 'Q1, 2027', 'No end date']);
  expect(duties([figure({ kind: 'DUTY', part: 'LATE', side: 'ICE', count: 4 })]).rows).toEqual([
    { key: 'LATE', label: 'Overdue', values: [0, 4, 0] },
  ]);
});

const holder = (role: Role, change: Partial<Actor> = {}): Actor => ({ ...systemActor, roles: [role], ...change });

test('every report is of use to somebody, an agency sees none about the work of ICE, nor does whoever looks as another', () => {
  expect(reportKeys.filter((key) => !roles.some((role) => reportsFor(holder(role)).includes(key)))).toEqual([]);
  for (const role of ['AGENCY_OFFICER', 'AGENCY_APPROVER', 'AGENCY_ADMIN'] as const) {
    const shown = reportsFor(holder(role));
    for (const key of ['OFFICE_LOAD', 'CHOICES', 'AGREEMENT_STATES', 'DEFERRED']) expect(shown).not.toContain(key);
    expect(shown).toContain('STAGE_AGE');
  }
  const viewedBy = { id: 'a', name: 'A', viewId: 'v', reason: '', endsAt: new Date(0) };
  expect(reportsFor(holder('LIAISON'))).toContain('CHOICES');
  expect(reportsFor(holder('LIAISON', { viewedBy }))).not.toContain('CHOICES');
});

test('what overlaps is said in words, of an agency and of a place', () => {
  expect(overlapText({ agreements: 2, requests: 1 })).toBe('Several agreements; agreement and request');
  expect(overlapText({ agreements: 1, requests: 3 })).toBe('Agreement and request');
  const place = { agreements: 1, requests: 1, both: 0, several: 0, overlaps: 0 };
  expect(placeOverlapText(place)).toBe('Between agencies');
  expect(placeOverlapText({ ...place, both: 1, overlaps: 1 })).toBe('1 agency');
  expect(placeOverlapText({ ...place, agreements: 2, requests: 0 })).toBe('Several agreements');
  expect(placeOverlapText({ ...place, agreements: 0 })).toBe('None');
  expect(shownCount({ ...place, overlaps: 4 }, 'OVERLAPS')).toBe(4);
  expect(mapHref(mapFilter.parse({ show: 'REQUESTS', state: 'ZZ' }), { state: undefined })).toBe(
    '/reports/map?show=REQUESTS',
  );
});

test('the count is repeated every hour while it is quick, and once a day when it is not', () => {
  const at = new Date('2026-11-24T12:00:00Z');
  const after = (hours: number) => new Date(at.getTime() + hours * 3_600_000);
  expect(isCountDue(null, at)).toBe(true);
  expect(isCountDue({ at, tookMs: 90 }, after(0.5))).toBe(false);
  expect(isCountDue({ at, tookMs: 90 }, after(1))).toBe(true);
  expect(isCountDue({ at, tookMs: 300_000 }, after(12))).toBe(false);
  expect(isCountDue({ at, tookMs: 300_000 }, after(24))).toBe(true);
});

test('a summary is due from six in the morning of its day, where somebody is', () => {
  const at = (moment: string) => new Date(moment);
  expect(newestSummaryDay('WEEK', 'America/New_York', at('2026-11-30T11:30:00Z'))).toBe('2026-11-30');
  expect(newestSummaryDay('WEEK', 'America/New_York', at('2026-11-30T10:30:00Z'))).toBe('2026-11-23');
  expect(newestSummaryDay('WEEK', 'Pacific/Honolulu', at('2026-11-30T11:30:00Z'))).toBe('2026-11-23');
  expect(newestSummaryDay('MONTH', 'America/Chicago', at('2027-01-01T05:00:00Z'))).toBe('2026-12-01');
  expect(newestSummaryDay('MONTH', 'America/Chicago', at('2027-01-31T05:00:00Z'))).toBe('2027-01-01');
});

test('the letter has a line for each row, at most fifteen, and no list of cases', () => {
  const bars: Report = {
    ...{
      key: 'AGREEMENT_STATES',
      kind: 'BAR',
      title: 'Agreements',
      note: '',
      of: 'State',
      columns: ['Agreements'],
      empty: '',
    },
    rows: Array.from({ length: 17 }, (_each, at) => ({ key: `${at}`, label: `State ${at}`, values: [at] })),
  };
  const list: Report = { ...bars, kind: 'LIST', title: 'Deferred', rows: [{ key: 'a', label: 'ACC-1', values: [3] }] };
  const facts = { every: 'MONTH', on: '2026-12-01', asOf: 'Dec 1', link: 'https://portal/reports' } as const;
  const { subject, text } = reportLetterText({ ...facts, reports: [bars, list, { ...bars, rows: [] }] });
  expect(subject).toBe('Your monthly summary of cases, Dec 1, 2026');
  expect(text).toContain('Agreements\n- State 0: 0\n- State 1: 1\n');
  expect(text).toContain('- and 2 more on the page');
  expect(text).toContain('Deferred: 1 shown on the page');
  expect(text).not.toContain('ACC-1');
  expect(reportLetterText({ ...facts, reports: [] }).text).toContain('nothing to count');
});
