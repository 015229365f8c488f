import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FactList } from '@/components/agencies/fact-list';
import { PageTitle } from '@/components/page/page-title';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import { ownAgencyPage } from '@/lib/server/agencies/fact-queries';
import { requireReader } from '@/lib/server/auth/current-actor';
import { ask } from './actions';

export const metadata: Metadata = { title: 'Your agency' };

export default async function Page() {
  const agency = await ownAgencyPage(await requireReader());
  if (!agency) notFound();
  return (
    <>
      <PageTitle
        caption="Your agency"
        title={agency.name}
        below={<p className="text-muted">{agency.place}. These facts are filled in when you start a request.</p>}
      />
      <ul className="mb-6 space-y-2">
        <li>
          <Link href={paths.agencyAuthority()}>Authority to sign: who may bind your agency</Link>
        </li>
        <li>
          <Link href={paths.agencyDaysOff()}>Days off: when your office is closed</Link>
        </li>
      </ul>
      <FactList facts={agency.facts} ask={ask} />
    </>
  );
}
