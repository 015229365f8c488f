'use client';
import { type ReactNode, useActionState } from 'react';
import { Form } from '@/components/form/form';
import { idle, type Outcome } from '@/lib/domain/result';

type ListFormProps = {
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  name: string;
  children: ReactNode;
};

/** A form around a list whose rows have buttons: the answer stands above the list, wherever the button was. */
export function ListForm({ action, name, children }: ListFormProps) {
  const [answer, act] = useActionState(action, idle);
  return (
    <Form action={act} answer={answer} name={name}>
      {children}
    </Form>
  );
}
