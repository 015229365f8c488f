// How each notice is mailed when nobody has chosen anything, and which ones nobody can turn off.
import type { NoticeName } from '@/lib/domain/notices/notice-name';

export const mailPaces = ['INSTANT', 'DAILY', 'WEEKLY', 'OFF'] as const;
export type MailPace = (typeof mailPaces)[number];

export const mailPaceLabels = {
  INSTANT: 'At once',
  DAILY: 'Once a day',
  WEEKLY: 'Once a week',
  OFF: 'No mail',
} as const satisfies Record<MailPace, string>;

/** Why a mail cannot be turned off. Our own rule: what runs a time, binds somebody or can do harm is not left to luck. */
export const mandatoryReasons = {
  date: 'It starts or ends a time in which you have to act.',
  signature: 'It is about a signature.',
  decision: 'It tells of a decision, or of what an agreement allows.',
  safety: 'It is about a file that can do harm.',
  calendar: 'It carries a file for your calendar, which would be wrong without it.',
} as const;

type MandatoryReason = keyof typeof mandatoryReasons;

const mandatory: Readonly<Record<MandatoryReason, readonly NoticeName[]>> = {
  date: [
    'request-returned',
    'sections-returned',
    'correction-granted',
    'answers-due',
    'answers-overdue',
    'questions-asked',
    'question-reopened',
    'notice-keep-asked',
    'need-review-opened',
    'wind-down-overdue',
    'duty-late',
    'signing-time-over',
  ],
  signature: [
    'signature-asked',
    'signature-reminder',
    'signature-declined',
    'text-recalled',
    'signing-time-changed',
    'agreement-executed',
  ],
  decision: [
    'request-deferred',
    'request-declined',
    'request-approved',
    'request-closed',
    'reconsideration-decided',
    'decision-reopened',
    'letter-released',
    'agreement-active',
    'agreement-suspended',
    'agreement-reinstated',
    'agreement-terminated',
    'notice-taken-back',
    'agreement-ended',
    'agreement-expired',
    'agreement-voided',
  ],
  safety: ['file-harmful', 'file-held-back'],
  calendar: ['meeting-agreed', 'meeting-moved', 'meeting-cancelled'],
};

const daily: readonly NoticeName[] = ['cohort-recorded', 'duty-reported', 'duty-reviewed', 'steering-minutes'];

const includes = (names: readonly string[], name: string): boolean => names.includes(name);

/** Why a notice is always mailed, in a sentence; null for one that a person may turn off. */
export const mandatoryReason = (name: string): string | null => {
  const found = Object.entries(mandatory).find(([, names]) => includes(names, name));
  return found ? (Object.entries(mandatoryReasons).find(([key]) => key === found[0])?.[1] ?? null) : null;
};

/** How a notice is mailed to somebody who has chosen nothing. */
export const usualPace = (name: string): MailPace => (includes(daily, name) ? 'DAILY' : 'INSTANT');

/** "At once; always, because …", for the lists of who is told what. */
export const mailRuleText = (name: string): string => {
  const reason = mandatoryReason(name);
  return reason === null ? `${mailPaceLabels[usualPace(name)]}; yours to change` : `At once, always. ${reason}`;
};
