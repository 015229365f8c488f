import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { changeDomains, suspend, verify } from '@/app/(portal)/admin/agencies/actions';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { AgencyDecision } from '@/components/admin/agency-decision';
import { AgencyFacts } from '@/components/admin/agency-facts';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { Link } from '@/components/ui/link/link';
import { StatusTag } from '@/components/workflow/status-tag';
import { agencyStatusFacts } from '@/lib/domain/agencies/agency-status';
import { paths } from '@/lib/domain/paths';
import { agencyPage } from '@/lib/server/agencies/agency-queries';

export const metadata: Metadata = { title: 'Agency' };

export default async function Page({ params }: { params: Promise<{ agencyId: string }> }) {
  const actor = await requireRight('verify_agency');
  const agency = await agencyPage(actor, (await params).agencyId);
  if (!agency) notFound();
  return (
    <>
      <BackLink href={paths.adminAgencies()}>Agencies</BackLink>
      <PageTitle title={agency.name} below={<StatusTag {...agencyStatusFacts[agency.status]} />} />
      <div className="space-y-8">
        <AgencyFacts agency={agency} />
        <p>
          <Link href={paths.adminAuthority(agency.id)}>Authority to sign: who may bind this agency</Link>
        </p>
        <AgencyDecision agency={agency} verify={verify} suspend={suspend} changeDomains={changeDomains} />
      </div>
    </>
  );
}
