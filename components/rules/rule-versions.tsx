import { ListForm } from '@/components/admin/list-form';
import { Submit } from '@/components/form/submit';
import { DataTable } from '@/components/ui/data-table/data-table';
import { Link } from '@/components/ui/link/link';
import { StatusTag } from '@/components/workflow/status-tag';
import { ruleTableStateFacts } from '@/lib/domain/assessments/rule-table-state';
import type { RuleVersionRow } from '@/lib/domain/assessments/rule-table-view';
import { paths } from '@/lib/domain/paths';
import type { Outcome } from '@/lib/domain/result';

type RuleVersionsProps = {
  rows: readonly RuleVersionRow[];
  mayStart: boolean;
  start: (previous: Outcome, form: FormData) => Promise<Outcome>;
};

/** All versions of the rules, the newest first. */
export function RuleVersions({ rows, mayStart, start }: RuleVersionsProps) {
  const starting = {
    key: 'start',
    header: 'Next version',
    cell: ({ version }: RuleVersionRow) => (
      <Submit tone="quiet" name="from" value={version}>
        <span className="whitespace-nowrap">Start a draft</span>
        <span className="sr-only"> from version {version}</span>
      </Submit>
    ),
  };
  return (
    <ListForm action={start} name="rules">
      <DataTable<RuleVersionRow>
        caption="Versions of the rules"
        captionLook="hidden"
        rows={rows}
        rowKey={({ version }) => version}
        empty={<p>The rules that came with the portal are written at its first start. Open this page again.</p>}
        columns={[
          {
            key: 'version',
            header: 'Version',
            scope: 'row',
            cell: ({ version, changeNote }) => (
              <>
                <Link href={paths.adminRulesVersion(version)} look="strong">
                  {version}
                </Link>
                {changeNote && (
                  <span className="wrap-anywhere line-clamp-2 block max-w-reading text-muted text-sm">
                    {changeNote}
                  </span>
                )}
              </>
            ),
          },
          { key: 'state', header: 'State', cell: ({ state }) => <StatusTag {...ruleTableStateFacts[state]} /> },
          { key: 'from', header: 'Based on', cell: ({ basedOn }) => basedOn ?? '–' },
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
          { key: 'latest', header: 'Last event', cell: ({ latest }) => latest },
          ...(mayStart ? [starting] : []),
        ]}
      />
    </ListForm>
  );
}
