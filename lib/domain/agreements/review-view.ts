// The reviews of a text as pages show them: plain data, already worded, and only what this reader may read.
import type { AgreementHead } from '@/lib/domain/agreements/agreement-view';
import type { ReviewKind, ReviewPoint } from '@/lib/domain/agreements/review-kind';
import type { ReviewOutcome } from '@/lib/domain/agreements/reviews';
import type { AgreementStepName } from '@/lib/domain/agreements/steps';
import type { WordPart } from '@/lib/domain/word-diff';
import type { StatusFacts } from '@/lib/domain/workflow/step';

export type ReviewRemarkView = { sectionKey: string; section: string; text: string };

export type ReviewActView = {
  id: string;
  outcome: ReviewOutcome;
  /** "Dana Feld, attorney, on Nov 24, 2026" */
  by: string;
  /** "the whole text", "sections 3 and 7" */
  covers: string;
  /** Null where it is not for this reader, or not yet. */
  said: {
    note: string;
    checked: readonly string[];
    left: readonly string[];
    remarks: readonly ReviewRemarkView[];
  } | null;
};

export type ReviewView = {
  kind: ReviewKind;
  label: string;
  status: { label: string; tone: StatusFacts<string>['tone'] };
  /** How it stands, in one sentence. */
  sentence: string;
  /** Ids of the sections it has not cleared as they read now. */
  open: readonly string[];
  /** Those of them of which it has cleared other words. */
  changed: readonly string[];
  /** The latest first. */
  acts: readonly ReviewActView[];
};

/** A section that is open to the reviewer. */
export type ReviewSectionView = {
  id: string;
  key: string;
  number: number;
  heading: string;
  body: string;
  locked: boolean;
  /** The wording they cleared last, with what reads otherwise now; null for one they never cleared. */
  before: { body: string; cleared: string; parts: readonly WordPart[] } | null;
};

/** What the reader has to do in a review. */
export type ReviewTask = {
  kind: ReviewKind;
  clear: { step: AgreementStepName; label: string; reasons: readonly string[] } | null;
  giveBack: { step: AgreementStepName; label: string } | null;
  points: readonly ReviewPoint[];
  open: readonly ReviewSectionView[];
  /** Every section the review reads, for remarks that send the text back. */
  sections: readonly { id: string; label: string }[];
};

export type CounselView = {
  /** Who was asked, in words; null while nobody is. */
  asked: string | null;
  candidates: readonly { id: string; label: string }[];
  mayAsk: boolean;
  mayTakeBack: boolean;
  mayRelease: boolean;
};

export type ReviewPage = AgreementHead & {
  reviews: readonly ReviewView[];
  task: ReviewTask | null;
  /** For the agency alone. */
  counsel: CounselView | null;
  openComments: number;
};

/** "section 3", "sections 3 and 7", "sections 3, 5 and 7" */
export const sectionsInWords = (numbers: readonly number[]): string =>
  numbers.length === 1
    ? `section ${numbers[0]}`
    : `sections ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1) ?? ''}`;

type Standing = {
  /** Numbers of the sections that are open, and of those among them that it cleared in other words. */
  open: readonly number[];
  changed: readonly number[];
  /** How many sections it reads. */
  all: number;
  /** Who reads first. */
  before: readonly string[];
  /** The text is with its reviewers now. */
  reading: boolean;
};

const openAgain = (sentence: string) => ({ status: { label: 'Open again', tone: 'yellow' }, sentence }) as const;

/** How a review stands, as tag and sentence. */
export const standingOfReview = ({
  open,
  changed,
  all,
  before,
  reading,
}: Standing): Pick<ReviewView, 'status' | 'sentence'> => {
  if (open.length === 0) {
    return { status: { label: 'Complete', tone: 'green' }, sentence: 'Every section is cleared as it reads now.' };
  }
  const again = `Changed since it was cleared: ${sectionsInWords(changed)}.`;
  if (changed.length > 0 && !reading) return openAgain(`${again} Read again before anybody signs.`);
  if (!reading) {
    const sentence = 'Begins once both sides have settled the text.';
    return { status: { label: 'Not started', tone: 'grey' }, sentence };
  }
  if (before.length > 0) {
    const sentence = `Begins once ${before.join(' and ')} has cleared the text.`;
    return { status: { label: 'Waiting', tone: 'grey' }, sentence };
  }
  if (changed.length > 0) return openAgain(again);
  const sentence = open.length === all ? 'Reads the text now.' : `Still to be cleared: ${sectionsInWords(open)}.`;
  return { status: { label: 'Reading', tone: 'blue' }, sentence };
};
