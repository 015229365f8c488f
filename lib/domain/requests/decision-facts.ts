// What the guards of the decision know: who sits on the board, who has declared what, and what was decided.

export type ConditionFacts = {
  id: string;
  position: number;
  text: string;
  blocking: boolean;
  owner: 'AGENCY' | 'ICE';
  open: boolean;
  reported: boolean;
};

export type ReconsiderationFacts = {
  firstDeciderId: string;
  open: boolean;
  /** Asked after the decision that stands now. */
  aboutThisDecision: boolean;
  outcome: 'UPHELD' | 'REOPENED' | null;
};

export type LetterFacts = {
  /** A letter about the decision that stands now has been prepared and not released yet. */
  draft: boolean;
  /** One about the decision that stands now has been released. */
  released: boolean;
};

export type DecisionFacts = {
  declarations: readonly { userId: string; conflict: boolean }[];
  /** Members of the review board who are asked in this round; those with a conflict are not among them. */
  seated: readonly { userId: string; name: string }[];
  /** Seated members who have given an opinion in this round. */
  given: readonly string[];
  roundClosed: boolean;
  kind: 'APPROVED' | 'APPROVED_WITH_CONDITIONS' | 'DEFERRED' | 'DECLINED' | null;
  decidedById: string | null;
  /** Last day on which the agency may ask for another look; null unless the request is declined. */
  reconsiderBy: string | null;
  reconsiderations: readonly ReconsiderationFacts[];
  conditions: readonly ConditionFacts[];
  letter: LetterFacts;
};

/** The decision facts of a request about which nothing is decided. */
export const noDecision: DecisionFacts = {
  declarations: [],
  seated: [],
  given: [],
  roundClosed: false,
  kind: null,
  decidedById: null,
  reconsiderBy: null,
  reconsiderations: [],
  conditions: [],
  letter: { draft: false, released: false },
};

/** Seated members without an opinion in this round. */
export const outstanding = ({ seated, given }: DecisionFacts) => seated.filter(({ userId }) => !given.includes(userId));

/** True when every seated member has spoken, or the round was closed: only then are opinions read by others. */
export const opinionsAreComplete = (facts: DecisionFacts): boolean =>
  facts.roundClosed || (facts.given.length > 0 && outstanding(facts).length === 0);
