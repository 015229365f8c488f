import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { takeAgreementStep } from '@/app/(portal)/agreements/[agreementId]/actions';
import { StepWaits } from '@/components/agreements/step-waits';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { StepForm } from '@/components/workflow/step-form';
import { paths } from '@/lib/domain/paths';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { getQuestionPage } from '@/lib/server/agreements/ceremony-step-queries';
import { requireReader } from '@/lib/server/auth/current-actor';

export const metadata: Metadata = { title: 'Return with a question' };

export default async function Page({ params }: { params: Promise<{ agreementId: string }> }) {
  const [actor, { agreementId }] = await Promise.all([requireReader(), params]);
  const page = await getQuestionPage(actor, agreementId);
  if (!page) notFound();
  return (
    <>
      <BackLink href={paths.agreementSign(page.id)}>Back to signing</BackLink>
      <PageTitle caption={`Agreement ${page.number}, ${page.agencyName}`} title="Return with a question" />
      {page.reasons.length > 0 ? (
        <StepWaits reasons={page.reasons} />
      ) : (
        <div className="space-y-6">
          <p className="max-w-reading">
            The text goes back to negotiation, and every signature given so far is void. Your question stands beside the
            section until somebody answers it, and both sides are told that you asked.
          </p>
          <StepForm
            action={takeAgreementStep}
            envelope={{ caseId: page.id, version: page.version, idempotencyKey: newIdempotencyKey() }}
            submit="Return with this question"
            cancelHref={paths.agreementSign(page.id)}
            fields={[
              { kind: 'select', name: 'sectionId', label: 'Section', choices: [...page.sections] },
              {
                kind: 'paragraph',
                name: 'question',
                label: 'Your question',
                hint: 'Both sides read it.',
                max: 2000,
              },
            ]}
          >
            <input type="hidden" name="step" value="return_with_question" />
          </StepForm>
        </div>
      )}
    </>
  );
}
