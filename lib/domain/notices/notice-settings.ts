// The page on which a person says how they want to be told, and the form that it sends.
import { z } from 'zod';
import { orNothing } from '@/lib/domain/form-values';
import type { WatchedCase } from '@/lib/domain/notices/case-watch';
import type { QuietHours } from '@/lib/domain/notices/mail-plan';
import { type MailPace, mailPaces, mandatoryReason } from '@/lib/domain/notices/mail-rules';
import { type NoticeGroupName, noticeGroupNames } from '@/lib/domain/notices/notice-groups';
import { agreementNotices, type NoticeName, requestNotices, viewNotices } from '@/lib/domain/notices/notice-name';
import type { ViewAlertRow } from '@/lib/domain/view-alerts';

/** The zones in which agencies and offices are, from east to west. */
export const timeZones = {
  'America/Puerto_Rico': 'Atlantic (San Juan)',
  'America/New_York': 'Eastern (New York)',
  'America/Chicago': 'Central (Chicago)',
  'America/Denver': 'Mountain (Denver)',
  'America/Phoenix': 'Mountain, no summer time (Phoenix)',
  'America/Los_Angeles': 'Pacific (Los Angeles)',
  'America/Anchorage': 'Alaska (Anchorage)',
  'Pacific/Honolulu': 'Hawaii (Honolulu)',
  'Pacific/Pago_Pago': 'Samoa (Pago Pago)',
  'Pacific/Guam': 'Chamorro (Guam)',
} as const;

/** "8 PM": a full hour of the day. */
export const hourText = (hour: number): string => `${hour % 12 === 0 ? 12 : hour % 12} ${hour < 12 ? 'AM' : 'PM'}`;

export const hours: readonly { value: string; label: string }[] = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: hourText(hour),
}));

const allNames: readonly NoticeName[] = [...requestNotices, ...agreementNotices, ...viewNotices];

/** The notices whose mail a person may choose. */
export const choosableNames = allNames.filter((name) => mandatoryReason(name) === null);

const pace = z.enum(['', ...mailPaces], 'Choose how this comes by mail.').transform((one) => (one === '' ? null : one));
const hour = z.coerce.number('Choose an hour.').int('Choose an hour.').min(0).max(23, 'Choose an hour.');

export const noticeSettingsInput = z
  .strictObject({
    timeZone: z.enum(Object.keys(timeZones), 'Choose your time zone.'),
    quietFrom: orNothing(hour),
    quietUntil: orNothing(hour),
    /** By group: for everything in it at once. */
    all: z.partialRecord(z.enum(noticeGroupNames), pace).optional(),
    pace: z.partialRecord(z.enum(choosableNames), pace).optional(),
  })
  .superRefine(({ quietFrom, quietUntil }, context) => {
    const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (quietFrom === null && quietUntil !== null) say('quietFrom', 'Choose when your quiet hours begin.');
    if (quietFrom !== null && quietUntil === null) say('quietUntil', 'Choose when your quiet hours end.');
    if (quietFrom !== null && quietFrom === quietUntil) say('quietUntil', 'Choose an end that differs from the start.');
  });

/** One event whose mail can be chosen. */
export type NoticeChoiceRow = { name: NoticeName; event: string; chosen: MailPace | null; usual: MailPace };

/** One event that is always mailed, and why. */
export type LockedRow = { name: NoticeName; event: string; reason: string };

export type NoticeSettingsGroup = {
  key: NoticeGroupName;
  label: string;
  hint: string;
  rows: readonly NoticeChoiceRow[];
  locked: readonly LockedRow[];
};

export type NoticeSettingsPage = {
  timeZone: string;
  quiet: QuietHours | null;
  groups: readonly NoticeSettingsGroup[];
  watched: readonly WatchedCase[];
  views: readonly ViewAlertRow[];
};
