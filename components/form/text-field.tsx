'use client';
import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react';
import { oneText, useField } from './answer-context';
import { boxClass, FieldFrame, type FieldWidth, fieldWidths, type labelLooks } from './field';

export type FieldProps = {
  /** Equals the key of the schema. */
  name: string;
  label: ReactNode;
  labelLook?: keyof typeof labelLooks;
  hint?: ReactNode;
  defaultValue?: string;
  optional?: boolean;
  id?: string;
};

type TextFieldProps = FieldProps & {
  type?: 'text' | 'email' | 'tel' | 'password' | 'url' | 'search';
  width?: FieldWidth;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  inputMode?: 'numeric' | 'decimal';
  spellCheck?: boolean;
  /** A word inside the field's line, before or after the box: "$", "beds". */
  prefix?: string;
  suffix?: string;
};

/** One line of text. */
export function TextField({ name, width = 'long', type = 'text', prefix, suffix, ...props }: TextFieldProps) {
  const field = useField(name, props);
  const box = (
    <input
      id={field.id}
      name={name}
      type={type}
      // A password never comes back from the server, whatever the answer carries.
      defaultValue={type === 'password' ? undefined : oneText(field.value)}
      autoComplete={props.autoComplete}
      inputMode={props.inputMode}
      spellCheck={props.spellCheck}
      aria-invalid={field.error ? true : undefined}
      aria-describedby={field.describedBy}
      className={`${boxClass} ${prefix || suffix ? 'min-w-0' : ''} ${fieldWidths[width]}`}
    />
  );
  return (
    <FieldFrame field={field} {...props}>
      {prefix || suffix ? (
        <div className="flex max-w-full items-center gap-2">
          {prefix && <span className="text-muted">{prefix}</span>}
          {box}
          {suffix && <span className="text-muted">{suffix}</span>}
        </div>
      ) : (
        box
      )}
    </FieldFrame>
  );
}

type NumberFieldProps = FieldProps & { width?: FieldWidth; unit?: string; kind?: 'whole' | 'decimal' | 'money' };

/**
 * A number. A text box with a number pad: the native number box changes its value under a scrolling wheel and drops
 * what it cannot read, so that the error could not show it.
 */
export function NumberField({ width = 'short', unit, kind = 'whole', ...props }: NumberFieldProps) {
  return (
    <TextField
      {...props}
      width={width}
      inputMode={kind === 'whole' ? 'numeric' : 'decimal'}
      autoComplete="off"
      spellCheck={false}
      prefix={kind === 'money' ? '$' : undefined}
      suffix={unit}
    />
  );
}

/** A calendar date, sent as ISO 8601 (2026-11-24). The browser draws it in the order the reader knows. */
export function DateField({ name, min, max, ...props }: FieldProps & { min?: string; max?: string }) {
  const field = useField(name, props);
  return (
    <FieldFrame field={field} {...props}>
      <input
        id={field.id}
        name={name}
        type="date"
        min={min}
        max={max}
        defaultValue={oneText(field.value)}
        aria-invalid={field.error ? true : undefined}
        aria-describedby={field.describedBy}
        className={`${boxClass} w-48 max-w-full`}
      />
    </FieldFrame>
  );
}
