import { type Column, DataTable } from '@/components/ui/data-table/data-table';
import { Link } from '@/components/ui/link/link';
import type { DashboardCase, WaitingCase } from '@/lib/domain/dashboard-view';
import { DueMarker } from './due-marker';
import { StatusTag } from './status-tag';

const caseColumn = <Case extends DashboardCase>(showsAgency: boolean): Column<Case> => ({
  key: 'case',
  header: 'Case',
  scope: 'row',
  cell: ({ href, kind, number, title, agencyName }) => (
    <>
      <Link href={href} look="strong">
        {title}
      </Link>
      <span className="block text-muted">
        {kind} <span className="whitespace-nowrap">{number}</span>
        {showsAgency && <span className="block">{agencyName}</span>}
      </span>
    </>
  ),
});

const sinceColumn = <Case extends DashboardCase>(): Column<Case> => ({
  key: 'since',
  header: 'Since',
  cell: ({ since }) => <span className="whitespace-nowrap">{since}</span>,
});

const dueColumn = <Case extends DashboardCase>(): Column<Case> => ({
  key: 'due',
  header: 'Due',
  cell: ({ due }) => (due ? <DueMarker {...due} layout="stack" /> : 'No date'),
});

// The page of the case lists them all; here the row stays short enough to be passed over.
const reasonsShown = 2;

/** What waits for the reader: what to do, since when, and by when. */
export function WaitingTable({ cases, showsAgency }: { cases: readonly WaitingCase[]; showsAgency: boolean }) {
  const todo: Column<WaitingCase> = {
    key: 'todo',
    header: 'What to do',
    phone: 'block',
    cell: ({ todo: what, reasons }) => (
      <>
        <span className="font-bold">{what}</span>
        {reasons.slice(0, reasonsShown).map((reason) => (
          <span key={reason} className="block text-muted">
            {reason}
          </span>
        ))}
        {reasons.length > reasonsShown && (
          <span className="block text-muted">and {reasons.length - reasonsShown} more</span>
        )}
      </>
    ),
  };
  return (
    <DataTable
      caption="Cases that wait for you, the earliest due first"
      captionLook="hidden"
      columns={[caseColumn(showsAgency), todo, sinceColumn(), dueColumn()]}
      rows={cases}
      rowKey={({ id }) => id}
      rowTone={({ due }) => (due?.state === 'overdue' ? 'late' : 'plain')}
    />
  );
}

/** What is with others: how it stands and who has it. */
export function OthersTable({ cases, showsAgency }: { cases: readonly DashboardCase[]; showsAgency: boolean }) {
  return (
    <DataTable
      caption="Cases that are with others"
      captionLook="hidden"
      columns={[
        caseColumn(showsAgency),
        { key: 'status', header: 'Status', cell: ({ status }) => <StatusTag {...status} /> },
        { key: 'holder', header: 'With', cell: ({ holder }) => holder },
        sinceColumn(),
        dueColumn(),
      ]}
      rows={cases}
      rowKey={({ id }) => id}
    />
  );
}
