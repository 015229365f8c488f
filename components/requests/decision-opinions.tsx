import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Tag } from '@/components/ui/tag/tag';
import { type HeadquartersView, type OpinionView, opinionViewLabels } from '@/lib/domain/requests/headquarters-view';

const tones = { SUPPORT: 'green', CONCERNS: 'yellow', OPPOSE: 'red' } as const;
const kindLabels = { BOARD: 'Review board, advisory', LEGAL: 'Legal office' } as const;

/** The opinions on a request, the newest first. They advise; the program manager decides. */
export function DecisionOpinions({ opinions }: Pick<HeadquartersView, 'opinions'>) {
  return (
    <section className="space-y-4">
      <h2>Opinions</h2>
      {opinions.length === 0 ? (
        <EmptyState heading="No opinion yet">
          The review board and the legal office give their opinions here. At least one of the board comes before a
          decision.
        </EmptyState>
      ) : (
        <ul className="border-line border-t">
          {opinions.map((opinion) => (
            <OpinionRow key={opinion.id} opinion={opinion} />
          ))}
        </ul>
      )}
    </section>
  );
}

function OpinionRow({ opinion }: { opinion: OpinionView }) {
  return (
    <li className="space-y-2 border-line border-b py-4">
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <strong>{kindLabels[opinion.kind]}</strong>
        <Tag tone={tones[opinion.view]}>{opinionViewLabels[opinion.view]}</Tag>
        <span className="text-muted text-sm">
          {opinion.by}, {opinion.on}
        </span>
      </p>
      <p className="max-w-reading whitespace-pre-line">{opinion.text}</p>
    </li>
  );
}
