import type { Metadata } from 'next';
import { NoticeList } from '@/components/notices/notice-list';
import { PageTitle } from '@/components/page/page-title';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { Pagination } from '@/components/ui/pagination/pagination';
import { TabLinks } from '@/components/ui/tab-links/tab-links';
import { holdsRight } from '@/lib/domain/access/permissions';
import { paths } from '@/lib/domain/paths';
import { requireActor } from '@/lib/server/auth/current-actor';
import { noticeCentre, toNoticeFilter } from '@/lib/server/notices/notice-queries';
import { markAllRead, markRead, openNotice } from './actions';

export const metadata: Metadata = { title: 'Notices' };

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: PageProps) {
  const actor = await requireActor();
  const page = await noticeCentre(actor, toNoticeFilter(await searchParams));
  const { groups, show, fresh, next, isFirst, until } = page;
  const query = show === 'new' ? { show } : {};
  return (
    <>
      <PageTitle
        title="Notices"
        below={
          <p className="max-w-reading text-muted">
            What happened in the cases you have a part in, newest first. Most of it is sent to you by mail too,{' '}
            <Link href={paths.noticeSettings()}>as you choose</Link>.
            {holdsRight(actor, 'resend_notices') && (
              <>
                {' '}
                See also the <Link href={paths.undelivered()}>mails that reached nobody</Link>.
              </>
            )}
          </p>
        }
      />
      <TabLinks
        label="Which notices"
        tabs={[
          { href: paths.notices(), label: 'All', current: show === 'all' },
          { href: paths.notices({ show: 'new' }), label: 'New', count: fresh, current: show === 'new' },
        ]}
      />
      <div className="mt-6">
        {groups.length === 0 ? (
          <EmptyState icon="bell" heading={show === 'new' ? 'Nothing is new' : 'No notices yet'}>
            {show === 'new'
              ? 'You have read everything that was written to you.'
              : 'When somebody takes a step in a case you have a part in, it appears here.'}
          </EmptyState>
        ) : (
          <NoticeList groups={groups} until={until} open={openNotice} mark={markRead} markAll={markAllRead} />
        )}
      </div>
      <Pagination
        label="Pages of notices"
        newer="Newest"
        newerHref={isFirst ? undefined : paths.notices(query)}
        olderHref={next === null ? undefined : paths.notices({ ...query, after: next })}
      />
    </>
  );
}
