import { Card } from '@/components/ui/card/card';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { SummaryList } from '@/components/ui/summary-list/summary-list';
import { Tag } from '@/components/ui/tag/tag';
import { type StepEnvelope, StepForm } from '@/components/workflow/step-form';
import { type MeetingsView, type MeetingView, meetingStates } from '@/lib/domain/requests/meeting-view';
import type { Outcome } from '@/lib/domain/result';
import type { Tone } from '@/lib/domain/workflow/step';
import type { StepField } from '@/lib/domain/workflow/step-field';
import { acceptFields, cancelFields, declineFields, logFields, moveFields } from './meeting-fields';

type MeetingListProps = {
  view: MeetingsView;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelopeFor: () => StepEnvelope;
};

/** Every meeting of a request, open ones first, each with what the reader can do about it. */
export function MeetingList(props: MeetingListProps) {
  const { meetings } = props.view;
  if (meetings.length === 0) {
    return (
      <EmptyState heading="No meetings yet" icon="clock">
        Meetings that either side proposes appear here, with their times and what was discussed.
      </EmptyState>
    );
  }
  return (
    <ul className="space-y-6">
      {meetings.map((meeting) => (
        <li key={meeting.id}>
          <MeetingCard {...props} meeting={meeting} />
        </li>
      ))}
    </ul>
  );
}

function MeetingCard({ meeting, ...props }: MeetingListProps & { meeting: MeetingView }) {
  const { label, tone } = meetingStates[meeting.state];
  const open = meeting.state === 'PROPOSED' || meeting.state === 'DECLINED';
  const rows = [
    { label: open ? 'Agreed before' : 'When', value: meeting.when },
    { label: 'Where', value: meeting.place },
    { label: 'Length', value: meeting.length },
    { label: 'Proposed by', value: meeting.proposed },
    { label: 'Note', value: meeting.note },
    { label: 'Held on', value: meeting.held?.on },
    { label: 'Took part', value: meeting.held?.participants },
    { label: 'Discussed and agreed', value: meeting.held?.discussed },
  ];
  return (
    <Card heading={meeting.purpose} aside={<Tag tone={tone}>{label}</Tag>}>
      <div className="space-y-4">
        <SummaryList rows={rows.flatMap(({ label: name, value }) => (value ? [{ label: name, value }] : []))} />
        {open && !meeting.may.answer && (
          <div>
            <p className="font-bold">Proposed times</p>
            <ul className="list-disc pl-6">
              {meeting.times.map(({ id, text, at, past }) => (
                <li key={id} className={past ? 'text-muted' : ''}>
                  <time dateTime={at}>{text}</time>
                  {past && ' (passed)'}
                </li>
              ))}
            </ul>
          </div>
        )}
        {meeting.inviteHref && (
          <p className="print:hidden">
            <Link href={meeting.inviteHref}>Download for your calendar (invite.ics)</Link>
          </p>
        )}
        <MeetingForms {...props} meeting={meeting} />
      </div>
    </Card>
  );
}

function MeetingForms({ meeting, view, action, envelopeFor }: MeetingListProps & { meeting: MeetingView }) {
  const { may } = meeting;
  const form = (step: string, submit: string, tone: Tone, fields: readonly StepField[]) => (
    <StepForm
      name={`${step}-${meeting.n}`}
      action={action}
      envelope={envelopeFor()}
      submit={submit}
      tone={tone}
      fields={fields}
    >
      <input type="hidden" name="step" value={step} />
      <input type="hidden" name="meetingId" value={meeting.id} />
    </StepForm>
  );
  const timesLeft = meeting.times.some(({ past }) => !past);
  return (
    <div className="space-y-1 print:hidden">
      {may.answer && timesLeft && form('accept_meeting', 'Agree to this time', 'primary', acceptFields(meeting))}
      {may.answer && !timesLeft && <p>All proposed times have passed. Propose others.</p>}
      {may.answer && (
        <Disclosure summary="None of these times fits">
          {form('decline_meeting', 'Decline these times', 'secondary', declineFields)}
        </Disclosure>
      )}
      {may.log && (
        <Disclosure summary="Log what was discussed">
          {form('log_meeting', 'Log the meeting', 'primary', logFields(view))}
        </Disclosure>
      )}
      {may.move && (
        <Disclosure summary="Propose other times">
          {form('move_meeting', 'Propose these times', 'secondary', moveFields(view))}
        </Disclosure>
      )}
      {may.cancel && (
        <Disclosure summary="Cancel the meeting">
          {form('cancel_meeting', 'Cancel the meeting', 'danger', cancelFields)}
        </Disclosure>
      )}
    </div>
  );
}
