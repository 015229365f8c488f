import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { attest } from '@/app/(portal)/requests/[requestId]/assessment/actions';
import { AnswersRead } from '@/components/assessments/answers-read';
import { AttestAnswers } from '@/components/assessments/attest-answers';
import { CompareSections } from '@/components/assessments/compare-answers';
import { OwnAnswers } from '@/components/assessments/own-answers';
import { PartTitle } from '@/components/requests/assessment-title';
import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import { PrintButton } from '@/components/ui/print-button/print-button';
import { paths } from '@/lib/domain/paths';
import { requireReader } from '@/lib/server/auth/current-actor';
import { assessmentReview } from '@/lib/server/requests/assessment-queries';

export const metadata: Metadata = { title: 'Answers of the needs assessment' };

type PageProps = {
  params: Promise<{ requestId: string }>;
  searchParams: Promise<{ only?: string | string[] }>;
};

export default async function Page({ params, searchParams }: PageProps) {
  const actor = await requireReader();
  const [{ requestId }, { only }] = await Promise.all([params, searchParams]);
  const review = await assessmentReview(actor, requestId);
  if (!review) notFound();
  const ice = review.head.side === 'ICE';
  const id = review.head.id;
  return (
    <>
      <PartTitle
        head={review.head}
        title={ice ? 'Answers side by side' : 'Check your answers'}
        back={{ href: paths.assessment(review.head.id), label: 'Back to the assessment' }}
      />
      <div className="space-y-10">
        <ButtonRow>
          <LinkButton href={paths.assessmentPdf(id)} tone="secondary" icon="download">
            Download as PDF
          </LinkButton>
          <PrintButton>Print this page</PrintButton>
        </ButtonRow>
        {ice ? (
          <CompareSections requestId={id} sections={review.sections} only={only === 'differences'} />
        ) : (
          <OwnAnswers review={review} />
        )}
        {ice && only !== 'differences' && (
          <section className="space-y-3">
            <h2 className="text-xl">ICE capacity, for ICE only</h2>
            <AnswersRead rows={review.capacity} />
          </section>
        )}
        <AttestAnswers review={review} action={attest} idempotencyKey={randomUUID()} />
      </div>
    </>
  );
}
