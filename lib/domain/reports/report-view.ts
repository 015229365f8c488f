// A report as it is drawn: one set of rows, from which the chart, the table and the file are all made.

export type ReportRow = {
  key: string;
  label: string;
  href?: string;
  values: readonly number[];
  words?: readonly string[];
};

type Shape =
  /** One figure for each row. */
  | { kind: 'BAR'; columns: readonly [string] }
  /** Parts of a whole, and the whole. */
  | { kind: 'STACK'; columns: readonly string[] }
  /** A median, what 9 of 10 stay below, and how many cases that says. */
  | { kind: 'RANGE'; columns: readonly [string, string, string] }
  /** What is now, and for each time ahead what is expected with its range; the first figure alone where nothing is told. */
  | { kind: 'FORECAST'; columns: readonly string[] }
  /** Rows that are no figures to compare: a list with an age, drawn as bars of that age. */
  | { kind: 'LIST'; columns: readonly string[] };

export type Report = Shape & {
  key: ReportKey;
  title: string;
  note: string;
  /** What a row is: the head of the first column. */
  of: string;
  rows: readonly ReportRow[];
  /** What stands in place of the rows when there are none. */
  empty: string;
};

export type ReportTable = {
  columns: readonly string[];
  rows: readonly { key: string; label: string; href?: string; cells: readonly string[] }[];
};

/** "1,204", "3.5". */
export const figureText = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 1 });

/** All parts of a row together. */
export const wholeOf = ({ values }: ReportRow): number => values.reduce((sum, value) => sum + value, 0);

/** A range in words; a dash where there is none. */
const rangeText = (low: number | undefined, high: number | undefined): string =>
  low === undefined || high === undefined ? '–' : `${figureText(low)} to ${figureText(high)}`;

const forecastCells = ({ values: [open = 0, ...ahead] }: ReportRow, columns: number): string[] => [
  figureText(open),
  ...Array.from({ length: (columns - 1) / 2 }, (_each, at) => {
    const [half, low, high] = ahead.slice(at * 3, at * 3 + 3);
    return [half === undefined ? '–' : figureText(half), rangeText(low, high)];
  }).flat(),
];

/** The table of a report: the same figures that its chart draws. */
export const tableOf = (report: Report): ReportTable => {
  const whole = report.kind === 'STACK';
  return {
    columns: [...report.columns, ...(whole ? ['All'] : [])],
    rows: report.rows.map((row) => ({
      key: row.key,
      label: row.label,
      ...(row.href ? { href: row.href } : {}),
      cells:
        report.kind === 'FORECAST'
          ? forecastCells(row, report.columns.length)
          : [...(row.words ?? []), ...row.values.map(figureText), ...(whole ? [figureText(wholeOf(row))] : [])],
    })),
  };
};

import type { ReportRhythm, ReportTimeZone } from '@/lib/domain/reports/report-rhythm';
import type { ReportKey } from '@/lib/domain/reports/report-sets';

type Choice = { value: string; label: string };

/** What the reader can narrow the reports to; empty for agencies, whose requests all go one way. */
export type ReportChoices = { offices: readonly Choice[]; states: readonly Choice[] };

export type ReportsPage = {
  /** When what is shown was counted. */
  asOf: string | null;
  /** The first day of the reports that look back, in words. */
  since: string;
  /** What the reports are narrowed to, in words. */
  chosen: readonly string[];
  choices: ReportChoices;
  /** What the reader is sent by mail, and the time zone that is offered first. */
  mail: { every: ReportRhythm | null; timeZone: ReportTimeZone };
  reports: readonly Report[];
};
