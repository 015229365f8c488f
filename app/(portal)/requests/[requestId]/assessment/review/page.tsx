import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { attest } from '@/app/(portal)/requests/[requestId]/assessment/actions';
import { AnswersRead } from '@/components/assessments/answers-read';
import { AttestAnswers } from '@/components/assessments/attest-answers';
import { CompareAnswers } from '@/components/assessments/compare-answers';
import { OwnAnswers } from '@/components/assessments/own-answers';
import { PartTitle } from '@/components/requests/assessment-title';
import { paths } from '@/lib/domain/paths';
import { requireActor } from '@/lib/server/auth/current-actor';
import { assessmentReview } from '@/lib/server/requests/assessment-queries';

export const metadata: Metadata = { title: 'Answers of the needs assessment' };

export default async function Page({ params }: { params: Promise<{ requestId: string }> }) {
  const actor = await requireActor();
  const review = await assessmentReview(actor, (await params).requestId);
  if (!review) notFound();
  const ice = review.head.side === 'ICE';
  return (
    <>
      <PartTitle
        head={review.head}
        title={ice ? 'Answers side by side' : 'Check your answers'}
        back={{ href: paths.assessment(review.head.id), label: 'Back to the assessment' }}
      />
      <div className="space-y-10">
        {ice ? (
          review.sections.map((section) => <CompareAnswers key={section.section} section={section} />)
        ) : (
          <OwnAnswers review={review} />
        )}
        {ice && (
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
