'use client';
import { type ReactNode, useEffect, useRef } from 'react';

const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** The row to go to from the one that has the focus; at the ends it stays. */
const nextRow = (rows: readonly HTMLElement[], from: Element, step: number): HTMLElement | undefined => {
  const at = rows.findIndex((row) => row.contains(from));
  return rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
};

/**
 * Moves through the rows of a table by keys, while the focus is in one of them: letters alone are no shortcut anywhere
 * else (WCAG 2.2, 2.1.4). Enter opens the link that has the focus, as ever.
 */
export function RowKeys({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = place.current;
    const move = (event: KeyboardEvent) => {
      const step = steps[event.key];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!(event.target instanceof Element) || !box) return;
      const next = nextRow([...box.querySelectorAll<HTMLElement>('tbody tr')], event.target, step);
      const link = next?.querySelector<HTMLElement>('a[href]');
      if (!link) return;
      event.preventDefault();
      link.focus();
      link.scrollIntoView({ block: 'nearest' });
    };
    box?.addEventListener('keydown', move);
    return () => box?.removeEventListener('keydown', move);
  }, []);
  return (
    <div ref={place}>
      <p className="mb-2 text-muted text-sm max-lg:hidden print:hidden">
        With the focus in a row, <kbd>j</kbd> and <kbd>k</kbd> or the arrow keys go to the next and the last one;{' '}
        <kbd>Enter</kbd> opens it.
      </p>
      {children}
    </div>
  );
}
