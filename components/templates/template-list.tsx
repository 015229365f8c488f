import { DataTable } from '@/components/ui/data-table/data-table';
import { Link } from '@/components/ui/link/link';
import { templateStandingFacts } from '@/lib/domain/agreements/library/template-standing';
import type { TemplateRow } from '@/lib/domain/agreements/library/template-view';
import { paths } from '@/lib/domain/paths';

/** Every instrument, with the version in force and what is being written. */
export function TemplateList({ rows }: { rows: readonly TemplateRow[] }) {
  return (
    <DataTable<TemplateRow>
      caption="Templates of agreements"
      captionLook="hidden"
      rows={rows}
      rowKey={({ key }) => key}
      empty={<p>The templates that came with the portal are written at its first start. Open this page again.</p>}
      columns={[
        {
          key: 'title',
          header: 'Template',
          scope: 'row',
          cell: ({ key, title, model }) => (
            <>
              <Link href={paths.adminTemplate(key)} look="strong">
                {title}
              </Link>
              <span className="block text-muted text-sm">{[key, model].filter(Boolean).join(' · ')}</span>
            </>
          ),
        },
        { key: 'programs', header: 'Program', cell: ({ programs }) => programs },
        {
          key: 'force',
          header: 'In force',
          cell: ({ inForce, next }) => (
            <>
              <span className="block">{inForce ? `Version ${inForce.version}, from ${inForce.from}` : 'None'}</span>
              {next && <span className="block text-sm">{`Version ${next.version} follows on ${next.from}`}</span>}
            </>
          ),
        },
        {
          key: 'open',
          header: 'Being written',
          cell: ({ key, open }) =>
            open ? (
              <>
                <Link href={paths.adminTemplateVersion(key, open.version)}>{`Version ${open.version}`}</Link>
                <span className="block text-sm">
                  {templateStandingFacts[open.standing].label}, by {open.author}
                </span>
              </>
            ) : (
              '–'
            ),
        },
      ]}
    />
  );
}
