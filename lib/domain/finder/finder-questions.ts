// The ten questions of the public finder. Wording, options and checks are those of the question bank; only the choice
// of questions is made here: those that decide gates and need, and that anyone at an agency can answer without a file.
import type { Question } from '@/lib/domain/assessments/question';
import { questionOf } from '@/lib/domain/assessments/question-bank';

export const finderCodes = ['A1', 'A5', 'A8', 'A4', 'D1', 'D6', 'E1', 'D4', 'F1'] as const;

/** Asked only where there is a jail: they decide how much custody work there is. */
export const custodyCodes = ['C3', 'C4', 'C9'] as const;

export type FinderCode = (typeof finderCodes)[number] | (typeof custodyCodes)[number] | 'B';

/** The question of the bank behind a code of the finder. */
export function finderQuestion(code: FinderCode): Question {
  const question = questionOf(code);
  if (!question) throw new TypeError(`The question bank has lost ${code}, which the finder asks.`);
  return question;
}

/** Lists of concerns that are rising, and that reach across the border. They stand beside the ratings. */
export const concernMarks = ['up', 'suspected', 'documented'] as const;

export type ConcernMark = (typeof concernMarks)[number];

/** The name of the field that says what the share of bookings (C4) rests on. */
export const shareBasis = 'C4basis';

/** How many questions a person counts on the page: the table of concerns is one, custody belongs to the jail. */
export const finderQuestionCount = finderCodes.length + 1;
