import type { Metadata } from 'next';
import { CalendarLinkForms } from '@/components/calendar/calendar-link-forms';
import { CalendarTable } from '@/components/calendar/calendar-table';
import { PageTitle } from '@/components/page/page-title';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { CaseSection } from '@/components/workflow/case-section';
import { requireActor } from '@/lib/server/auth/current-actor';
import { getCalendar } from '@/lib/server/calendar/calendar-queries';
import { makeLink, revokeLink } from './actions';

export const metadata: Metadata = { title: 'Calendar' };

export default async function Page() {
  const page = await getCalendar(await requireActor());
  const isEmpty = page.late.length === 0 && page.months.length === 0;
  return (
    <>
      <PageTitle title="Calendar" />
      <div className="space-y-10">
        <p className="max-w-reading">
          What is due under the agreements you can see, and when they end. Days count in the time zone of each agency.
        </p>
        {isEmpty && <EmptyState heading="Nothing is due">Duties appear here once an agreement is in force.</EmptyState>}
        {page.late.length > 0 && (
          <CaseSection id="late" heading="Late">
            <CalendarTable caption="Late" entries={page.late} />
          </CaseSection>
        )}
        {page.months.map(({ month, heading, entries }) => (
          <CaseSection key={month} id={`month-${month}`} heading={heading}>
            <CalendarTable caption={heading} entries={entries} />
          </CaseSection>
        ))}
        {page.more && <p>Only the first 1,000 days are shown.</p>}
        <CalendarLinkForms link={page.link} make={makeLink} revoke={revokeLink} />
      </div>
    </>
  );
}
