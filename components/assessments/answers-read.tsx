import { SummaryList } from '@/components/ui/summary-list/summary-list';
import type { Answer } from '@/lib/domain/assessments/answer';
import { answerWords } from '@/lib/domain/assessments/answer-words';
import type { Question } from '@/lib/domain/assessments/question';
import { basisLabels } from '@/lib/domain/concerns';

/** One answer with what it rests on, where it comes from, and the note beside it. */
export function AnswerText({ question, answer }: { question: Question; answer: Answer }) {
  const { basis, source, period, note } = answer;
  const beside = [basis && basisLabels[basis], source, period].filter(Boolean).join(' · ');
  return (
    <>
      <span className="whitespace-pre-line">{answerWords(question, answer)}</span>
      {beside && <span className="block text-muted text-sm">{beside}</span>}
      {note && <span className="block text-sm">{note}</span>}
    </>
  );
}

type AnswersReadProps = {
  rows: readonly { question: Question; given: Answer | null; changeHref?: string }[];
};

/** Answers to read, with the way to change each where the reader may. */
export function AnswersRead({ rows }: AnswersReadProps) {
  return (
    <SummaryList
      rows={rows.map(({ question, given, changeHref }) => ({
        label: question.text,
        value: given ? (
          <AnswerText question={question} answer={given} />
        ) : question.required ? undefined : (
          <span className="text-muted">Left open</span>
        ),
        changeHref,
      }))}
    />
  );
}
