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
};

type Props = {
  places: readonly Place[];
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelopeFor: () => StepEnvelope;
};

/** One form for each place to sign that the reader's side fills; the others are shown as they stand. */
export function SignerPlaces({ places, action, envelopeFor }: Props) {
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
            </Card>
          </li>
        ))}
      </ol>
    </div>
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
          label: 'What lets this person bind their side',
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
