'use client';
import { useActionState } from 'react';
import { RadioGroup } from '@/components/form/choices';
import { Form } from '@/components/form/form';
import { Select } from '@/components/form/select';
import { Submit } from '@/components/form/submit';
import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import { paths } from '@/lib/domain/paths';
import type { EarlierRequest } from '@/lib/domain/requests/draft-view';
import { requestTypeHints, requestTypeLabels, requestTypes } from '@/lib/domain/requests/request-type';
import { idle, type Outcome } from '@/lib/domain/result';

type DraftStartFormProps = {
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  idempotencyKey: string;
  earlier: readonly EarlierRequest[];
};

const earlierLabel = ({ number, title, status }: EarlierRequest): string =>
  `${number}, ${title === '' ? 'no title' : title} (${status.toLowerCase()})`;

/** Chooses what to ask for and starts the draft. */
export function DraftStartForm({ action, idempotencyKey, earlier }: DraftStartFormProps) {
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
          hint: requestTypeHints[value],
        }))}
      />
      {earlier.length > 0 && (
        <Select
          name="priorRequestId"
          label="Does it take up an earlier request?"
          hint="For example one that was declined or withdrawn. The two stay linked."
          width="long"
          empty="No"
          options={earlier.map((request) => ({ value: request.id, label: earlierLabel(request) }))}
          optional
        />
      )}
      <ButtonRow place="foot">
        <Submit waiting="Starting…">Start request</Submit>
        <LinkButton href={paths.dashboard()} tone="quiet">
          Cancel
        </LinkButton>
      </ButtonRow>
    </Form>
  );
}
