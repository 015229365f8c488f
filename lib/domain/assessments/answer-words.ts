// An answer as a person reads it: words for codes, thousands separators, units.
import { concernLabels, nexusLabels, severityLabels, trendLabels } from '@/lib/domain/concerns';
import type { Answer, AnswerValue } from './answer';
import type { Question } from './question';

const figure = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 2 });

const optionWords = (question: Question, value: string): string => {
  const options = question.type === 'ENUM' || question.type === 'MULTI' ? question.options : [];
  return options.find((option) => option.value === value)?.label ?? value;
};

const listWords = (question: Question, value: readonly unknown[]): string =>
  value.flatMap((one) => (typeof one === 'string' ? [optionWords(question, one)] : [])).join(', ');

/** The rows of the concerns table that say something, each as one line. */
export function concernLines(value: AnswerValue | undefined): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((row) =>
    typeof row === 'string' || row.severity === 0
      ? []
      : [
          `${concernLabels[row.concern]}: ${severityLabels[row.severity].toLowerCase()}, ${trendLabels[row.trend].toLowerCase()}, ${nexusLabels[row.nexus].toLowerCase()}`,
        ],
  );
}

const splitWords = (question: Question, value: object): string => {
  const parts = question.type === 'SPLIT' ? question.parts : [];
  return Object.entries(value)
    .map(([part, n]) => `${parts.find((one) => one.value === part)?.label ?? part}: ${figure(Number(n))}`)
    .join(', ');
};

/** The value of an answer in words, such as "4,200 bookings" or "Gang, Narcotics". */
export function answerWords(question: Question, { value }: Pick<Answer, 'value'>): string {
  if (value === null) return 'Not known';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return `${figure(value)}${'unit' in question ? ` ${question.unit}` : ''}`;
  if (typeof value === 'string') return optionWords(question, value);
  if (question.type === 'CONCERNS') return concernLines(value).join('\n') || 'No concern rated above “None”';
  return Array.isArray(value) ? listWords(question, value) : splitWords(question, value);
}
