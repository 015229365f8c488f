import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { takeAgreementStep } from '@/app/(portal)/agreements/[agreementId]/actions';
import { PaperPath } from '@/components/agreements/paper-path';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { CaseWatch } from '@/components/workflow/case-watch';
import { scanRefusalText } from '@/lib/domain/agreements/scan-upload';
import { paths } from '@/lib/domain/paths';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { getPaperPage } from '@/lib/server/agreements/paper-path/paper-queries';
import { requireReader } from '@/lib/server/auth/current-actor';
import { env } from '@/lib/server/env';

export const metadata: Metadata = { title: 'Sign on paper' };

type Value = string | string[];
type Props = {
  params: Promise<{ agreementId: string }>;
  searchParams: Promise<{ done?: Value; place?: Value; upload?: Value }>;
};

export default async function Page({ params, searchParams }: Props) {
  const [actor, { agreementId }, { done, place, upload }] = await Promise.all([requireReader(), params, searchParams]);
  const page = await getPaperPage(actor, agreementId, typeof done === 'string' ? done : null);
  if (!page) notFound();
  const refusal = scanRefusalText(upload, env.FILE_MAX_MEGABYTES);
  return (
    <>
      <BackLink href={paths.agreement(page.id)}>Back to the agreement</BackLink>
      <CaseWatch href={paths.agreementNews(page.id)} version={page.version} />
      <PageTitle caption={`Agreement ${page.number}, ${page.agencyName}`} title="Sign on paper" />
      <PaperPath
        page={page}
        refused={refusal !== null && typeof place === 'string' ? { placeId: place, text: refusal } : null}
        action={takeAgreementStep}
        envelopeFor={() => ({ caseId: page.id, version: page.version, idempotencyKey: newIdempotencyKey() })}
      />
    </>
  );
}
