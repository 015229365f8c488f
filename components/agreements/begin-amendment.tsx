import { RadioGroup } from '@/components/form/choices';
import { Button, ButtonRow, LinkButton } from '@/components/ui/button/button';
import { Link } from '@/components/ui/link/link';
import { type StepEnvelope, StepForm } from '@/components/workflow/step-form';
import type { BeginAmendmentPage } from '@/lib/domain/agreements/amendment-view';
import { paths } from '@/lib/domain/paths';
import type { Outcome } from '@/lib/domain/result';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;
type Props = { page: BeginAmendmentPage; action: Act; envelope: StepEnvelope };

/** Beginning an amendment in two steps: what it changes first, then what that kind asks for. */
export function BeginAmendment({ page, action, envelope }: Props) {
  return (
    <div className="space-y-8">
      <p className="max-w-reading">
        The agreement stays in force as it is. The amendment has a text of its own, with its own negotiation and
        signatures, and becomes part of the agreement once everyone has signed.
      </p>
      {page.chosen ? (
        <Details page={page} chosen={page.chosen} action={action} envelope={envelope} />
      ) : (
        <AskForKind page={page} />
      )}
    </div>
  );
}

function AskForKind({ page }: { page: BeginAmendmentPage }) {
  return (
    <form method="get" action={paths.agreementStep(page.id, 'begin_amendment')} className="space-y-6">
      <RadioGroup
        name="kind"
        label="What the amendment changes"
        defaultValue={page.kinds[0]?.value}
        choices={page.kinds}
      />
      <ButtonRow>
        <Button type="submit">Continue</Button>
        <LinkButton href={paths.agreement(page.id)} tone="quiet">
          Cancel
        </LinkButton>
      </ButtonRow>
    </form>
  );
}

function Details({ page, chosen, action, envelope }: Props & { chosen: NonNullable<BeginAmendmentPage['chosen']> }) {
  return (
    <section aria-labelledby="kind" className="space-y-6">
      <div className="max-w-reading space-y-1">
        <h2 id="kind" className="text-2xl">
          {chosen.label}
        </h2>
        <p>{chosen.about}</p>
        <p>
          <Link href={paths.agreementStep(page.id, 'begin_amendment')}>Choose another kind</Link>
        </p>
      </div>
      <StepForm
        name="begin_amendment"
        action={action}
        envelope={envelope}
        submit="Begin the amendment"
        cancelHref={paths.agreement(page.id)}
        fields={[...chosen.fields, { kind: 'hidden', name: 'kind', value: chosen.kind }]}
      >
        <input type="hidden" name="step" value="begin_amendment" />
      </StepForm>
    </section>
  );
}
