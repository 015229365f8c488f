// Another look at a decline: asked for by the agency, taken by somebody else than the first decider.
import { z } from 'zod';
import * as is from '@/lib/domain/requests/guards-decision';
import type { RequestStepRow } from '@/lib/domain/requests/step-types';
import { paragraph } from '@/lib/domain/text';

const reason = (ask: string) => z.strictObject({ reason: paragraph(2000, ask) });

export const reconsiderationSteps = {
  ask_reconsideration: {
    kind: 'work',
    from: ['DECLINED'],
    to: 'same',
    by: ['AGENCY_APPROVER'],
    label: 'Ask for another look',
    did: 'asked for another look at the decision',
    needs: reason('Say what the decision did not take into account.'),
    guards: [is.mayAskAgain],
    notify: [['reconsideration-asked', 'program_managers']],
    effects: ['ask_reconsideration'],
  },
  uphold_decline: {
    kind: 'work',
    from: ['DECLINED'],
    to: 'same',
    by: ['PROGRAM_MANAGER'],
    label: 'Uphold the decision',
    did: 'looked at the decision again and upheld it',
    needs: reason('Tell the agency why the decision stands.'),
    guards: [is.reconsiderationIsOpen, is.isAnotherDecider, is.interestIsClear],
    notify: [['reconsideration-decided', 'agency']],
    effects: ['uphold_decision'],
  },
  reopen_declined: {
    kind: 'move',
    from: ['DECLINED'],
    to: 'HQ_REVIEW',
    by: ['PROGRAM_MANAGER'],
    label: 'Reopen the request',
    did: 'looked at the decision again and reopened the request',
    needs: reason('Tell the agency why the request is looked at anew.'),
    guards: [is.reconsiderationIsOpen, is.isAnotherDecider, is.interestIsClear],
    notify: [
      ['decision-reopened', 'agency'],
      ['review-asked', 'review_board'],
    ],
    effects: ['reopen_decision', 'seat_board', 'begin_opinions'],
  },
} as const satisfies Record<string, RequestStepRow>;
