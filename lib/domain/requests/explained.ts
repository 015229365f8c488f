// "How long this takes": why a request stands where it stands, in words for whoever reads it, with the date to expect and
// what that date rests on.
import { addBusinessDays, addCalendarDays, type CalendarDate, deadlineText } from '@/lib/domain/dates';
import { basisText, daysText, expectedText } from '@/lib/domain/requests/expected-time';
import type { SideClock } from '@/lib/domain/requests/side-clock';
import { type RequestStatus, requestStatusFacts } from '@/lib/domain/requests/status';
import type { TypicalTime } from '@/lib/domain/requests/typical-time';
import { holderText } from '@/lib/domain/workflow/holder';
import type { StatusFacts } from '@/lib/domain/workflow/step';

export type Explained = {
  /** Who has the case, and what the reader has to do. */
  who: string;
  /** The status that comes after this one, where the page does not say it otherwise. */
  next?: string | null;
  /** When to expect that it goes on; null where nobody can say. */
  expected: string | null;
  /** What that rests on; null where nothing is expected. */
  basis: string | null;
  /** The clocks of both sides, as both sides read them; null before the request was sent. */
  clock: string | null;
};

type Case = {
  status: RequestStatus;
  /** "New partnership": what cases are compared by. */
  kind: string;
  side: 'AGENCY' | 'ICE';
  /** True when the request waits for the reader. */
  waits: boolean;
  /** The day on which it came into its status, at the agency. */
  since: CalendarDate;
  today: CalendarDate;
  typical: TypicalTime | null;
  clock: SideClock | null;
  /** ", not counting Founders’ Day (May 12, 2027)": days on which the agency's clock stood still. */
  notCounted?: string;
};

const whoText = ({ status, side, waits }: Case): string => {
  const { holder } = requestStatusFacts[status];
  if (waits) return 'It waits for you. Nothing moves on until you have done your part.';
  const has = `${holderText(holder)} ${holder === 'BOTH' ? 'have' : 'has'} it now.`;
  if (side === 'ICE') return has;
  return holder === 'AGENCY'
    ? `${has} ICE waits for what your agency sends.`
    : `${has} You have nothing to do; we tell you by e-mail when it is your turn.`;
};

const ask = (side: Case['side']): string =>
  side === 'AGENCY'
    ? 'Write a comment on this page to ask how it stands.'
    : 'The agency sees the same. Say in a comment what it waits for.';

const targetText = ({ status, since }: Case): Pick<Explained, 'expected' | 'basis'> => {
  const { target }: StatusFacts<string> = requestStatusFacts[status];
  if (!target) return { expected: null, basis: null };
  const on = (target.unit === 'business' ? addBusinessDays : addCalendarDays)(since, target.days);
  return {
    expected: `The target of this step is ${daysText(target.days, target.unit)}: ${deadlineText(on)}.`,
    basis: 'Too few requests of this kind have gone through this step lately to compare with.',
  };
};

const clockText = ({ agency, ice }: SideClock, notCounted = ''): string =>
  `So far ICE has had it for ${daysText(ice)} and the agency for ${daysText(agency)}${notCounted}. The clock of one ` +
  'side stands still while the other has the request; while both work on it, both run.';

/** Why a request stands where it stands; null once it is closed, or rests until a date that its page names. */
export const explainedStatus = (of: Case): Explained | null => {
  if (!requestStatusFacts[of.status].open || of.status === 'DEFERRED') return null;
  const { typical } = of;
  const time = typical
    ? {
        expected: expectedText({ ...of, typical, ask: ask(of.side) }),
        basis: basisText(`requests of the same kind (${of.kind})`, typical),
      }
    : targetText(of);
  return { who: whoText(of), ...time, clock: of.clock && clockText(of.clock, of.notCounted) };
};
