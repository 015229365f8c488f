// What the page of a request shows: plain data, already worded, and only what this reader may read.
import type { Visibility } from '@/lib/domain/access/readable';
import type { CommentBoard } from '@/lib/domain/comments/comment-thread';
import type { CaseTab } from '@/lib/domain/requests/case-head';
import type { CaseDecisionView } from '@/lib/domain/requests/decision-view';
import type { SectionKey } from '@/lib/domain/requests/draft';
import type { Explained } from '@/lib/domain/requests/explained';
import type { MeetingLine } from '@/lib/domain/requests/meeting-view';
import type { NextSteps } from '@/lib/domain/requests/next-steps';
import type { TextSearchView } from '@/lib/domain/requests/text-search';
import type { RequestWait } from '@/lib/domain/requests/waiting';
import type { HistoryDay } from '@/lib/domain/workflow/history';
import type { StatusFacts } from '@/lib/domain/workflow/step';

export type DueView = { date: string; on: string; distance: string; state: 'ahead' | 'soon' | 'overdue' };

export type ConcernView = {
  concern: string;
  severity: string;
  trend: string;
  nexus: string;
  basis: string;
  note: string;
};

export type ReturnedView = {
  id: string;
  section: string;
  /** What the field is called that the comment stands beside; null for the section as a whole. */
  field: string | null;
  text: string;
  /** The field was changed, which answers the comment; said to ICE once the request was sent again. */
  changed: boolean;
  /** Null while it is not answered, and for ICE until the request was sent again. */
  answer: string | null;
  open: boolean;
};

/** A correction that the agency asked for, and what became of it. */
export type CorrectionView = {
  id: string;
  /** “Contacts” and “Your concerns” */
  sections: string;
  reason: string;
  /** "Asked by Maria Delgado on Nov 24, 2026" */
  asked: string;
  state: { label: string; tone: 'yellow' | 'green' | 'red' | 'grey' };
  /** "Allowed by Ana Ruiz on Nov 25, 2026"; null while it is open or was withdrawn. */
  decided: string | null;
  note: string;
};

export type ContactLogView = { id: string; kind: string; date: string; participants: string; summary: string };

export type DocumentView = {
  id: string;
  filename: string;
  size: string;
  added: string;
  scan: 'NOT_SCANNED' | 'PENDING' | 'CLEAN' | 'INFECTED';
  /** What the search of its words came to, where there is something to say. */
  words: TextSearchView | null;
  /** Whether this reader may open it now. */
  open: boolean;
  /** "Version 1, replaced Nov 24, 2026"; null for a file that has one version only. */
  version: string | null;
  sensitive: boolean;
  visibility: Visibility;
};

export type RelatedView = { id: string; number: string; title: string; relation: string; href: string };

export type RequestContent = {
  /** "As sent on Nov 24, 2026. …": said to ICE while the agency may be changing it; null otherwise. */
  asSent: string | null;
  story: string;
  /** What is asked about an agreement one has, or about a service; empty for other requests. */
  wish: readonly { label: string; value: string | null; href?: string }[];
  /** Sections that a request of this type asks. */
  asked: readonly SectionKey[];
  facts: readonly { label: string; value: string | null }[];
  concerns: readonly ConcernView[];
  /** How many of the ten concerns were rated "None". */
  notAConcern: number;
  help: readonly { label: string; value: string | null }[];
  headcounts: readonly { unit: string; count: number; basis: string; program: string }[];
  headcountsNone: boolean;
  contacts: readonly { name: string; title: string; email: string; phone: string; primary: boolean }[];
  documents: readonly DocumentView[];
  returned: readonly ReturnedView[];
  contactLog: readonly ContactLogView[];
};

export type RequestCaseView = {
  id: string;
  number: string;
  title: string;
  version: number;
  agencyName: string;
  status: { label: string; tone: StatusFacts<string>['tone'] };
  holder: string;
  since: string;
  due: DueView | null;
  /** What happens next, in one sentence. */
  sentence: string;
  wait: RequestWait | null;
  /** How long this takes, and what that rests on; null once the request is closed. */
  explained: Explained | null;
  /** What the reader has just done, where they come from doing it. */
  done: string | null;
  next: NextSteps;
  stages: readonly { label: string; state: 'done' | 'current' | 'ahead' }[];
  /** Reason of a decision or of closing, where one was given. */
  outcome: { label: string; text: string } | null;
  decision: CaseDecisionView;
  corrections: readonly CorrectionView[];
  tabs: readonly CaseTab[];
  rail: readonly { label: string; value: string }[];
  people: readonly { label: string; name: string; detail: string; phone: string | null }[];
  content: RequestContent;
  /** How often the request was sent; 0 for one that is older than the record of submissions. */
  sentTimes: number;
  related: readonly RelatedView[];
  board: CommentBoard;
  /** Meetings that are proposed or agreed. */
  meetings: readonly MeetingLine[];
  /** The reader's own side, for whom a comment can be kept. */
  side: 'AGENCY' | 'ICE';
  mayAnswerItems: boolean;
  history: readonly HistoryDay[];
};
