import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { takeAgreementStep } from '@/app/(portal)/agreements/[agreementId]/actions';
import { StepPage } from '@/components/workflow/step-page';
import { paths } from '@/lib/domain/paths';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { getSaveAmendmentPage } from '@/lib/server/agreements/amendment-queries';
import { requireReader } from '@/lib/server/auth/current-actor';

export const metadata: Metadata = { title: 'Edit what the amendment sets' };

export default async function Page({ params }: { params: Promise<{ agreementId: string }> }) {
  const [actor, { agreementId }] = await Promise.all([requireReader(), params]);
  const page = await getSaveAmendmentPage(actor, agreementId);
  if (!page) notFound();
  return (
    <StepPage
      caption={`${page.name}, ${page.number}`}
      step="save_amendment"
      label="Edit what the amendment sets"
      tone="primary"
      form={{
        about: 'The clauses that name it are filled in again. Both sides then say anew that the text is settled.',
        submit: 'Save',
        fields: page.fields,
      }}
      reasons={page.reasons}
      backHref={paths.agreement(page.id)}
      newsHref={paths.agreementNews(page.id)}
      action={takeAgreementStep}
      envelope={{ caseId: page.id, version: page.version, idempotencyKey: newIdempotencyKey() }}
    />
  );
}
