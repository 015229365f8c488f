// Steering meetings: announced to the public before, held by both sides, recorded by counts and minutes after.
import { addCalendarDays, addCalendarMonths, type CalendarDate, dateText } from '@/lib/domain/dates';

/** Our own rule, after the notice of Wakulla County in 2024, which asked for questions ten days before the meeting. */
export const NOTICE_DAYS = 10;

/** The memoranda since 2006 ask for the first meeting within nine months. */
const FIRST_MONTHS = 9;

export type SteeringDay = { meetsOn: CalendarDate; noticeOn: CalendarDate };

export type SteeringFault = { field: 'meetsOn' | 'noticeOn' | 'nextOn'; message: string };

/** What is wrong with the day of a meeting or of its notice, said today. */
export const steeringDayFault = ({ meetsOn, noticeOn }: SteeringDay, today: CalendarDate): SteeringFault | null => {
  if (noticeOn < today) {
    return {
      field: 'noticeOn',
      message: 'Enter today or a later day: the public register shows the notice from then.',
    };
  }
  const earliest = addCalendarDays(noticeOn, NOTICE_DAYS);
  return meetsOn < earliest
    ? {
        field: 'meetsOn',
        message: `Enter ${dateText(earliest)} or later: the public hears of a meeting ${NOTICE_DAYS} days before.`,
      }
    : null;
};

/** True when a meeting can be recorded as held. */
export const isOver = (meetsOn: CalendarDate, today: CalendarDate): boolean => meetsOn <= today;

/** The day by which the first meeting is due; null while the agreement is not in force. */
export const firstMeetingDue = (effectiveOn: CalendarDate | null): CalendarDate | null =>
  effectiveOn && addCalendarMonths(effectiveOn, FIRST_MONTHS);

export const attendanceCategories = ['agencyCount', 'iceCount', 'officialsCount', 'publicCount', 'pressCount'] as const;

export type AttendanceCategory = (typeof attendanceCategories)[number];

export const attendanceLabels = {
  agencyCount: 'The agency',
  iceCount: 'ICE',
  officialsCount: 'Local officials',
  publicCount: 'The public and community groups',
  pressCount: 'News media',
} as const satisfies Record<AttendanceCategory, string>;

export type Attendance = Readonly<Record<AttendanceCategory, number>>;

const inASentence = {
  agencyCount: 'the agency',
  iceCount: 'ICE',
  officialsCount: 'local officials',
  publicCount: 'the public and community groups',
  pressCount: 'news media',
} as const satisfies Record<AttendanceCategory, string>;

const inFull = (count: number): string => count.toLocaleString('en-US');

/** "the agency 3, ICE 2, the public and community groups 14"; `tell` words a number for its readers. */
export const attendanceText = (counts: Attendance, tell: (count: number) => string = inFull): string =>
  attendanceCategories
    .filter((category) => counts[category] > 0)
    .map((category) => `${inASentence[category]} ${tell(counts[category])}`)
    .join(', ');
