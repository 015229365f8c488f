'use client';
import { useActionState } from 'react';
import { CheckboxGroup, RadioGroup } from '@/components/form/choices';
import { Form } from '@/components/form/form';
import { Select } from '@/components/form/select';
import { Submit } from '@/components/form/submit';
import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import { paths } from '@/lib/domain/paths';
import { sectionsFor } from '@/lib/domain/requests/draft';
import { type EarlierRequest, minutesText } from '@/lib/domain/requests/draft-view';
import { requestTypeHints, requestTypeLabels, requestTypes } from '@/lib/domain/requests/request-type';
import { idle, type Outcome } from '@/lib/domain/result';

/** Answers of the public finder that come along: hidden fields, and the programs to choose from. */
export type DraftCarried = {
  fields: readonly { name: string; value: string }[];
  programs: readonly { code: string; name: string; chosen: boolean }[];
};

type DraftStartFormProps = {
  carried?: DraftCarried | undefined;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  idempotencyKey: string;
  earlier: readonly EarlierRequest[];
  /** The earlier request that the person comes from. */
  from?: string | undefined;
};

const earlierLabel = ({ number, title, status }: EarlierRequest): string =>
  `${number}, ${title === '' ? 'no title' : title} (${status.toLowerCase()})`;

/** Chooses what to ask for and starts the draft. */
export function DraftStartForm({ action, idempotencyKey, earlier, from, carried }: DraftStartFormProps) {
  const [answer, act] = useActionState(action, idle);
  return (
    <Form action={act} answer={answer} name="start">
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <RadioGroup
        name="requestType"
        label="What do you want to ask for?"
        labelLook="large"
        choices={requestTypes.map((value) => ({
          value,
          label: <strong>{requestTypeLabels[value]}</strong>,
          hint: `${requestTypeHints[value]} ${minutesText(sectionsFor(value))}.`,
        }))}
      />
      {earlier.length > 0 && (
        <Select
          name="priorRequestId"
          label="Build on an earlier request"
          hint="For example one that was declined or withdrawn. Its answers are filled in for you to check, and the two stay linked."
          width="long"
          empty="No"
          options={earlier.map((request) => ({ value: request.id, label: earlierLabel(request) }))}
          defaultValue={from}
          optional
        />
      )}
      {carried && <CarriedFields carried={carried} />}
      <ButtonRow place="foot">
        <Submit waiting="Starting…">Start request</Submit>
        <LinkButton href={paths.dashboard()} tone="quiet">
          Cancel
        </LinkButton>
      </ButtonRow>
    </Form>
  );
}

function CarriedFields({ carried: { fields, programs } }: { carried: DraftCarried }) {
  return (
    <>
      {fields.map(({ name, value }) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      {programs.length > 0 && (
        <CheckboxGroup
          name="carried.programsAsked"
          label="Which programs do you have in mind?"
          hint="Ticked are those that could fit well by your answers. Tick none, and we help you decide."
          choices={programs.map(({ code, name }) => ({ value: code, label: name }))}
          defaultValue={programs.filter(({ chosen }) => chosen).map(({ code }) => code)}
          optional
        />
      )}
    </>
  );
}
