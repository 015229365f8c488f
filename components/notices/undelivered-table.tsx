import { Submit } from '@/components/form/submit';
import { DataTable } from '@/components/ui/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import { mailStateLabels } from '@/lib/domain/notices/mail-state';
import type { UndeliveredRow } from '@/lib/domain/notices/undelivered-view';

/** Mails that reached nobody, each with what the server said and a button to send it again. */
export function UndeliveredTable({ rows }: { rows: readonly UndeliveredRow[] }) {
  return (
    <DataTable
      caption="Mails that reached nobody, newest first"
      captionLook="hidden"
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <EmptyState heading="Every mail was taken" icon="check">
          A mail that a server refuses for good, or nine times, appears here.
        </EmptyState>
      }
      columns={[
        {
          key: 'person',
          header: 'To',
          scope: 'row',
          cell: ({ person, address }) => (
            <>
              <strong className="block">{person}</strong>
              <span className="wrap-anywhere">{address}</span>
            </>
          ),
        },
        {
          key: 'about',
          header: 'About',
          phone: 'block',
          cell: ({ caseNumber, caseHref, what }) => (
            <>
              <Link href={caseHref}>{caseNumber}</Link>
              <span className="block">{what}</span>
            </>
          ),
        },
        {
          key: 'state',
          header: 'State',
          phone: 'block',
          cell: ({ state, said, tries, lastTry }) => (
            <>
              <Tag tone={mailStateLabels[state].tone}>{mailStateLabels[state].label}</Tag>
              <span className="wrap-anywhere mt-1 block text-sm">{said}</span>
              <span className="block text-muted text-sm">
                {tries === 1 ? 'Tried once' : `Tried ${tries} times`}, last {lastTry}
              </span>
            </>
          ),
        },
        {
          key: 'again',
          header: 'Again',
          phone: 'block',
          cell: ({ id, person, refusal }) =>
            refusal === null ? (
              <Submit tone="quiet" name="noticeId" value={id}>
                <span className="whitespace-nowrap">Send again</span>
                <span className="sr-only">: {person}</span>
              </Submit>
            ) : (
              <span className="text-sm">{refusal}</span>
            ),
        },
      ]}
    />
  );
}
