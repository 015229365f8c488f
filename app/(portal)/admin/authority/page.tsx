import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { consider, end } from '@/app/(portal)/agency/authority/actions';
import { AuthorityRegister } from '@/components/agencies/authority-register';
import { PageTitle } from '@/components/page/page-title';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import { authorityList } from '@/lib/server/agencies/authority-queries';
import { decide } from './actions';

export const metadata: Metadata = { title: 'Authority to sign' };

export default async function Page({ searchParams }: { searchParams: Promise<{ agency?: string | string[] }> }) {
  const [actor, { agency }] = await Promise.all([requireRight('read_authority'), searchParams]);
  const list = await authorityList(actor, typeof agency === 'string' ? agency : null);
  if (!list) notFound();
  return (
    <>
      <PageTitle
        title="Authority to sign"
        below={
          <p className="max-w-reading text-muted">
            Who may bind each agency. What agencies have recorded and nobody has confirmed stands first.
            {list.agency !== null && (
              <>
                {' '}
                Only {list.agency || 'one agency'} is shown.{' '}
                <Link href={paths.adminAuthority()}>Show all agencies</Link>
              </>
            )}
          </p>
        }
      />
      <AuthorityRegister rows={list.rows} showsAgency decide={decide} end={end} consider={consider} />
    </>
  );
}
