import { DataTable } from '@/components/ui/data-table/data-table';
import { Tag } from '@/components/ui/tag/tag';
import { CaseSection } from '@/components/workflow/case-section';
import { DueMarker } from '@/components/workflow/due-marker';
import type { ObligationView } from '@/lib/domain/agreements/agreement-view';

/** The duties of both sides while the agreement is in force. */
export function ObligationsSection({ obligations }: { obligations: readonly ObligationView[] }) {
  if (obligations.length === 0) return null;
  return (
    <CaseSection id="obligations" heading="Obligations">
      <DataTable
        caption="Obligations with the day each is due"
        captionLook="hidden"
        rows={obligations}
        rowKey={({ id }) => id}
        rowTone={({ due, done }) => (!done && due?.state === 'overdue' ? 'late' : 'plain')}
        columns={[
          { key: 'what', header: 'Duty', scope: 'row', cell: ({ description }) => description },
          { key: 'party', header: 'Who', cell: ({ party }) => party },
          {
            key: 'due',
            header: 'First due',
            cell: ({ due }) => (due ? <DueMarker {...due} layout="stack" /> : 'When it arises'),
          },
          {
            key: 'state',
            header: 'State',
            cell: ({ done }) => <Tag tone={done ? 'green' : 'blue'}>{done ? 'Done' : 'Open'}</Tag>,
          },
        ]}
      />
    </CaseSection>
  );
}
