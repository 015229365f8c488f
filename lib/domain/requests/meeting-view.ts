// What the page of the meetings shows: plain data, worded for one reader.
import type { CaseHead } from '@/lib/domain/requests/case-head';
import type { StatusFacts } from '@/lib/domain/workflow/step';

export type MeetingState = 'PROPOSED' | 'AGREED' | 'DECLINED' | 'CANCELLED' | 'HELD';

export const meetingStates = {
  PROPOSED: { label: 'Times proposed', tone: 'yellow' },
  AGREED: { label: 'Agreed', tone: 'green' },
  DECLINED: { label: 'Declined', tone: 'red' },
  CANCELLED: { label: 'Cancelled', tone: 'grey' },
  HELD: { label: 'Held', tone: 'blue' },
} as const satisfies Record<MeetingState, { label: string; tone: StatusFacts<string>['tone'] }>;

export type MeetingTimeView = { id: string; text: string; at: string; past: boolean };

export type MeetingView = {
  id: string;
  n: number;
  purpose: string;
  place: string;
  length: string;
  state: MeetingState;
  /** "Ana Ruiz for ICE, Nov 24, 2026". */
  proposed: string;
  /** The time that holds, or the one that was agreed before other times were proposed; null before any. */
  when: string | null;
  times: readonly MeetingTimeView[];
  /** Why it was declined, moved or cancelled. */
  note: string;
  held: { on: string; participants: string; discussed: string } | null;
  inviteHref: string | null;
  may: { answer: boolean; move: boolean; cancel: boolean; log: boolean };
};

export type MeetingsView = {
  head: CaseHead;
  /** "Eastern Time (EST)". */
  zone: string;
  today: string;
  mayPropose: boolean;
  meetings: readonly MeetingView[];
};

/** A short line about a meeting, for the page of the request. */
export type MeetingLine = { id: string; purpose: string; when: string | null; state: MeetingState };
