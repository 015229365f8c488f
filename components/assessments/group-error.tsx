'use client';
import { useField } from '@/components/form/answer-context';
import { FieldError } from '@/components/form/field';

/** What to mend in a question that has several boxes; the error summary leads here. */
export function GroupError({ name }: { name: string }) {
  const { id, error, errorId } = useField(name);
  return (
    <div id={id} tabIndex={-1}>
      {error && <FieldError id={errorId}>{error}</FieldError>}
    </div>
  );
}
