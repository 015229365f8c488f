import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Tag } from '@/components/ui/tag/tag';
import { type BoardView, type OpinionView, opinionViewLabels } from '@/lib/domain/requests/headquarters-view';

const tones = { SUPPORT: 'green', CONCERNS: 'yellow', OPPOSE: 'red' } as const;

/** The round of opinions: who is asked, who has answered, and the words once they may be read. */
export function DecisionOpinions({ board }: { board: BoardView }) {
  const { seats, recused, hidden, opinions, earlier, complete, closed } = board;
  const given = seats.filter((seat) => seat.given).length;
  return (
    <section className="space-y-4">
      <h2>Opinions of the review board</h2>
      {seats.length === 0 && recused.length === 0 ? (
        <EmptyState heading="No round of opinions yet">
          The board is seated when the liaison sends the request to headquarters. Its opinions are advice.
        </EmptyState>
      ) : (
        <>
          <p className="max-w-reading">
            {hidden ?? (
              <>
                <strong>
                  {given} of {seats.length}
                </strong>{' '}
                {seats.length === 1 ? 'opinion is in.' : 'opinions are in.'} {closed && 'The round was closed. '}
                {complete && !closed && 'All can be read.'}
              </>
            )}
          </p>
          <Seats seats={seats} recused={recused} />
          <OpinionList opinions={opinions} />
        </>
      )}
      {earlier.length > 0 && (
        <Disclosure summary={`Opinions of an earlier round (${earlier.length})`}>
          <OpinionList opinions={earlier} />
        </Disclosure>
      )}
    </section>
  );
}

function Seats({ seats, recused }: Pick<BoardView, 'seats' | 'recused'>) {
  return (
    <ul className="border-line border-t">
      {seats.map(({ id, name, given }) => (
        <li
          key={id}
          className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-line border-b py-2"
        >
          <span className="min-w-0">{name}</span>
          <Tag tone={given ? 'green' : 'yellow'}>{given ? 'Given' : 'Outstanding'}</Tag>
        </li>
      ))}
      {recused.map((name) => (
        <li
          key={name}
          className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-line border-b py-2"
        >
          <span className="min-w-0">{name}</span>
          <Tag tone="grey">Recused</Tag>
        </li>
      ))}
    </ul>
  );
}

/** Opinions or notes, each with the earlier words of the same person folded below. */
export function OpinionList({ opinions }: { opinions: readonly OpinionView[] }) {
  if (opinions.length === 0) return null;
  return (
    <ul className="space-y-4">
      {opinions.map((opinion) => (
        <li key={opinion.id} className="space-y-2 border-line border-l-4 py-1 pl-4">
          <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
            <strong>{opinion.by}</strong>
            <Tag tone={tones[opinion.view]}>{opinionViewLabels[opinion.view]}</Tag>
            <span className="text-muted text-sm">{opinion.on}</span>
          </p>
          <p className="wrap-anywhere max-w-reading whitespace-pre-line">{opinion.text}</p>
          {opinion.before.length > 0 && (
            <Disclosure summary={`Earlier words (${opinion.before.length})`}>
              <ul className="space-y-3">
                {opinion.before.map((one) => (
                  <li key={one.id}>
                    <p className="text-muted text-sm">
                      {opinionViewLabels[one.view]}, {one.on}
                    </p>
                    <p className="wrap-anywhere whitespace-pre-line">{one.text}</p>
                  </li>
                ))}
              </ul>
            </Disclosure>
          )}
        </li>
      ))}
    </ul>
  );
}
