import { Link } from '@/components/ui/link/link';
import { Tag, type TagTone } from '@/components/ui/tag/tag';
import { type Column, DataTable } from './data-table';

type Case = { number: string; agency: string; status: string; tone: TagTone; holder: string; days: string };

const cases: readonly Case[] = [
  {
    number: 'ACC-2026-000123',
    agency: "Calder County Sheriff's Office",
    status: 'Intake review',
    tone: 'yellow',
    holder: 'You',
    days: '3',
  },
  {
    number: 'ACC-2026-000098',
    agency: 'Metropolitan Transit Authority Department of Public Safety, Investigations Bureau',
    status: 'With the liaison',
    tone: 'blue',
    holder: 'Dana Whitfield-Castellanos',
    days: '1,240',
  },
];

const columns: readonly Column<Case>[] = [
  {
    key: 'case',
    header: 'Request',
    scope: 'row',
    cell: (row) => (
      <>
        <Link href="/requests/1" look="strong">
          {row.number}
        </Link>
        <span className="block text-muted">{row.agency}</span>
      </>
    ),
  },
  { key: 'status', header: 'Status', cell: (row) => <Tag tone={row.tone}>{row.status}</Tag> },
  { key: 'holder', header: 'Who holds it', cell: (row) => row.holder },
  { key: 'days', header: 'Age in days', align: 'right', cell: (row) => row.days },
];

export const examples = {
  'rows of cases': (
    <DataTable
      caption="Requests waiting on you"
      columns={columns}
      rows={cases}
      rowKey={(row) => row.number}
      rowTone={(row) => (row.tone === 'yellow' ? 'late' : 'plain')}
    />
  ),
  'nothing there': (
    <DataTable
      caption="Requests waiting on you"
      columns={columns}
      rows={[]}
      rowKey={(row) => row.number}
      empty={<p>Nothing waits on you.</p>}
    />
  ),
};
