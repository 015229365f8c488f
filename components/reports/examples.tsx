import type { CaseMap } from '@/lib/domain/reports/case-map';
import type { ReportsPage as View } from '@/lib/domain/reports/report-view';
import { idle, type Outcome } from '@/lib/domain/result';
import { CaseMapPage } from './case-map-page';
import { ReportsPage } from './reports-page';

const answer = async (): Promise<Outcome> => idle;
const mail = { subscribe: answer, unsubscribe: answer };

const view: View = {
  mail: { every: null, timeZone: 'America/Chicago' },
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

const map: CaseMap = {
  ...{ state: { code: 'TX', name: 'Texas' }, viewBox: '0 0 100 100', width: 100, notDrawn: 2 },
  shapes: [{ key: 'Calder', name: 'Calder County', path: 'M0 0L50 0L50 50Z', at: [30, 20], count: 3 }],
  rows: [{ ...{ key: 'Calder', name: 'Calder County', agreements: 3, requests: 1 }, both: 1, several: 1, overlaps: 1 }],
  overlaps: [
    { agencyId: 'a', name: 'Calder County Sheriff', places: 'Calder County, Texas', agreements: 3, requests: 1 },
  ],
  ...{ choices: view.choices, chosen: [] },
};

export const examples = {
  'map of a state': <CaseMapPage filter={{ state: 'TX', show: 'OVERLAPS' }} view={map} />,
  'map with nothing on it': (
    <CaseMapPage filter={{}} view={{ ...map, state: null, shapes: [], rows: [], overlaps: [], notDrawn: 0 }} />
  ),
  'as an office reads them': <ReportsPage filter={{ program: 'CAP', state: 'TX' }} view={view} mail={mail} />,
  'not counted yet': (
    <ReportsPage
      filter={{ period: 'ALL' }}
      view={{
        ...view,
        asOf: null,
        since: '',
        chosen: [],
        choices: { offices: [], states: [] },
        mail: { every: 'WEEK', timeZone: 'America/Denver' },
      }}
      mail={mail}
    />
  ),
};
