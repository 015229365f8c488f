'use client';
import { useActionState } from 'react';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { TextArea } from '@/components/form/text-area';
import { TextField } from '@/components/form/text-field';
import { Card } from '@/components/ui/card/card';
import { idle, type Outcome } from '@/lib/domain/result';

/** Places a hold. */
export function PlaceHoldForm({ action }: { action: (previous: Outcome, form: FormData) => Promise<Outcome> }) {
  const [answer, act] = useActionState(action, idle);
  return (
    <Card heading="Place a hold" tone="quiet">
      <Form action={act} answer={answer} name="hold" after="clear">
        <TextField
          name="target"
          label="What has to be kept"
          hint="The number of a request or agreement, or the legal name or ORI of an agency for everything of it."
          spellCheck={false}
        />
        <TextField
          name="matter"
          label="Matter"
          hint="The lawsuit, inquiry or record request. Agencies do not see it."
        />
        <TextArea name="reason" label="Why the records have to be kept" rows={3} max={1000} />
        <Submit>Place the hold</Submit>
      </Form>
    </Card>
  );
}
