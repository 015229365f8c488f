// What the pages of an agreement show: plain data, already worded, and only what this reader may read.

import type { AddOnRow } from '@/lib/domain/agreements/add-on-view';
import type { AmendmentRow, AmendmentView } from '@/lib/domain/agreements/amendment-view';
import type { RenewalReviewView } from '@/lib/domain/agreements/measure-review';
import type { AgreementNextSteps } from '@/lib/domain/agreements/next-steps';
import type { ProposalView } from '@/lib/domain/agreements/proposal-view';
import type { ReviewView } from '@/lib/domain/agreements/review-view';
import type { NoticeView, WindDownView } from '@/lib/domain/agreements/termination-view';
import type { CommentBoard } from '@/lib/domain/comments/comment-thread';
import type { ConditionView } from '@/lib/domain/requests/decision-view';
import type { Explained } from '@/lib/domain/requests/explained';
import type { WordPart } from '@/lib/domain/word-diff';
import type { HistoryDay } from '@/lib/domain/workflow/history';
import type { StatusFacts } from '@/lib/domain/workflow/step';

export type AgreementTone = StatusFacts<string>['tone'];

/** The head of every page about an agreement. */
export type AgreementHead = {
  id: string;
  number: string;
  title: string;
  programName: string;
  agencyName: string;
  officeName: string;
  status: { code: string; label: string; tone: AgreementTone };
  version: number;
  side: 'AGENCY' | 'ICE';
  /** False for an agreement whose text is in its file alone. */
  hasText: boolean;
};

export type AgreementDue = { date: string; on: string; distance: string; state: 'ahead' | 'soon' | 'overdue' };

/** The signing of an agreement outside the portal, in words. */
export type OutsideSigningView = {
  /** "Signed outside the portal on Mar 3, 2021. …" */
  sentence: string;
  signers: readonly string[];
  /** The number it had where it was kept before; empty where none is known. */
  reference: string;
};

/** One place to sign, as the line of signers shows it. */
export type SignerView = {
  id: string;
  /** Places of one group are signed in any order. */
  group: number;
  role: string;
  /** "To be named" while nobody is. */
  name: string;
  title: string;
  organization: string;
  state: 'SIGNED' | 'NEXT' | 'WAITING' | 'OPEN';
  /** How far a signature on paper has come; null where the place is signed electronically. */
  paper: 'CHOSEN' | 'SCANNED' | 'COUNTED' | null;
  /** "Nov 24, 2026, 10:42 AM", once signed. */
  when: string | null;
};

export type ChecklistView = {
  id: string;
  label: string;
  kind: 'YES' | 'NUMBER' | 'DATE' | 'TEXT';
  done: boolean;
  /** What completed it, in words. */
  value: string;
  note: string;
};

export type MeasureView = { objective: string; name: string; baseline: string; target: string; period: string };

export type ObligationView = {
  id: string;
  description: string;
  party: string;
  due: AgreementDue | null;
  done: boolean;
};

export type AgreementFile = {
  id: string;
  label: string;
  filename: string;
  size: string;
  added: string;
  sha256: string;
  /** What the search of its words came to, where there is something to say. */
  words: string | null;
  /** Who may read it later, where the portal says so. */
  disclosure: string | null;
  href: string;
  sealed: boolean;
};

export type FactView = { label: string; value: string | null };

