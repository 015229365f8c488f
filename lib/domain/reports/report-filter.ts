// What the reports can be narrowed by, read from the address of the page.
import { z } from 'zod';
import { addCalendarMonths, type CalendarDate } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import { programCodes } from '@/lib/domain/programs/program-code';

/** How far back the reports go that look back, in months; the present one counts. */
export const reportPeriods = ['3', '12', '36', 'ALL'] as const;

export type ReportPeriod = (typeof reportPeriods)[number];

export const reportPeriodLabels = {
  3: 'Last 3 months',
  12: 'Last 12 months',
  36: 'Last 3 years',
  ALL: 'Since the beginning',
} as const satisfies Record<ReportPeriod, string>;

/** What is shown to whoever asks for nothing. */
export const usualPeriod: ReportPeriod = '12';

export const reportFilter = z.object({
  office: z.uuid().optional().catch(undefined),
  /** The state of the agency, by its two letters. */
  state: z
    .string()
    .max(2)
    .regex(/^[A-Z]{2}$/u)
    .optional()
    .catch(undefined),
  program: z.enum(programCodes).optional().catch(undefined),
  period: z.enum(reportPeriods).optional().catch(undefined),
});

export type ReportFilter = z.output<typeof reportFilter>;

/** The filter as the query of an address. */
export const reportQuery = (filter: ReportFilter): string => {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(filter)) if (value) query.set(key, value);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
};

/** The address of the reports so filtered. */
export const reportsHref = (filter: ReportFilter): string => paths.reports() + reportQuery(filter);

/** Reports look back in months as the federal government's capital counts them. */
export const reportTimeZone = 'America/New_York';

/** The first day that counts: that of the month so many months back; null where everything counts. */
export const sinceDay = (period: ReportPeriod | undefined, today: CalendarDate): CalendarDate | null => {
  const asked = period ?? usualPeriod;
  return asked === 'ALL' ? null : addCalendarMonths(`${today.slice(0, 7)}-01`, 1 - Number(asked));
};
