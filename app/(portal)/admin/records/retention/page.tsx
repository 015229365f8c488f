import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ask } from '@/app/(portal)/admin/records/retention/actions';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { PageTitle } from '@/components/page/page-title';
import { RecordsTabs } from '@/components/records/records-tabs';
import { AskDestruction, DryRun, RunList, ScheduleTable } from '@/components/records/retention-view';
import { recordsTabsOf } from '@/lib/domain/records/records-tabs';
import { retentionPage } from '@/lib/server/records/retention/retention-queries';

export const metadata: Metadata = { title: 'Retention' };

export default async function Page() {
  const actor = await requireRight('read_records');
  const page = await retentionPage(actor);
  if (!page) notFound();
  return (
    <>
      <PageTitle
        title="Retention"
        below={
          <p className="max-w-reading text-muted">
            How long records are kept, and what is due today. The portal destroys nothing by itself: one person asks,
            another confirms, and a certificate stays. The periods are placeholders until the records officer confirms
            them.
          </p>
        }
      />
      <div className="space-y-10">
        <RecordsTabs tabs={recordsTabsOf(actor)} current="RETENTION" />
        <section aria-labelledby="schedule" className="space-y-4">
          <h2 id="schedule">The schedule</h2>
          <ScheduleTable rules={page.rules} />
        </section>
        <section aria-labelledby="dry-run" className="space-y-4">
          <h2 id="dry-run">Dry run of {page.asOf}</h2>
          <DryRun page={page} />
          <AskDestruction page={page} ask={ask} />
        </section>
        <section aria-labelledby="runs" className="space-y-4">
          <h2 id="runs">Destructions and their certificates</h2>
          <RunList runs={page.runs} />
        </section>
      </div>
    </>
  );
}
