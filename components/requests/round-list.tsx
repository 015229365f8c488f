import { Card } from '@/components/ui/card/card';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Tag } from '@/components/ui/tag/tag';
import { DueMarker } from '@/components/workflow/due-marker';
import type { StepEnvelope } from '@/components/workflow/step-form';
import { progressText, type RoundsView, type RoundView } from '@/lib/domain/requests/round-view';
import type { Outcome } from '@/lib/domain/result';
import { RoundAnswers } from './round-answers';
import { RoundAsker, RoundMoreTime } from './round-forms';
import { RoundQuestions } from './round-questions';
import { RoundFiles } from './round-upload';

type RoundListProps = {
  view: RoundsView;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelopeFor: () => StepEnvelope;
};

/** The rounds of questions, the newest first: what was asked, what is answered, and what the reader can do. */
export function RoundList(props: RoundListProps) {
  const { rounds, head } = props.view;
  if (rounds.length === 0) {
    return (
      <EmptyState heading="No questions yet">
        {head.side === 'AGENCY'
          ? 'When ICE needs to know more, its questions appear here with the date by which each is due.'
          : 'Rounds of numbered questions to the agency appear here, with their answers.'}
      </EmptyState>
    );
  }
  return (
    <div className="space-y-8">
      {rounds.map((round) => (
        <RoundCard key={round.id} {...props} round={round} />
      ))}
    </div>
  );
}

const stateOf = (round: RoundView) => {
  if (round.closed) return <Tag tone="grey">Closed</Tag>;
  return <Tag tone={round.unanswered === 0 ? 'green' : 'yellow'}>{progressText(round)}</Tag>;
};

function RoundCard({ round, view, action, envelopeFor }: RoundListProps & { round: RoundView }) {
  return (
    <Card heading={`Round ${round.n}: ${round.topic}`} aside={stateOf(round)}>
      <div className="space-y-6">
        <p className="flex flex-wrap gap-x-6 gap-y-1">
          <span className="text-muted">Asked by {round.opened}</span>
          {round.due && (
            <span>
              Due <DueMarker {...round.due} />
            </span>
          )}
        </p>
        {round.moreTime && (
          <p className="wrap-anywhere max-w-reading rounded border border-line bg-ground p-3">
            <strong>The agency asks for more time, until {round.moreTime.on}.</strong> {round.moreTime.reason}
          </p>
        )}
        {round.closed && (
          <p className="wrap-anywhere max-w-reading">
            Closed on {round.closed.on} by {round.closed.by}.{round.closed.note && ` ${round.closed.note}`}
          </p>
        )}
        <RoundQuestions
          round={round}
          asking={round.may.ask}
          drafting={round.may.answer}
          action={action}
          envelopeFor={envelopeFor}
        />
        {round.may.answer && (
          <>
            <RoundAnswers round={round} action={action} envelope={envelopeFor()} />
            <RoundFiles requestId={view.head.id} round={round} />
            <RoundMoreTime round={round} action={action} envelope={envelopeFor()} />
          </>
        )}
        {round.may.ask && <RoundAsker round={round} action={action} envelopeFor={envelopeFor} />}
      </div>
    </Card>
  );
}
