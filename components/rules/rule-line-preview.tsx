import { Card } from '@/components/ui/card/card';
import { DataTable } from '@/components/ui/data-table/data-table';
import type { LinePreview } from '@/lib/domain/assessments/rule-table-view';

type Change = LinePreview['cases'][number];

/** A line that is not kept yet: its words, its points, and the test cases it changes. */
export function RuleLinePreview({ preview }: { preview: LinePreview }) {
  const { sentence, test, needLeft, capacityLeft, cases } = preview;
  return (
    <Card heading="What this line does">
      <p className="max-w-reading wrap-anywhere">{sentence}</p>
      {test && (
        <p className="max-w-reading wrap-anywhere">
          <strong>It holds when:</strong> {test}.
        </p>
      )}
      <p className="max-w-reading text-muted">
        With it, need has {points(needLeft)} and capacity {points(capacityLeft)} left of 100.
      </p>
      {cases.length === 0 ? (
        <p>No test case of this draft comes out otherwise.</p>
      ) : (
        <DataTable<Change>
          caption="Test cases that come out otherwise"
          rows={cases}
          rowKey={({ key }) => key}
          columns={[
            { key: 'name', header: 'Case', scope: 'row', cell: ({ name }) => name },
            { key: 'program', header: 'Program', cell: ({ program }) => program },
            { key: 'before', header: 'Now', cell: ({ before }) => before },
            { key: 'after', header: 'With this line', cell: ({ after }) => after },
          ]}
        />
      )}
    </Card>
  );
}

const points = (count: number) => {
  const figure = count.toLocaleString('en-US', { maximumFractionDigits: 2 });
  return `${figure} ${count === 1 ? 'point' : 'points'}`;
};
