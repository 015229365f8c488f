// What the headquarters page shows, as plain data. ICE only: opinions and legal notes never reach agencies.
import type { CaseHead } from '@/lib/domain/requests/case-head';

export type OpinionView = {
  id: string;
  kind: 'BOARD' | 'LEGAL';
  view: 'SUPPORT' | 'CONCERNS' | 'OPPOSE';
  text: string;
  by: string;
  on: string;
  /** Earlier words of the same person, the newest first. */
  before: readonly { id: string; view: OpinionView['view']; text: string; on: string }[];
};

export const opinionViewLabels = {
  SUPPORT: 'Supports it',
  CONCERNS: 'Has concerns',
  OPPOSE: 'Opposes it',
} as const satisfies Record<OpinionView['view'], string>;

/** How the round of opinions stands. Everyone at ICE reads who is outstanding; what was said only when all are in. */
export type BoardView = {
  seats: readonly { id: string; name: string; given: boolean }[];
  recused: readonly string[];
  complete: boolean;
  closed: boolean;
  /** Why the reader does not read the opinions yet; null when they do. */
  hidden: string | null;
  opinions: readonly OpinionView[];
  /** Opinions of rounds before this one. */
  earlier: readonly OpinionView[];
};

export type DeclarationView = { id: string; name: string; conflict: boolean; text: string; on: string };

export type HeadquartersView = {
  head: CaseHead;
  /** Why headquarters decides, each as a sentence; empty when the field office may decide. */
  grounds: readonly string[];
  offered: readonly { code: string; name: string; delegating: boolean; reason: string }[];
  /** WITHHELD: there is a note, and the reader judges without it first. */
  legal: 'NOT_NEEDED' | 'MISSING' | 'CLEAR' | 'NOT_CLEAR' | 'WITHHELD';
  board: BoardView;
  legalNotes: readonly OpinionView[];
  declarations: readonly DeclarationView[];
  /** The reader's own; null while they have not declared. */
  ownDeclaration: DeclarationView | null;
  decision: { kind: string; by: string; on: string; reason: string; code: string | null } | null;
  reviewOn: string | null;
};
