'use client';
import type { ReactNode } from 'react';
import { manyTexts, oneText, useField } from './answer-context';
import { FieldError } from './field';
import { Fieldset } from './fieldset';
import type { FieldProps } from './text-field';

export type Choice = {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Further fields that belong to this choice; seen only while it is chosen. */
  reveal?: ReactNode;
};

type ChoiceRowProps = {
  kind: 'radio' | 'checkbox';
  id: string;
  name: string;
  choice: Choice;
  chosen: boolean;
  describedBy?: string;
  broken?: boolean;
};

function ChoiceRow({ kind, id, name, choice, chosen, describedBy, broken }: ChoiceRowProps) {
  const hintId = choice.hint ? `${id}-about` : undefined;
  return (
    <div className="group/choice min-w-0">
      <label htmlFor={id} className="flex min-h-11 max-w-reading cursor-pointer items-start gap-3 py-2.5">
        <input
          id={id}
          type={kind}
          name={name}
          value={choice.value}
          defaultChecked={chosen}
          aria-describedby={[describedBy, hintId].filter(Boolean).join(' ') || undefined}
          aria-invalid={broken || undefined}
          className="mt-0.5 size-5 shrink-0 cursor-pointer accent-primary"
        />
        <span className="min-w-0">
          {choice.label}
          {choice.hint && (
            <span id={hintId} className="block text-muted">
              {choice.hint}
            </span>
          )}
        </span>
      </label>
      {choice.reveal && (
        // By CSS alone, so that it also opens without JavaScript.
        <div className="mt-1 mb-3 ml-2.5 hidden space-y-4 border-line border-l-4 py-1 pl-5 group-has-[>label>input:checked]/choice:block">
          {choice.reveal}
        </div>
      )}
    </div>
  );
}

type GroupProps = Omit<FieldProps, 'defaultValue'> & { choices: readonly Choice[]; layout?: 'stack' | 'row' };

const layouts = { stack: '', row: 'flex flex-wrap gap-x-8 max-sm:flex-col' } as const;

/** One of a few. The first one carries the id of the field, so that the error summary leads to it. */
export function RadioGroup({ name, choices, layout = 'stack', ...props }: GroupProps & { defaultValue?: string }) {
  const field = useField(name, props);
  const chosen = oneText(field.value);
  return (
    <Fieldset
      field={field}
      legend={props.label}
      legendLook={props.labelLook}
      hint={props.hint}
      optional={props.optional}
    >
      <div className={layouts[layout]}>
        {choices.map((choice, position) => (
          <ChoiceRow
            key={choice.value}
            kind="radio"
            id={position === 0 ? field.id : `${field.id}-${position + 1}`}
            name={name}
            choice={choice}
            chosen={chosen === choice.value}
          />
        ))}
      </div>
    </Fieldset>
  );
}

/** Any number of a few; the form sends the name once for each that is ticked. */
export function CheckboxGroup({
  name,
  choices,
  layout = 'stack',
  ...props
}: GroupProps & { defaultValue?: readonly string[] }) {
  const field = useField(name, props);
  const chosen = manyTexts(field.value);
  return (
    <Fieldset
      field={field}
      legend={props.label}
      legendLook={props.labelLook}
      hint={props.hint}
      optional={props.optional}
    >
      <div className={layouts[layout]}>
        {choices.map((choice, position) => (
          <ChoiceRow
            key={choice.value}
            kind="checkbox"
            id={position === 0 ? field.id : `${field.id}-${position + 1}`}
            name={name}
            choice={choice}
            chosen={chosen.includes(choice.value)}
          />
        ))}
      </div>
    </Fieldset>
  );
}

type CheckboxProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** What is sent when it is ticked. */
  value?: string;
  defaultChecked?: boolean;
  id?: string;
};

/** One box to tick: a consent, an attestation. */
export function Checkbox({ name, label, hint, value = 'yes', defaultChecked = false, id }: CheckboxProps) {
  const field = useField(name, { id });
  const chosen = field.cameBack ? manyTexts(field.value).includes(value) : defaultChecked;
  return (
    <div data-field className={`min-w-0 ${field.error ? 'border-error-dark border-l-4 pl-4' : ''}`}>
      {field.error && <FieldError id={field.errorId}>{field.error}</FieldError>}
      <ChoiceRow
        kind="checkbox"
        id={field.id}
        name={name}
        choice={{ value, label, hint }}
        chosen={chosen}
        describedBy={field.errorId}
        broken={Boolean(field.error)}
      />
    </div>
  );
}
