// Steps of the review at headquarters: who has an interest of their own, who sits on the board, and what each says.
import { z } from 'zod';
import * as may from '@/lib/domain/requests/guards-decision';
import type { RequestStepRow } from '@/lib/domain/requests/step-types';
import { optionalParagraph, paragraph } from '@/lib/domain/text';

const nothing = z.strictObject({});

const opinionInput = z.strictObject({
  view: z.enum(['SUPPORT', 'CONCERNS', 'OPPOSE'], 'Choose your view.'),
  text: paragraph(4000, 'Give your reasons.'),
});

const opinion = (by: RequestStepRow['by'], label: string, did: string, guards: RequestStepRow['guards']) =>
  ({
    kind: 'work',
    from: ['HQ_REVIEW'],
    to: 'same',
    by,
    label,
    did,
    needs: opinionInput,
    guards,
    notify: [],
    effects: ['record_opinion'],
    visibility: 'ICE_ONLY',
  }) as const satisfies RequestStepRow;

export const opinionSteps = {
  declare_interest: {
    kind: 'work',
    from: ['PLAN_AGREED', 'HQ_REVIEW', 'DEFERRED', 'DECLINED'],
    to: 'same',
    by: ['REVIEW_BOARD', 'LEGAL', 'PROGRAM_MANAGER', 'FIELD_SUPERVISOR'],
    label: 'Declare your interest',
    did: 'declared whether they have an interest of their own',
    needs: z.strictObject({
      interest: z.enum(['NONE', 'CONFLICT'], 'Choose whether you have an interest of your own.'),
      reason: optionalParagraph(1000).default(''),
    }),
    guards: [],
    notify: [],
    effects: ['declare_interest'],
    visibility: 'ICE_ONLY',
    quiet: true,
  },
  give_board_opinion: opinion(['REVIEW_BOARD'], 'Give opinion', 'gave an advisory opinion', [
    may.interestIsClear,
    may.isSeated,
    may.roundIsOpen,
  ]),
  give_legal_note: opinion(['LEGAL'], 'Give legal note', 'gave a legal note', [may.interestIsClear]),
  seat_board: {
    kind: 'work',
    from: ['HQ_REVIEW'],
    to: 'same',
    by: ['PROGRAM_MANAGER'],
    label: 'Seat the board anew',
    did: 'seated the present members of the review board',
    needs: nothing,
    guards: [],
    notify: [['review-asked', 'review_board']],
    effects: ['seat_board'],
    visibility: 'ICE_ONLY',
  },
  close_opinions: {
    kind: 'work',
    from: ['HQ_REVIEW'],
    to: 'same',
    by: ['PROGRAM_MANAGER'],
    label: 'Close the round of opinions',
    did: 'closed the round of opinions before all were in',
    needs: z.strictObject({ reason: paragraph(2000, 'Say why the outstanding opinions are not waited for.') }),
    guards: [may.interestIsClear, may.someOpinionIsOutstanding],
    notify: [],
    effects: ['close_opinions'],
    visibility: 'ICE_ONLY',
  },
} as const satisfies Record<string, RequestStepRow>;
