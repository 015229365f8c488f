// How many requests an office will have open: from what came and what left each week. Our own reckoning, kept plain enough to
// be told in two sentences (decision 0060).
import { percentile } from '@/lib/domain/reports/percentile';

/** Weeks ahead that are told. */
export const forecastHorizons = [4, 8, 12] as const;

export type ForecastHorizon = (typeof forecastHorizons)[number];

/** Our own bounds: what is looked back on, how often the reckoning is tried on the past, and how many cases that takes. */
export const forecastRules = { weeksBack: 26, trials: 12, casesMin: 12, low: 0.1, high: 0.9 } as const;

const farthest = 12;

/** The fewest full weeks an office has to have had cases: one look back, one horizon, and the trials. */
export const forecastWeeksMin = forecastRules.weeksBack + farthest + forecastRules.trials;

/** What an office had: full weeks one after the other, the latest last, and what is open now. */
export type OfficeWeeks = { open: number; came: readonly number[]; left: readonly number[] };

export type Expected = { weeks: ForecastHorizon; half: number; low: number; high: number };

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const counted = (values: readonly number[]) => values.map((days) => ({ days, count: 1 }));

/** What a usual week brings: the median of four weeks together, so that offices with few cases are not told that none come. */
export const usualArrivals = (came: readonly number[]): number => {
  const fours = came.slice(3).map((_each, at) => sum(came.slice(at, at + 4)));
  return (percentile(counted(fours), 0.5) ?? sum(came)) / 4;
};

type Flow = {
  open: number;
  /** What a week brings. */
  arrivals: number;
  /** The part of what is open or came that leaves in a week, 0 to 1. */
  rate: number;
  /** The part of the liaisons' time that is planned away, for each week ahead; none unless said. */
  away?: readonly number[];
};

const within = (value: number): number => Math.min(1, Math.max(0, value));

/** What is open after each of the weeks ahead. Never negative; the same as now where as many come as leave. */
export const openAhead = ({ open, arrivals, rate, away = [] }: Flow): number[] => {
  const ahead: number[] = [];
  let now = Math.max(0, open);
  for (let week = 0; week < farthest; week += 1) {
    const stays = 1 - within(rate) * (1 - within(away[week] ?? 0));
    now = (now + Math.max(0, arrivals)) * stays;
    ahead.push(now);
  }
  return ahead;
};

/** What was open at the beginning of each week, and now: reckoned back from what is open. */
const openings = ({ open, came, left }: OfficeWeeks): number[] => {
  const back = [open];
  for (let week = came.length - 1; week >= 0; week -= 1) {
    back.push(Math.max(0, (back.at(-1) ?? 0) - (came[week] ?? 0) + (left[week] ?? 0)));
  }
  return back.reverse();
};

/** The reckoning as it would have been made after so many weeks. */
const flowAt = ({ came, left }: OfficeWeeks, opens: readonly number[], weeks: number): Flow => {
  const from = Math.max(0, weeks - forecastRules.weeksBack);
  const lately = came.slice(from, weeks);
  const held = sum(opens.slice(from, weeks)) + sum(lately);
  return {
    open: opens[weeks] ?? 0,
    arrivals: usualArrivals(lately),
    rate: held === 0 ? 0 : sum(left.slice(from, weeks)) / held,
  };
};

/** By how much the same reckoning was wrong so many weeks ahead, for each week in which it could have been made. */
const pastErrors = (weeks: OfficeWeeks, opens: readonly number[], horizon: ForecastHorizon): number[] => {
  const first = forecastRules.weeksBack;
  const trials = Math.max(0, weeks.came.length - horizon - first + 1);
  return Array.from({ length: trials }, (_each, at) => {
    const made = first + at;
    return (opens[made + horizon] ?? 0) - (openAhead(flowAt(weeks, opens, made))[horizon - 1] ?? 0);
  });
};

/**
 * What to expect of an office, with the range that eight of ten past errors of the same reckoning give.
 * @param away the part of the liaisons' time that is planned away, for each week ahead
 * @returns null where too few weeks or cases say anything
 */
export const loadForecast = (weeks: OfficeWeeks, away: readonly number[] = []): Expected[] | null => {
  const { came, left } = weeks;
  if (came.length < forecastWeeksMin || left.length !== came.length) return null;
  if (sum(came.slice(-forecastRules.weeksBack)) < forecastRules.casesMin) return null;
  const opens = openings(weeks);
  const ahead = openAhead({ ...flowAt(weeks, opens, came.length), away });
  return forecastHorizons.map((horizon) => {
    const half = ahead[horizon - 1] ?? 0;
    const errors = counted(pastErrors(weeks, opens, horizon));
    const [low, high] = [percentile(errors, forecastRules.low) ?? 0, percentile(errors, forecastRules.high) ?? 0];
    // Where the past was wrong in one direction alone, what is expected is still within the range.
    return {
      weeks: horizon,
      half: Math.round(half),
      low: Math.round(Math.max(0, half + Math.min(0, low))),
      high: Math.round(half + Math.max(0, high)),
    };
  });
};
