import { DataTable } from '@/components/ui/data-table/data-table';
import { Tag } from '@/components/ui/tag/tag';
import type { Answer } from '@/lib/domain/assessments/answer';
import type { ComparedAnswer, ComparedSection } from '@/lib/domain/assessments/assessment-view';
import type { Question } from '@/lib/domain/assessments/question';
import { AnswerText } from './answers-read';

const cell = (question: Question, answer: Answer | null, none: string) =>
  answer ? <AnswerText question={question} answer={answer} /> : <span className="text-muted">{none}</span>;

/** Every question with the agency's answer, the finding of the visit and what the evaluation rests on. */
export function CompareAnswers({ section }: { section: ComparedSection }) {
  return (
    <DataTable<ComparedAnswer>
      caption={section.title}
      rowKey={({ question }) => question.code}
      rows={section.rows}
      columns={[
        {
          key: 'question',
          header: 'Question',
          scope: 'row',
          cell: ({ question, differs }) => (
            <span className="block space-y-1 sm:max-w-64">
              <span className="block">
                <span className="text-muted text-sm">{question.code}</span> {question.text}
              </span>
              {differs && <Tag tone="yellow">Differs</Tag>}
            </span>
          ),
        },
        {
          key: 'agency',
          header: 'Agency',
          cell: ({ question, agency }) => ('program' in question ? '–' : cell(question, agency, 'No answer')),
        },
        { key: 'field', header: 'Field visit', cell: ({ question, field }) => cell(question, field, 'No finding') },
        { key: 'agreed', header: 'Agreed', cell: ({ question, agreed }) => cell(question, agreed, 'Open') },
      ]}
    />
  );
}
