import { Alert } from '@/components/ui/alert/alert';
import { Tag } from '@/components/ui/tag/tag';
import type { HeadquartersView } from '@/lib/domain/requests/headquarters-view';

/** Who has declared what; a conflict keeps its holder out of the decision. */
export function DecisionDeclarations({ view }: { view: HeadquartersView }) {
  const { declarations, ownDeclaration } = view;
  return (
    <section className="space-y-4">
      <h2>Declarations of interest</h2>
      {ownDeclaration?.conflict && (
        <Alert tone="warning" heading="You are recused">
          You declared a conflict of interest on {ownDeclaration.on}. You take no part in this decision. When the
          conflict no longer stands, declare again and say why.
        </Alert>
      )}
      {declarations.length === 0 ? (
        <p className="text-muted">Nobody has declared yet. Each person declares before an opinion, note or decision.</p>
      ) : (
        <ul className="border-line border-t">
          {declarations.map(({ id, name, conflict, text, on }) => (
            <li key={id} className="space-y-1 border-line border-b py-3">
              <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
                <strong>{name}</strong>
                <Tag tone={conflict ? 'red' : 'green'}>{conflict ? 'Conflict, recused' : 'No conflict'}</Tag>
                <span className="text-muted text-sm">{on}</span>
              </p>
              {text && <p className="wrap-anywhere max-w-reading whitespace-pre-line">{text}</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
