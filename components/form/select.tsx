'use client';
import { oneText, useField } from './answer-context';
import { boxClass, FieldFrame, type FieldWidth, fieldWidths } from './field';
import type { FieldProps } from './text-field';

export type Option = {
  value: string;
  label: string;
  /** Options that follow one another with the same group stand under it. */
  group?: string;
};
type SelectProps = FieldProps & { options: readonly Option[]; width?: FieldWidth; empty?: string };

const toOption = ({ value, label }: Option) => (
  <option key={value} value={value}>
    {label}
  </option>
);

const inGroups = (options: readonly Option[]): { group: string | undefined; members: Option[] }[] => {
  const groups: { group: string | undefined; members: Option[] }[] = [];
  for (const option of options) {
    const last = groups.at(-1);
    if (last && last.group === option.group) last.members.push(option);
    else groups.push({ group: option.group, members: [option] });
  }
  return groups;
};

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
        {inGroups(options).map(({ group, members }) =>
          group === undefined ? (
            members.map(toOption)
          ) : (
            <optgroup key={group} label={group}>
              {members.map(toOption)}
            </optgroup>
          ),
        )}
      </select>
    </FieldFrame>
  );
}
