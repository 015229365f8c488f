// A proposal as the page of the text shows it.
import { type WordPart, wordDiff } from '@/lib/domain/word-diff';

export const proposalStates = ['OPEN', 'ACCEPTED', 'REJECTED', 'WITHDRAWN'] as const;

export type ProposalState = (typeof proposalStates)[number];

export const proposalStateLabels = {
  OPEN: 'Waiting for an answer',
  ACCEPTED: 'Accepted',
  REJECTED: 'Rejected',
  WITHDRAWN: 'Withdrawn',
} as const satisfies Record<ProposalState, string>;

export type ProposalView = {
  id: string;
  state: ProposalState;
  /** "Maria Delgado, Lieutenant, for the agency on Nov 24, 2026" */
  by: string;
  reason: string;
  /** What it changes: in the text of now while it is open, in the text of then once it was answered. */
  parts: readonly WordPart[];
  /** True when the section was changed after the proposal was made, so that it cannot be accepted. */
  outdated: boolean;
  /** Who answered, when and with what word; null while it is open. */
  answered: { by: string; text: string } | null;
  mayAnswer: boolean;
  mayWithdraw: boolean;
};

/** What a proposal changes. Takes the wording it was made for, the proposed one and that of now. */
export const proposedParts = (
  proposal: { state: ProposalState; basis: string; body: string },
  current: string,
): readonly WordPart[] => wordDiff(proposal.state === 'OPEN' ? current : proposal.basis, proposal.body);
