// Comments of a case as screens show them: threads one level deep, with only what the reader may read.
import type { MentionPerson } from '@/lib/domain/comments/mention';
import type { CommentView } from '@/lib/domain/workflow/history';

export type ThreadComment = CommentView & {
  /** Names of the people mentioned. */
  mentions: readonly string[];
  /** Code of the assessment question it stands beside; empty: the case as a whole. */
  questionCode: string;
};

export type CommentThreadView = ThreadComment & { replies: readonly ThreadComment[] };

/** What the comments of a case need to be read and written. */
export type CommentBoard = {
  threads: readonly CommentThreadView[];
  mayComment: boolean;
  side: 'AGENCY' | 'ICE';
  /** Who can be mentioned in a comment for both sides, and in one for the reader's own side. */
  people: { shared: readonly MentionPerson[]; own: readonly MentionPerson[] };
  questionCode: string;
};
