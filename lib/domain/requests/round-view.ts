// What the page of the question rounds shows: plain data, worded for one reader. Drafts are only for the agency.
import type { CaseHead } from '@/lib/domain/requests/case-head';
import type { DueView } from '@/lib/domain/requests/case-view';
import type { TextSearchView } from '@/lib/domain/requests/text-search';

export type AnswerFile = {
  id: string;
  filename: string;
  size: string;
  waits: boolean;
  /** Whether this reader may open it as far as its words go. */
  open: boolean;
  words: TextSearchView | null;
};

export type RoundQuestionView = {
  id: string;
  /** "2.3": round 2, question 3. */
  number: string;
  text: string;
  owner: string | null;
  due: DueView | null;
  /** What the agency has written and not sent; empty for ICE. */
  draft: string;
  answer: { text: string; by: string; on: string } | null;
  /** Why the answer came back; empty when it did not. */
  reopened: string;
  files: readonly AnswerFile[];
};

export type RoundView = {
  id: string;
  n: number;
  topic: string;
  opened: string;
  due: DueView | null;
  dueOn: string;
  unanswered: number;
  moreTime: { on: string; iso: string; reason: string } | null;
  closed: { on: string; by: string; note: string } | null;
  questions: readonly RoundQuestionView[];
  may: { answer: boolean; ask: boolean };
};

export type RoundsView = {
  head: CaseHead;
  today: string;
  mayOpen: boolean;
  owners: readonly { value: string; label: string }[];
  rounds: readonly RoundView[];
};

/** "2 of 3 questions are open", "All 3 questions are answered". */
export const progressText = ({ unanswered, questions }: RoundView): string => {
  const all = questions.length;
  if (unanswered === 0) return all === 1 ? 'The question is answered' : `All ${all} questions are answered`;
  return `${unanswered} of ${all} ${all === 1 ? 'question' : 'questions'} open`;
};
