import { Chart } from '@/components/charts/chart';
import { DataTable } from '@/components/ui/data-table/data-table';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { Link } from '@/components/ui/link/link';
import { CaseSection, NothingYet } from '@/components/workflow/case-section';
import { reportFileHref } from '@/lib/domain/reports/report-file';
import type { ReportFilter } from '@/lib/domain/reports/report-filter';
import { type Report, tableOf } from '@/lib/domain/reports/report-view';

/** The rows of a report as a table: the same figures as the chart. */
export function ReportTable({ report }: { report: Report }) {
  const { columns, rows } = tableOf(report);
  return (
    <DataTable
      caption={report.title}
      captionLook="hidden"
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'of',
          header: report.of,
          scope: 'row',
          cell: ({ label, href }) => (href ? <Link href={href}>{label}</Link> : label),
        },
        ...columns.map((header, at) => ({
          key: header,
          header,
          align: (report.kind === 'LIST' && at < columns.length - 1 ? 'left' : 'right') as 'left' | 'right',
          cell: ({ cells }: (typeof rows)[number]) => <span className="tabular-nums">{cells[at]}</span>,
        })),
      ]}
    />
  );
}

type Props = { report: Report; filter: ReportFilter };

function Download({ report, filter }: Props) {
  return (
    <p className="print:hidden">
      <Link href={reportFileHref({ report: report.key, filter })} className="inline-flex min-h-11 items-center">
        Download as CSV<span className="sr-only">: {report.title}</span>
      </Link>
    </p>
  );
}

/** One report: what it says, the chart, and the table behind a line that opens it. */
export function ReportSection({ report, filter }: Props) {
  const id = report.key.toLowerCase().replaceAll('_', '-');
  return (
    <CaseSection id={id} heading={report.title}>
      {report.note !== '' && <p className="max-w-reading text-muted">{report.note}</p>}
      {report.rows.length === 0 && <NothingYet>{report.empty}</NothingYet>}
      {report.rows.length > 0 && report.kind === 'LIST' && (
        <>
          <ReportTable report={report} />
          <Download report={report} filter={filter} />
        </>
      )}
      {report.rows.length > 0 && report.kind !== 'LIST' && (
        <>
          <Chart report={report} />
          <Disclosure summary={`Table: ${report.title}`}>
            <ReportTable report={report} />
            <Download report={report} filter={filter} />
          </Disclosure>
        </>
      )}
    </CaseSection>
  );
}
