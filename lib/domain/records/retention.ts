// How long which records are kept, as data. The periods are placeholders of this program (domain.md 4.1: agreements 6
// years after their end, drafts 3, logs 3) until the records officer confirms an item of the schedule for each.
import { z } from 'zod';
import { addCalendarMonths, type CalendarDate } from '@/lib/domain/dates';
import { checked, rowId } from '@/lib/domain/form-values';
import { EXPORT_KEPT_DAYS } from '@/lib/domain/requests/export-words';
import { paragraph } from '@/lib/domain/text';

/**
 * DESTROY: two people may have it destroyed once it is due. APPRAISE: records without a confirmed item of a schedule are
 * kept (36 CFR 1225.12), and the portal destroys none of them. KEEP: never destroyed here. EXPIRE: a copy of what stands
 * elsewhere, which goes by itself.
 */
export type Disposition = 'DESTROY' | 'APPRAISE' | 'KEEP' | 'EXPIRE';

type Rule = {
  label: string;
  /** What the period counts from. */
  trigger: string;
  years: number | null;
  /** For what is kept for days. */
  days?: number;
  disposition: Disposition;
  source: string;
};

export const retentionRules = {
  REMOVED_FILE: {
    label: 'Files taken out of a case, and uploads that never became part of one',
    trigger: 'the day it was taken out',
    years: 3,
    disposition: 'DESTROY',
    source: 'Working files, GRS 5.2 item 020 (to confirm)',
  },
  NOTICE: {
    label: 'Words of messages that the portal sent',
    trigger: 'the day it was written',
    years: 3,
    disposition: 'DESTROY',
    source: 'Transitory records, GRS 5.2 item 010 (to confirm)',
  },
  RELEASE_PACKAGE: {
    label: 'Packages of released copies',
    trigger: 'the day it was released',
    years: 6,
    disposition: 'DESTROY',
    source: 'Access and disclosure request files, GRS 4.2 item 020 (to confirm)',
  },
  ACCOUNT_WISHES: {
    label: 'Wishes of closed accounts: how notices came, cases that were followed or muted, summaries and alerts',
    trigger: 'the day the account was closed',
    years: 1,
    disposition: 'DESTROY',
    source: 'System access records, GRS 3.2 item 030 (to confirm)',
  },
  ABSENCES: {
    label: 'Planned days away of people whose accounts are closed',
    trigger: 'the day the account was closed',
    years: 3,
    disposition: 'DESTROY',
    source: 'Time and attendance records, GRS 2.4 item 030 (to confirm)',
  },
  ABANDONED_DRAFT: {
    label: 'Drafts of requests that were never sent',
    trigger: 'the day of the last change',
    years: 3,
    disposition: 'APPRAISE',
    source: 'Placeholder of this program; the paper of an agency until it is sent',
  },
  CLOSED_REQUEST: {
    label: 'Requests that were closed, with all that belongs to them',
    trigger: 'the day it was closed',
    years: 6,
    disposition: 'APPRAISE',
    source: 'Placeholder of this program; needs an item of an ICE schedule',
  },
  ENDED_AGREEMENT: {
    label: 'Agreements that ended, with all that belongs to them',
    trigger: 'the day it ended',
    years: 6,
    disposition: 'APPRAISE',
    source: 'Placeholder of this program; needs an item of an ICE schedule',
  },
  LIST_FILE: {
    label: 'Files that people had made of long lists',
    trigger: 'the day it was made',
    years: null,
    days: EXPORT_KEPT_DAYS,
    disposition: 'EXPIRE',
    source: 'Copies of requests, which have a rule of their own; GRS 5.1 item 020 (to confirm)',
  },
  AUDIT_LOG: {
    label: 'The audit log, the timeline of each case, the release log, holds and certificates',
    trigger: '',
    years: null,
    disposition: 'KEEP',
    source: 'Append only by design',
  },
} as const satisfies Record<string, Rule>;

export type RetentionRule = keyof typeof retentionRules;

/** What the retention run can destroy, and what its lines in a certificate are called. */
export const destroyedTypes = {
  REMOVED_FILE: 'DOCUMENT',
  NOTICE: 'NOTICE',
  RELEASE_PACKAGE: 'RELEASE_PACKAGE',
  ACCOUNT_WISHES: 'ACCOUNT_WISHES',
  ABSENCES: 'ABSENCES',
} as const satisfies Partial<Record<RetentionRule, string>>;

export type DestroyingRule = keyof typeof destroyedTypes;

/** How long records of this kind are kept: "3 years from the day it was made". */
export const periodText = (rule: RetentionRule): string => {
  const { years, days, trigger }: Rule = retentionRules[rule];
  if (days !== undefined) return `${days} days from ${trigger}`;
  return years === null ? 'No end' : `${years} ${years === 1 ? 'year' : 'years'} from ${trigger}`;
};

/** The day from which a record of this kind is due, counted from its trigger; null where it is kept for good. */
export const dueOnOf = (rule: RetentionRule, trigger: CalendarDate): CalendarDate | null => {
  const { years } = retentionRules[rule];
  return years === null ? null : addCalendarMonths(trigger, years * 12);
};

/** The last trigger day of records of this kind that are due on a day; null where none ever is. */
export const lastTriggerOf = (rule: RetentionRule, asOf: CalendarDate): CalendarDate | null => {
  const { years } = retentionRules[rule];
  return years === null ? null : addCalendarMonths(asOf, -years * 12);
};

export const askDestructionInput = z.strictObject({
  listSha256: z
    .string()
    .max(64)
    .regex(/^[0-9a-f]{64}$/u, 'Open the page again.'),
  reason: paragraph(1000, 'Say why these records go now.'),
});

export const confirmDestructionInput = z.strictObject({
  runId: rowId(),
  looked: checked('Say that you have looked at the list.'),
});

export const cancelDestructionInput = z.strictObject({ runId: rowId() });

/** A record that is due, as the dry run lists it. */
export type DueLine = { key: string; rule: DestroyingRule; label: string; due: string; held: boolean };

export type RetentionRunLine = { id: string; number: string; state: string; records: number; asked: string };

export type RetentionPage = {
  asOf: string;
  rules: { rule: RetentionRule; due: number | null; held: number | null }[];
  /** What would go, and what is due and held. */
  list: DueLine[];
  listSha256: string;
  goes: number;
  runs: RetentionRunLine[];
  /** The run that waits; no other is asked for meanwhile. */
  waiting: string | null;
  destroys: boolean;
};

export type RetentionRunPage = {
  id: string;
  number: string;
  state: 'ASKED' | 'CANCELLED' | 'CONFIRMED' | 'FINISHED';
  facts: { label: string; value: string }[];
  reason: string;
  lines: { key: string; label: string; rule: string; due: string; sha256: string }[];
  /** Why this person may not confirm it; null when they may. */
  whyNotConfirm: string | null;
  destroys: boolean;
};
