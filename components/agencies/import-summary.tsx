import { SummaryList } from '@/components/ui/summary-list/summary-list';
import type { ImportPage } from '@/lib/domain/agencies/import-view';

const rows = (count: number): string => `${count.toLocaleString('en-US')} ${count === 1 ? 'row' : 'rows'}`;

/** What taking the file over would do, in four numbers. */
export function ImportSummaryFacts({ page }: { page: ImportPage }) {
  return (
    <SummaryList
      rows={[
        { label: 'Added to the directory', value: rows(page.added) },
        { label: 'Changed', value: rows(page.changed) },
        { label: 'Same as before', value: rows(page.same) },
        { label: 'With an error, left out', value: rows(page.errors) },
      ]}
    />
  );
}
