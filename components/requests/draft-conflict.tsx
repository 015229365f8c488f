import { Submit } from '@/components/form/submit';
import { ButtonRow } from '@/components/ui/button/button';
import type { PieceConflict, SectionConflict } from '@/lib/domain/requests/section-conflict-view';

type DraftConflictProps = { conflict: SectionConflict; goesTo: string };

/**
 * Two people (or two windows) in one section: both values of whatever differs, and one chosen of each. The form carries
 * what one typed, so that nothing is lost whatever is chosen.
 */
export function DraftConflict({ conflict, goesTo }: DraftConflictProps) {
  const { savedBy, savedAt, own, pieces, yours } = conflict;
  const labels = own
    ? { theirs: `In your other window, saved ${savedAt}`, yours: 'In this window' }
    : { theirs: `Theirs, saved ${savedAt} by ${savedBy}`, yours: 'Yours' };
  return (
    <div className="space-y-6">
      <p className="max-w-reading">
        It was saved {savedAt} by {savedBy}. What you typed is still here. Choose for each difference which of the two
        to keep.
      </p>
      <input type="hidden" name="choosing" value="yes" />
      {yours.map(([name, value], position) => (
        // A name may come several times, as the boxes of one question do.
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while it is shown
        <input key={`${name}-${position}`} type="hidden" name={name} value={value} />
      ))}
      <ol className="space-y-6">
        {pieces.map((piece, position) => (
          <li key={piece.label}>
            <Choice piece={piece} name={`keep.${position}`} labels={labels} />
          </li>
        ))}
      </ol>
      <ButtonRow place="foot">
        <Submit name="then" value={goesTo} waiting="Saving…">
          Save what is chosen
        </Submit>
      </ButtonRow>
    </div>
  );
}

type ChoiceProps = { piece: PieceConflict; name: string; labels: { theirs: string; yours: string } };

function Choice({ piece, name, labels }: ChoiceProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 font-bold">{piece.label}</legend>
      <div className="grid gap-4 md:grid-cols-2">
        <Side name={name} value="theirs" label={labels.theirs} text={piece.theirs} />
        <Side name={name} value="yours" label={labels.yours} text={piece.yours} />
      </div>
    </fieldset>
  );
}

type SideProps = { name: string; value: 'theirs' | 'yours'; label: string; text: string };

function Side({ name, value, label, text }: SideProps) {
  const id = `${name}-${value}`;
  return (
    <label
      htmlFor={id}
      className="flex min-w-0 cursor-pointer items-start gap-3 rounded border border-line p-4 has-checked:border-primary has-checked:bg-primary-lighter"
    >
      <input
        id={id}
        type="radio"
        name={name}
        value={value}
        required
        className="mt-0.5 size-5 shrink-0 accent-primary"
      />
      <span className="min-w-0">
        <span className="block text-muted text-sm">{label}</span>
        <span className="wrap-anywhere block max-h-96 overflow-auto whitespace-pre-line">{text}</span>
      </span>
    </label>
  );
}
