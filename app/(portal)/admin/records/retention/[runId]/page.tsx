import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cancel, confirm } from '@/app/(portal)/admin/records/retention/actions';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { RunActs, RunLines } from '@/components/records/retention-run';
import { SummaryList } from '@/components/ui/summary-list/summary-list';
import { paths } from '@/lib/domain/paths';
import { retentionRunPage } from '@/lib/server/records/retention/retention-queries';

export const metadata: Metadata = { title: 'Destruction of records' };

export default async function Page({ params }: { params: Promise<{ runId: string }> }) {
  const actor = await requireRight('read_records');
  const page = await retentionRunPage(actor, (await params).runId);
  if (!page) notFound();
  const isCertificate = page.state === 'CONFIRMED' || page.state === 'FINISHED';
  return (
    <>
      <BackLink href={paths.retention()}>Retention</BackLink>
      <PageTitle
        caption={isCertificate ? 'Certificate of destruction' : 'Destruction of records'}
        title={page.number}
        below={<p className="wrap-anywhere max-w-reading whitespace-pre-line text-muted">{page.reason}</p>}
      />
      <div className="space-y-10">
        <SummaryList
          rows={page.facts.map(({ label, value }) => ({
            label,
            value: <span className="wrap-anywhere">{value}</span>,
          }))}
        />
        <section aria-labelledby="lines" className="space-y-4">
          <h2 id="lines">
            {isCertificate ? 'What was destroyed' : 'What would be destroyed'} ({page.lines.length})
          </h2>
          <RunLines page={page} />
        </section>
        <RunActs page={page} confirm={confirm} cancel={cancel} />
      </div>
    </>
  );
}
