import { type Judged, judgeGoals } from '@/scripts/bench/goals';
import type { Figures } from '@/scripts/bench/load';
import type { SizeResult } from '@/scripts/bench/results';
import type { FirstLoad } from '@/scripts/sizes/first-load';

// What was measured, as Markdown. A figure that is missing says so and why; none is made up.

/** Where and when it was measured. */
export type Place = {
  date: string;
  processor: string;
  cores: number;
  gigabytes: number;
  load: string;
  node: string;
  next: string;
};

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  row(head),
  row(head.map((_, at) => (at === 0 ? '---' : '--:'))),
  ...rows.map(row),
];

const cells = (figures: Figures): string[] =>
  'missing' in figures
    ? ['–', '–', '–']
    : [figures.p50.toFixed(1), figures.p95.toFixed(1), figures.perSecond.toFixed(figures.perSecond < 10 ? 1 : 0)];

const missingIn = ({ measured }: SizeResult): string[] =>
  measured.flatMap(({ name, one, many }) =>
    [
      ['1', one],
      ['16', many],
    ].flatMap(([at, figures]) =>
      typeof figures === 'object' && 'missing' in figures ? [`- ${name}, at ${at}: ${figures.missing}.`] : [],
    ),
  );

const mb = (amount: number | null): string => (amount === null ? 'not known' : `${Math.round(amount)} MB`);

const sizeSection = (result: SizeResult): string[] => {
  const { requests, measured, coldStart, memory, plans } = result;
  const gaps = missingIn(result);
  const ms = (amount: number | null) => (amount === null ? 'not known' : `${Math.round(amount)} ms`);
  return [
    `### ${requests.toLocaleString('en-US')} requests`,
    '',
    'Milliseconds at the median and at the 95th of a hundred, and answers a second.',
    '',
    ...table(
      ['', 'p50 at 1', 'p95 at 1', 'a second', 'p50 at 16', 'p95 at 16', 'a second'],
      measured.map(({ name, one, many }) => [name, ...cells(one), ...cells(many)]),
    ),
    '',
    ...(gaps.length === 0 ? [] : ['Not measured:', '', ...gaps, '']),
    `Cold start to the first answer: portal ${ms(coldStart.portal)}, bare Next application ${ms(coldStart.next)}.`,
    `Memory: portal ${mb(memory.portalBefore)} before and ${mb(memory.portalAfter)} after ${memory.answers.toLocaleString('en-US')} answers;`,
    `bare Next application ${mb(memory.nextBefore)} and ${mb(memory.nextAfter)}.`,
    '',
    plans.length === 0
      ? 'Every list is read by the index of its order, without a sort or a scan over its table.'
      : `Plans that are not as they should be:\n\n${plans.map((plan) => `- ${plan}`).join('\n')}`,
    '',
  ];
};

const verdict = ({ met }: Judged): string => (met === null ? 'no figure' : met ? 'met' : '**missed**');

const goalSection = (results: readonly SizeResult[]): string[] => [
  '### Goals, as ratios in this run',
  '',
  ...table(
    ['goal', 'what', 'asked', 'measured', ''],
    judgeGoals(results).map((one) => [
      ...[one.goal, one.what, one.asked, one.ratio === null ? '–' : one.ratio.toFixed(2)],
      verdict(one),
    ]),
  ),
  '',
  'Not part of this run: the comparison with other products (P1, P1b, P4, P6), sealing (P12), the generator (P13).',
  '',
];

const scriptSection = ({ bare, pages }: FirstLoad): string[] => {
  const groups = Map.groupBy(pages, ({ bytes }) => ((bytes - bare) / 1000).toFixed(0));
  const sorted = [...groups].sort(([one], [other]) => Number(one) - Number(other));
  return [
    '### JavaScript that a page loads first',
    '',
    `Gzipped. Next by itself: ${(bare / 1000).toFixed(1)} kB. Beyond that (P9: 16 for public pages and lists, 45 for the heaviest form):`,
    '',
    ...table(
      ['kB', 'pages'],
      sorted.map(([kilobytes, group]) => [kilobytes, group.map(({ page }) => `\`${page}\``).join(' ')]),
    ),
    '',
  ];
};

/** Everything as the part of docs/performance.md that the command writes. */
export const resultsAsText = (place: Place, results: readonly SizeResult[], script: FirstLoad): string =>
  [
    `Measured on ${place.date} by \`npm run bench\`: ${place.processor}, ${place.cores} cores, ${place.gigabytes} GB, Node ${place.node},`,
    `Next ${place.next}; load of the machine before it began: ${place.load}. Load driver, portal, worker, database and floors share it.`,
    '',
    ...goalSection(results),
    ...results.toSorted((one, other) => one.requests - other.requests).flatMap(sizeSection),
    ...scriptSection(script),
  ].join('\n');
