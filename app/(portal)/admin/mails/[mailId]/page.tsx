import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { MailView } from '@/components/notices/mail-view';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { paths } from '@/lib/domain/paths';
import { keptMail } from '@/lib/server/mail/kept-mails';

export const metadata: Metadata = { title: 'Mail' };

export default async function Page({ params }: { params: Promise<{ mailId: string }> }) {
  const mail = await keptMail(await requireRight('read_kept_mails'), (await params).mailId);
  if (!mail) notFound();
  return (
    <>
      <BackLink href={paths.adminMails()}>Mails</BackLink>
      <PageTitle title={mail.subject} />
      <MailView mail={mail} />
    </>
  );
}
