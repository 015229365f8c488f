import { type Column, DataTable } from '@/components/ui/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import { ageDays, type LoadLine, sumOf } from '@/lib/domain/requests/load';

const counted = (count: number) => count.toLocaleString('en-US');

const columns: readonly Column<LoadLine>[] = [
  {
    key: 'name',
    header: 'Liaison',
    scope: 'row',
    cell: ({ name, office, away }) => (
      <>
        <span className="block">{name}</span>
        <span className="block font-normal text-muted text-sm">{office}</span>
        {away && (
          <span className="mt-1 block">
            <Tag tone="yellow">{away.charAt(0).toUpperCase() + away.slice(1)}</Tag>
          </span>
        )}
      </>
    ),
  },
  {
    key: 'open',
    header: 'Open requests',
    align: 'right',
    cell: ({ open, href, name }) =>
      open === 0 ? (
        '0'
      ) : (
        <Link href={href}>
          {counted(open)}
          <span className="sr-only"> open requests of {name}</span>
        </Link>
      ),
  },
  { key: 'young', header: `Up to ${ageDays.young} days`, align: 'right', cell: ({ young }) => counted(young) },
  {
    key: 'middle',
    header: `${ageDays.young + 1} to ${ageDays.old} days`,
    align: 'right',
    cell: ({ middle }) => counted(middle),
  },
  { key: 'old', header: `Over ${ageDays.old} days`, align: 'right', cell: ({ old }) => counted(old) },
  {
    key: 'overdue',
    header: 'Overdue',
    align: 'right',
    cell: ({ overdue, overdueHref, name }) =>
      overdue === 0 ? (
        '0'
      ) : (
        <Link href={overdueHref}>
          {counted(overdue)}
          <span className="sr-only"> overdue requests of {name}</span>
        </Link>
      ),
  },
  { key: 'due', header: 'Next due', cell: ({ nextDue }) => nextDue ?? 'Nothing due' },
];

/** What each liaison carries, and all of them together. */
export function LoadTable({ lines }: { lines: readonly LoadLine[] }) {
  const { open, young, middle, old, overdue } = sumOf(lines);
  return (
    <>
      <DataTable
        caption="Open requests by liaison"
        captionLook="hidden"
        columns={columns}
        rows={lines}
        rowKey={({ id }) => id}
        rowTone={(line) => (line.overdue > 0 ? 'late' : 'plain')}
        empty={
          <EmptyState heading="No liaison is at work here" icon="info">
            Liaisons of the offices that you reach appear here with what they carry.
          </EmptyState>
        }
      />
      {lines.length > 1 && (
        <p className="text-muted">
          Together {counted(open)} open: {counted(young)} up to {ageDays.young} days, {counted(middle)} up to{' '}
          {ageDays.old} days, {counted(old)} longer; {counted(overdue)} overdue.
        </p>
      )}
    </>
  );
}
