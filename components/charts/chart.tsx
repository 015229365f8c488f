import { figureText, type Report, wholeOf } from '@/lib/domain/reports/report-view';
import { Bar } from './bar';
import { ChartRow } from './chart-row';
import { ForecastBars } from './forecast-bars';
import { Legend } from './legend';
import { RangeBar } from './range-bar';
import { StackedBar } from './stacked-bar';

const greatest = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value), 0);

/** How many rows a chart draws; its table has all of them. */
const drawnMax = 20;

function Rows({ report }: { report: Report }) {
  const rows = report.rows.slice(0, drawnMax);
  const wholes = report.kind === 'STACK' ? report.rows.map(wholeOf) : report.rows.flatMap(({ values }) => values);
  const ranges = report.rows.map(({ values }) => values[1] ?? 0);
  const most = greatest(report.kind === 'RANGE' ? ranges : wholes);
  return rows.map((row) => {
    const [first = 0, second = 0] = row.values;
    if (report.kind === 'STACK') {
      return (
        <ChartRow key={row.key} label={row.label} figure={figureText(wholeOf(row))}>
          <StackedBar values={row.values} most={most} />
        </ChartRow>
      );
    }
    if (report.kind === 'RANGE') {
      return (
        <ChartRow key={row.key} label={row.label} figure={`${figureText(first)} / ${figureText(second)}`}>
          <RangeBar median={first} most={second} end={most} />
        </ChartRow>
      );
    }
    if (report.kind === 'FORECAST') {
      const last = row.values.at(-3);
      const figure = row.values.length > 1 && last !== undefined ? ` → ${figureText(last)}` : '';
      return (
        <ChartRow key={row.key} label={row.label} figure={`${figureText(first)}${figure}`}>
          <ForecastBars values={row.values} most={most} />
        </ChartRow>
      );
    }
    return (
      <ChartRow key={row.key} label={row.label} figure={figureText(first)}>
        <Bar value={first} most={most} />
      </ChartRow>
    );
  });
}

/** The rows of a report as bars. Every figure stands beside its bar as text; the bars themselves say nothing more. */
export function Chart({ report }: { report: Report }) {
  return (
    <div className="space-y-3">
      {report.kind === 'STACK' && <Legend label="Parts of the bars" parts={report.columns} />}
      {report.kind === 'RANGE' && (
        <p className="text-muted text-sm">
          The dark bar ends at the median, the line marks what 9 of 10 stayed within. Both in business days.
        </p>
      )}
      {report.kind === 'FORECAST' && (
        <p className="text-muted text-sm">
          From top to bottom: open now, then expected in 4, 8 and 12 weeks. The thin line on a bar is its range. The
          figures are those of now and of 12 weeks ahead.
        </p>
      )}
      <ul aria-label={report.title} className="max-w-4xl">
        <Rows report={report} />
      </ul>
      {report.rows.length > drawnMax && (
        <p className="text-muted text-sm">
          The chart shows the first {drawnMax} of {report.rows.length}. The table has all of them.
        </p>
      )}
    </div>
  );
}
