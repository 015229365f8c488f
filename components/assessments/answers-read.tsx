import { Link } from '@/components/ui/link/link';
import { SummaryList } from '@/components/ui/summary-list/summary-list';
import { Tag } from '@/components/ui/tag/tag';
import type { Answer } from '@/lib/domain/assessments/answer';
import { answerWords } from '@/lib/domain/assessments/answer-words';
import type { AnswerChange } from '@/lib/domain/assessments/assessment-view';
import type { Question } from '@/lib/domain/assessments/question';
import { basisLabels } from '@/lib/domain/concerns';
import { AnswerHistory } from './answer-history';

/** One answer with what it rests on, where it comes from, and the note beside it. */
export function AnswerText({ question, answer }: { question: Question; answer: Answer }) {
  const { basis, source, period, note } = answer;
  const beside = [source, period].filter(Boolean).join(' · ');
  return (
    <>
      <span className="whitespace-pre-line">{answerWords(question, answer)}</span>
      {basis && (
        <span className="mt-1 flex flex-wrap items-center gap-x-2">
          <Tag tone={basis === 'COUNTED' ? 'green' : basis === 'ESTIMATED' ? 'yellow' : 'grey'}>
            {basisLabels[basis]}
          </Tag>
        </span>
      )}
      {beside && <span className="wrap-anywhere block text-muted text-sm">{beside}</span>}
      {note && <span className="block text-sm">{note}</span>}
    </>
  );
}

type AnswersReadProps = {
  rows: readonly {
    question: Question;
    given: Answer | null;
    history?: readonly AnswerChange[];
    changeHref?: string;
    /** Where the question is talked about, for those who may. */
    commentsHref?: string;
  }[];
};

/** Answers to read, with the way to change each where the reader may. */
export function AnswersRead({ rows }: AnswersReadProps) {
  return (
    <SummaryList
      rows={rows.map(({ question, given, history = [], changeHref, commentsHref }) => ({
        label: question.text,
        value:
          given || history.length > 0 || !question.required ? (
            <>
              {given ? (
                <AnswerText question={question} answer={given} />
              ) : (
                <span className="text-muted">{question.required ? 'Not answered yet' : 'Left open'}</span>
              )}
              {commentsHref && (
                <span className="block text-sm print:hidden">
                  <Link href={commentsHref} className="inline-flex min-h-6 items-center max-lg:min-h-11">
                    Comments<span className="sr-only"> on question {question.code}</span>
                  </Link>
                </span>
              )}
              <AnswerHistory changes={history} code={question.code} />
            </>
          ) : undefined,
        changeHref,
      }))}
    />
  );
}
