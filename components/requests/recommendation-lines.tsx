import { DataTable } from '@/components/ui/data-table/data-table';
import { answerWords } from '@/lib/domain/assessments/answer-words';
import type { Line, UsedAnswer } from '@/lib/domain/assessments/evaluation';
import { questionOf } from '@/lib/domain/assessments/question-bank';
import {
  basisLabels,
  concernLabels,
  concerns,
  nexuses,
  nexusLabels,
  severities,
  severityLabels,
  trendLabels,
  trends,
} from '@/lib/domain/concerns';

const partLabels = { need: 'Need', capacity: 'Capacity' } as const;

const points = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 2 });

// A concern is kept as severity, trend and link in one text: "4 UP DOCUMENTED".
const concernWords = (value: UsedAnswer['value']): string => {
  const [first, second, third] = String(value).split(' ');
  const severity = severities.find((one) => String(one) === first);
  const trend = trends.find((one) => one === second);
  const nexus = nexuses.find((one) => one === third);
  if (severity === undefined) return String(value);
  if (severity === 0) return severityLabels[0];
  const rest = [trend && trendLabels[trend], nexus && nexusLabels[nexus]].flatMap((word) => (word ? [word] : []));
  return [severityLabels[severity], ...rest.map((word) => word.toLowerCase())].join(', ');
};

type Used = { code: string; text: string; asks: string };

const found = 'As the field visit found it';

const usedText = (used: UsedAnswer): Used => {
  const concern = concerns.find((one) => used.code === `B.${one}`);
  if (concern) return { code: 'B', text: used.found ? found : concernWords(used.value), asks: concernLabels[concern] };
  const question = questionOf(used.code);
  if (used.found) return { code: used.code, text: found, asks: question?.text ?? '' };
  if (!question) return { code: used.code, text: String(used.value), asks: '' };
  const basis = used.basis ? `, ${basisLabels[used.basis].toLowerCase()}` : '';
  return { code: used.code, text: `${answerWords(question, used)}${basis}`, asks: question.text };
};

const missingText = (code: string): Used => ({ code, text: 'Not answered', asks: questionOf(code)?.text ?? '' });

function Answers({ line }: { line: Line }) {
  const used = [...line.answers.map(usedText), ...line.missing.map(missingText)];
  if (used.length === 0) return '–';
  return (
    <ul className="space-y-1">
      {used.map(({ code, text, asks }) => (
        <li key={`${code} ${asks}`}>
          {text}
          <span className="block text-muted text-sm">
            {code} {asks}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The whole reckoning of a program, line by line, with the answers each line used. */
export function RecommendationLines({ lines, name }: { lines: readonly Line[]; name: string }) {
  return (
    <DataTable<Line>
      caption={`How ${name} was calculated`}
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
          cell: (line) => <Answers line={line} />,
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
