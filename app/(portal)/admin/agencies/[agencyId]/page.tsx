import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { changeDomains, suspend, verify } from '@/app/(portal)/admin/agencies/actions';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { AgencyDecision } from '@/components/admin/agency-decision';
import { AgencyFacts } from '@/components/admin/agency-facts';
import { DaysOffTable } from '@/components/agencies/days-off';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { Link } from '@/components/ui/link/link';
import { StatusTag } from '@/components/workflow/status-tag';
import { agencyStatusFacts } from '@/lib/domain/agencies/agency-status';
import { paths } from '@/lib/domain/paths';
import { agencyPage } from '@/lib/server/agencies/agency-queries';
import { daysOffForIce } from '@/lib/server/agencies/days-off-queries';

export const metadata: Metadata = { title: 'Agency' };

export default async function Page({ params }: { params: Promise<{ agencyId: string }> }) {
  const actor = await requireRight('verify_agency');
  const { agencyId } = await params;
  const [agency, daysOff] = await Promise.all([agencyPage(actor, agencyId), daysOffForIce(actor, agencyId)]);
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
        {daysOff && <DaysOffTable rows={daysOff} mayChange={false} />}
        <AgencyDecision agency={agency} verify={verify} suspend={suspend} changeDomains={changeDomains} />
      </div>
    </>
  );
}