export type AgreementPage = AgreementHead & {
  holder: string;
  since: string;
  due: AgreementDue | null;
  sentence: string;
  /** What the reader has just done, in the past tense. */
  done: string | null;
  /** True when the agreement waits for the reader. */
  waiting: boolean;
  /** Why it stands where it stands, and what to expect; null once it has ended. */
  explained: Explained | null;
  next: AgreementNextSteps;
  stages: readonly { label: string; state: 'done' | 'current' | 'ahead' }[];
  rail: readonly { label: string; value: string }[];
  people: readonly { label: string; name: string; detail: string; phone: string | null }[];
  /** Null for an agreement that was signed outside the portal. */
  requestNumber: string | null;
  requestHref: string | null;
  /** How it was signed, where that was outside the portal. */
  outside: OutsideSigningView | null;
  /** Of the approval of the request it came from; blocking ones hold the signature. */
  conditions: readonly ConditionView[];
  terms: readonly FactView[];
  openComments: number;
  approval: readonly FactView[];
  signers: readonly SignerView[];
  /** What the seal of a wholly signed agreement waits for, where it could not be made yet. */
  sealWaitsFor: 'TIMESTAMP' | 'REPAIR' | null;
  checklist: readonly ChecklistView[];
  mayComplete: boolean;
  measures: readonly MeasureView[];
  /** The review with which the renewal of this agreement began, or from which this one was drafted. */
  review: RenewalReviewView | null;
  obligations: readonly ObligationView[];
  files: readonly AgreementFile[];
  /** Those of this agreement, and what this one changes where it is an amendment itself. */
  amendments: readonly AmendmentRow[];
  amendment: AmendmentView | null;
  addOns: readonly AddOnRow[];
  related: readonly { label: string; number: string; href: string }[];
  /** Why it is suspended, and since when and until which day; null while it is not. */
  suspension: { note: string; review: string } | null;
  notice: NoticeView | null;
  windDown: readonly WindDownView[];
  /** While ICE asks the agency to show its need: until when, and what follows. */
  needNote: string;
  legalNote: string;
  board: CommentBoard;
  history: readonly HistoryDay[];
};

export type SectionCommentView = { id: string; author: string; when: string; body: string; resolved: boolean };

/** The plain-language twin of a section. */
export type PlainWords = {
  text: string;
  /** It was written for the wording of the template, and the section reads otherwise. */
  ofOtherWords: boolean;
};

export type SectionView = {
  plain: PlainWords | null;
  id: string;
  key: string;
  number: number;
  heading: string;
  body: string;
  locked: boolean;
  lockReason: string;
  changed: boolean;
  /** In an amendment or the draft of a renewal: its words against those of the text before; null where it reads the same. */
  marks: readonly WordPart[] | null;
  /** "Changed by Ana Ruiz on Nov 24, 2026", for a section of the negotiation. */
  changeText: string | null;
  /** Where a renewal has the wording from, in words; null for what its own template gives. */
  originText: string | null;
  comments: readonly SectionCommentView[];
  /** The open ones first, then the answered, the latest first. */
  proposals: readonly ProposalView[];
};

export type AgreementTextPage = AgreementHead & {
  /** How each review of the text stands. */
  reviews: readonly ReviewView[];
  sections: readonly SectionView[];
  mayEdit: boolean;
  mayComment: boolean;
  mayPropose: boolean;
  /** Steps that say the text is settled, for this reader, with why they have to wait. */
  settle: {
    step: 'settle_for_agency' | 'settle_for_ice';
    label: string;
    ok: boolean;
    reasons: readonly string[];
  } | null;
  settled: { agency: boolean; ice: boolean };
  openComments: number;
  openProposals: number;
  /** Which side may change the text now, in words; null while both may. */
  pen: { sentence: string; note: string } | null;
  /** The step that passes the pen on, for this reader; null when there is none for them now. */
  passOn: { step: 'hand_over_text' | 'take_pen'; label: string; href: string | null } | null;
  /** In an amendment: what it changes. */
  amendment: AmendmentView | null;
  /** Where the text reads otherwise by now, through an amendment; null where it does not. */
  inForceHref: string | null;
  /** The agreement whose text this one follows. */
  predecessor: { number: string; href: string } | null;
  /** True when the text has more than one version. */
  hasChanges: boolean;
  versionCount: number;
  /** What others did since the reader last took a step here; null where they never did. */
  sinceYou: {
    on: string;
    sections: readonly { key: string; label: string }[];
    comments: number;
    proposals: number;
    /** Where the changes are marked word by word. */
    href: string | null;
  } | null;
  /** Words for what the text still has no value for. */
  openPlaces: readonly string[];
  term: string;
  notice: string;
};
