'use client';
import { useActionState } from 'react';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { TextArea } from '@/components/form/text-area';
import { ButtonRow } from '@/components/ui/button/button';
import { EnvelopeFields, type StepEnvelope } from '@/components/workflow/step-form';
import type { RoundQuestionView, RoundView } from '@/lib/domain/requests/round-view';
import { idle, type Outcome } from '@/lib/domain/result';

type RoundAnswersProps = {
  round: RoundView;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelope: StepEnvelope;
};

const hintOf = ({ owner, due, reopened }: RoundQuestionView): string | undefined =>
  [reopened && `Asked again: ${reopened}`, owner && `For ${owner}.`, due && `Due ${due.date}.`]
    .filter(Boolean)
    .join(' ') || undefined;

/** The open questions of a round, each with its draft. Some can be sent while others wait. */
export function RoundAnswers({ round, action, envelope }: RoundAnswersProps) {
  const [answer, act] = useActionState(action, idle);
  return (
    <div className="print:hidden">
      <Form action={act} answer={answer} name={`answers-${round.n}`}>
        <EnvelopeFields envelope={envelope} />
        <input type="hidden" name="roundId" value={round.id} />
        {round.questions
          .filter((question) => question.answer === null)
          .map((question) => (
            <TextArea
              key={question.id}
              name={`answers.${question.id}`}
              label={`Question ${question.number}: ${question.text}`}
              hint={hintOf(question)}
              defaultValue={question.draft}
              max={4000}
              rows={4}
              optional
            />
          ))}
        <p className="max-w-reading text-muted">
          Drafts stay within your agency. When you send, the answers you have written go to ICE, and empty ones stay
          open.
        </p>
        <ButtonRow>
          <Submit name="step" value="send_round_answers">
            Send answers
          </Submit>
          <Submit tone="secondary" name="step" value="save_round_answers">
            Save draft
          </Submit>
        </ButtonRow>
      </Form>
    </div>
  );
}
