// The duties of an agreement in force: who reports them, who reviews, when people are told that one is late, when the
// next of a row is due, and how well an agreement is kept. Scores and distances are our own rules.
import { addCalendarDays, addCalendarMonths, type CalendarDate, dateText } from '@/lib/domain/dates';

type Side = 'AGENCY' | 'ICE';

/** Whose a duty is, in words. */
export const partyLabels = { AGENCY: 'Agency', ICE: 'ICE', BOTH: 'Both sides' } as const;

export type Party = keyof typeof partyLabels;

const isParty = (text: string): text is Party => Object.hasOwn(partyLabels, text);

/** A stored party; a check of the database makes another one impossible. */
export const toParty = (text: string): Party => (isParty(text) ? text : 'BOTH');

export type Duty = {
  party: Party;
  state: 'OPEN' | 'REPORTED' | 'DONE';
  description: string;
  dueOn: CalendarDate | null;
  reportSide: Side | null;
  /** Days after the due day at which people were last told. */
  escalatedAt: number | null;
  returned: boolean;
};

/** Days after the due day at which people are told, the latest first: each time one level more of them. */
export const escalationDays = [30, 7, 0] as const;

export type EscalationDays = (typeof escalationDays)[number];

/** True when a side reports this duty now. */
export const reports = ({ party, state }: Pick<Duty, 'party' | 'state'>, side: Side): boolean =>
  state === 'OPEN' && (party === 'BOTH' || party === side);

/** True when a side reviews what the other has reported. */
export const reviews = ({ state, reportSide }: Pick<Duty, 'state' | 'reportSide'>, side: Side): boolean =>
  state === 'REPORTED' && reportSide !== side;

/** The distance at which people have to be told of a duty today; null when nobody has. */
export const escalationDue = (duty: Duty, today: CalendarDate): EscalationDays | null => {
  const { state, dueOn, escalatedAt } = duty;
  if (state !== 'OPEN' || dueOn === null) return null;
  const due = escalationDays.find((days) => addCalendarDays(dueOn, days) <= today);
  return due === undefined || (escalatedAt !== null && escalatedAt >= due) ? null : due;
};

/** The day the next of a row of duties is due; null for a duty without a rhythm, or after the end of the agreement. */
export const nextDue = (
  { dueOn, everyMonths }: { dueOn: CalendarDate | null; everyMonths: number | null },
  expiresOn: CalendarDate | null,
): CalendarDate | null => {
  if (dueOn === null || everyMonths === null) return null;
  const next = addCalendarMonths(dueOn, everyMonths);
  return expiresOn !== null && next > expiresOn ? null : next;
};

export type Standing = { score: number; reasons: readonly string[] };

const cost = { late: 10, veryLate: 25, returned: 5 } as const;

/**
 * How well an agreement is kept today: 100 when nothing is late, with the reason for every point less.
 * @param costs what else takes points: the findings of inspections
 */
export const standingOf = (
  duties: readonly Duty[],
  today: CalendarDate,
  costs: readonly { points: number; reason: string }[] = [],
): Standing => {
  const kept = duties.flatMap((duty): { points: number; reason: string }[] => {
    const { description, dueOn, state } = duty;
    const late = state === 'OPEN' && dueOn !== null && dueOn < today;
    if (late) {
      const points = addCalendarDays(dueOn, escalationDays[0]) <= today ? cost.veryLate : cost.late;
      return [{ points, reason: `${description}: was due on ${dateText(dueOn)}` }];
    }
    return state === 'OPEN' && duty.returned ? [{ points: cost.returned, reason: `${description}: was returned` }] : [];
  });
  const lost = [...kept, ...costs];
  return {
    score: Math.max(0, 100 - lost.reduce((sum, { points }) => sum + points, 0)),
    reasons: lost.map(({ points, reason }) => `${points} points less. ${reason}.`),
  };
};
