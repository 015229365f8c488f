// What the form of a section shows when a colleague came before: plain data that may travel to the browser.
import type { Outcome, Refused } from '@/lib/domain/result';
import type { SectionKey } from './draft';

export type PieceConflict = { label: string; theirs: string; yours: string };

export type SectionConflict = {
  section: SectionKey;
  /** The number of saves that the choice is about. */
  version: number;
  /** "Ana Ruiz", or "you in another window". */
  savedBy: string;
  /** True when the other save was the person's own, in another window. */
  own: boolean;
  /** "Nov 24, 2026, 10:42 AM" */
  savedAt: string;
  pieces: readonly PieceConflict[];
  /** What one sent, by field, to be sent again with the choice. */
  yours: readonly (readonly [string, string])[];
};

export type Choice = 'theirs' | 'yours';

/** A refusal because a colleague saved first, with both values of whatever differs. */
export type SectionRefused = Refused & { conflict?: SectionConflict };

/** The conflict that an answer tells of, or null. */
export const conflictIn = (answer: Outcome | SectionRefused): SectionConflict | null =>
  !answer.ok && 'conflict' in answer ? (answer.conflict ?? null) : null;
