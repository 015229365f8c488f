import type { StepAct } from '@/components/agreements/agreement-page';
import { CancelForm, MoveForm, PlanForm, PublishForm, RecordForm } from '@/components/agreements/steering-forms';
import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import { CaseSection, NothingYet } from '@/components/workflow/case-section';
import type { StepEnvelope } from '@/components/workflow/step-form';
import type { OversightPage, SteeringSection, SteeringView } from '@/lib/domain/agreements/oversight-view';

type Acting = { action: StepAct; envelopeFor: () => StepEnvelope };

type Props = { steering: SteeringSection; files: OversightPage['files'] } & Acting;

/** The steering meetings: coming ones first, then what became of the others. */
export function SteeringMeetings({ steering, files, ...acting }: Props) {
  return (
    <CaseSection id="steering" heading="Steering meetings">
      {steering.firstDue && <p>{steering.firstDue}</p>}
      {steering.meetings.length === 0 && (
        <NothingYet>
          Each meeting of both sides stands here with its agenda, its public notice, who came, and its minutes. The
          public register shows the same from the day of the notice on.
        </NothingYet>
      )}
      <ul className="border-line border-t empty:hidden">
        {steering.meetings.map((meeting) => (
          <li key={meeting.id} className="space-y-3 border-line border-b py-4">
            <MeetingHead meeting={meeting} />
            <MeetingWords meeting={meeting} />
            {meeting.mayRecord && <RecordForm meeting={meeting} files={files} {...acting} />}
            {meeting.mayPublish && <PublishForm meeting={meeting} files={files} {...acting} />}
            {meeting.mayChange && <MoveForm meeting={meeting} {...acting} />}
            {meeting.mayCancel && <CancelForm meeting={meeting} {...acting} />}
          </li>
        ))}
      </ul>
      {steering.mayPlan && <PlanForm {...acting} />}
    </CaseSection>
  );
}

function MeetingHead({ meeting }: { meeting: SteeringView }) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <div className="min-w-0 grow basis-64">
        <p className="font-bold">{meeting.when}</p>
        <p className="wrap-anywhere text-muted">{meeting.place}</p>
      </div>
      <Tag tone={meeting.standing.tone}>{meeting.standing.label}</Tag>
    </div>
  );
}

function MeetingWords({ meeting }: { meeting: SteeringView }) {
  return (
    <div className="max-w-reading space-y-3">
      {meeting.history.map((sentence) => (
        <p key={sentence} className="wrap-anywhere">
          {sentence}
        </p>
      ))}
      <div>
        <h3 className="text-base">Agenda</h3>
        <p className="wrap-anywhere whitespace-pre-line">{meeting.agenda}</p>
      </div>
      <div>
        <h3 className="text-base">Public notice</h3>
        <p className="wrap-anywhere whitespace-pre-line">{meeting.notice}</p>
        <p className="text-muted text-sm">{meeting.noticed}.</p>
      </div>
      {meeting.came && <p>Present: {meeting.came}.</p>}
      {meeting.minutes && (
        <p className="wrap-anywhere">
          Minutes: <Link href={meeting.minutes.href}>{meeting.minutes.filename}</Link>
          {meeting.minutesOn && <span className="text-muted text-sm">, public since {meeting.minutesOn}</span>}
        </p>
      )}
      {meeting.nextOn && <p>Next meeting: {meeting.nextOn}.</p>}
    </div>
  );
}
