'use client';
import { type ReactNode, useActionState } from 'react';
import { Form } from '@/components/form/form';
import { idle, type Outcome } from '@/lib/domain/result';

type ListFormProps = {
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  name: string;
  /** What happens with the fields after success, when the page stays. */
  after?: 'keep' | 'clear';
  children: ReactNode;
};

/** A form around a list whose rows have buttons: the answer stands above the list, wherever the button was. */
export function ListForm({ action, name, after, children }: ListFormProps) {
  const [answer, act] = useActionState(action, idle);
  return (
    <Form action={act} answer={answer} name={name} after={after}>
      {children}
    </Form>
  );
}
