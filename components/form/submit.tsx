'use client';
import { type ReactNode, useId } from 'react';
import { useFormStatus } from 'react-dom';
import { Button } from '@/components/ui/button/button';
import type { ButtonTone } from '@/components/ui/button/button-class';
import { useFormAround } from './answer-context';

type SubmitProps = {
  tone?: ButtonTone;
  /** Sent along when this button was the one pressed, as in `name="then" value="exit"`. */
  name?: string;
  value?: string;
  /** What the button says while it waits. */
  waiting?: string;
  /** Another action for this button alone, in a form that has several. */
  formAction?: (form: FormData) => void;
  children: ReactNode;
};

/** The button that sends the form around it. While it waits it keeps the focus and a second press does nothing. */
export function Submit({ tone = 'primary', name, value, waiting = 'Working…', formAction, children }: SubmitProps) {
  const id = useId();
  const form = useFormAround();
  const native = useFormStatus();
  const pending = form ? form.pending : native.pending;
  const mine = pending && (form ? form.pressed === id || form.pressed === null : true);
  return (
    <>
      {/* Before the button: as the last part of a form it would leave the space between parts below the button. */}
      <span role="status" className="sr-only">
        {mine ? waiting : ''}
      </span>
      <Button
        type="submit"
        tone={tone}
        name={name}
        value={value}
        formAction={formAction}
        data-submit={id}
        aria-disabled={pending || undefined}
        onClick={(event) => pending && event.preventDefault()}
      >
        {/* Both texts lie in one cell, so that the button does not change its width while it waits. */}
        <span className="grid">
          <span className={`col-start-1 row-start-1 ${mine ? 'invisible' : ''}`}>{children}</span>
          {mine && <span className="col-start-1 row-start-1">{waiting}</span>}
        </span>
      </Button>
    </>
  );
}
