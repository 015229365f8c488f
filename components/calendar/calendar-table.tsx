import { DataTable } from '@/components/ui/data-table/data-table';
import { Link } from '@/components/ui/link/link';
import { DueMarker } from '@/components/workflow/due-marker';
import type { CalendarEntry } from '@/lib/domain/calendar/calendar-view';

/** Days on which something is due, with the agreement each belongs to. */
export function CalendarTable({ caption, entries }: { caption: string; entries: readonly CalendarEntry[] }) {
  return (
    <DataTable
      caption={caption}
      captionLook="hidden"
      rows={entries}
      rowKey={({ key }) => key}
      rowTone={({ due }) => (due.state === 'overdue' ? 'late' : 'plain')}
      columns={[
        {
          key: 'what',
          header: 'What',
          scope: 'row',
          cell: ({ what, href }) => <Link href={href}>{what}</Link>,
        },
        { key: 'due', header: 'Due', cell: ({ due }) => <DueMarker {...due} layout="stack" /> },
        { key: 'owner', header: 'Who', cell: ({ owner }) => owner },
        {
          key: 'agreement',
          header: 'Agreement',
          cell: ({ agreement }) => (
            <>
              <span className="block">{agreement.number}</span>
              <span className="block text-muted">{agreement.agency}</span>
            </>
          ),
        },
      ]}
    />
  );
}
