import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { MailTable } from '@/components/notices/mail-table';
import { PageTitle } from '@/components/page/page-title';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Pagination } from '@/components/ui/pagination/pagination';
import { paths } from '@/lib/domain/paths';
import { keptMails } from '@/lib/server/mail/kept-mails';

export const metadata: Metadata = { title: 'Mails' };

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: PageProps) {
  const actor = await requireRight('read_kept_mails');
  const list = await keptMails(actor, (await searchParams).after);
  if (!list) notFound();
  return (
    <>
      <PageTitle
        title="Mails"
        below={
          <p className="max-w-reading text-muted">
            While no mail server is set, mails are kept here and leave the portal for nobody. Addresses that open
            something to whoever has them are hidden.
          </p>
        }
      />
      {!list.kept && (
        <EmptyState icon="mail" heading="Mails leave through a mail server">
          The setting SMTP_URL names a mail server, so that no mail is kept here.
        </EmptyState>
      )}
      {list.kept && (
        <>
          <MailTable rows={list.rows} />
          <Pagination
            label="Pages of mails"
            newer="Newest"
            newerHref={list.isFirst ? undefined : paths.adminMails()}
            olderHref={list.next === null ? undefined : paths.adminMails(list.next)}
          />
        </>
      )}
    </>
  );
}
