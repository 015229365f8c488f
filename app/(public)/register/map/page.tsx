import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { PublicPage } from '@/components/public/public-page';
import { RegisterMap, RegisterMapTable } from '@/components/public/register-map';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import { registerAddress } from '@/lib/domain/register/register-address';
import { registerMap } from '@/lib/server/register/register-map';

export const metadata: Metadata = {
  title: 'Map of agreements',
  description: 'Agreements in force by state and county, as a map and as a table.',
};

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

function NotDrawn({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <p>
      {count.toLocaleString('en-US')} in force {count === 1 ? 'is' : 'are'} in places that are not on this map. The
      table has them.
    </p>
  );
}

export default async function Page({ searchParams }: PageProps) {
  const { state } = await searchParams;
  const view = await registerMap(typeof state === 'string' && state !== '' ? state : null);
  if (!view) notFound();
  const code = view.state?.code ?? null;
  return (
    <PublicPage place="register">
      <BackLink href={code ? paths.registerMap() : paths.register()}>{code ? 'All states' : 'Register'}</BackLink>
      <PageTitle
        title={view.state ? `Map of agreements: ${view.state.name}` : 'Map of agreements'}
        below={
          <p className="max-w-reading text-muted">
            {code
              ? 'An agreement counts in each county its agency serves, so the counts can add up to more than there are agreements.'
              : 'Agreements by the state of the agency. Each state leads to its counties.'}
          </p>
        }
      />
      <div className="space-y-8">
        <RegisterMap view={view} />
        <NotDrawn count={view.notDrawn} />
        <RegisterMapTable view={view} />
        {code && (
          <p>
            <Link href={registerAddress({ q: '', program: null, status: null, state: code })}>
              Agreements of this state in the register
            </Link>
          </p>
        )}
      </div>
    </PublicPage>
  );
}
