// Steering meetings of an agreement: planned with a public notice, moved or cancelled with a reason, held and recorded.
import { z } from 'zod';
import type { AgreementFacts } from '@/lib/domain/agreements/facts';
import { inForceStatuses } from '@/lib/domain/agreements/status';
import type { AgreementStepRow } from '@/lib/domain/agreements/step-types';
import { calendarDate, orNothing, rowId, wholeNumber } from '@/lib/domain/form-values';
import { line, paragraph } from '@/lib/domain/text';
import type { Guard } from '@/lib/domain/workflow/step';

type AgreementGuard = Guard<AgreementFacts>;

const PEOPLE_MAX = 10_000;

const meetingIsPlanned: AgreementGuard = ({ oversight }) =>
  oversight.meetingsPlanned > 0 || 'No steering meeting is planned.';

export const meetingIsToRecord: AgreementGuard = ({ oversight }) =>
  oversight.meetingsToRecord > 0 || 'No planned steering meeting has had its day.';

export const minutesAreMissing: AgreementGuard = ({ oversight }) =>
  oversight.minutesMissing > 0 || 'No steering meeting waits for its minutes.';

const work = {
  kind: 'work',
  // The first date is set before an agreement is in force.
  from: ['IMPLEMENTING', ...inForceStatuses],
  to: 'same',
  by: ['AGENCY_OFFICER', 'AGENCY_APPROVER', 'LIAISON', 'PROGRAM_MANAGER'],
  quiet: true,
} as const;

const day = {
  meetsOn: calendarDate('Enter the day of the meeting, for example 3 16 2027.'),
  time: line(40, 'Enter the time, for example 6:00 PM.'),
  place: line(300, 'Say where the meeting is, or give the address of the video meeting.'),
  noticeOn: calendarDate('Enter the day on which the public is told, for example 3 1 2027.'),
};

const people = (ask: string, least: number) => wholeNumber(least, PEOPLE_MAX, ask);

const documentId = z.union([z.literal(''), z.uuid('Choose one of the files.')]).default('');

export const steeringSteps = {
  plan_steering: {
    ...work,
    label: 'Plan a steering meeting',
    did: 'planned a steering meeting',
    needs: z.strictObject({
      ...day,
      agenda: paragraph(4000, 'Write the agenda, one item on each line.'),
      noticeText: paragraph(2000, 'Write what the public is told: what the meeting is about, and how to take part.'),
    }),
    guards: [],
    notify: [['steering-planned', 'both_sides']],
    effects: ['plan_steering'],
  },
  save_steering_agenda: {
    ...work,
    label: 'Change the agenda of a steering meeting',
    did: 'changed the agenda of a steering meeting',
    needs: z.strictObject({
      steeringId: rowId(),
      agenda: paragraph(4000, 'Write the agenda, one item on each line.'),
    }),
    guards: [meetingIsPlanned],
    notify: [],
    effects: ['save_steering_agenda'],
  },
  move_steering: {
    ...work,
    label: 'Move a steering meeting',
    did: 'moved a steering meeting',
    needs: z.strictObject({
      steeringId: rowId(),
      ...day,
      reason: paragraph(1000, 'Say why the meeting is moved. The public reads this.'),
    }),
    guards: [meetingIsPlanned],
    notify: [['steering-moved', 'both_sides']],
    effects: ['move_steering'],
  },
  cancel_steering: {
    ...work,
    label: 'Cancel a steering meeting',
    did: 'cancelled a steering meeting',
    needs: z.strictObject({
      steeringId: rowId(),
      reason: paragraph(1000, 'Say why the meeting is cancelled. The public reads this.'),
    }),
    guards: [meetingIsPlanned],
    notify: [['steering-cancelled', 'both_sides']],
    effects: ['cancel_steering'],
  },
  record_steering: {
    ...work,
    label: 'Record a steering meeting',
    did: 'recorded a steering meeting as held',
    needs: z.strictObject({
      steeringId: rowId(),
      agencyCount: people('Enter how many came for the agency, for example 3.', 1),
      iceCount: people('Enter how many came for ICE, for example 2.', 1),
      officialsCount: people('Enter how many local officials came, or 0.', 0),
      publicCount: people('Enter how many came from the public, or 0.', 0),
      pressCount: people('Enter how many came from news media, or 0.', 0),
      nextOn: orNothing(calendarDate('Enter the day of the next meeting, or leave it empty.')),
      documentId,
    }),
    guards: [meetingIsToRecord],
    notify: [['steering-held', 'both_sides']],
    effects: ['record_steering'],
    tone: 'primary',
  },
  publish_steering_minutes: {
    ...work,
    label: 'Publish the minutes of a steering meeting',
    did: 'published the minutes of a steering meeting',
    needs: z.strictObject({ steeringId: rowId(), documentId: z.uuid('Choose the file with the minutes.') }),
    guards: [minutesAreMissing],
    notify: [['steering-minutes', 'both_sides']],
    effects: ['publish_steering_minutes'],
    tone: 'primary',
  },
} as const satisfies Record<string, AgreementStepRow>;
