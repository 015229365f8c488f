import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Figure } from '@/lib/domain/reports/figures';
import { forecastFigures, forecastReport } from '@/lib/domain/reports/forecast-report';
import {
  forecastHorizons,
  forecastWeeksMin,
  loadForecast,
  type OfficeWeeks,
  openAhead,
  usualArrivals,
} from '@/lib/domain/reports/load-forecast';
import { tableOf } from '@/lib/domain/reports/report-view';

const weeks = (count: number, value: number): number[] => Array.from({ length: count }, () => value);
const rate = fc.double({ min: 0, max: 1, noNaN: true });
const flow = fc.record({
  open: fc.nat(5000),
  arrivals: fc.double({ min: 0, max: 500, noNaN: true }),
  rate,
  away: fc.array(rate, { maxLength: 12 }),
});
const office: fc.Arbitrary<OfficeWeeks> = fc
  .integer({ min: forecastWeeksMin, max: forecastWeeksMin + 20 })
  .chain((length) => {
    const series = fc.array(fc.nat(30), { minLength: length, maxLength: length });
    return fc.record({ open: fc.nat(800), came: series, left: series });
  });

describe('the load that is expected', () => {
  test('is never negative, and its range holds it, whatever came and left', () => {
    fc.assert(
      fc.property(office, fc.array(rate, { maxLength: 12 }), (known, away) => {
        for (const { half, low, high } of loadForecast(known, away) ?? []) {
          expect(low).toBeGreaterThanOrEqual(0);
          expect([low <= half, half <= high]).toEqual([true, true]);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('is exact where as many come as leave, and nothing ever changed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 900 }), (each, more) => {
        const open = each + more;
        const steady = { open, came: weeks(forecastWeeksMin, each), left: weeks(forecastWeeksMin, each) };
        expect(loadForecast(steady)).toEqual(
          forecastHorizons.map((horizon) => ({ weeks: horizon, half: open, low: open, high: open })),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('grows with what comes, with what is open and with who is away', () => {
    const atLeast = (more: readonly number[], less: readonly number[]) =>
      expect(more.every((value, at) => value >= (less[at] ?? 0) - 1e-9)).toBe(true);
    fc.assert(
      fc.property(flow, fc.nat(50), (known, more) => {
        const now = openAhead(known);
        atLeast(openAhead({ ...known, arrivals: known.arrivals + more }), now);
        atLeast(openAhead({ ...known, open: known.open + more }), now);
        atLeast(openAhead({ ...known, away: weeks(12, 1) }), now);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 4, maxLength: 26 }), fc.nat(9), (came, more) => {
        expect(usualArrivals(came.map((value) => value + more))).toBeGreaterThanOrEqual(usualArrivals(came));
      }),
    );
  });

  test('says nothing of few weeks or few cases', () => {
    const steady = (count: number, each: number) => ({ open: 9, came: weeks(count, each), left: weeks(count, each) });
    expect(loadForecast(steady(forecastWeeksMin - 1, 3))).toBeNull();
    expect(loadForecast(steady(forecastWeeksMin, 3))).not.toBeNull();
    const few = [...weeks(forecastWeeksMin - 11, 0), ...weeks(11, 1)];
    expect(loadForecast({ open: 9, came: few, left: few })).toBeNull();
  });

  test('learns from the past how wrong it may be', () => {
    const saw = Array.from({ length: forecastWeeksMin + 20 }, (_each, at) => (at % 16 < 8 ? 12 : 2));
    const told = loadForecast({ open: 120, came: saw, left: weeks(saw.length, 7) });
    for (const { low, high } of told ?? []) expect(high - low).toBeGreaterThan(10);
  });

  test('knows the quiet office: weeks without a case are not all there is', () => {
    const rare = Array.from({ length: 26 }, (_each, at) => (at % 4 === 0 ? 4 : 0));
    expect(usualArrivals(rare)).toBe(1);
  });
});

test('the report has a row for each office, the fullest first, and a dash where nothing is told', () => {
  const figure = (change: Partial<Figure>): Figure => ({
    ...{ kind: 'FORECAST', part: 'NONE', side: '', outcome: '', days: 0, state: '', office: 'a', count: 1 },
    ...change,
  });
  const expected = forecastHorizons.map((horizon) => ({ weeks: horizon, half: 1200, low: 900, high: 1500 }));
  const report = forecastReport(
    [
      figure({ kind: 'LOAD', part: 'LATE', office: 'b', count: 1000 }),
      figure({ kind: 'LOAD', part: 'FREE', office: 'b', count: 100 }),
      figure({ kind: 'LOAD', part: 'FREE', count: 3 }),
      figure({}),
      ...forecastFigures(expected).map((each) => figure({ ...each, office: 'b' })),
    ],
    (id) => `Office ${id}`,
  );
  const ahead = ['1,200', '900 to 1,500'];
  expect(tableOf(report).columns).toHaveLength(7);
  expect(tableOf(report).rows.map(({ label, cells }) => [label, ...cells])).toEqual([
    ['Office b', '1,100', ...ahead, ...ahead, ...ahead],
    ['Office a', '3', '–', '–', '–', '–', '–', '–'],
  ]);
});
