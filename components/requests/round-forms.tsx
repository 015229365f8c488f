import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { type StepEnvelope, StepForm } from '@/components/workflow/step-form';
import type { RoundView } from '@/lib/domain/requests/round-view';
import type { Outcome } from '@/lib/domain/result';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;

type RoundMoreTimeProps = { round: RoundView; action: Act; envelope: StepEnvelope };

/** The form with which the agency asks for a later date. */
export function RoundMoreTime({ round, action, envelope }: RoundMoreTimeProps) {
  return (
    <div className="print:hidden">
      <Disclosure summary="Ask for more time">
        <StepForm
          name={`more-time-${round.n}`}
          action={action}
          envelope={envelope}
          submit="Ask for more time"
          tone="secondary"
          fields={[
            { kind: 'date', name: 'dueOn', label: 'You can answer by', value: round.moreTime?.iso },
            { kind: 'paragraph', name: 'reason', label: 'Why you need more time', max: 1000, rows: 3 },
          ]}
        >
          <input type="hidden" name="step" value="ask_more_time" />
          <input type="hidden" name="roundId" value={round.id} />
        </StepForm>
      </Disclosure>
    </div>
  );
}

type RoundAskerProps = { round: RoundView; action: Act; envelopeFor: () => StepEnvelope };

/** What whoever asked a round can do with it: set a later date, and close it. */
export function RoundAsker({ round, action, envelopeFor }: RoundAskerProps) {
  const hidden = (step: string) => (
    <>
      <input type="hidden" name="step" value={step} />
      <input type="hidden" name="roundId" value={round.id} />
    </>
  );
  return (
    <div className="print:hidden">
      {round.unanswered > 0 && (
        <Disclosure summary="Set a later date" start={round.moreTime ? 'open' : 'closed'}>
          <StepForm
            name={`later-${round.n}`}
            action={action}
            envelope={envelopeFor()}
            submit="Set this date"
            tone="secondary"
            fields={[{ kind: 'date', name: 'dueOn', label: 'Answers needed by', value: round.moreTime?.iso }]}
          >
            {hidden('grant_more_time')}
          </StepForm>
        </Disclosure>
      )}
      <Disclosure summary="Close the round">
        <StepForm
          name={`close-${round.n}`}
          action={action}
          envelope={envelopeFor()}
          submit="Close the round"
          tone="secondary"
          fields={[
            {
              kind: 'paragraph',
              name: 'note',
              label: 'Note',
              hint: 'Needed when a question is left without an answer. Both sides read it.',
              max: 1000,
              rows: 3,
              optional: round.unanswered === 0,
            },
          ]}
        >
          {hidden('close_round')}
        </StepForm>
      </Disclosure>
    </div>
  );
}
