'use client';
import { useActionState } from 'react';
import { RadioGroup } from '@/components/form/choices';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { TextArea } from '@/components/form/text-area';
import { viewMinutes, viewReasonChars } from '@/lib/domain/access/view-as';
import { idle, type Outcome } from '@/lib/domain/result';

type BeginViewFormProps = {
  personId: string;
  name: string;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
};

/** Why and for how long an administrator will see the portal as somebody. */
export function BeginViewForm({ personId, name, action }: BeginViewFormProps) {
  const [answer, submit] = useActionState(action, idle);
  return (
    <Form action={submit} answer={answer} name="begin-view">
      <input type="hidden" name="personId" value={personId} />
      <TextArea
        name="reason"
        label="Why do you need to see it?"
        hint={`${name} reads this now, by mail, and later on the account page. Name the call or the ticket.`}
        rows={3}
        max={viewReasonChars.max}
      />
      <RadioGroup
        name="minutes"
        label="For how long?"
        choices={viewMinutes.map((minutes) => ({ value: String(minutes), label: `${minutes} minutes` }))}
      />
      <Submit waiting="Opening…">See the portal as {name}</Submit>
    </Form>
  );
}
