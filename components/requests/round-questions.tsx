import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import { DueMarker } from '@/components/workflow/due-marker';
import { type StepEnvelope, StepForm } from '@/components/workflow/step-form';
import { paths } from '@/lib/domain/paths';
import type { AnswerFile, RoundQuestionView, RoundView } from '@/lib/domain/requests/round-view';
import type { Outcome } from '@/lib/domain/result';

type RoundQuestionsProps = {
  round: RoundView;
  /** The reader asked this round, and can ask again. */
  asking: boolean;
  /** The reader writes the open answers below, so that only the sent ones are listed here. */
  drafting: boolean;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelopeFor: () => StepEnvelope;
};

/** The files of an answer. */
export function AnswerFiles({ files }: { files: readonly AnswerFile[] }) {
  if (files.length === 0) return null;
  return (
    <ul aria-label="Files" className="space-y-1">
      {files.map(({ id, filename, size, waits, open, words }) => (
        <li key={id} className="wrap-anywhere">
          {waits || !open ? filename : <Link href={paths.document(id)}>{filename}</Link>}{' '}
          <span className="text-muted text-sm">{waits ? `${size}, being scanned` : size}</span>
          {words && (
            <span className="block text-sm">
              <Tag tone={words.tone}>{words.label}</Tag> {words.text}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The questions of a round with their numbers, and the answers that were sent. */
export function RoundQuestions({ round, asking, drafting, action, envelopeFor }: RoundQuestionsProps) {
  const listed = drafting ? round.questions.filter(({ answer }) => answer !== null) : round.questions;
  if (listed.length === 0) return null;
  return (
    <ol className="border-line border-t">
      {listed.map((question) => (
        <li key={question.id} className="space-y-2 border-line border-b py-4 last:border-b-0 last:pb-0">
          <QuestionHead question={question} />
          <Answer question={question} closed={round.closed !== null} />
          {asking && question.answer && (
            <div className="print:hidden">
              <Disclosure summary={`Ask question ${question.number} again`}>
                <StepForm
                  name={`again-${question.number.replace('.', '-')}`}
                  action={action}
                  envelope={envelopeFor()}
                  submit="Ask again"
                  tone="secondary"
                  fields={[
                    { kind: 'paragraph', name: 'reason', label: 'What the answer leaves open', max: 1000, rows: 3 },
                  ]}
                >
                  <input type="hidden" name="step" value="reopen_question" />
                  <input type="hidden" name="questionId" value={question.id} />
                </StepForm>
              </Disclosure>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

function QuestionHead({ question }: { question: RoundQuestionView }) {
  return (
    <>
      <p className="wrap-anywhere max-w-reading whitespace-pre-line">
        <strong>Question {question.number}</strong> {question.text}
      </p>
      {(question.owner || question.due) && (
        <p className="flex flex-wrap gap-x-6 text-muted text-sm">
          {question.owner && <span>For {question.owner}</span>}
          {question.due && (
            <span>
              Due <DueMarker {...question.due} />
            </span>
          )}
        </p>
      )}
    </>
  );
}

function Answer({ question, closed }: { question: RoundQuestionView; closed: boolean }) {
  if (!question.answer) {
    return (
      <>
        <p className="text-muted">{closed ? 'Not answered' : 'Not answered yet'}</p>
        {question.reopened && <p className="wrap-anywhere max-w-reading">Asked again: {question.reopened}</p>}
      </>
    );
  }
  return (
    <div className="space-y-1 border-primary border-l-4 pl-4">
      <p className="wrap-anywhere max-w-reading whitespace-pre-line">{question.answer.text}</p>
      <p className="text-muted text-sm">
        {question.answer.by}, {question.answer.on}
      </p>
      <AnswerFiles files={question.files} />
    </div>
  );
}
