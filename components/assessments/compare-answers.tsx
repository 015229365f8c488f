import { DataTable } from '@/components/ui/data-table/data-table';
import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import type { Answer } from '@/lib/domain/assessments/answer';
import type { ComparedAnswer, ComparedSection } from '@/lib/domain/assessments/assessment-view';
import { isVisited, type Question } from '@/lib/domain/assessments/question';
import { paths } from '@/lib/domain/paths';
import { AnswerHistory } from './answer-history';
import { AnswerText } from './answers-read';
import { CompareFilter } from './compare-filter';

const cell = (question: Question, answer: Answer | null, none: string) =>
  answer ? <AnswerText question={question} answer={answer} /> : <span className="text-muted">{none}</span>;

type CompareSectionsProps = { requestId: string; sections: readonly ComparedSection[]; only: boolean };

/** The sections side by side: all questions, or only those where the visit found something else. */
export function CompareSections({ requestId, sections, only }: CompareSectionsProps) {
  const differences = sections.flatMap(({ rows }) => rows).filter(({ differs }) => differs).length;
  const shown = only
    ? sections
        .map((section) => ({ ...section, rows: section.rows.filter(({ differs }) => differs) }))
        .filter(({ rows }) => rows.length > 0)
    : sections;
  return (
    <>
      <CompareFilter requestId={requestId} only={only} differences={differences} />
      {shown.length === 0 && <p>The visit found nothing that differs from the agency’s answers.</p>}
      {shown.map((section) => (
        <CompareAnswers key={section.section} requestId={requestId} section={section} />
      ))}
    </>
  );
}

/** Every question with the agency's answer, the finding of the visit and what the evaluation rests on. */
function CompareAnswers({ requestId, section }: { requestId: string; section: ComparedSection }) {
  return (
    <DataTable<ComparedAnswer>
      caption={section.title}
      rowKey={({ question }) => question.code}
      rows={section.rows}
      widths="even"
      columns={[
        {
          key: 'question',
          header: 'Question',
          scope: 'row',
          cell: ({ question, differs, history }) => (
            <div className="space-y-1 lg:max-w-64">
              <span className="block">
                <span className="text-muted text-sm">{question.code}</span> {question.text}
              </span>
              {differs && <Tag tone="yellow">Differs</Tag>}
              <span className="block text-sm print:hidden">
                <Link
                  href={paths.questionComments(requestId, question.code)}
                  className="inline-flex min-h-6 items-center max-lg:min-h-11"
                >
                  Comments<span className="sr-only"> on question {question.code}</span>
                </Link>
              </span>
              <AnswerHistory changes={history} code={question.code} showPart />
            </div>
          ),
        },
        {
          key: 'agency',
          header: 'Agency',
          phone: 'block',
          cell: ({ question, agency }) => ('program' in question ? '–' : cell(question, agency, 'No answer')),
        },
        {
          key: 'field',
          header: 'Field visit',
          phone: 'block',
          cell: ({ question, field }) => (isVisited(question) ? cell(question, field, 'No finding') : '–'),
        },
        {
          key: 'agreed',
          header: 'Agreed',
          phone: 'block',
          cell: ({ question, agreed }) => cell(question, agreed, 'Open'),
        },
      ]}
    />
  );
}
