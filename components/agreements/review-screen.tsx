import { CounselSection } from '@/components/agreements/counsel-section';
import { ReviewChain } from '@/components/agreements/review-chain';
import { ClearForm, ReturnForm } from '@/components/agreements/review-form';
import { ReviewReading } from '@/components/agreements/review-reading';
import { Link } from '@/components/ui/link/link';
import { NextStepBar } from '@/components/workflow/next-step-bar';
import type { StepEnvelope } from '@/components/workflow/step-form';
import { type ReviewPage, sectionsInWords } from '@/lib/domain/agreements/review-view';
import { paths } from '@/lib/domain/paths';
import type { Outcome } from '@/lib/domain/result';

type Props = {
  view: ReviewPage;
  /** The reader has asked for the form that sends the text back. */
  returning: boolean;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelopeFor: () => StepEnvelope;
};

const sentenceOf = ({ task, reviews }: ReviewPage): string => {
  if (task?.clear) {
    const changed = task.open.filter(({ before }) => before !== null).map(({ number }) => number);
    return changed.length === task.open.length
      ? `Read what changed in ${sectionsInWords(changed)}; the rest reads as you cleared it. Then clear it, or return the text.`
      : 'Read the sections below. Then clear them, or return the text to negotiation.';
  }
  const open = reviews.filter((review) => review.open.length > 0);
  return open.length === 0
    ? 'Every review is complete: the text is cleared as it reads now.'
    : `Open: ${open.map(({ label }) => label.toLowerCase()).join(', ')}.`;
};

/** The reviews of a text: first what the reader has to do, then how all of them stand. */
export function ReviewScreen({ view, returning, action, envelopeFor }: Props) {
  const { id, task } = view;
  const form = task && { id, task, action, envelope: envelopeFor() };
  const sendsBack = returning && task?.giveBack;
  return (
    <>
      <NextStepBar
        turn={task?.clear ? 'you' : 'others'}
        sentence={sentenceOf(view)}
        blocked={
          task?.clear && task.clear.reasons.length > 0 ? [{ label: task.clear.label, reasons: task.clear.reasons }] : []
        }
      >
        {task?.giveBack && !task.clear && !sendsBack && (
          <Link href={`${paths.agreementReview(id)}?return=yes`}>Return the text to negotiation</Link>
        )}
      </NextStepBar>
      {task?.clear && <ReviewReading sections={task.open} />}
      {form && sendsBack && <ReturnForm {...form} />}
      {form && !sendsBack && task.clear?.reasons.length === 0 && <ClearForm {...form} />}
      <ReviewChain id={id} reviews={view.reviews} />
      <CounselSection counsel={view.counsel} action={action} envelopeFor={envelopeFor} />
    </>
  );
}
