import { ListForm } from '@/components/admin/list-form';
import { Submit } from '@/components/form/submit';
import { DataTable } from '@/components/ui/data-table/data-table';
import { Link } from '@/components/ui/link/link';
import { StatusTag } from '@/components/workflow/status-tag';
import { templateStandingFacts } from '@/lib/domain/agreements/library/template-standing';
import type { TemplateVersionRow } from '@/lib/domain/agreements/library/template-view';
import { paths } from '@/lib/domain/paths';
import type { Outcome } from '@/lib/domain/result';

type TemplateVersionsProps = {
  templateKey: string;
  rows: readonly TemplateVersionRow[];
  mayStart: boolean;
  start: (previous: Outcome, form: FormData) => Promise<Outcome>;
};

/** All versions of one template, the newest first. */
export function TemplateVersions({ templateKey, rows, mayStart, start }: TemplateVersionsProps) {
  const starting = {
    key: 'start',
    header: 'Next version',
    cell: ({ version }: TemplateVersionRow) => (
      <Submit tone="quiet" name="version" value={String(version)}>
        <span className="whitespace-nowrap">Start a draft</span>
        <span className="sr-only"> from version {version}</span>
      </Submit>
    ),
  };
  return (
    <ListForm action={start} name="template">
      <input type="hidden" name="key" value={templateKey} />
      <DataTable<TemplateVersionRow>
        caption="Versions of this template"
        captionLook="hidden"
        rows={rows}
        rowKey={({ version }) => String(version)}
        empty={<p>No version yet.</p>}
        columns={[
          {
            key: 'version',
            header: 'Version',
            scope: 'row',
            cell: ({ version, changeNote }) => (
              <>
                <Link href={paths.adminTemplateVersion(templateKey, version)} look="strong">
                  {`Version ${version}`}
                </Link>
                {changeNote && (
                  <span className="wrap-anywhere line-clamp-2 block max-w-reading text-muted text-sm">
                    {changeNote}
                  </span>
                )}
              </>
            ),
          },
          { key: 'standing', header: 'State', cell: (row) => <StatusTag {...templateStandingFacts[row.standing]} /> },
          { key: 'from', header: 'Drafts from', cell: ({ from }) => from ?? 'No day yet' },
          {
            key: 'people',
            header: 'People',
            cell: ({ author, approvedBy }) => (
              <>
                <span className="block">{approvedBy ? `Written by ${author}` : author}</span>
                {approvedBy && <span className="block">Approved by {approvedBy}</span>}
              </>
            ),
          },
          ...(mayStart ? [starting] : []),
        ]}
      />
    </ListForm>
  );
}
