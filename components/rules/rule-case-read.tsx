import { Alert } from '@/components/ui/alert/alert';
import { DataTable } from '@/components/ui/data-table/data-table';
import { bandLabels, bands } from '@/lib/domain/assessments/evaluation';
import type { RuleCasePage } from '@/lib/domain/assessments/rule-table-view';

type Program = RuleCasePage['programs'][number];

/** Whether the case comes out as it says. */
export function CaseDifferences({ differences }: Pick<RuleCasePage, 'differences'>) {
  if (differences.length === 0) {
    return (
      <Alert tone="success" size="slim">
        This case comes out as it says.
      </Alert>
    );
  }
  return (
    <Alert tone="error" heading="This case comes out otherwise">
      <ul className="list-disc space-y-1 pl-5">
        {differences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Alert>
  );
}

const expectedText = ({ band, need, capacity }: Program): string => {
  const known = bands.find((one) => one === band);
  if (!known) return 'Not checked';
  const figures = [need && `need ${need}`, capacity && `capacity ${capacity}`].filter(Boolean);
  return [bandLabels[known], ...figures].join(', ');
};

/** A case as those read it who may not change it. */
export function RuleCaseRead({ view: { programs, differences } }: { view: RuleCasePage }) {
  return (
    <div className="space-y-6">
      <CaseDifferences differences={differences} />
      <DataTable<Program>
        caption="Expected and found"
        captionLook="hidden"
        rows={programs}
        rowKey={({ code }) => code}
        columns={[
          { key: 'name', header: 'Program', scope: 'row', cell: ({ name }) => name },
          { key: 'expected', header: 'Expected', cell: expectedText },
          { key: 'found', header: 'This version says', cell: ({ found }) => found },
        ]}
      />
    </div>
  );
}
