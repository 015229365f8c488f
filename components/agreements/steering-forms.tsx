import type { StepAct } from '@/components/agreements/agreement-page';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { type StepEnvelope, StepForm } from '@/components/workflow/step-form';
import type { OversightPage, SteeringView } from '@/lib/domain/agreements/oversight-view';
import { type AttendanceCategory, attendanceCategories, attendanceLabels } from '@/lib/domain/agreements/steering';
import type { StepField } from '@/lib/domain/workflow/step-field';

type Acting = { action: StepAct; envelopeFor: () => StepEnvelope };
type One = { meeting: SteeringView } & Acting;

const dayFields = (values?: SteeringView['values']): StepField[] => [
  { kind: 'date', name: 'meetsOn', label: 'Day of the meeting', value: values?.meetsOn },
  { kind: 'line', name: 'time', label: 'Time', hint: 'For example 6:00 PM.', width: 'short', value: values?.time },
  {
    kind: 'line',
    name: 'place',
    label: 'Place or address of the video meeting',
    hint: 'For example “County commission room, 12 Main Street”.',
    value: values?.place,
  },
  {
    kind: 'date',
    name: 'noticeOn',
    label: 'Public from',
    hint: 'At least 10 days before the meeting. The public register shows it from this day on.',
  },
];

/** The form for a new meeting. */
export function PlanForm({ action, envelopeFor }: Acting) {
  return (
    <Disclosure summary="Plan a steering meeting">
      <StepForm
        name="plan-steering"
        action={action}
        envelope={envelopeFor()}
        submit="Plan the meeting"
        fields={[
          ...dayFields(),
          { kind: 'paragraph', name: 'agenda', label: 'Agenda', hint: 'One item on each line.', max: 4000, rows: 5 },
          {
            kind: 'paragraph',
            name: 'noticeText',
            label: 'Public notice',
            hint: 'What the meeting is about, who may come, and until when and where questions can be sent.',
            max: 2000,
            rows: 5,
          },
        ]}
      >
        <input type="hidden" name="step" value="plan_steering" />
      </StepForm>
    </Disclosure>
  );
}

const named = ({ id }: SteeringView): StepField => ({ kind: 'hidden', name: 'steeringId', value: id });

/** Another day or place, and another agenda. */
export function MoveForm({ meeting, action, envelopeFor }: One) {
  return (
    <>
      <Disclosure summary="Change the agenda">
        <StepForm
          name={`agenda-${meeting.id}`}
          action={action}
          envelope={envelopeFor()}
          submit="Save the agenda"
          tone="secondary"
          fields={[
            { kind: 'paragraph', name: 'agenda', label: 'Agenda', max: 4000, rows: 5, value: meeting.agenda },
            named(meeting),
          ]}
        >
          <input type="hidden" name="step" value="save_steering_agenda" />
        </StepForm>
      </Disclosure>
      <Disclosure summary="Move the meeting">
        <StepForm
          name={`move-${meeting.id}`}
          action={action}
          envelope={envelopeFor()}
          submit="Move the meeting"
          tone="secondary"
          fields={[
            ...dayFields(meeting.values),
            { kind: 'paragraph', name: 'reason', label: 'Why it is moved', hint: 'The public reads this.', max: 1000 },
            named(meeting),
          ]}
        >
          <input type="hidden" name="step" value="move_steering" />
        </StepForm>
      </Disclosure>
    </>
  );
}

/** That a meeting does not take place. */
export function CancelForm({ meeting, action, envelopeFor }: One) {
  return (
    <Disclosure summary="Cancel the meeting">
      <StepForm
        name={`cancel-${meeting.id}`}
        action={action}
        envelope={envelopeFor()}
        submit="Cancel the meeting"
        tone="danger"
        fields={[
          {
            kind: 'paragraph',
            name: 'reason',
            label: 'Why it is cancelled',
            hint: 'The public reads this. The meeting stays in the list.',
            max: 1000,
          },
          named(meeting),
        ]}
      >
        <input type="hidden" name="step" value="cancel_steering" />
      </StepForm>
    </Disclosure>
  );
}

const count = (name: AttendanceCategory): StepField => ({
  kind: 'number',
  name,
  label: attendanceLabels[name],
  unit: 'people',
  ...(name === 'agencyCount' || name === 'iceCount' ? {} : { value: '0' }),
});

const minutesField = (files: OversightPage['files'], need: 'optional' | 'required'): StepField => ({
  kind: 'select',
  name: 'documentId',
  label: 'Minutes',
  hint: 'One of the files attached below. The public register shows it.',
  optional: need === 'optional',
  choices: files.map(({ id, filename }) => ({ value: id, label: filename })),
});

/** What came of a meeting whose day has passed. */
export function RecordForm({ meeting, files, action, envelopeFor }: One & { files: OversightPage['files'] }) {
  return (
    <Disclosure summary="Record the meeting">
      <StepForm
        name={`record-${meeting.id}`}
        action={action}
        envelope={envelopeFor()}
        submit="Record the meeting"
        fields={[
          { kind: 'text', text: 'How many people came, by category. Names stay out of the portal.' },
          ...attendanceCategories.map(count),
          { kind: 'date', name: 'nextOn', label: 'Next meeting, if it was agreed', optional: true },
          ...(files.length === 0
            ? [
                {
                  kind: 'text',
                  text: 'Attach the minutes below once they are agreed; then publish them here.',
                } as const,
              ]
            : [minutesField(files, 'optional')]),
          named(meeting),
        ]}
      >
        <input type="hidden" name="step" value="record_steering" />
      </StepForm>
    </Disclosure>
  );
}

/** The minutes of a meeting that was held. */
export function PublishForm({ meeting, files, action, envelopeFor }: One & { files: OversightPage['files'] }) {
  if (files.length === 0) return <p>The minutes are missing. Attach them below, then publish them here.</p>;
  return (
    <Disclosure summary="Publish the minutes" start="open">
      <StepForm
        name={`minutes-${meeting.id}`}
        action={action}
        envelope={envelopeFor()}
        submit="Publish the minutes"
        fields={[minutesField(files, 'required'), named(meeting)]}
      >
        <input type="hidden" name="step" value="publish_steering_minutes" />
      </StepForm>
    </Disclosure>
  );
}
