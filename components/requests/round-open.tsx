import { Card } from '@/components/ui/card/card';
import { type StepEnvelope, StepForm } from '@/components/workflow/step-form';
import type { RoundsView } from '@/lib/domain/requests/round-view';
import type { Outcome } from '@/lib/domain/result';

type RoundOpenProps = {
  view: RoundsView;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelope: StepEnvelope;
};

/** The form that opens a round of numbered questions to the agency. */
export function RoundOpen({ view, action, envelope }: RoundOpenProps) {
  return (
    <div className="print:hidden">
      <Card heading="Ask a round of questions">
        <div className="space-y-4">
          <p className="max-w-reading">
            The agency is told by e-mail. Until every question is answered or the round is closed, the request cannot be
            approved.
          </p>
          <StepForm
            name="ask"
            action={action}
            envelope={envelope}
            after="clear"
            submit="Send questions"
            fields={[
              { kind: 'line', name: 'topic', label: 'Topic', hint: 'One round can be open for each topic.' },
              { kind: 'date', name: 'dueOn', label: 'Answers needed by', earliest: view.today },
              {
                kind: 'rows',
                name: 'questions',
                label: 'Questions',
                hint: 'One thing in each, so that it can be answered on its own.',
                row: 'Question',
                add: 'Add another question',
                max: 20,
                fields: [
                  { kind: 'paragraph', name: 'text', label: 'Question', max: 1000, rows: 3 },
                  { kind: 'select', name: 'ownerId', label: 'Who should answer', choices: view.owners, optional: true },
                  {
                    kind: 'date',
                    name: 'dueOn',
                    label: 'Its own date',
                    hint: 'Leave empty to use the date of the round.',
                    earliest: view.today,
                    optional: true,
                  },
                ],
              },
            ]}
          >
            <input type="hidden" name="step" value="open_round" />
          </StepForm>
        </div>
      </Card>
    </div>
  );
}
