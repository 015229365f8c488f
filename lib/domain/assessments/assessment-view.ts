// What the pages of the needs assessment show, as plain data. An agency's view is made without the ICE parts.
import type { CaseHead } from '@/lib/domain/requests/case-head';
import type { Answer } from './answer';
import type { SectionState } from './answer-form';
import type { AssessmentPart, Question } from './question';

/** One change of an answer, as its history shows it. */
export type AnswerChange = {
  id: string;
  part: AssessmentPart;
  /** "Nov 24, 2026, 9:02 AM" */
  when: string;
  by: string;
  words: string;
  /** Basis, source, period and note in one line. */
  beside: string;
};

/** A visit to the agency. What it found is for ICE and null for an agency. */
export type Visit = { id: string; on: string; participants: string; findings: string | null };

/** A deciding figure that is or was to be verified. ICE only. */
export type VerifyFigure = {
  id: string;
  code: string;
  text: string;
  openedOn: string;
  doneOn: string | null;
  note: string;
};

export type SectionTask = {
  part: AssessmentPart;
  /** A section letter, or the code of the program whose module it is. */
  section: string;
  title: string;
  about: string;
  minutes: number;
  state: SectionState;
  answered: number;
  asked: number;
};

export type AssessmentOverview = {
  head: CaseHead;
  /** "Dec 8, 2026" */
  meetingOn: string;
  participants: string;
  selfDueOn: string;
  selfDueText: string;
  selfOverdue: boolean;
  attestedOn: string | null;
  lockedOn: string | null;
  tasks: readonly SectionTask[];
  /** The parts the reader may write now. */
  open: readonly AssessmentPart[];
  /** ICE only: whether and when the rules were run last, and whether that still counts. */
  evaluation: { ranOn: string; current: boolean } | null;
  visits: readonly Visit[];
  /** ICE only. */
  toVerify: readonly VerifyFigure[];
};

export type AskedQuestion = {
  question: Question;
  given: Answer | null;
  /** On a field visit: what the agency itself answered. */
  agencyAnswer: Answer | null;
  /** The newest change first. */
  history: readonly AnswerChange[];
};

export type AssessmentSection = {
  head: CaseHead;
  part: AssessmentPart;
  section: string;
  title: string;
  about: string;
  /** "Section 3 of 8" */
  position: string;
  next: string | null;
  writable: boolean;
  questions: readonly AskedQuestion[];
};

export type ComparedAnswer = {
  question: Question;
  agency: Answer | null;
  field: Answer | null;
  agreed: Answer | null;
  differs: boolean;
  /** The changes of every part that the reader may read, the newest first. */
  history: readonly AnswerChange[];
};

export type ComparedSection = { section: string; title: string; rows: readonly ComparedAnswer[] };

export type AssessmentReview = {
  head: CaseHead;
  sections: readonly ComparedSection[];
  /** ICE only. */
  capacity: readonly { question: Question; given: Answer | null }[];
  attestedBy: string | null;
  attestedOn: string | null;
  selfWritable: boolean;
  missing: readonly string[];
};
