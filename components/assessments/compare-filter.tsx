import { TabLinks } from '@/components/ui/tab-links/tab-links';
import { paths } from '@/lib/domain/paths';

type CompareFilterProps = { requestId: string; only: boolean; differences: number };

/** All questions, or only those where the visit found something else. */
export function CompareFilter({ requestId, only, differences }: CompareFilterProps) {
  return (
    <TabLinks
      label="Questions shown"
      tabs={[
        { label: 'All questions', href: paths.assessmentReview(requestId), current: !only },
        { label: `Differences only (${differences})`, href: paths.assessmentDifferences(requestId), current: only },
      ]}
    />
  );
}
