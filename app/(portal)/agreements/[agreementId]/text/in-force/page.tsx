import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { TextInForce } from '@/components/agreements/text-in-force';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { StatusTag } from '@/components/workflow/status-tag';
import { paths } from '@/lib/domain/paths';
import { getTextInForce } from '@/lib/server/agreements/amended-queries';
import { requireReader } from '@/lib/server/auth/current-actor';

export const metadata: Metadata = { title: 'Text in force' };

export default async function Page({ params }: { params: Promise<{ agreementId: string }> }) {
  const [actor, { agreementId }] = await Promise.all([requireReader(), params]);
  const view = await getTextInForce(actor, agreementId);
  if (!view) notFound();
  return (
    <>
      <BackLink href={paths.agreement(view.id)}>Back to the agreement</BackLink>
      <PageTitle
        caption={`Agreement ${view.number}, ${view.agencyName}`}
        title="Text in force"
        below={<StatusTag {...view.status} />}
      />
      <TextInForce view={view} />
    </>
  );
}
