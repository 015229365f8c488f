// The summary by mail: how often, when it is due where somebody is, and what stands in it.
import { z } from 'zod';
import { addCalendarDays, type CalendarDate, dateIn, dateText, fromCalendarDate, hourIn } from '@/lib/domain/dates';
import {
  isReportTimeZone,
  type ReportRhythm,
  reportRhythms,
  reportTimeZones,
} from '@/lib/domain/reports/report-rhythm';
import type { Report } from '@/lib/domain/reports/report-view';
import { tableOf } from '@/lib/domain/reports/report-view';

const zones = Object.keys(reportTimeZones).filter(isReportTimeZone);

/** What the form sends. */
export const reportMailInput = z.strictObject({
  every: z.enum(reportRhythms, 'Choose how often.'),
  timeZone: z.enum(zones, 'Choose a time zone.'),
});

/** From this hour on a summary is sent. Our own rule: it lies there when the day begins. */
const SENT_FROM_HOUR = 6;

const isItsDay = (every: ReportRhythm, day: CalendarDate): boolean =>
  every === 'WEEK' ? fromCalendarDate(day).getUTCDay() === 1 : day.endsWith('-01');

/** The newest day, where somebody is, for which a summary is due by now. */
export const newestSummaryDay = (every: ReportRhythm, timeZone: string, now: Date): CalendarDate => {
  const today = dateIn(now, timeZone);
  let day = hourIn(now, timeZone) >= SENT_FROM_HOUR ? today : addCalendarDays(today, -1);
  while (!isItsDay(every, day)) day = addCalendarDays(day, -1);
  return day;
};

/** A line for each row, and no more of one report than a mail can hold. */
const rowsMax = 15;

const linesOf = (report: Report): string => {
  const { columns, rows } = tableOf(report);
  const lines = rows.slice(0, rowsMax).map(({ label, cells }) => {
    const figures = cells.map((cell, at) => (columns.length === 1 ? cell : `${columns[at]} ${cell}`));
    return `- ${label}: ${figures.join(', ')}`;
  });
  const more = rows.length - rowsMax;
  return [report.title, ...(more > 0 ? [...lines, `- and ${more} more on the page`] : lines)].join('\n');
};

type LetterFacts = {
  every: ReportRhythm;
  on: CalendarDate;
  asOf: string;
  reports: readonly Report[];
  link: string;
};

/** Subject and plain text of the summary: figures alone. A list that names cases is only counted. */
export const reportLetterText = ({
  every,
  on,
  asOf,
  reports,
  link,
}: LetterFacts): { subject: string; text: string } => {
  const figures = reports.filter(({ kind, rows }) => kind !== 'LIST' && rows.length > 0).map(linesOf);
  const lists = reports
    .filter(({ kind, rows }) => kind === 'LIST' && rows.length > 0)
    .map(({ title, rows }) => `${title}: ${rows.length.toLocaleString('en-US')} shown on the page`);
  const nothing = figures.length + lists.length === 0 ? ['There is nothing to count yet.'] : [];
  return {
    subject: `Your ${every === 'WEEK' ? 'weekly' : 'monthly'} summary of cases, ${dateText(on)}`,
    text: [
      `What you can see of requests and agreements, counted on ${asOf}.`,
      ...figures,
      ...lists,
      ...nothing,
      `All reports, with charts and filters: ${link}`,
      'Mails carry no details of a case; sign in to read them. To stop this summary, open the reports and choose “Stop the mail”.',
    ].join('\n\n'),
  };
};
