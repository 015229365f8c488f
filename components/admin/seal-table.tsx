import { Submit } from '@/components/form/submit';
import { DataTable } from '@/components/ui/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Tag } from '@/components/ui/tag/tag';
import { type SealRow, sealStateFacts } from '@/lib/domain/agreements/seal-view';

function Tries({ row }: { row: SealRow }) {
  if (row.tries === 0) return 'None yet';
  return (
    <>
      {row.tries.toLocaleString('en-US')}
      {row.lastTry && <span className="block text-muted text-sm">Last: {row.lastTry}</span>}
    </>
  );
}

/** Agreements that everyone has signed and that wait for their seal, each with a button to try again. */
export function SealTable({ rows }: { rows: readonly SealRow[] }) {
  return (
    <DataTable
      caption="Agreements that wait for their seal"
      captionLook="hidden"
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <EmptyState heading="No seal is waiting" icon="check">
          Agreements that everyone has signed appear here until they are sealed, which takes seconds.
        </EmptyState>
      }
      columns={[
        {
          key: 'agreement',
          header: 'Agreement',
          scope: 'row',
          cell: ({ number, agency }) => (
            <>
              <strong className="block">{number}</strong>
              {agency}
            </>
          ),
        },
        {
          key: 'state',
          header: 'State',
          phone: 'block',
          cell: ({ state, problem }) => (
            <>
              <Tag tone={sealStateFacts[state].tone}>{sealStateFacts[state].label}</Tag>
              {problem && <span className="wrap-anywhere mt-1 block text-sm">{problem}</span>}
            </>
          ),
        },
        { key: 'since', header: 'Signed by all since', cell: ({ since }) => since },
        { key: 'tries', header: 'Tries', cell: (row) => <Tries row={row} /> },
        {
          key: 'again',
          header: 'Repair',
          cell: ({ id, number }) => (
            <Submit tone="quiet" name="agreement" value={id}>
              <span className="whitespace-nowrap">Try again</span>
              <span className="sr-only">: {number}</span>
            </Submit>
          ),
        },
      ]}
    />
  );
}
