'use client';
import { type ComponentType, useEffect, useState } from 'react';
import { oneText, useField } from './answer-context';
import { boxClass, FieldFrame } from './field';
import type { Option } from './select';
import type { FieldProps } from './text-field';
import type { TypedChoiceProps } from './typed-choice';

type ComboboxProps = FieldProps & { options: readonly Option[]; empty?: string; none?: string };

const useTypedChoice = (): ComponentType<TypedChoiceProps> | null => {
  const [part, setPart] = useState<{ TypedChoice: ComponentType<TypedChoiceProps> } | null>(null);
  useEffect(() => {
    let isGone = false;
    // Without the network the native select stays, which is whole by itself.
    import('./typed-choice').then((loaded) => !isGone && setPart(loaded)).catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, []);
  return part?.TypedChoice ?? null;
};

/**
 * One of many (counties, agencies, offices), found by typing a part of the name; the form sends the option's value.
 * The server sends a native select, which stays where there is no JavaScript, and until the list to type in has come: it
 * is heavier than the rest of a form together, and only pages with such a field load it.
 */
export function Combobox({ name, options, empty = 'Choose one', none = 'Nothing matches', ...props }: ComboboxProps) {
  const field = useField(name, props);
  const [chosen, setChosen] = useState(oneText(field.value));
  const TypedChoice = useTypedChoice();
  return (
    <FieldFrame field={field} {...props}>
      {TypedChoice ? (
        <TypedChoice name={name} options={options} chosen={chosen} none={none} field={field} />
      ) : (
        <select
          id={field.id}
          name={name}
          defaultValue={chosen}
          onChange={(event) => setChosen(event.target.value)}
          aria-invalid={field.error ? true : undefined}
          aria-describedby={field.describedBy}
          className={`${boxClass} block w-full max-w-lg`}
        >
          <option value="">{empty}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}
