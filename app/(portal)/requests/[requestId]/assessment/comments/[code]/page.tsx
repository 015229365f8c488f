import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { takeRequestStep } from '@/app/(portal)/requests/[requestId]/actions';
import { AnswersRead } from '@/components/assessments/answers-read';
import { PartTitle } from '@/components/requests/assessment-title';
import { CommentThread } from '@/components/workflow/case-comment-threads';
import { paths } from '@/lib/domain/paths';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { requireReader } from '@/lib/server/auth/current-actor';
import { commentsFor } from '@/lib/server/comments/comment-board';
import { findComparedAnswer } from '@/lib/server/requests/assessment-queries';

export const metadata: Metadata = { title: 'Comments on a question' };

export default async function Page({ params }: { params: Promise<{ requestId: string; code: string }> }) {
  const actor = await requireReader();
  const { requestId, code } = await params;
  const found = await findComparedAnswer(actor, requestId, code);
  const board = found && (await commentsFor(actor, requestId, code));
  if (!found || !board) notFound();
  const { head, answer } = found;
  return (
    <>
      <PartTitle
        head={head}
        title={`Comments on question ${code}`}
        back={{ href: paths.assessmentReview(head.id), label: 'Back to the answers' }}
      />
      <div className="space-y-8">
        <AnswersRead rows={[{ question: answer.question, given: answer.agreed ?? answer.agency }]} />
        <CommentThread
          board={board}
          action={takeRequestStep}
          envelopeFor={() => ({ caseId: head.id, version: head.version, idempotencyKey: newIdempotencyKey() })}
        />
      </div>
    </>
  );
}
