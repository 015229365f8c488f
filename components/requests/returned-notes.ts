import type { FieldNote } from '@/components/form/answer-context';
import type { DraftView, ReturnedItemView, ReturnedState } from '@/lib/domain/requests/draft-view';

const doneWords: Record<ReturnedState, string | null> = {
  OPEN: null,
  CHANGED: 'You changed this.',
  ANSWERED: 'You answered this.',
};

/** The comments of a returned request beside the fields of one section, by the name of the field. */
export const fieldNotes = (
  items: readonly ReturnedItemView[],
  returned: DraftView['returned'],
): Record<string, FieldNote[]> => {
  const notes: Record<string, FieldNote[]> = {};
  for (const { id, control, text, state } of items) {
    if (control === null) continue;
    const note = { key: id, text, from: returned?.by ?? 'ICE', done: doneWords[state] };
    notes[control] = [...(notes[control] ?? []), note];
  }
  return notes;
};
