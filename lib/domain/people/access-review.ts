// Every account is looked at every 90 days: somebody who looks after it says that it is still needed with its roles, or
// closes it. Quarterly review is our own rule, within NIST SP 800-53 AC-2 (j).
import { addDays } from 'date-fns/addDays';
import { z } from 'zod';
import { rowId } from '@/lib/domain/form-values';

export const reviewRule = {
  /** How long one confirmation lasts. */
  everyDays: 90,
  /** How long before its end the account stands on the list, and who reviews it is reminded. */
  warnDays: 14,
  /** How long after its end the person is told that the account will be closed. */
  tellDays: 7,
  /** How long after its end the account is closed. */
  closeDays: 14,
  /** Without a sign-in for so long, an account is marked as unused. */
  unusedDays: 90,
} as const;

/** The moments of an account that count here. */
export type ReviewedAccount = { accessReviewedAt: Date | null; createdAt: Date; lastSignInAt: Date | null };

/** Until when the last confirmation counts; an account nobody looked at yet counts from the day it was opened. */
export const reviewDue = ({ accessReviewedAt, createdAt }: ReviewedAccount): Date =>
  addDays(accessReviewedAt ?? createdAt, reviewRule.everyDays);

/** True when nobody has signed in for so long that the account may not be needed. */
export const isUnused = ({ lastSignInAt, createdAt }: ReviewedAccount, at: Date): boolean =>
  addDays(lastSignInAt ?? createdAt, reviewRule.unusedDays) <= at;

/** FINE: not yet to be looked at. DUE: on the list. LATE: the term is over. */
export type ReviewState = 'FINE' | 'DUE' | 'LATE';

/** Where an account stands at a moment. */
export const reviewState = (account: ReviewedAccount, at: Date): ReviewState => {
  const due = reviewDue(account);
  if (due <= at) return 'LATE';
  return addDays(due, -reviewRule.warnDays) <= at ? 'DUE' : 'FINE';
};

/** The day on which an account is closed that nobody confirms. */
export const closesAt = (account: ReviewedAccount): Date => addDays(reviewDue(account), reviewRule.closeDays);

/** Of the reminders to those who review, the one that is reached: 14 days before, on the day, a week after; or none. */
export const reminderReached = (due: Date, at: Date): 'BEFORE' | 'ON' | 'AFTER' | null => {
  if (addDays(due, reviewRule.tellDays) <= at) return 'AFTER';
  if (due <= at) return 'ON';
  return addDays(due, -reviewRule.warnDays) <= at ? 'BEFORE' : null;
};

/** How many accounts one press confirms. */
export const pressedMax = 100;

const several = z
  .union([rowId().transform((one) => [one]), z.array(rowId()).max(pressedMax)])
  .optional()
  .transform((list) => list ?? []);

/** What the list sends: the account whose button was pressed, or all that were shown. */
export const reviewPress = z
  .strictObject({
    keep: rowId().optional(),
    close: rowId().optional(),
    keepAll: z.enum(['yes']).optional(),
    shown: several,
  })
  .refine(
    ({ keep, close, keepAll }) => [keep, close, keepAll].filter((one) => one !== undefined).length === 1,
    'Press one button.',
  );

export type ReviewRow = {
  id: string;
  name: string;
  title: string;
  place: string;
  roles: readonly string[];
  lastSignIn: string | null;
  unused: boolean;
  /** "Nov 30, 2026" */
  due: string;
  state: ReviewState;
  /** The day on which it is closed; null while there is time. */
  closes: string | null;
};

export const reviewStates = {
  FINE: { label: 'Confirmed', tone: 'green' },
  DUE: { label: 'To confirm', tone: 'yellow' },
  LATE: { label: 'Overdue', tone: 'red' },
} as const satisfies Record<ReviewState, { label: string; tone: string }>;
