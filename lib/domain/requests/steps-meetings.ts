// Steps about meetings of the two sides. They run beside the request and outdate nobody's page.
import { z } from 'zod';
import { calendarDate, rowId, wholeNumber } from '@/lib/domain/form-values';
import * as meets from '@/lib/domain/requests/guards-meetings';
import { readClockTime } from '@/lib/domain/requests/meeting-time';
import type { RequestStatus } from '@/lib/domain/requests/status';
import type { RequestStepRow } from '@/lib/domain/requests/step-types';
import { line, optionalLine, paragraph } from '@/lib/domain/text';

/** From the moment the agency has a liaison until headquarters has decided. */
export const meetingStatuses = [
  'ASSIGNED',
  'ASSESSING',
  'ASSESSMENT_REVIEW',
  'RECOMMENDED',
  'PLAN_AGREED',
  'HQ_REVIEW',
] as const satisfies readonly RequestStatus[];

const askTime = 'Enter a time of day, for example 9:30 AM or 14:30.';

const clockTime = z
  .string(askTime)
  .max(20, askTime)
  .transform((text, context) => {
    const time = readClockTime(text);
    if (time !== null) return time;
    context.addIssue({ code: 'custom', message: askTime });
    return z.NEVER;
  });

const times = z
  .array(z.strictObject({ date: calendarDate('Enter a date, for example 12 8 2026.'), time: clockTime }))
  .min(1, 'Propose at least one time.')
  .max(5, 'Propose five times or fewer.');

const meetingId = rowId();
const minutes = wholeNumber(10, 480, 'Enter how many minutes the meeting takes, for example 60.');

const meeting = {
  kind: 'work',
  from: meetingStatuses,
  to: 'same',
  by: ['AGENCY_OFFICER', 'AGENCY_APPROVER', 'LIAISON'],
  quiet: true,
} as const satisfies Partial<RequestStepRow>;

export const meetingSteps = {
  propose_meeting: {
    ...meeting,
    label: 'Propose a meeting',
    did: 'proposed a meeting',
    needs: z.strictObject({
      purpose: line(200, 'Say what the meeting is about.'),
      place: line(300, 'Give the place, or how to join the call.'),
      minutes,
      times,
    }),
    guards: [meets.isTheirMeeting],
    notify: [['meeting-proposed', 'both_sides']],
    effects: ['propose_meeting'],
  },
  accept_meeting: {
    ...meeting,
    label: 'Agree to a time',
    did: 'agreed to a time for a meeting',
    needs: z.strictObject({ meetingId, timeId: z.uuid('Choose one of the proposed times.') }),
    guards: [meets.isTheirMeeting, meets.isProposedToThem],
    notify: [['meeting-agreed', 'both_sides']],
    effects: ['accept_meeting'],
  },
  decline_meeting: {
    ...meeting,
    label: 'Decline the proposed times',
    did: 'declined the proposed times of a meeting',
    needs: z.strictObject({ meetingId, reason: paragraph(1000, 'Say why none of the times fits.') }),
    guards: [meets.isTheirMeeting, meets.isProposedToThem],
    notify: [['meeting-declined', 'both_sides']],
    effects: ['decline_meeting'],
  },
  move_meeting: {
    ...meeting,
    label: 'Propose other times',
    did: 'proposed other times for a meeting',
    needs: z.strictObject({ meetingId, note: optionalLine(500), times }),
    guards: [meets.isTheirMeeting, meets.hasMeetingToMove],
    notify: [['meeting-moved', 'both_sides']],
    effects: ['move_meeting'],
  },
  cancel_meeting: {
    ...meeting,
    label: 'Cancel the meeting',
    did: 'cancelled a meeting',
    needs: z.strictObject({ meetingId, reason: paragraph(1000, 'Say why the meeting does not take place.') }),
    guards: [meets.isTheirMeeting, meets.hasMeetingToCancel],
    notify: [['meeting-cancelled', 'both_sides']],
    effects: ['cancel_meeting'],
  },
  log_meeting: {
    ...meeting,
    by: ['LIAISON'],
    label: 'Log the meeting',
    did: 'logged what was discussed in a meeting',
    needs: z.strictObject({
      meetingId,
      heldOn: calendarDate('Enter the date on which the meeting was held.'),
      participants: line(300, 'Name who took part, by title only.'),
      discussed: paragraph(4000, 'Write what was discussed and agreed.'),
    }),
    guards: [meets.isTheirMeeting, meets.hasAgreedMeeting],
    notify: [['meeting-logged', 'both_sides']],
    effects: ['log_meeting'],
  },
} as const satisfies Record<string, RequestStepRow>;
