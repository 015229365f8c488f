import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { PageTitle } from '@/components/page/page-title';
import { RecordsTabs } from '@/components/records/records-tabs';
import { ReleaseList } from '@/components/records/release-list';
import { LinkButton } from '@/components/ui/button/button';
import { paths } from '@/lib/domain/paths';
import { recordsTabs, recordsTabsOf } from '@/lib/domain/records/records-tabs';
import { releaseList } from '@/lib/server/records/releases/release-queries';

export const metadata: Metadata = { title: 'Records' };

export default async function Page() {
  const actor = await requireRight('read_records');
  const tabs = recordsTabsOf(actor);
  const first = tabs[0] ?? 'LOG';
  // Who prepares no copies begins with what is theirs.
  if (first !== 'COPIES') redirect(recordsTabs[first].href);
  return (
    <>
      <PageTitle
        title="Records"
        below={
          <p className="max-w-reading text-muted">
            Copies of cases for record requests. One person prepares a copy, another approves it; what is taken out is
            in no file that leaves.
          </p>
        }
        actions={<LinkButton href={paths.newRelease()}>Begin a copy</LinkButton>}
      />
      <div className="space-y-6">
        <RecordsTabs tabs={tabs} current="COPIES" />
        <ReleaseList releases={await releaseList(actor)} />
      </div>
    </>
  );
}
