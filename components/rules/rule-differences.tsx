import { DataTable } from '@/components/ui/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import type { DifferencesPage, OutcomeRow } from '@/lib/domain/assessments/rule-table-view';

const count = (n: number) => n.toLocaleString('en-US');

/** What a version would have said otherwise, in numbers and case by case. */
export function RuleDifferences({ view }: { view: DifferencesPage }) {
  const { evaluations, partial, changed, byProgram, rows, rowsLeft } = view;
  return (
    <div className="space-y-8">
      <p className="max-w-reading text-lg">
        <strong>
          {count(changed)} of {count(evaluations)}
        </strong>{' '}
        {partial ? 'latest evaluations' : 'stored evaluations'} would come out otherwise.
      </p>
      {rows.length > 0 && (
        <>
          <DataTable<DifferencesPage['byProgram'][number]>
            caption="By program"
            rows={byProgram}
            rowKey={({ program }) => program}
            columns={[
              { key: 'program', header: 'Program', scope: 'row', cell: ({ program }) => program },
              { key: 'bands', header: 'Advice changes', align: 'right', cell: ({ bands }) => count(bands) },
              { key: 'figures', header: 'Only figures change', align: 'right', cell: ({ figures }) => count(figures) },
            ]}
          />
          <DataTable<OutcomeRow>
            caption="Case by case"
            rows={rows}
            rowKey={({ key }) => key}
            columns={[
              {
                key: 'request',
                header: 'Request',
                scope: 'row',
                cell: ({ request, ranOn, under }) => (
                  <>
                    <strong className="whitespace-nowrap">{request}</strong>
                    <span className="block text-muted text-sm">
                      {ranOn}, rules {under}
                    </span>
                  </>
                ),
              },
              { key: 'program', header: 'Program', cell: ({ program }) => program },
              { key: 'before', header: 'Advised then', cell: ({ before }) => before },
              { key: 'after', header: 'With this version', cell: ({ after }) => <strong>{after}</strong> },
            ]}
          />
        </>
      )}
      {rows.length === 0 && (
        <EmptyState heading="No past assessment would come out otherwise">
          {evaluations === 0 ? 'No evaluation has been run yet.' : 'Bands, needs and capacities stay as they are.'}
        </EmptyState>
      )}
      {rowsLeft > 0 && <p className="text-muted">{count(rowsLeft)} more lines are not shown.</p>}
    </div>
  );
}
