import { DataTable } from '@/components/ui/data-table/data-table';
import { Link } from '@/components/ui/link/link';
import { CaseSection } from '@/components/workflow/case-section';
import { StatusTag } from '@/components/workflow/status-tag';
import type { AddOnRow } from '@/lib/domain/agreements/add-on-view';

/** The add-ons of an agreement; nothing while there is none. */
export function AddOnsSection({ addOns }: { addOns: readonly AddOnRow[] }) {
  if (addOns.length === 0) return null;
  return (
    <CaseSection id="add-ons" heading="Add-ons">
      <p className="max-w-reading">An add-on is signed by itself, joins this agreement and ends with it.</p>
      <DataTable
        caption="Add-ons of this agreement"
        captionLook="hidden"
        rows={addOns}
        rowKey={({ number }) => number}
        columns={[
          {
            key: 'title',
            header: 'Add-on',
            scope: 'row',
            cell: ({ title, number, href }) => (
              <>
                <Link href={href} look="strong">
                  {title}
                </Link>
                <span className="block text-muted">{number}</span>
              </>
            ),
          },
          { key: 'status', header: 'Status', cell: ({ status }) => <StatusTag {...status} /> },
          { key: 'since', header: 'Since', cell: ({ since }) => <span className="whitespace-nowrap">{since}</span> },
        ]}
      />
    </CaseSection>
  );
}
