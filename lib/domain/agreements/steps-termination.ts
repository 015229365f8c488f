// The end of an agreement by notice: given, taken back by both sides, effective on its day, and wound down.
import { z } from 'zod';
import * as is from '@/lib/domain/agreements/guards-termination';
import { inForceStatuses } from '@/lib/domain/agreements/status';
import type { AgreementStepRow } from '@/lib/domain/agreements/step-types';
import { deliveries } from '@/lib/domain/agreements/termination';
import { calendarDate, rowId } from '@/lib/domain/form-values';
import { line, optionalLine, paragraph } from '@/lib/domain/text';

const nothing = z.strictObject({});

// Who binds a side by a signature also ends what it signed.
const heads = ['AGENCY_APPROVER', 'PROGRAM_MANAGER'] as const;

const toEverybody = (name: 'agreement-terminated' | 'notice-keep-asked' | 'notice-taken-back' | 'agreement-ended') =>
  [
    [name, 'both_sides'],
    [name, 'program_managers'],
  ] as const;

export const terminationSteps = {
  give_notice: {
    kind: 'work',
    from: inForceStatuses,
    to: 'same',
    by: heads,
    label: 'Give notice to end',
    did: 'gave notice to end the agreement',
    needs: z.strictObject({
      receivedOn: calendarDate('Enter the day on which the notice was received, for example 11 24 2026.'),
      mode: z.enum(deliveries, 'Choose how the notice was given.'),
      ground: line(40, 'Choose the ground for ending the agreement.'),
      reason: paragraph(2000, 'Say why your side ends the agreement.'),
      endsOn: calendarDate('Look at the day on which the agreement would end first.'),
    }),
    guards: [is.noNoticeStands],
    notify: toEverybody('agreement-terminated'),
    effects: ['record_notice'],
    followedBy: ['terminate'],
    tone: 'danger',
  },
  ask_to_keep: {
    kind: 'work',
    from: inForceStatuses,
    to: 'same',
    by: heads,
    label: 'Ask to take the notice back',
    did: 'asked the other side to agree that the notice is taken back',
    needs: z.strictObject({ reason: paragraph(2000, 'Say why the agreement should go on.') }),
    guards: [is.noticeIsTheirs, is.keepIsNotAsked, is.noticeDayHasNotCome],
    notify: toEverybody('notice-keep-asked'),
    effects: ['ask_to_keep'],
  },
  take_back_notice: {
    kind: 'work',
    from: inForceStatuses,
    to: 'same',
    by: heads,
    label: 'Agree that the notice is taken back',
    did: 'agreed that the notice is taken back; the agreement goes on',
    needs: nothing,
    guards: [is.noticeIsOfTheOtherSide, is.keepIsAsked, is.noticeDayHasNotCome],
    notify: toEverybody('notice-taken-back'),
    effects: ['take_back_notice'],
    tone: 'primary',
  },
  terminate: {
    kind: 'move',
    from: inForceStatuses,
    to: 'TERMINATED',
    by: ['SYSTEM'],
    label: 'End by notice',
    did: 'recorded that the agreement ended on the day its notice named',
    needs: nothing,
    guards: [is.noticeDayIsReached],
    notify: toEverybody('agreement-ended'),
    effects: ['end_by_notice', 'set_amendments_aside', 'end_add_ons', 'tell_request_settled'],
  },
  complete_wind_down: {
    kind: 'work',
    from: [...inForceStatuses, 'TERMINATED'],
    to: 'same',
    by: ['AGENCY_OFFICER', 'AGENCY_APPROVER', 'LIAISON', 'PROGRAM_MANAGER'],
    label: 'Complete an item of the end',
    did: 'completed an item of the checklist for the end',
    needs: z.strictObject({
      itemId: rowId(),
      value: line(20, 'Say what completes this item.'),
      note: optionalLine(300),
    }),
    guards: [is.hasWindDownItem],
    notify: [],
    effects: ['complete_wind_down'],
    quiet: true,
  },
  remind_wind_down: {
    kind: 'work',
    from: [...inForceStatuses, 'TERMINATED'],
    to: 'same',
    by: ['SYSTEM'],
    label: 'Remind of the end',
    did: 'reminded both sides of what is overdue on the checklist for the end',
    needs: nothing,
    guards: [is.windDownIsOverdue],
    notify: [['wind-down-overdue', 'both_sides']],
    effects: ['mark_reminded'],
    quiet: true,
  },
} as const satisfies Record<string, AgreementStepRow>;
