import { RadioGroup } from '@/components/form/choices';
import { DateField } from '@/components/form/text-field';
import { Alert } from '@/components/ui/alert/alert';
import { Button, ButtonRow, LinkButton } from '@/components/ui/button/button';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { Link } from '@/components/ui/link/link';
import { type StepEnvelope, StepForm } from '@/components/workflow/step-form';
import { deliveries, deliveryLabels } from '@/lib/domain/agreements/termination';
import type { NoticePage } from '@/lib/domain/agreements/termination-view';
import { dateText } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import type { Outcome } from '@/lib/domain/result';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;
type Props = { page: NoticePage; action: Act; envelope: StepEnvelope };

/** Giving notice in two steps: the day of receipt first, then the day it leads to, with the ground. */
export function NoticeForm({ page, action, envelope }: Props) {
  return (
    <div className="space-y-8">
      <div className="max-w-reading space-y-3">
        <p>{page.rule}</p>
        {page.clause && (
          <Disclosure summary={`Read the clause: ${page.clause.heading}`}>
            <p className="whitespace-pre-line">{page.clause.body}</p>
          </Disclosure>
        )}
      </div>
      {page.preview ? (
        <Confirm page={page} preview={page.preview} action={action} envelope={envelope} />
      ) : (
        <AskForDay page={page} />
      )}
    </div>
  );
}

function AskForDay({ page }: { page: NoticePage }) {
  return (
    <form method="get" action={paths.agreementStep(page.id, 'give_notice')} noValidate className="space-y-6">
      {page.fault && (
        <Alert tone="error" heading="The day could not be worked out" live="assertive">
          <p>{page.fault}</p>
        </Alert>
      )}
      <DateField
        name="receivedOn"
        label="Day on which the other side received the notice"
        hint="The day that the other side got it, not the day it was sent."
        defaultValue={page.asked.receivedOn}
        min={page.earliest ?? undefined}
        max={page.today}
      />
      <RadioGroup
        name="mode"
        label="How the notice was given"
        defaultValue={page.asked.mode || undefined}
        choices={deliveries.map((value) => ({
          value,
          label: deliveryLabels[value],
          hint: value === 'PORTAL' ? 'The other side receives it today, by this form.' : undefined,
        }))}
      />
      <ButtonRow>
        <Button type="submit">Show the day it ends</Button>
        <LinkButton href={paths.agreement(page.id)} tone="quiet">
          Cancel
        </LinkButton>
      </ButtonRow>
    </form>
  );
}

function Confirm({ page, preview, action, envelope }: Props & { preview: NonNullable<NoticePage['preview']> }) {
  const delivery = deliveries.find((mode) => mode === preview.mode);
  return (
    <div className="space-y-6">
      <Alert tone="warning" heading={`The agreement would end on ${dateText(preview.endsOn)}`}>
        <p>{preview.sentence}</p>
        <ul className="list-disc pl-5">
          {preview.follows.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p>
          Received on {dateText(preview.receivedOn)}
          {delivery && `, ${deliveryLabels[delivery].toLowerCase()}`}.{' '}
          <Link href={paths.agreementStep(page.id, 'give_notice')}>Choose another day or way</Link>
        </p>
      </Alert>
      <StepForm
        name="give_notice"
        action={action}
        envelope={envelope}
        submit={`Give notice to end on ${dateText(preview.endsOn)}`}
        tone="danger"
        cancelHref={paths.agreement(page.id)}
        fields={[
          {
            kind: preview.grounds.length > 6 ? 'select' : 'choice',
            name: 'ground',
            label: 'Ground',
            hint: 'From the clauses of this agreement.',
            choices:
              preview.grounds.length > 6
                ? preview.grounds.map(({ value, label, hint }) => ({ value, label: `${label} (${hint})` }))
                : preview.grounds,
          },
          { kind: 'paragraph', name: 'reason', label: 'Why', hint: 'Both sides read this.', max: 2000 },
          { kind: 'hidden', name: 'receivedOn', value: preview.receivedOn },
          { kind: 'hidden', name: 'mode', value: preview.mode },
          { kind: 'hidden', name: 'endsOn', value: preview.endsOn },
        ]}
      >
        <input type="hidden" name="step" value="give_notice" />
      </StepForm>
    </div>
  );
}
