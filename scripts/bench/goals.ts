import type { Figures } from '@/scripts/bench/load';
import type { SizeResult } from '@/scripts/bench/results';

// The goals, each a ratio of two things that were measured in one run; the numbers are those of the portal's quality goals.

/** A goal as the table shows it; `ratio` is null where one of the two has no figure. */
export type Judged = { goal: string; what: string; asked: string; ratio: number | null; met: boolean | null };

type Side = 'one' | 'many';
type Take = (figures: Exclude<Figures, { missing: string }>) => number;

const median: Take = ({ p50 }) => p50;
const throughput: Take = ({ perSecond }) => perSecond;

const take = (result: SizeResult | undefined, name: string, side: Side, figure: Take): number | null => {
  const found = result?.measured.find((one) => one.name === name)?.[side];
  return !found || 'missing' in found ? null : figure(found);
};

const judge = (
  [goal, what]: readonly [string, string],
  [above, below]: readonly [number | null, number | null],
  [sign, bound]: readonly ['≤' | '≥', number],
): Judged => {
  const ratio = above === null || below === null || below === 0 ? null : above / below;
  const met = ratio === null ? null : sign === '≤' ? ratio <= bound : ratio >= bound;
  return { goal, what, asked: `${sign} ${bound}`, ratio, met };
};

const growing = [
  'dashboard of intake',
  'queue, first page',
  'all requests, first page',
  'all requests, page 1,000',
  'queue, one status and state',
  'queue, with me or my team',
  'queue of an office',
  'search, two rare words',
  'search, two common words',
  'case page',
  'agreements, first page',
  'audit log, first page',
  'register, first page',
  'register, map',
] as const;

const growth = (small: SizeResult, large: SizeResult): Judged[] =>
  growing.map((name) =>
    judge(
      [
        'P2',
        `${name}: ${large.requests.toLocaleString('en-US')} to ${small.requests.toLocaleString('en-US')} requests`,
      ],
      [take(large, name, 'one', median), take(small, name, 'one', median)],
      ['≤', 1.2],
    ),
  );

/** Judges the largest size that was measured, and how it grew from the smallest. */
export const judgeGoals = (results: readonly SizeResult[]): Judged[] => {
  const sorted = results.toSorted((one, other) => one.requests - other.requests);
  const [small, large] = [sorted[0], sorted.at(-1)];
  if (!small || !large) return [];
  const p50 = (name: string) => take(large, name, 'one', median);
  const speed = (name: string) => take(large, name, 'many', throughput);
  const { coldStart, memory } = large;
  return [
    judge(
      ['P1', 'queue to the bare Next page with the same query'],
      [p50('queue, first page'), p50('floor: bare Next, queue')],
      ['≤', 1.3],
    ),
    ...(small === large ? [] : growth(small, large)),
    judge(
      ['P3', 'page 1,000 to the first page'],
      [p50('all requests, page 1,000'), p50('all requests, first page')],
      ['≤', 1.1],
    ),
    ...['search, two rare words', 'search, two common words'].map((name) =>
      judge(
        ['P4', `${name}: to the empty dynamic Next page`],
        [p50(name), p50('floor: bare Next, dynamic page')],
        ['≤', 3],
      ),
    ),
    judge(
      ['P5', 'case page to the bare Next page of a case'],
      [p50('case page'), p50('floor: bare Next, case')],
      ['≤', 1.4],
    ),
    judge(
      ['P6', 'transition to the bare insert pair'],
      [p50('transition'), p50('floor: bare pg, insert pair')],
      ['≤', 3],
    ),
    judge(
      ['P7', 'save of a section to the bare update'],
      [p50('save of a section'), p50('floor: bare pg, update')],
      ['≤', 2],
    ),
    ...['toolbox, programs', 'register, first page'].map((name) =>
      judge(
        ['P8', `${name}: throughput to the bare static page`],
        [speed(name), speed('floor: bare Next, static page')],
        ['≥', 0.8],
      ),
    ),
    judge(['P10', 'cold start to that of the bare Next application'], [coldStart.portal, coldStart.next], ['≤', 2]),
    judge(
      ['P11', 'memory after the load to that of the bare Next application'],
      [memory.portalAfter, memory.nextAfter],
      ['≤', 1.6],
    ),
  ];
};
