import { signingOrderWords } from '@/components/agreements/signers-section';
import { Alert } from '@/components/ui/alert/alert';
import { Card } from '@/components/ui/card/card';
import { type StepEnvelope, StepForm } from '@/components/workflow/step-form';
import type { FactView } from '@/lib/domain/agreements/agreement-view';
import type { Outcome } from '@/lib/domain/result';

type Place = {
  id: string;
  group: number;
  role: string;
  organization: string;
  userId: string;
  authBasis: string;
  candidates: readonly { id: string; name: string; title: string }[];
  named: FactView;
  authorityProblem: string | null;
  mayRemove: boolean;
};

type Props = {
  places: readonly Place[];
  /** Places that the reader's side may add before the text is frozen. */
  addable: readonly { value: string; label: string }[];
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelopeFor: () => StepEnvelope;
};

/** One form for each place to sign that the reader's side fills; the others are shown as they stand. */
export function SignerPlaces({ places, addable, action, envelopeFor }: Props) {
  return (
    <div className="space-y-6">
      <p className="max-w-reading">
        Each side names its own signers. {signingOrderWords(places)} Each place needs a different person.
      </p>
      <ol className="space-y-6">
        {places.map((place) => (
          <li key={place.id}>
            <Card heading={`${place.group}. ${place.role}`}>
              <p className="mb-4 text-muted">{place.organization}</p>
              {place.authorityProblem && (
                <div className="mb-4">
                  <Alert tone="warning">{place.authorityProblem}</Alert>
                </div>
              )}
              {place.candidates.length > 0 ? (
                <PlaceForm place={place} action={action} envelope={envelopeFor()} />
              ) : (
                <p>{place.named.value ?? 'The other side has not named this signer yet.'}</p>
              )}
              {place.mayRemove && (
                <div className="mt-4">
                  <StepForm
                    name={`remove-${place.id}`}
                    action={action}
                    envelope={envelopeFor()}
                    submit="Take this place out"
                    tone="danger"
                    fields={[{ kind: 'hidden', name: 'signatureId', value: place.id }]}
                  >
                    <input type="hidden" name="step" value="remove_place" />
                  </StepForm>
                </div>
              )}
            </Card>
          </li>
        ))}
      </ol>
      {addable.length > 0 && <AddPlace addable={addable} action={action} envelope={envelopeFor()} />}
    </div>
  );
}

type AddPlaceProps = { addable: Props['addable']; action: Props['action']; envelope: StepEnvelope };

function AddPlace({ addable, action, envelope }: AddPlaceProps) {
  return (
    <section aria-labelledby="add-place" className="space-y-4">
      <h2 id="add-place">Add a place to sign</h2>
      <p className="max-w-reading">
        Counsel signs as to form, a clerk or witness attests, and a mark shows a legal review: none of them binds a
        side. The head of a governing body signs where local law asks for it.
      </p>
      <StepForm
        name="add-place"
        action={action}
        envelope={envelope}
        submit="Add this place"
        tone="secondary"
        fields={[{ kind: 'select', name: 'role', label: 'Who else signs', choices: [...addable] }]}
      >
        <input type="hidden" name="step" value="add_place" />
      </StepForm>
    </section>
  );
}

type PlaceFormProps = { place: Place; action: Props['action']; envelope: StepEnvelope };

function PlaceForm({ place, action, envelope }: PlaceFormProps) {
  return (
    <StepForm
      name={`place-${place.id}`}
      action={action}
      envelope={envelope}
      submit={place.userId === '' ? 'Name signer' : 'Save signer'}
      tone="secondary"
      fields={[
        {
          kind: 'select',
          name: 'userId',
          label: 'Person',
          value: place.userId,
          choices: place.candidates.map(({ id, name, title }) => ({ value: id, label: `${name}, ${title}` })),
        },
        {
          kind: 'line',
          name: 'authBasis',
          label: 'What this person signs on',
          hint: 'For example “County charter, section 4.2” or “Delegation order 12-3”.',
          value: place.authBasis,
        },
        { kind: 'hidden', name: 'signatureId', value: place.id },
      ]}
    >
      <input type="hidden" name="step" value="name_signer" />
    </StepForm>
  );
}
