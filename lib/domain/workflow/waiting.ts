// Who a case waits for, read from its step table: shared by the dashboard, the queue and the case page.
import type { Offer } from '@/lib/domain/workflow/decide';

type UndoStep = { undo?: string };

/** The steps that only take another one back. They can be taken, but nobody is waiting for them. */
export const undoSteps = (table: Readonly<Record<string, UndoStep>>): ReadonlySet<string> =>
  new Set(Object.values(table).flatMap(({ undo }) => (undo === undefined ? [] : [undo])));

/** The steps that carry the case on: neither an end of it nor a way back. */
export const onward = (all: readonly Offer[], undo: ReadonlySet<string>): Offer[] =>
  all.filter(({ name, tone }) => tone !== 'danger' && !undo.has(name));

/** The step this person is awaited for: a move they may take now, or the chief work of the moment. Null when none is. */
export const awaitedStep = (all: readonly Offer[], undo: ReadonlySet<string>): Offer | null => {
  const ready = onward(all, undo).filter(({ ok, kind, tone }) => ok && (kind === 'move' || tone === 'primary'));
  return ready.find(({ tone }) => tone === 'primary') ?? ready[0] ?? null;
};
