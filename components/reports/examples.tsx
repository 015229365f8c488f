import type { ReportsPage as View } from '@/lib/domain/reports/report-view';
import { ReportsPage } from './reports-page';

const view: View = {
  ...{ asOf: 'Nov 24, 2026, 10:00 AM, Eastern time', since: 'Dec 1, 2025', chosen: ['CAP', 'Texas'] },
  choices: {
    offices: [{ value: 'a', label: 'Winter Investigations Office' }],
    states: [{ value: 'TX', label: 'Texas' }],
  },
  reports: [
    {
      ...{
        key: 'STAGE_AGE',
        kind: 'STACK',
        title: 'Open requests by stage and age',
        note: 'Age counts from the first day.',
      },
      ...{ of: 'Stage', columns: ['Up to 30 days', '31 to 90 days'], empty: 'No request is open.' },
      rows: [{ key: 'Intake', label: 'Intake', values: [4, 2] }],
    },
    {
      ...{ key: 'DEFERRED', kind: 'LIST', title: 'Deferred requests', note: '', of: 'Request', empty: 'None.' },
      columns: ['Agency', 'Review on', 'Days deferred'],
      rows: [
        { key: 'a', label: 'ACC-2026-000001', href: '/requests/1', words: ['Calder County', 'Not set'], values: [12] },
      ],
    },
    {
      ...{ key: 'DUTIES', kind: 'BAR', title: 'Duties due', note: '', of: 'Due', empty: 'No duty is due.' },
      ...{ columns: ['Duties'], rows: [] },
    },
  ],
};

export const examples = {
  'as an office reads them': <ReportsPage filter={{ program: 'CAP', state: 'TX' }} view={view} />,
  'not counted yet': (
    <ReportsPage
      filter={{ period: 'ALL' }}
      view={{ ...view, asOf: null, since: '', chosen: [], choices: { offices: [], states: [] } }}
    />
  ),
};
