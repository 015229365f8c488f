// How a version of a template stands on a day. The database keeps whether it is approved; the rest follows from days.
import type { CalendarDate } from '@/lib/domain/dates';

export const templateStandings = ['DRAFT', 'IN_REVIEW', 'COMING', 'IN_FORCE', 'FORMER'] as const;

export type TemplateStanding = (typeof templateStandings)[number];

export const templateStandingFacts = {
  DRAFT: { label: 'Draft', tone: 'yellow' },
  IN_REVIEW: { label: 'Waits for approval', tone: 'blue' },
  COMING: { label: 'Approved, begins later', tone: 'blue' },
  IN_FORCE: { label: 'In force', tone: 'green' },
  FORMER: { label: 'Former', tone: 'grey' },
} as const satisfies Record<TemplateStanding, { label: string; tone: 'yellow' | 'blue' | 'green' | 'grey' }>;

export type StandingFacts = {
  version: number;
  state: 'DRAFT' | 'IN_REVIEW' | 'APPROVED';
  effectiveOn: CalendarDate | null;
};

/** The version in force on a day: of the approved ones that have begun, the one that began last. */
export const inForceOn = <Row extends StandingFacts>(rows: readonly Row[], day: CalendarDate): Row | null =>
  rows
    .filter(({ state, effectiveOn }) => state === 'APPROVED' && effectiveOn !== null && effectiveOn <= day)
    .sort((a, b) => (a.effectiveOn ?? '').localeCompare(b.effectiveOn ?? '') || a.version - b.version)
    .at(-1) ?? null;

/** How one version of a template stands among all of them. */
export const standingOf = (row: StandingFacts, rows: readonly StandingFacts[], day: CalendarDate): TemplateStanding => {
  if (row.state !== 'APPROVED') return row.state;
  if (row.effectiveOn !== null && row.effectiveOn > day) return 'COMING';
  return inForceOn(rows, day)?.version === row.version ? 'IN_FORCE' : 'FORMER';
};
