import { ListForm } from '@/components/admin/list-form';
import { Submit } from '@/components/form/submit';
import { TextArea } from '@/components/form/text-area';
import { TextField } from '@/components/form/text-field';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { Tag } from '@/components/ui/tag/tag';
import type { FactView } from '@/lib/domain/agencies/correction-view';
import type { Outcome } from '@/lib/domain/result';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;

/** Facts held about the agency, each with its source and the way to have it corrected. */
export function FactList({ facts, ask }: { facts: readonly FactView[]; ask: Act }) {
  // Mostly all facts come from one list: said once, and beside a fact only where it comes from elsewhere.
  const [first] = facts;
  const common = first && facts.every(({ source }) => source === first.source) ? first.source : null;
  return (
    <>
      {common && <p className="mb-4 text-muted">{common}</p>}
      <ul className="border-line border-t">
        {facts.map((fact) => (
          <li key={fact.field} className="space-y-2 border-line border-b py-4">
            <div className="grid gap-x-6 gap-y-1 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
              <h2 className="text-base">{fact.label}</h2>
              <div className="min-w-0">
                <p className="wrap-anywhere">{fact.value || <span className="text-muted">Nothing on record</span>}</p>
                {fact.source !== common && <p className="text-muted text-sm">{fact.source}</p>}
                <FactState fact={fact} />
                {!fact.waiting && (
                  <Disclosure
                    summary={
                      <>
                        Ask for a correction<span className="sr-only">: {fact.label}</span>
                      </>
                    }
                  >
                    <ListForm action={ask} name={`correct-${fact.field}`}>
                      <input type="hidden" name="field" value={fact.field} />
                      <TextField
                        name="proposed"
                        label="What it should be"
                        hint={fact.field === 'counties' ? 'Separate names with semicolons.' : undefined}
                      />
                      <TextArea name="reason" label="Why, and where the right one can be read" rows={3} max={500} />
                      <Submit tone="secondary">Ask for this correction</Submit>
                    </ListForm>
                  </Disclosure>
                )}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function FactState({ fact: { waiting, decided } }: { fact: FactView }) {
  if (waiting) {
    return (
      <p className="mt-1">
        <Tag tone="blue">Correction asked</Tag> to “{waiting.proposed}” on {waiting.askedOn}. An administrator decides.
      </p>
    );
  }
  if (!decided || decided.granted) return null;
  return (
    <p className="mt-1">
      <Tag tone="red">Not corrected</Tag> on {decided.on}. {decided.note}
    </p>
  );
}
