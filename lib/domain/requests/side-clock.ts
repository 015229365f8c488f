// How long each side has had a case: the clock of one side stands still while the other has it.
import type { AgencySpan } from '@/lib/domain/agencies/days-off';
import { businessDaysBetween, type CalendarDate, type ClosedOn } from '@/lib/domain/dates';
import type { StatusFacts } from '@/lib/domain/workflow/step';

type Holder = StatusFacts<string>['holder'];

/** A case came into a status on a day, in the time zone of its agency. */
export type Arrival = { holder: Holder; on: CalendarDate };

/** Business days that each side has had the case; while both work on it, it counts for both. */
export type SideClock = { agency: number; ice: number };

const runsFor = (holder: Holder): { agency: boolean; ice: boolean } => ({
  agency: holder === 'AGENCY' || holder === 'BOTH' || holder === 'SIGNERS',
  ice: holder !== null && holder !== 'AGENCY',
});

/**
 * The clocks of both sides. The same days are counted for whoever asks.
 * @param arrivals in the order in which they happened, from the first submission on
 * @param today counts up to and with this day
 * @param closed days on which the office of the agency is closed: its clock stands still on them, and not that of ICE
 */
export const sideClock = (arrivals: readonly Arrival[], today: CalendarDate, closed?: ClosedOn): SideClock => {
  const clock = { agency: 0, ice: 0 };
  for (const [at, { holder, on }] of arrivals.entries()) {
    const until = arrivals[at + 1]?.on ?? today;
    const runs = runsFor(holder);
    if (runs.agency) clock.agency += businessDaysBetween(on, until, closed);
    if (runs.ice) clock.ice += businessDaysBetween(on, until);
  }
  return clock;
};

/** The times in which the clock of the agency ran. */
export const agencySpans = (arrivals: readonly Arrival[], today: CalendarDate): AgencySpan[] =>
  arrivals.flatMap(({ holder, on }, at) =>
    runsFor(holder).agency ? [{ since: on, until: arrivals[at + 1]?.on ?? today }] : [],
  );
