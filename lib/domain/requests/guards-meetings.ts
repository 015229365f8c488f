// Conditions on the steps about meetings. Which meeting is meant is asked when the step is taken.

import type { Actor } from '@/lib/domain/access/actor';
import type { RequestFacts } from '@/lib/domain/requests/facts';
import type { Guard } from '@/lib/domain/workflow/step';

/** A meeting as guards know it. */
export type MeetingFacts = {
  state: 'PROPOSED' | 'AGREED' | 'DECLINED' | 'CANCELLED' | 'HELD';
  proposedBy: 'AGENCY' | 'ICE';
};

type MeetingGuard = Guard<RequestFacts>;

/** The side for which a person speaks in a meeting. */
export const sideIn = ({ side }: Pick<Actor, 'side'>): 'AGENCY' | 'ICE' => (side === 'AGENCY' ? 'AGENCY' : 'ICE');

export const isTheirMeeting: MeetingGuard = ({ liaisonId }, actor) =>
  actor.side === 'AGENCY' || liaisonId === actor.id || 'This request is assigned to another liaison of your office.';

export const isProposedToThem: MeetingGuard = ({ meetings }, actor) =>
  meetings.some(({ state, proposedBy }) => state === 'PROPOSED' && proposedBy !== sideIn(actor)) ||
  'The other side has not proposed a meeting that waits for your answer.';

export const hasMeetingToMove: MeetingGuard = ({ meetings }) =>
  meetings.some(({ state }) => ['PROPOSED', 'AGREED', 'DECLINED'].includes(state)) ||
  'There is no meeting for which other times could be proposed.';

export const hasMeetingToCancel: MeetingGuard = ({ meetings }) =>
  meetings.some(({ state }) => state === 'PROPOSED' || state === 'AGREED') || 'There is no meeting to cancel.';

export const hasAgreedMeeting: MeetingGuard = ({ meetings }) =>
  meetings.some(({ state }) => state === 'AGREED') || 'No meeting has been agreed that could be logged.';
