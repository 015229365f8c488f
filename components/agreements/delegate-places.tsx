import { Card } from '@/components/ui/card/card';
import { type StepEnvelope, StepForm } from '@/components/workflow/step-form';
import type { DelegatePage } from '@/lib/domain/agreements/signing-view';
import type { Outcome } from '@/lib/domain/result';
import type { StepField } from '@/lib/domain/workflow/step-field';

type Place = DelegatePage['places'][number];

type Props = {
  places: readonly Place[];
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelopeFor: () => StepEnvelope;
};

/** One form for each open place that the reader may hand to somebody else. */
export function DelegatePlaces({ places, action, envelopeFor }: Props) {
  return (
    <div className="space-y-6">
      <p className="max-w-reading">
        Whoever you hand the place to signs the same frozen text. Both names, and what the change rests on, stand in the
        signature and in the certificate.
      </p>
      {places.map((place) => (
        <Card key={place.id} heading={place.role}>
          <p className="mb-4">Named now: {place.named}</p>
          {place.delegates.length === 0 ? (
            <p className="max-w-reading">{place.binds ? nobodyWithDelegation : nobodyElse}</p>
          ) : (
            <StepForm
              name={`place-${place.id}`}
              action={action}
              envelope={envelopeFor()}
              submit="Hand the place over"
              fields={fieldsOf(place)}
            >
              <input type="hidden" name="step" value="delegate_place" />
            </StepForm>
          )}
        </Card>
      ))}
    </div>
  );
}

const nobodyWithDelegation =
  'Nobody of your agency has a delegation that is confirmed and valid today. The administrator of your agency records one under “Your agency”, “Authority to sign”, with its document, and ICE confirms it.';
const nobodyElse = 'There is nobody else who may sign in this place.';

const fieldsOf = ({ id, binds, delegates }: Place): StepField[] => [
  {
    kind: 'select',
    name: 'userId',
    label: 'Who signs instead',
    hint: binds ? 'People whose delegation is in the register, confirmed and valid today.' : undefined,
    choices: delegates.map(({ id: value, name, title, basis }) => ({
      value,
      label: [name, title, binds ? basis.split('. Document SHA-256')[0] : ''].filter(Boolean).join(', '),
    })),
  },
  ...(binds
    ? []
    : [
        {
          kind: 'line',
          name: 'basis',
          label: 'What the change rests on',
          hint: 'For example “Acting under order 12-3 while the director is away”.',
        } as const,
      ]),
  { kind: 'hidden', name: 'signatureId', value: id },
];
