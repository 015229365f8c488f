'use client';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useHydrated } from '@/components/form/hydrated';
import { PaletteHits } from '@/components/search/palette-hits';
import { useHits } from '@/components/search/use-hits';
import { paths } from '@/lib/domain/paths';
import type { SearchHit } from '@/lib/domain/search/search-view';

const listId = 'palette-hits';

const isShortcut = (event: globalThis.KeyboardEvent): boolean =>
  event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey;

/** The search over any page, by Control and K or Command and K. Without JavaScript the box beside it does the same. */
export function SearchPalette() {
  const dialog = useRef<HTMLDialogElement>(null);
  const hydrated = useHydrated();
  useEffect(() => {
    const pressed = (event: globalThis.KeyboardEvent) => {
      // Another dialog is asking something.
      if (!isShortcut(event) || document.querySelector('dialog[open]')) return;
      event.preventDefault();
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
        onClick={() => dialog.current?.showModal()}
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
        <Palette dialog={dialog} />
      </dialog>
    </>
  );
}

const goTo = (href: string) => window.location.assign(href);

function Palette({ dialog }: { dialog: RefObject<HTMLDialogElement | null> }) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(-1);
  const { hits, state } = useHits(typed);
  const chosen: SearchHit | undefined = hits[at];

  const pressed = (event: KeyboardEvent<HTMLInputElement>) => {
    const rows = hits.length + 1;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined) {
      event.preventDefault();
      // One place more than there are hits: back in the box.
      setAt((present) => ((present + 1 + move + rows) % rows) - 1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (chosen) goTo(chosen.href);
      else if (typed.trim() !== '') goTo(paths.search({ q: typed }));
    } else if (event.key === 'Escape') {
      // A search field would clear itself first.
      event.preventDefault();
      dialog.current?.close();
    }
  };

  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type into it
        autoFocus
        type="search"
        role="combobox"
        aria-label="Search the portal"
        aria-autocomplete="list"
        aria-expanded={hits.length > 0}
        aria-controls={listId}
        aria-activedescendant={chosen ? `${listId}-${at}` : undefined}
        placeholder="Request, agreement, agency, file or words"
        maxLength={100}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(-1);
        }}
        onKeyDown={pressed}
        className="block min-h-14 w-full border-line border-b bg-surface px-4 text-lg"
      />
      <PaletteHits id={listId} hits={hits} at={at} state={state} typed={typed} />
    </>
  );
}
