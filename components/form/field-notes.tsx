import { Icon } from '@/components/ui/icon/icon';
import type { FieldNote } from './answer-context';

/** What another person says about a field, between its label and its box; the box is described by it. */
export function FieldNotes({ id, notes }: { id?: string | undefined; notes?: readonly FieldNote[] | undefined }) {
  if (id === undefined || notes === undefined || notes.length === 0) return null;
  return (
    <div id={id} className="max-w-reading space-y-1">
      {notes.map(({ key, text, from, done }) => (
        <p
          key={key}
          className={`wrap-anywhere flex gap-2 border-l-4 px-3 py-2 ${
            done === null ? 'border-warning bg-warning-light' : 'border-success bg-success-light'
          }`}
        >
          <Icon name={done === null ? 'warning' : 'circle-check'} className="mt-0.5" />
          <span className="min-w-0">
            <span className="font-bold">{from}:</span> {text}
            {done !== null && <span className="font-bold"> {done}</span>}
          </span>
        </p>
      ))}
    </div>
  );
}
