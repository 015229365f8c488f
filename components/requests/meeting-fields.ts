// The fields of the forms about meetings; the schemas of the steps judge what comes back.
import type { MeetingsView, MeetingView } from '@/lib/domain/requests/meeting-view';
import type { RowsField, StepField } from '@/lib/domain/workflow/step-field';

type Zone = Pick<MeetingsView, 'zone' | 'today'>;

const timesField = ({ zone, today }: Zone): RowsField => ({
  kind: 'rows',
  name: 'times',
  label: 'Times that suit you',
  hint: `One to five, in the time of the agency: ${zone}.`,
  row: 'Time',
  add: 'Add another time',
  max: 5,
  layout: 'line',
  fields: [
    { kind: 'date', name: 'date', label: 'Date', hint: 'Month, day, year.', earliest: today },
    { kind: 'line', name: 'time', label: 'Start', hint: 'For example 9:30 AM or 14:30.', width: 'short' },
  ],
});

/** What a new proposal asks. */
export const proposeFields = (view: Zone): StepField[] => [
  {
    kind: 'line',
    name: 'purpose',
    label: 'What the meeting is about',
    hint: 'Calendars show this with the case number.',
  },
  { kind: 'line', name: 'place', label: 'Place, or how to join the call' },
  { kind: 'number', name: 'minutes', label: 'Length', unit: 'minutes', value: '60' },
  timesField(view),
];

/** What other times for a meeting ask. */
export const moveFields = (view: Zone): StepField[] => [
  { kind: 'line', name: 'note', label: 'Note to the other side', optional: true },
  timesField(view),
];

/** Which of the proposed times holds. */
export const acceptFields = ({ times }: MeetingView): StepField[] => [
  {
    kind: 'choice',
    name: 'timeId',
    label: 'Choose a time',
    choices: times.filter(({ past }) => !past).map(({ id, text }) => ({ value: id, label: text })),
  },
];

export const declineFields: readonly StepField[] = [
  { kind: 'paragraph', name: 'reason', label: 'Why none of the times fits', max: 1000, rows: 3 },
];

export const cancelFields: readonly StepField[] = [
  { kind: 'paragraph', name: 'reason', label: 'Why the meeting does not take place', max: 1000, rows: 3 },
];

/** What the log of a meeting asks. */
export const logFields = ({ today }: Zone): StepField[] => [
  { kind: 'date', name: 'heldOn', label: 'Held on', latest: today },
  {
    kind: 'line',
    name: 'participants',
    label: 'Who took part',
    hint: 'By title only, for example “Sheriff; liaison”.',
  },
  {
    kind: 'paragraph',
    name: 'discussed',
    label: 'What was discussed and agreed',
    hint: 'Both sides read this.',
    max: 4000,
  },
];
