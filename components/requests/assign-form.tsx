'use client';
import { type ReactNode, useActionState } from 'react';
import { Form } from '@/components/form/form';
import { Select } from '@/components/form/select';
import { Submit } from '@/components/form/submit';
import { TextField } from '@/components/form/text-field';
import { Card } from '@/components/ui/card/card';
import type { Choice } from '@/lib/domain/requests/list-chips';
import { idle, type Outcome } from '@/lib/domain/result';

type Props = {
  assign: (previous: Outcome, form: FormData) => Promise<Outcome>;
  idempotencyKey: string;
  /** Null where they are too many for one list. */
  liaisons: readonly Choice[] | null;
  /** The table, whose rows have boxes to tick. */
  children: ReactNode;
};

/** The list as a form: what is ticked in it goes to one liaison. */
export default function AssignForm({ assign, idempotencyKey, liaisons, children }: Props) {
  const [answer, act] = useActionState(assign, idle);
  return (
    <Form action={act} answer={answer} name="assign" after="clear">
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      {children}
      <div className="print:hidden">
        <Card heading="Assign the ticked requests" level={2} tone="quiet">
          {liaisons === null ? (
            <p>Show one field office first (More filters): its liaisons then stand here.</p>
          ) : (
            <div className="space-y-6">
              <Select name="liaisonId" label="Liaison" options={liaisons} width="long" />
              <TextField name="reason" label="Note or reason" hint="Needed where a request changes hands." optional />
              <Submit tone="secondary">Assign</Submit>
            </div>
          )}
        </Card>
      </div>
    </Form>
  );
}
