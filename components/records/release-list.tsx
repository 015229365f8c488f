import { DataTable } from '@/components/ui/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import { paths } from '@/lib/domain/paths';
import { releaseProfiles } from '@/lib/domain/records/profiles';
import { type ReleaseSummary, releaseStatusFacts } from '@/lib/domain/records/release-view';

/** Copies of cases, the latest first. */
export function ReleaseList({ releases }: { releases: readonly ReleaseSummary[] }) {
  return (
    <DataTable
      caption="Copies of cases"
      captionLook="hidden"
      rows={releases}
      rowKey={({ id }) => id}
      empty={
        <EmptyState heading="No copy was begun yet" icon="copy">
          Copies that people prepare for record requests appear here, with who approved and released them.
        </EmptyState>
      }
      columns={[
        {
          key: 'copy',
          header: 'Copy',
          scope: 'row',
          cell: ({ id, number, caseNumber, agency }) => (
            <>
              <Link href={paths.release(id)} look="strong">
                {number}
              </Link>
              <span className="block text-muted text-sm">{caseNumber}</span>
              <span className="block text-muted text-sm">{agency}</span>
            </>
          ),
        },
        {
          key: 'for',
          header: 'Asked for by',
          phone: 'block',
          cell: ({ requester, reference, profile }) => (
            <>
              <span className="wrap-anywhere">{requester}</span>
              <span className="wrap-anywhere block text-muted text-sm">
                {reference}. {releaseProfiles[profile].label}
              </span>
            </>
          ),
        },
        {
          key: 'status',
          header: 'Status',
          cell: ({ status }) => <Tag tone={releaseStatusFacts[status].tone}>{releaseStatusFacts[status].label}</Tag>,
        },
        { key: 'prepared', header: 'Begun', cell: ({ prepared }) => prepared },
      ]}
    />
  );
}
