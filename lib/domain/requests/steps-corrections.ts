// Steps of a request whose sections open again after it went to a liaison, and of the corrections that an agency asks
// for. While they are open the request is with the agency; it goes back to where it was (docs/decisions).
import { z } from 'zod';
import { severalOf } from '@/lib/domain/form-values';
import { sectionKeys } from '@/lib/domain/requests/draft';
import * as is from '@/lib/domain/requests/guards';
import * as open from '@/lib/domain/requests/guards-corrections';
import { filesAreSafe } from '@/lib/domain/requests/guards-documents';
import { managesPeople, namesItsMatter } from '@/lib/domain/requests/guards-drafting';
import * as back from '@/lib/domain/requests/guards-undo';
import { respondBy, returnInput, sendAgainInput } from '@/lib/domain/requests/return-input';
import type { RequestStepRow } from '@/lib/domain/requests/step-types';
import { optionalParagraph, paragraph } from '@/lib/domain/text';

const nothing = z.strictObject({});
const drafters = ['AGENCY_OFFICER', 'AGENCY_APPROVER'] as const;

/** Until the assessment is sent for review a request can be corrected: from then on it is what was assessed. */
const correctable = ['INTAKE_REVIEW', 'ASSIGNED', 'ASSESSING'] as const;

const returned = {
  kind: 'move',
  to: 'RETURNED',
  by: ['LIAISON'],
  did: 'returned sections to the agency',
  needs: returnInput,
  guards: [is.isTheirLiaison, open.correctionIsAnswered],
  notify: [['sections-returned', 'agency']],
  effects: ['open_returned_items', 'clear_ready'],
} as const satisfies Partial<RequestStepRow>;

const recalled = {
  kind: 'move',
  from: ['RETURNED'],
  by: ['LIAISON'],
  did: 'recalled the return',
  needs: nothing,
  notify: [],
  effects: ['refuse_unsent_changes', 'close_returned_items'],
} as const satisfies Partial<RequestStepRow>;

const sentAgain = {
  kind: 'move',
  from: ['RETURNED'],
  by: ['AGENCY_APPROVER'],
  did: 'sent the request again',
  needs: sendAgainInput,
  notify: [['request-resent', 'liaison']],
  effects: ['record_submission', 'close_returned_items'],
  tone: 'primary',
} as const satisfies Partial<RequestStepRow>;

const isReadyAgain = [is.itemsAreAnswered, is.formIsOpen, is.sectionsAreComplete, filesAreSafe, namesItsMatter];

const takenBack = {
  kind: 'move',
  to: 'RETURNED',
  by: ['AGENCY_APPROVER'],
  did: 'took back what was sent again, before ICE had gone on',
  needs: nothing,
  notify: [],
  effects: ['reopen_returned_items'],
} as const satisfies Partial<RequestStepRow>;

export const correctionSteps = {
  return_from_contact: {
    ...returned,
    from: ['ASSIGNED'],
    label: 'Return sections to agency',
    undo: 'recall_to_contact',
  },
  recall_to_contact: {
    ...recalled,
    to: 'ASSIGNED',
    label: 'Recall return',
    guards: [is.isTheirLiaison, open.cameFromLiaison],
  },
  return_from_assessment: {
    ...returned,
    from: ['ASSESSING'],
    label: 'Return sections to agency',
    undo: 'recall_to_assessment',
  },
  recall_to_assessment: {
    ...recalled,
    to: 'ASSESSING',
    label: 'Recall return and go on assessing',
    guards: [is.isTheirLiaison, open.cameFromAssessment],
  },
  resubmit_to_liaison: {
    ...sentAgain,
    to: 'ASSIGNED',
    label: 'Send to your liaison again',
    guards: [open.cameFromLiaison, ...isReadyAgain],
    undo: 'take_back_from_liaison',
  },
  resubmit_to_assessment: {
    ...sentAgain,
    to: 'ASSESSING',
    label: 'Send again and go on with the assessment',
    guards: [open.cameFromAssessment, ...isReadyAgain],
    undo: 'take_back_from_assessment',
  },
  take_back_resubmission: {
    ...takenBack,
    from: ['SUBMITTED'],
    label: 'Take back what you sent again',
    guards: [back.canStillTakeBackAnswer],
  },
  take_back_from_liaison: {
    ...takenBack,
    from: ['ASSIGNED'],
    label: 'Take back what you sent again',
    guards: [back.canStillTakeBackFromLiaison],
  },
  take_back_from_assessment: {
    ...takenBack,
    from: ['ASSESSING'],
    label: 'Take back what you sent again',
    guards: [back.canStillTakeBackFromAssessment],
  },
  ask_correction: {
    kind: 'work',
    from: correctable,
    to: 'same',
    by: drafters,
    label: 'Ask to correct sections',
    did: 'asked to correct sections of the request',
    needs: z.strictObject({
      sections: severalOf(sectionKeys).refine((keys) => keys.length > 0, 'Choose at least one section.'),
      reason: paragraph(2000, 'Say what is wrong, and what you would correct.'),
    }),
    guards: [managesPeople, open.nothingIsAskedYet],
    notify: [['correction-asked', 'case_officer']],
    effects: ['ask_correction'],
    undo: 'withdraw_correction',
    quiet: true,
  },
  withdraw_correction: {
    kind: 'work',
    from: correctable,
    to: 'same',
    by: drafters,
    label: 'Withdraw the wish to correct',
    did: 'withdrew the wish to correct the request',
    needs: nothing,
    guards: [managesPeople, open.isAskedToCorrect],
    notify: [],
    effects: ['withdraw_correction'],
    quiet: true,
  },
  grant_correction: {
    kind: 'move',
    from: correctable,
    to: 'RETURNED',
    by: ['OSLC_INTAKE', 'LIAISON'],
    label: 'Allow the correction',
    did: 'opened the sections that the agency asked to correct',
    needs: z.strictObject({ note: optionalParagraph(1000).default(''), respondBy }),
    guards: [open.isAskedToCorrect, open.answersCorrections],
    notify: [['correction-granted', 'agency']],
    effects: ['grant_correction', 'clear_ready'],
  },
  refuse_correction: {
    kind: 'work',
    from: correctable,
    to: 'same',
    by: ['OSLC_INTAKE', 'LIAISON'],
    label: 'Refuse the correction',
    did: 'refused the correction that the agency asked for',
    needs: z.strictObject({ reason: paragraph(1000, 'Tell the agency why the sections stay as they are.') }),
    guards: [open.isAskedToCorrect, open.answersCorrections],
    notify: [['correction-refused', 'agency']],
    effects: ['refuse_correction'],
    quiet: true,
  },
  remind_of_return: {
    kind: 'work',
    from: ['RETURNED'],
    to: 'same',
    by: ['SYSTEM'],
    label: 'Remind the agency',
    did: 'reminded the agency of the date by which it answers',
    needs: nothing,
    guards: [],
    notify: [['answers-due', 'agency']],
    effects: ['say_once'],
    quiet: true,
  },
  report_overdue_return: {
    kind: 'work',
    from: ['RETURNED'],
    to: 'same',
    by: ['SYSTEM'],
    label: 'Report an overdue return',
    did: 'told both sides that the date to answer has passed',
    needs: nothing,
    guards: [],
    notify: [
      ['answers-overdue', 'agency'],
      ['answers-missing', 'case_officer'],
    ],
    effects: ['say_once'],
    quiet: true,
  },
} as const satisfies Record<string, RequestStepRow>;
