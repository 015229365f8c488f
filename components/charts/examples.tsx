import type { Report } from '@/lib/domain/reports/report-view';
import { Chart } from './chart';

const base = { key: 'STAGE_AGE' as const, title: 'Open requests', note: '', of: 'Stage', empty: 'Nothing.' };
const row = (label: string, ...values: number[]) => ({ key: label, label, values });

const stacked: Report = {
  ...{ ...base, kind: 'STACK', columns: ['Up to 30 days', '31 to 90 days', '91 to 180 days', 'Over 180 days'] },
  rows: [row('Intake', 4, 2, 0, 1), row('Assessment', 1, 0, 0, 0)],
};
const ranges: Report = {
  ...{ ...base, kind: 'RANGE', columns: ['Median', '9 of 10 within', 'Counted'] },
  rows: [row('Intake, ICE', 3, 8.5, 120), row('Intake, agency', 0, 0, 1)],
};
const bars: Report = {
  ...{ ...base, kind: 'BAR', columns: ['Agreements'] },
  rows: Array.from({ length: 24 }, (_each, at) => row(`State of the long name ${at}`, at * 100)),
};

const forecast: Report = {
  ...{ ...base, kind: 'FORECAST', columns: ['Open now', 'In 4 weeks', 'Range in 4 weeks'] },
  rows: [row('Winter Investigations Office', 30, 34, 28, 41), row('Office of which little is known', 3)],
};

export const examples = {
  forecast: <Chart report={forecast} />,
  stacked: <Chart report={stacked} />,
  ranges: <Chart report={ranges} />,
  'more bars than fit': <Chart report={bars} />,
};
