import { DataTable } from '@/components/ui/data-table/data-table';
import { answerWords } from '@/lib/domain/assessments/answer-words';
import type { Line, UsedAnswer } from '@/lib/domain/assessments/evaluation';
import { questionOf } from '@/lib/domain/assessments/question-bank';
import { basisLabels, concernLabels, concerns, severities, severityLabels } from '@/lib/domain/concerns';

const partLabels = { need: 'Need', capacity: 'Capacity' } as const;

const points = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 2 });

const concernText = ({ code, value }: UsedAnswer): string | null => {
  const concern = concerns.find((one) => code === `B.${one}`);
  if (!concern) return null;
  const severity = severities.find((one) => one === value);
  return `${concernLabels[concern]}${severity === undefined ? '' : `: ${severityLabels[severity].toLowerCase()}`}`;
};

const usedText = (used: UsedAnswer): string => {
  const question = questionOf(used.code);
  if (!question) return concernText(used) ?? used.code;
  const basis = used.basis ? `, ${basisLabels[used.basis].toLowerCase()}` : '';
  return `${used.code}: ${answerWords(question, used)}${basis}`;
};

/** The whole reckoning of a program, line by line, with the answers each line used. */
export function RecommendationLines({ lines, name }: { lines: readonly Line[]; name: string }) {
  return (
    <DataTable<Line>
      caption={`How ${name} was reckoned`}
      captionLook="hidden"
      rows={lines}
      rowKey={({ part, id }) => `${part}.${id}`}
      empty={<p>This program is not scored.</p>}
      columns={[
        { key: 'sentence', header: 'Rule', scope: 'row', cell: ({ sentence }) => sentence },
        { key: 'part', header: 'Counts for', cell: ({ part }) => partLabels[part] },
        {
          key: 'answers',
          header: 'Answers used',
          cell: ({ answers, missing }) => (
            <span className="block whitespace-pre-line">
              {[...answers.map(usedText), ...missing.map((code) => `${code}: not answered`)].join('\n') || '–'}
            </span>
          ),
        },
        {
          key: 'points',
          header: 'Points',
          align: 'right',
          cell: ({ earned, possible }) => (
            <span className="whitespace-nowrap tabular-nums">
              {earned === null ? 'open' : points(earned)} of {points(possible)}
            </span>
          ),
        },
      ]}
    />
  );
}
