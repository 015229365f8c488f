// What is counted for the reports. The words below are those of the rows that the database counts.
import type { RequestStatus } from '@/lib/domain/requests/status';
import { requestStages, requestStatuses, requestStatusFacts } from '@/lib/domain/requests/status';

export const figureKinds = ['OPEN', 'STAY', 'SIGNED', 'LOAD', 'CHOICE', 'AGREEMENT', 'DUTY', 'FORECAST'] as const;

export type FigureKind = (typeof figureKinds)[number];

/**
 * One figure. What its words mean depends on its kind: stage and age band; stage and side; program; standing of a
 * request; band, choice and outcome; quarter of the end and program; day due and party; weeks ahead and bound.
 */
export type Figure = {
  kind: FigureKind;
  part: string;
  side: string;
  outcome: string;
  days: number;
  /** Of an agreement. */
  state: string;
  /** Of the load, and of its forecast. */
  office: string;
  count: number;
};

/** Ages of a request by the most days that still count. */
export const ageBands = [
  { upTo: 30, label: 'Up to 30 days' },
  { upTo: 90, label: '31 to 90 days' },
  { upTo: 180, label: '91 to 180 days' },
  { upTo: null, label: 'Over 180 days' },
] as const;

export type ReportSide = 'AGENCY' | 'ICE' | 'BOTH';

/** The side a request lies with in a status; null once it is closed. */
export const sideOf = (status: RequestStatus): ReportSide | null => {
  const { holder } = requestStatusFacts[status];
  if (holder === null || holder === 'AGENCY' || holder === 'BOTH') return holder;
  return 'ICE';
};

/** Statuses in which time passes, with their stage and side: the rows the database joins with. */
export const timedStatuses = requestStatuses.flatMap((status) => {
  const side = sideOf(status);
  return side ? [{ status, stage: requestStatusFacts[status].stage, side }] : [];
});

/** Longer stays are counted as this long. Our own rule: beyond a year and a half nobody compares days. */
export const COUNTED_DAYS_MAX = 400;

export const stagesInOrder: readonly string[] = requestStages;

/** The figures of one kind. */
export const ofKind = (figures: readonly Figure[], kind: FigureKind): Figure[] =>
  figures.filter((figure) => figure.kind === kind);

/** How many there are in all. */
export const sumOf = (figures: readonly Figure[]): number => figures.reduce((sum, { count }) => sum + count, 0);
