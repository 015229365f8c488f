import { DataTable } from '@/components/ui/data-table/data-table';
import { CaseSection, NothingYet } from '@/components/workflow/case-section';
import type { MeasureView } from '@/lib/domain/agreements/agreement-view';

/** What the work is measured by. */
export function MeasuresSection({ measures }: { measures: readonly MeasureView[] }) {
  return (
    <CaseSection id="measures" heading="Measures">
      <DataTable
        caption="Measures with baseline and target"
        captionLook="hidden"
        rows={measures}
        rowKey={({ objective, name }) => `${objective}: ${name}`}
        empty={
          <NothingYet>No measures yet. They come from the plan and can be changed in the implementation.</NothingYet>
        }
        columns={[
          {
            key: 'name',
            header: 'Measure',
            scope: 'row',
            cell: ({ name, objective }) => (
              <>
                <span className="font-bold">{name}</span>
                <span className="block text-muted">{objective}</span>
              </>
            ),
          },
          { key: 'baseline', header: 'Today', cell: ({ baseline }) => baseline },
          { key: 'target', header: 'Target', cell: ({ target }) => target },
          { key: 'period', header: 'Period', cell: ({ period }) => period },
        ]}
      />
    </CaseSection>
  );
}
