import type { ComponentProps } from 'react';
import { PageTitle } from '@/components/page/page-title';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { PrintButton } from '@/components/ui/print-button/print-button';
import { paths } from '@/lib/domain/paths';
import { type ReportFilter, reportPeriodLabels, usualPeriod } from '@/lib/domain/reports/report-filter';
import type { ReportsPage as View } from '@/lib/domain/reports/report-view';
import { ReportFilters } from './report-filters';
import { ReportMail } from './report-mail';
import { ReportSection } from './report-section';

const anchor = (key: string): string => `#${key.toLowerCase().replaceAll('_', '-')}`;

type Props = {
  filter: ReportFilter;
  view: View;
  mail: Pick<ComponentProps<typeof ReportMail>, 'subscribe' | 'unsubscribe'>;
};

/** All reports of a reader on one page, which prints as it is read. */
export function ReportsPage({ filter, view, mail }: Props) {
  const { asOf, since, chosen, reports } = view;
  const period = reportPeriodLabels[filter.period ?? usualPeriod];
  return (
    <>
      <PageTitle
        title="Reports"
        below={asOf && <p className="text-muted">Counted on {asOf}.</p>}
        actions={<PrintButton>Print the reports</PrintButton>}
      />
      <div className="space-y-10">
        <ReportFilters action={paths.reports()} filter={filter} choices={view.choices} />
        {asOf === null ? (
          <EmptyState heading="The figures are being counted">
            They are counted in the background, once an hour or once a day. Come back in a few minutes.
          </EmptyState>
        ) : (
          <>
            <p className="max-w-reading">
              {chosen.length > 0 && <>Only {chosen.join(', ')}. </>}
              What looks back counts {since === '' ? 'from the beginning' : `from ${since} on`} ({period.toLowerCase()}
              ); what is open or in force is shown as it stood when it was counted.
            </p>
            <nav aria-label="Reports on this page" className="print:hidden">
              <ul className="grid gap-x-8 sm:grid-cols-2">
                {reports.map(({ key, title }) => (
                  <li key={key}>
                    <Link href={anchor(key)} className="inline-flex min-h-11 items-center">
                      {title}
                    </Link>
                  </li>
                ))}
                <li>
                  <Link href={paths.reportsMap()} className="inline-flex min-h-11 items-center">
                    Map of agreements and pending requests
                  </Link>
                </li>
              </ul>
            </nav>
            {reports.map((report) => (
              <ReportSection key={report.key} report={report} filter={filter} />
            ))}
          </>
        )}
        <ReportMail {...mail} wanted={view.mail} />
      </div>
    </>
  );
}
