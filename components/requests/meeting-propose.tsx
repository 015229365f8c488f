import { Card } from '@/components/ui/card/card';
import { type StepEnvelope, StepForm } from '@/components/workflow/step-form';
import type { MeetingsView } from '@/lib/domain/requests/meeting-view';
import type { Outcome } from '@/lib/domain/result';
import { proposeFields } from './meeting-fields';

type MeetingProposeProps = {
  view: MeetingsView;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelope: StepEnvelope;
};

/** The form that proposes a meeting to the other side. */
export function MeetingPropose({ view, action, envelope }: MeetingProposeProps) {
  return (
    <div className="print:hidden">
      <Card heading="Propose a meeting">
        <div className="space-y-4">
          <p className="max-w-reading">
            The other side chooses one of your times. Both sides then get a file for their calendars by e-mail.
          </p>
          <StepForm
            name="propose"
            action={action}
            envelope={envelope}
            after="clear"
            submit="Propose meeting"
            fields={proposeFields(view)}
          >
            <input type="hidden" name="step" value="propose_meeting" />
          </StepForm>
        </div>
      </Card>
    </div>
  );
}
