import { type ReactNode, useId } from 'react';
import { type FieldAround, FieldError, Hint, labelLooks, OptionalMark } from './field';
import { FieldNotes } from './field-notes';

type FieldsetProps = {
  legend: ReactNode;
  legendLook?: keyof typeof labelLooks;
  hint?: ReactNode;
  optional?: boolean;
  /** Given by the groups of this folder, whose fieldset is itself a field with an error. */
  field?: FieldAround;
  children: ReactNode;
};

/** Several controls that answer one question. */
export function Fieldset({ legend, legendLook = 'normal', hint, optional, field, children }: FieldsetProps) {
  const ownId = useId();
  const hintId = field ? field.hintId : `${ownId}-hint`;
  const error = field?.error;
  const errorId = field?.errorId;
  const describedBy = field ? field.describedBy : hint ? hintId : undefined;
  return (
    <fieldset
      data-field
      aria-describedby={describedBy}
      className={`min-w-0 ${error ? 'border-error-dark border-l-4 pl-4' : ''}`}
    >
      <legend className={`block max-w-reading ${labelLooks[legendLook]}`}>
        {legend}
        {optional && <OptionalMark />}
      </legend>
      {(hint || error || field?.noteId) && (
        <div className="mt-1 space-y-1">
          {hint && <Hint id={hintId}>{hint}</Hint>}
          <FieldNotes id={field?.noteId} notes={field?.notes} />
          {error && <FieldError id={errorId}>{error}</FieldError>}
        </div>
      )}
      <div className={field ? 'mt-1' : 'mt-4 space-y-6'}>{children}</div>
    </fieldset>
  );
}
