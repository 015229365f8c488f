// What the calendar shows of the agreements a person can see: days on which something is due, already worded.
import type { AgreementDue } from '@/lib/domain/agreements/agreement-view';
import type { CalendarDate } from '@/lib/domain/dates';

export type CalendarEntry = {
  /** Stable, so that a calendar program recognizes the entry when it reads the feed again. */
  key: string;
  on: CalendarDate;
  due: AgreementDue;
  what: string;
  owner: string;
  agreement: { number: string; agency: string };
  href: string;
};

export type CalendarMonth = { month: string; heading: string; entries: readonly CalendarEntry[] };

export type CalendarPage = {
  late: readonly CalendarEntry[];
  months: readonly CalendarMonth[];
  /** True when there is more than the page and the feed show. */
  more: boolean;
  link: { madeOn: string; usedOn: string | null } | null;
};
