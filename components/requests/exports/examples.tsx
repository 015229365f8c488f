import type { ExportAsk, ExportLine } from '@/lib/domain/requests/export-words';
import { ExportAskCard } from './export-ask';
import { ExportItem } from './export-list';

const act = async () => ({ ok: true, value: null }) as const;

const line: ExportLine = {
  ...{ id: '01990000-0000-7000-8000-000000000001', state: 'READY', format: 'CSV' },
  ...{ title: 'All requests, newest first', details: 'State: Winter · All columns' },
  asked: 'Asked for Nov 24, 2026, 10:42 AM',
  progress: null,
  facts: '12,482 rows, 3.1 MB. Kept until Dec 1, 2026.',
  problem: null,
  downloadHref: '/requests/exports/01990000-0000-7000-8000-000000000001/file',
};

const ask: ExportAsk = {
  ...{ title: 'All requests, newest first', details: 'State: Winter · All columns' },
  promise: 'About 12,000 rows: we will make the file and tell you. You can go on working.',
  ...{ list: '?view=ALL', format: null, listHref: '/requests?view=ALL', atOnce: null, hindrance: null },
};

const item = (changes: Partial<ExportLine>) => (
  <ul>
    <ExportItem line={{ ...line, ...changes }} news={undefined} cancel={act} again={act} />
  </ul>
);

const open = { facts: '', downloadHref: null };

export const examples = {
  'a file that is ready': item({}),
  'a file that is being made': item({
    ...{ ...open, state: 'RUNNING' },
    progress: { value: 4000, max: 12_482, text: '4,000 of about 12,000 rows' },
  }),
  'a file of unknown length': item({
    ...{ ...open, state: 'RUNNING' },
    progress: { value: 4000, max: null, text: '4,000 rows so far, of more than 100,000' },
  }),
  'a file that was not made': item({ ...open, state: 'FAILED', problem: 'Your roles changed. Ask for it again.' }),
  'a list that is made in the background': <ExportAskCard ask={ask} send={act} />,
  'a list that comes at once': (
    <ExportAskCard
      ask={{
        ...ask,
        promise: '312 rows: the file comes at once.',
        atOnce: [{ href: '/requests/export', label: 'CSV' }],
      }}
      send={act}
    />
  ),
  'too many files': <ExportAskCard ask={{ ...ask, hindrance: '3 of your files are still being made.' }} send={act} />,
};
