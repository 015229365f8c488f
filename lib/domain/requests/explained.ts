// "How long this takes": why a request stands where it stands, in words for whoever reads it, with the date to expect and
// what that date rests on.
import {
  addBusinessDays,
  addCalendarDays,
  businessDaysBetween,
  type CalendarDate,
  deadlineText,
} from '@/lib/domain/dates';
import type { SideClock } from '@/lib/domain/requests/side-clock';
import { type RequestStatus, requestStatusFacts } from '@/lib/domain/requests/status';
import type { TypicalTime } from '@/lib/domain/requests/typical-time';
import { holderText } from '@/lib/domain/workflow/holder';
import type { StatusFacts } from '@/lib/domain/workflow/step';

export type Explained = {
  /** Who has the request, and what the reader has to do. */
  who: string;
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
};

const days = (count: number, unit = 'business'): string => `${count} ${unit} ${count === 1 ? 'day' : 'days'}`;

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

const expectedText = ({ typical, since, today, side }: Case & { typical: TypicalTime }): string => {
  const gone = businessDaysBetween(since, today);
  const by = (count: number) => deadlineText(addBusinessDays(since, count));
  if (gone <= typical.half) return `Expect it to go on by about ${by(typical.half)}.`;
  if (gone <= typical.nineOfTen)
    return `It takes longer than usual. Nine of ten went on by the day that would be ${by(typical.nineOfTen)} here.`;
  return `It has taken ${days(gone)}, longer than nine of ten. ${ask(side)}`;
};

const basisText = ({ kind, typical }: Case & { typical: TypicalTime }): string =>
  `Of the latest ${typical.cases} requests of the same kind (${kind}) that went through this step, half took ` +
  `${days(typical.half)} or less, nine of ten ${days(typical.nineOfTen)} or less. Weekends and federal holidays are not counted.`;

const targetText = ({ status, since }: Case): Pick<Explained, 'expected' | 'basis'> => {
  const { target }: StatusFacts<string> = requestStatusFacts[status];
  if (!target) return { expected: null, basis: null };
  const on = (target.unit === 'business' ? addBusinessDays : addCalendarDays)(since, target.days);
  return {
    expected: `The target of this step is ${days(target.days, target.unit)}: ${deadlineText(on)}.`,
    basis: 'Too few requests of this kind have gone through this step lately to compare with.',
  };
};

const clockText = ({ agency, ice }: SideClock): string =>
  `So far ICE has had it for ${days(ice)} and the agency for ${days(agency)}. The clock of one side stands still while ` +
  'the other has the request; while both work on it, both run.';

/** Why a request stands where it stands; null once it is closed, or rests until a date that its page names. */
export const explainedStatus = (of: Case): Explained | null => {
  if (!requestStatusFacts[of.status].open || of.status === 'DEFERRED') return null;
  const { typical } = of;
  const time = typical
    ? { expected: expectedText({ ...of, typical }), basis: basisText({ ...of, typical }) }
    : targetText(of);
  return { who: whoText(of), ...time, clock: of.clock && clockText(of.clock) };
};
