import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon/icon';
import type { FieldNote } from './answer-context';
import { FieldNotes } from './field-notes';
import { MarkedText } from './marked-text';

/** How wide a box is drawn: as wide as the answer that is expected. */
export type FieldWidth = 'tiny' | 'short' | 'medium' | 'long' | 'full';

export const fieldWidths: Record<FieldWidth, string> = {
  tiny: 'w-24 max-w-full',
  short: 'w-40 max-w-full',
  medium: 'w-72 max-w-full',
  long: 'w-full max-w-lg',
  full: 'w-full',
};

/** The look of every box one types into. */
export const boxClass =
  'min-h-11 rounded-none border border-muted bg-surface px-3 py-2 text-base text-ink disabled:bg-ground-dark disabled:text-muted aria-invalid:border-4 aria-invalid:border-error-dark aria-invalid:px-[9px] aria-invalid:py-[5px]';

/** A sentence under the label that helps to answer. */
export function Hint({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <div id={id} className="max-w-reading text-muted">
      {children}
    </div>
  );
}

/** What to mend, right above the box. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="flex gap-2 font-bold text-error-dark">
      <Icon name="circle-alert" className="mt-0.5" />
      <span>
        <span className="sr-only">To mend: </span>
        {typeof children === 'string' ? <MarkedText text={children} /> : children}
      </span>
    </p>
  );
}

/** The words after a label that say an answer may be left out. */
export const OptionalMark = () => <span className="font-normal text-muted"> (optional)</span>;

/** The part of `useField`'s answer that the frame around a box needs. */
export type FieldAround = {
  id: string;
  hintId?: string;
  error?: string;
  errorId?: string;
  notes?: readonly FieldNote[];
  noteId?: string;
  describedBy?: string;
};

type FieldFrameProps = {
  field: FieldAround;
  label: ReactNode;
  /** `hidden` keeps the label for screen readers, where the sight of the page already says it (a table cell). */
  labelLook?: keyof typeof labelLooks;
  hint?: ReactNode;
  optional?: boolean;
  children: ReactNode;
};

export const labelLooks = { normal: 'font-bold', large: 'font-bold text-xl', hidden: 'sr-only' } as const;

/** Label, hint, error and box of one field, in this order. */
export function FieldFrame({ field, label, labelLook = 'normal', hint, optional, children }: FieldFrameProps) {
  const { id, hintId, error, errorId, notes, noteId } = field;
  return (
    <div data-field className={`min-w-0 space-y-2 ${error ? 'border-error-dark border-l-4 pl-4' : ''}`}>
      <div className="space-y-1">
        <label id={`${id}-label`} htmlFor={id} className={`block max-w-reading ${labelLooks[labelLook]}`}>
          {label}
          {optional && <OptionalMark />}
        </label>
        {hint && <Hint id={hintId}>{hint}</Hint>}
        <FieldNotes id={noteId} notes={notes} />
        {error && <FieldError id={errorId}>{error}</FieldError>}
      </div>
      {children}
    </div>
  );
}
