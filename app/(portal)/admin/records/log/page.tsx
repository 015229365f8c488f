import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { PageTitle } from '@/components/page/page-title';
import { RecordsTabs } from '@/components/records/records-tabs';
import { ReleaseLog } from '@/components/records/release-log';
import { LinkButton } from '@/components/ui/button/button';
import { paths } from '@/lib/domain/paths';
import { recordsTabsOf } from '@/lib/domain/records/records-tabs';
import { releaseLog } from '@/lib/server/records/releases/log-queries';

export const metadata: Metadata = { title: 'Release log' };

export default async function Page() {
  const actor = await requireRight('read_records');
  const lines = await releaseLog(actor);
  if (!lines) notFound();
  return (
    <>
      <PageTitle
        title="Release log"
        below={
          <p className="max-w-reading text-muted">
            What left the portal, to whom and by whom. A line is never changed or taken out. Times are those of
            Washington, D.C.
          </p>
        }
        actions={
          <LinkButton href={paths.releaseLogFile()} tone="secondary" icon="download">
            Download as CSV
          </LinkButton>
        }
      />
      <div className="space-y-6">
        <RecordsTabs tabs={recordsTabsOf(actor)} current="LOG" />
        <ReleaseLog lines={lines} />
      </div>
    </>
  );
}
