import { SummaryList } from '@/components/ui/summary-list/summary-list';
import { agencyTypeLabels } from '@/lib/domain/agencies/agency-type';
import { answerWords } from '@/lib/domain/assessments/answer-words';
import type { EvaluationInput } from '@/lib/domain/assessments/evaluation-input';
import { questionOf } from '@/lib/domain/assessments/question-bank';
import { concernLabels, concerns, nexusLabels, severityLabels } from '@/lib/domain/concerns';
import { finderQuestion } from '@/lib/domain/finder/finder-questions';

const concernText = (rated: EvaluationInput['concerns']): string =>
  concerns
    .flatMap((concern) => {
      const rating = rated[concern];
      if (!rating) return [];
      const words = [
        severityLabels[rating.severity].toLowerCase(),
        ...(rating.trend === 'UP' ? ['rising'] : []),
        ...(rating.nexus === 'NONE' ? [] : [nexusLabels[rating.nexus].toLowerCase()]),
      ];
      return [`${concernLabels[concern]}: ${words.join(', ')}`];
    })
    .join('\n');

/** The answers a result rests on, in words. */
export function FinderAnswers({ input: { agencyType, answers, concerns: rated } }: { input: EvaluationInput }) {
  const rows = [
    { label: finderQuestion('A1').text, value: agencyTypeLabels[agencyType] },
    { label: finderQuestion('B').text, value: concernText(rated) || 'No concern rated above “None”' },
    ...Object.entries(answers).flatMap(([code, answer]) => {
      const question = questionOf(code);
      return question ? [{ label: question.text, value: answerWords(question, answer) }] : [];
    }),
  ];
  return <SummaryList rows={rows} />;
}
