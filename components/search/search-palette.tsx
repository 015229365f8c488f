'use client';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useHydrated } from '@/components/form/hydrated';

const isShortcut = (event: globalThis.KeyboardEvent): boolean =>
  event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey;

// Most pages are left without a search: its script comes when it is asked for.
const Palette = lazy(() => import('./palette'));

/** The search over any page, by Control and K or Command and K. Without JavaScript the box beside it does the same. */
export function SearchPalette() {
  const dialog = useRef<HTMLDialogElement>(null);
  const hydrated = useHydrated();
  const [isAsked, setAsked] = useState(false);
  const open = () => {
    setAsked(true);
    dialog.current?.showModal();
  };
  useEffect(() => {
    const pressed = (event: globalThis.KeyboardEvent) => {
      // Another dialog is asking something.
      if (!isShortcut(event) || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      setAsked(true);
      dialog.current?.showModal();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
  if (!hydrated) return null;
  return (
    <>
      <button
        type="button"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={open}
        className="ml-2 inline-flex min-h-11 items-center px-2 text-muted hover:text-primary max-xl:hidden"
      >
        <span className="sr-only">Quick search, </span>
        <kbd className="rounded border border-line bg-ground px-1.5 font-sans text-sm">Ctrl K</kbd>
      </button>
      <dialog
        ref={dialog}
        aria-label="Quick search"
        className="mx-auto mt-[12vh] mb-auto w-full max-w-2xl rounded bg-surface p-0 text-ink shadow-float backdrop:bg-ink/60"
      >
        {isAsked && (
          <Suspense fallback={<p className="p-4 text-muted">One moment…</p>}>
            <Palette dialog={dialog} />
          </Suspense>
        )}
      </dialog>
    </>
  );
}
