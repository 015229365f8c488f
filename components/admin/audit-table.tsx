import { DataTable } from '@/components/ui/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Tag } from '@/components/ui/tag/tag';
import type { AuditLine } from '@/lib/domain/audit-view';

type AuditTableProps = { lines: readonly AuditLine[]; empty: string };

/** Events of the audit log, the newest first. */
export function AuditTable({ lines, empty }: AuditTableProps) {
  return (
    <DataTable
      caption="Events, the newest first"
      captionLook="hidden"
      rows={lines}
      rowKey={({ seq }) => seq}
      empty={
        <EmptyState heading="No events to show" icon="search">
          {empty}
        </EmptyState>
      }
      columns={[
        {
          key: 'seq',
          header: 'Event',
          scope: 'row',
          cell: ({ seq, action, label }) => (
            <>
              <span className="block">{label}</span>
              <span className="block font-normal text-muted text-sm">
                No. {Number(seq).toLocaleString('en-US')}, <code className="wrap-anywhere font-mono">{action}</code>
              </span>
            </>
          ),
        },
        {
          key: 'when',
          header: 'Time',
          cell: ({ when, at }) => <time dateTime={at}>{when}</time>,
        },
        {
          key: 'actor',
          header: 'Who',
          cell: ({ actor, role }) => (
            <>
              {actor}
              {role && role !== actor && <span className="block text-muted text-sm">{role}</span>}
            </>
          ),
        },
        { key: 'target', header: 'About', cell: ({ target }) => target },
        {
          key: 'outcome',
          header: 'Outcome',
          cell: ({ outcome }) => (outcome === 'done' ? 'Done' : <Tag tone="red">Refused</Tag>),
        },
      ]}
    />
  );
}
