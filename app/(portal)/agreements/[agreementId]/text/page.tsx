import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { takeAgreementStep } from '@/app/(portal)/agreements/[agreementId]/actions';
import { AgreementTabs } from '@/components/agreements/agreement-tabs';
import { AmendedText } from '@/components/agreements/amended-text';
import { TextDocument } from '@/components/agreements/text-document';
import { TextState } from '@/components/agreements/text-state';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { Link } from '@/components/ui/link/link';
import { CaseWatch } from '@/components/workflow/case-watch';
import { StatusTag } from '@/components/workflow/status-tag';
import { paths } from '@/lib/domain/paths';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { getAgreementText } from '@/lib/server/agreements/text-queries';
import { requireReader } from '@/lib/server/auth/current-actor';

export const metadata: Metadata = { title: 'Text of the agreement' };

type Props = {
  params: Promise<{ agreementId: string }>;
  searchParams: Promise<Record<'edit' | 'propose', string | string[] | undefined>>;
};

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : null);

export default async function Page({ params, searchParams }: Props) {
  const [actor, { agreementId }, { edit, propose }] = await Promise.all([requireReader(), params, searchParams]);
  const view = await getAgreementText(actor, agreementId);
  if (!view) notFound();
  const shared = {
    action: takeAgreementStep,
    envelopeFor: () => ({ caseId: view.id, version: view.version, idempotencyKey: newIdempotencyKey() }),
  };
  return (
    <>
      <BackLink href={paths.agreement(view.id)}>Back to the agreement</BackLink>
      <CaseWatch href={paths.agreementNews(view.id)} version={view.version} />
      <PageTitle
        caption={`Agreement ${view.number}, ${view.agencyName}`}
        title={view.amendment ? 'Text of the amendment' : 'Text of the agreement'}
        below={<StatusTag {...view.status} />}
      />
      <div className="space-y-8">
        <AgreementTabs id={view.id} current="text" openComments={view.openComments} hasText={view.hasText} />
        {!view.amendment && (
          <p className="print:hidden">
            <Link href={paths.agreementNeeds(view.id)}>See each need beside the sections that answer it</Link>
          </p>
        )}
        <AmendedText view={view} />
        <TextState view={view} {...shared} />
        <TextDocument view={view} editing={one(edit)} proposing={one(propose)} {...shared} />
      </div>
    </>
  );
}
