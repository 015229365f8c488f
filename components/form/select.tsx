'use client';
import { oneText, useField } from './answer-context';
import { boxClass, FieldFrame, type FieldWidth, fieldWidths } from './field';
import type { FieldProps } from './text-field';

export type Option = { value: string; label: string };
type SelectProps = FieldProps & { options: readonly Option[]; width?: FieldWidth; empty?: string };

/** One of seven to about thirty; fewer are radio buttons, more are a `Combobox`. */
export function Select({ name, options, width = 'medium', empty = 'Choose one', ...props }: SelectProps) {
  const field = useField(name, props);
  const chosen = oneText(field.value);
  return (
    <FieldFrame field={field} {...props}>
      <select
        id={field.id}
        name={name}
        defaultValue={chosen}
        aria-invalid={field.error ? true : undefined}
        aria-describedby={field.describedBy}
        className={`${boxClass} block ${fieldWidths[width]}`}
      >
        <option value="">{empty}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
