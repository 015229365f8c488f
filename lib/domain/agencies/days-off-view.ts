// What the page of an agency's days off shows: plain data, already worded.

export type DaysOffRow = { id: string; name: string; days: string; added: string; past: boolean };

/** One date that a change would move: what it is, before and after. */
export type MovedDate = { key: string; href: string; what: string; before: string; after: string };

export type DaysOffChange = {
  /** "Founders’ Day (May 12, 2027)" */
  what: string;
  moved: readonly MovedDate[];
  /** More dates move than are listed. */
  more: boolean;
};

export type DaysOffPage = {
  agencyName: string;
  mayChange: boolean;
  rows: readonly DaysOffRow[];
  /** The first and last day that can be entered. */
  earliest: string;
  latest: string;
  /** What was asked for in the form, to be shown again. */
  asked: { name: string; from: string; to: string };
  /** What is wrong with it; empty when nothing is, or nothing was asked. */
  faults: readonly string[];
  /** Days that would be added, with what they move. */
  adding: (DaysOffChange & { name: string; from: string; to: string }) | null;
  /** Days that would be removed, with what that moves. */
  removing: (DaysOffChange & { id: string }) | null;
};
