import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { ListForm } from '@/components/admin/list-form';
import { UndeliveredTable } from '@/components/notices/undelivered-table';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { paths } from '@/lib/domain/paths';
import { undeliveredPage } from '@/lib/server/notices/undelivered';
import { resend } from './actions';

export const metadata: Metadata = { title: 'Mails that reached nobody' };

export default async function Page() {
  const page = await undeliveredPage(await requireRight('resend_notices'));
  if (!page) notFound();
  return (
    <>
      <BackLink href={paths.notices()}>Notices</BackLink>
      <PageTitle
        title="Mails that reached nobody"
        below={
          <p className="max-w-reading text-muted">
            A mail that a server refuses for now is tried again by itself, nine times in all. What stands here was
            refused for good, or tried in vain: call the person, have the address corrected, or send it again.
          </p>
        }
      />
      <ListForm action={resend} name="undelivered">
        <UndeliveredTable rows={page.rows} />
      </ListForm>
      {page.more && <p className="mt-4 text-muted">There are more. The newest are shown.</p>}
    </>
  );
}
