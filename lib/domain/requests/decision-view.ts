// What the case pages of a request and its agreements show about the decision: only what both sides may read.

export const decisionLabels = {
  APPROVED: 'Approved',
  APPROVED_WITH_CONDITIONS: 'Approved with conditions',
  DEFERRED: 'Deferred',
  DECLINED: 'Declined',
} as const;

export type ConditionView = {
  id: string;
  position: number;
  text: string;
  blocking: boolean;
  owner: string;
  state: 'OPEN' | 'MET' | 'WAIVED';
  due: { date: string; on: string; distance: string; state: 'ahead' | 'soon' | 'overdue' };
  /** What the owner reported; empty while nothing is. */
  evidence: string;
  evidenceFile: { href: string; name: string } | null;
  awaitsCheck: boolean;
  note: string;
};

export type ReconsiderationView = {
  id: string;
  askedOn: string;
  reason: string;
  due: string;
  open: boolean;
  outcome: 'Upheld' | 'Reopened' | null;
  outcomeReason: string;
  decidedOn: string | null;
};

export type DecisionView = {
  label: string;
  on: string;
  /** The ground of a decline, in words. */
  ground: string | null;
  /** Until when the agency can ask for another look; null where it cannot. */
  askBy: { date: string; distance: string; open: boolean } | null;
  letter: { href: string; label: string } | null;
  /** A sentence when no letter is there yet. */
  letterFollows: boolean;
};

export type CaseDecisionView = {
  decision: DecisionView | null;
  conditions: readonly ConditionView[];
  reconsiderations: readonly ReconsiderationView[];
};
