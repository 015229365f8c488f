import { DataTable } from '@/components/ui/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import type { ReleaseLogLine } from '@/lib/domain/records/release-view';

/** What left, to whom and by whom, the latest first. */
export function ReleaseLog({ lines }: { lines: readonly ReleaseLogLine[] }) {
  return (
    <DataTable
      caption="What left the portal"
      captionLook="hidden"
      rows={lines}
      rowKey={({ key }) => key}
      empty={
        <EmptyState heading="Nothing has left yet" icon="book">
          Each released copy appears here, and each time somebody fetches its package.
        </EmptyState>
      }
      columns={[
        {
          key: 'release',
          header: 'Copy',
          scope: 'row',
          cell: ({ release, caseNumber }) => (
            <>
              <strong className="block">{release}</strong>
              <span className="text-muted text-sm">{caseNumber}</span>
            </>
          ),
        },
        {
          key: 'what',
          header: 'What',
          cell: ({ what, when }) => (
            <>
              {what}
              <span className="block text-muted text-sm">{when}</span>
            </>
          ),
        },
        { key: 'by', header: 'By', cell: ({ by }) => by },
        {
          key: 'to',
          header: 'To',
          phone: 'block',
          cell: ({ requester, reference, profile }) => (
            <>
              <span className="wrap-anywhere">{requester}</span>
              <span className="wrap-anywhere block text-muted text-sm">
                {reference}. {profile}
              </span>
            </>
          ),
        },
        {
          key: 'hash',
          header: 'SHA-256 of the package',
          phone: 'block',
          cell: ({ sha256 }) => <code className="wrap-anywhere font-mono text-sm">{sha256.slice(0, 16)}…</code>,
        },
      ]}
    />
  );
}
