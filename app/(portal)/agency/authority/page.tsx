import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AuthorityRegister } from '@/components/agencies/authority-register';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { Alert } from '@/components/ui/alert/alert';
import { LinkButton } from '@/components/ui/button/button';
import { paths } from '@/lib/domain/paths';
import { agencyAuthorityPage } from '@/lib/server/agencies/authority-queries';
import { requireReader } from '@/lib/server/auth/current-actor';
import { consider, end } from './actions';

export const metadata: Metadata = { title: 'Authority to sign' };

export default async function Page({ searchParams }: { searchParams: Promise<{ recorded?: string | string[] }> }) {
  const page = await agencyAuthorityPage(await requireReader());
  if (!page) notFound();
  return (
    <>
      <BackLink href={paths.ownAgency()}>Your agency</BackLink>
      <PageTitle
        caption={page.agencyName}
        title="Authority to sign"
        below={
          <p className="max-w-reading text-muted">
            Who may bind your agency, on what basis and for how long. Your administrator records it with the document,
            ICE confirms it, and each signature cites it. Nobody signs for the agency without one that holds on that
            day.
          </p>
        }
      />
      <div className="space-y-6">
        {(await searchParams).recorded === 'yes' && (
          <Alert tone="success" live="polite">
            The authority is recorded. It counts once a program manager of ICE has confirmed it.
          </Alert>
        )}
        {page.mayRecord && <LinkButton href={paths.recordAuthority()}>Record an authority</LinkButton>}
        <AuthorityRegister rows={page.rows} today={page.today} end={end} consider={consider} />
      </div>
    </>
  );
}
