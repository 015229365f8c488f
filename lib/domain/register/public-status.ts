// What the public is told about an agreement: whether it binds today. The steps inside ICE and the agency (expiry
// notice, renewal, review of need) do not change that and are not shown.
import { binds, type StandingFacts, statusOn } from '@/lib/domain/agreements/standing';
import { type AgreementStatus, agreementStatuses, inForceStatuses } from '@/lib/domain/agreements/status';
import type { CalendarDate } from '@/lib/domain/dates';

export const publicStatuses = ['IN_FORCE', 'SUSPENDED', 'ENDED'] as const;

export type PublicStatus = (typeof publicStatuses)[number];

export const publicStatusFacts = {
  IN_FORCE: { label: 'In force', tone: 'green' },
  SUSPENDED: { label: 'Suspended', tone: 'red' },
  ENDED: { label: 'Ended', tone: 'grey' },
} as const satisfies Record<PublicStatus, { label: string; tone: 'green' | 'red' | 'grey' }>;

const ended = ['EXPIRED', 'TERMINATED', 'SUPERSEDED'] as const satisfies readonly AgreementStatus[];

/** Statuses with a public entry: from the day an agreement is in force. Published earlier, it waits for that day. */
export const registeredStatuses: readonly AgreementStatus[] = agreementStatuses.filter((status) =>
  [...inForceStatuses, ...ended].some((registered) => registered === status),
);

/**
 * The public status on a day at the agency, or null before the agreement is in force.
 * An end can be recorded for a later day; until then the agreement still binds both sides.
 */
export const publicStatusOn = (today: CalendarDate, facts: StandingFacts): PublicStatus | null => {
  const status = statusOn(today, facts);
  if (!registeredStatuses.includes(status)) return null;
  if (status === 'SUSPENDED') return 'SUSPENDED';
  if (binds(status)) return 'IN_FORCE';
  return facts.endedOn !== null && facts.endedOn > today ? 'IN_FORCE' : 'ENDED';
};

type StepWords = Readonly<Record<string, string>>;

/** The steps that belong in the public history, in public words. Every other step stays with the two sides. */
export const publicHistoryWords: StepWords = {
  execute: 'Signed by both sides and sealed',
  activate: 'Came into force',
  take_over_amendment: 'Amended: a signed amendment became part of it',
  suspend: 'Suspended',
  reinstate: 'Reinstated after both sides confirmed',
  give_notice: 'Notice to end was given',
  take_back_notice: 'The notice was taken back; the agreement goes on',
  terminate: 'Ended by notice',
  expire: 'Reached its end date',
  supersede: 'A newer agreement took its place',
  import_in_force: 'Taken over into the register; signed outside the portal',
  import_expired: 'Taken over into the register after its end; signed outside the portal',
  import_terminated: 'Taken over into the register after its end; signed outside the portal',
  import_superseded: 'Taken over into the register after its end; signed outside the portal',
};
