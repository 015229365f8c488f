// Inspections of an agreement: what was found, what has to be done about it and by whom, and when it is settled.
import type { Duty } from '@/lib/domain/agreements/obligations';
import { addCalendarDays, addCalendarMonths, type CalendarDate, dateText } from '@/lib/domain/dates';

export const severities = ['MINOR', 'SERIOUS', 'CRITICAL'] as const;

export type Severity = (typeof severities)[number];

export const severityFacts = {
  MINOR: { label: 'Minor', hint: 'A slip without harm.', tone: 'blue', points: 2 },
  SERIOUS: { label: 'Serious', hint: 'A term of the agreement is not kept.', tone: 'yellow', points: 5 },
  CRITICAL: {
    label: 'Critical',
    hint: 'Rights of people or the authority itself are at risk.',
    tone: 'red',
    points: 15,
  },
} as const satisfies Record<Severity, { label: string; hint: string; tone: 'blue' | 'yellow' | 'red'; points: number }>;

export type Correction = {
  text: string;
  ownerSide: 'AGENCY' | 'ICE';
  state: 'OPEN' | 'DONE' | 'VERIFIED';
  dueOn: CalendarDate;
  escalatedAt: number | null;
  returned: boolean;
};

export type OpenFinding = {
  severity: Severity;
  text: string;
  inspectedOn: CalendarDate;
  corrections: readonly Pick<Correction, 'state'>[];
};

/** True when everything that has to be done about a finding is done and verified; a finding without any is not settled. */
export const isCorrected = ({ corrections }: Pick<OpenFinding, 'corrections'>): boolean =>
  corrections.length > 0 && corrections.every(({ state }) => state === 'VERIFIED');

/** True when an inspection can be closed: every finding is corrected. */
export const isClosable = (findings: readonly Pick<OpenFinding, 'corrections'>[]): boolean =>
  findings.every(isCorrected);

/** A text without the full stop at its end, to be part of a sentence. */
const partOf = (text: string): string => text.replace(/[.\s]+$/u, '');

const asDuty = { OPEN: 'OPEN', DONE: 'REPORTED', VERIFIED: 'DONE' } as const;

/** A corrective action as one more duty: it is escalated and counted like the others. */
export const toCorrectionDuty = ({ text, ownerSide, state, ...action }: Correction): Duty => ({
  party: ownerSide,
  state: asDuty[state],
  description: `Correct: ${partOf(text)}`,
  dueOn: action.dueOn,
  reportSide: state === 'OPEN' ? null : ownerSide,
  escalatedAt: action.escalatedAt,
  returned: action.returned,
});

/** What open findings cost the standing of an agreement, each with its reason. Our own rule. */
export const findingCosts = (findings: readonly OpenFinding[]): { points: number; reason: string }[] =>
  findings
    .filter((finding) => !isCorrected(finding))
    .map(({ severity, text, inspectedOn }) => ({
      points: severityFacts[severity].points,
      reason: `${severityFacts[severity].label} finding of the inspection on ${dateText(inspectedOn)}: ${partOf(text)}`,
    }));

/** The agency answers an inspection within 30 days: the clause on the steering committee and review. */
const RESPONSE_DAYS = 30;

/** The day by which the agency answers findings that it was told of on a day. */
export const responseDue = (told: CalendarDate): CalendarDate => addCalendarDays(told, RESPONSE_DAYS);

/** GAO-21-186 asks for inspections of every model; that they come every two years is known of one and to be confirmed. */
const EVERY_MONTHS = 24;

/** The day by which the next inspection of delegated authority is due; null while the agreement is not in force. */
export const nextInspectionDue = (
  effectiveOn: CalendarDate | null,
  lastInspectedOn: CalendarDate | null,
): CalendarDate | null => {
  const from = lastInspectedOn ?? effectiveOn;
  return from && addCalendarMonths(from, EVERY_MONTHS);
};
