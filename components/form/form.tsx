'use client';
import { type ReactNode, type SubmitEvent, useEffect, useId, useMemo, useRef, useState, useTransition } from 'react';
import { Alert } from '@/components/ui/alert/alert';
import type { Outcome } from '@/lib/domain/result';
import { AnswerContext } from './answer-context';
import { ErrorSummary } from './error-summary';

type FormProps = {
  /** The function that `useActionState` gives back. */
  action: (form: FormData) => void;
  /** The state that `useActionState` gives back; `idle` before the first submission. */
  answer: Outcome;
  /** A fixed start for the ids of the fields, for links from elsewhere (`/page#contact-email`). */
  name?: string;
  /** What happens with the fields after success, when the page stays: `clear` is for comments. */
  after?: 'keep' | 'clear';
  children: ReactNode;
  className?: string;
};

/**
 * A form that works without JavaScript, shows why it was refused at the top, and loses nothing that was typed.
 * With JavaScript the action is called by hand, because React empties a form after its `action` has run.
 */
export function Form({ action, answer, name, after = 'keep', children, className = '' }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const [pending, startTransition] = useTransition();
  const [pressed, setPressed] = useState<string | null>(null);
  const own = useId().replace(/[^\w-]/g, '');
  const prefix = name ?? own;

  useEffect(() => {
    if (!answer.ok) summary.current?.focus();
    else if (after === 'clear') form.current?.reset();
  }, [answer, after]);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const { submitter } = event.nativeEvent;
    const data = new FormData(event.currentTarget, submitter);
    setPressed(submitter?.dataset.submit ?? null);
    startTransition(() => action(data));
  };

  const state = useMemo(
    () => ({ answer, idOf: (field: string) => `${prefix}-${field}`, pending, pressed }),
    [answer, prefix, pending, pressed],
  );

  return (
    <AnswerContext value={state}>
      <form ref={form} action={action} onSubmit={submit} noValidate className={`space-y-6 ${className}`}>
        {!answer.ok && <ErrorSummary ref={summary} answer={answer} idOf={state.idOf} />}
        {answer.ok && answer.message && (
          <Alert tone="success" size="slim" live="polite">
            {answer.message}
          </Alert>
        )}
        {children}
      </form>
    </AnswerContext>
  );
}
