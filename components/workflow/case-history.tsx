import { Timeline } from '@/components/ui/timeline/timeline';
import type { HistoryDay } from '@/lib/domain/workflow/history';
import { CaseSection } from './case-section';

/** The timeline of a case: who did what and when, the newest day first. */
export function CaseHistory({ days }: { days: readonly HistoryDay[] }) {
  return (
    <CaseSection id="history" heading="History">
      <Timeline days={days} />
    </CaseSection>
  );
}
