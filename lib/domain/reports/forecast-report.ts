// The forecast of the load as a report, from what was counted.
import { type Figure, ofKind, sumOf } from '@/lib/domain/reports/figures';
import { type Expected, forecastHorizons } from '@/lib/domain/reports/load-forecast';
import { reportFacts } from '@/lib/domain/reports/report-sets';
import type { Report, ReportRow } from '@/lib/domain/reports/report-view';

/** A forecast as the figures that are kept: the value stands where other figures have days. */
export const forecastFigures = (expected: readonly Expected[]): { part: string; side: string; days: number }[] =>
  expected.flatMap(({ weeks, half, low, high }) => [
    { part: `${weeks}`, side: 'HALF', days: half },
    { part: `${weeks}`, side: 'LOW', days: low },
    { part: `${weeks}`, side: 'HIGH', days: high },
  ]);

const valuesOf = (figures: readonly Figure[]): number[] => {
  const all = forecastHorizons.flatMap((weeks) =>
    ['HALF', 'LOW', 'HIGH'].flatMap((side) => {
      const found = figures.find((figure) => figure.part === `${weeks}` && figure.side === side);
      return found ? [found.days] : [];
    }),
  );
  return all.length === forecastHorizons.length * 3 ? all : [];
};

/** Open requests of each office now and in some weeks; an office of which too little is known has the first figure alone. */
export const forecastReport = (figures: readonly Figure[], nameOf: (officeId: string) => string): Report => {
  const load = ofKind(figures, 'LOAD');
  const told = Map.groupBy(ofKind(figures, 'FORECAST'), ({ office }) => office);
  const rows = [...told]
    .map(([office, ahead]): ReportRow => {
      const open = sumOf(load.filter((figure) => figure.office === office));
      return { key: office, label: nameOf(office), values: [open, ...valuesOf(ahead)] };
    })
    .sort((one, other) => (other.values[0] ?? 0) - (one.values[0] ?? 0) || one.label.localeCompare(other.label, 'en'));
  return {
    ...{ key: 'LOAD_FORECAST', kind: 'FORECAST', of: 'Field office', rows },
    ...{ title: reportFacts.LOAD_FORECAST.title, note: reportFacts.LOAD_FORECAST.note },
    columns: ['Open now', ...forecastHorizons.flatMap((weeks) => [`In ${weeks} weeks`, `Range in ${weeks} weeks`])],
    empty:
      'Nothing is told: no office has cases, or the reports are narrowed to a program or a state. A forecast is made for whole offices alone.',
  };
};
