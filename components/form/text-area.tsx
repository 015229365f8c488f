'use client';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { oneText, useField } from './answer-context';
import { boxClass, FieldFrame } from './field';
import { useHydrated } from './hydrated';
import type { FieldProps } from './text-field';

type TextAreaProps = FieldProps & {
  rows?: number;
  /** The most characters the schema takes; the count below the box says how many are left. */
  max?: number;
};

/** A form sends each line break as two characters, and the schema counts what is sent. */
const sentLength = (text: string) => text.replace(/\r\n|\r|\n/g, '\r\n').length;

/** Several lines of text, with a count of the characters left. Typing past the limit is allowed, sending is not. */
export function TextArea({ name, rows = 5, max, ...props }: TextAreaProps) {
  const field = useField(name, props);
  const start = oneText(field.value);
  const [typed, setTyped] = useState(start);
  const countId = `${field.id}-count`;
  const box = useRef<HTMLTextAreaElement>(null);
  // A form that is emptied changes the box without a key being pressed.
  useEffect(() => {
    const form = box.current?.form;
    const startAnew = () => setTyped(start);
    form?.addEventListener('reset', startAnew);
    return () => form?.removeEventListener('reset', startAnew);
  }, [start]);
  return (
    <FieldFrame field={field} {...props}>
      <textarea
        ref={box}
        id={field.id}
        name={name}
        rows={rows}
        defaultValue={start}
        onChange={max ? (event) => setTyped(event.currentTarget.value) : undefined}
        aria-invalid={field.error ? true : undefined}
        aria-describedby={[field.describedBy, max && countId].filter(Boolean).join(' ') || undefined}
        className={`${boxClass} block w-full max-w-2xl`}
      />
      {max && <Count id={countId} length={sentLength(typed)} max={max} />}
    </FieldFrame>
  );
}

function Count({ id, length, max }: { id: string; length: number; max: number }) {
  const hydrated = useHydrated();
  const left = max - length;
  // Read aloud only when little is left, and not at each key.
  const spoken = useDeferredValue(left < max / 10 ? Math.round(left / 10) * 10 : null);
  const number = (value: number) => value.toLocaleString('en-US');
  const said = left < 0 ? `${number(-left)} characters too many` : `${number(left)} characters left`;
  return (
    <p className={`text-sm ${left < 0 ? 'font-bold text-error-dark' : 'text-muted'}`}>
      <span id={id}>{hydrated ? said : `Up to ${number(max)} characters`}</span>
      <span className="sr-only" aria-live="polite">
        {spoken === null ? '' : spoken < 0 ? 'Too many characters' : `About ${number(spoken)} characters left`}
      </span>
    </p>
  );
}
