'use client';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { PaletteHits } from '@/components/search/palette-hits';
import { useHits } from '@/components/search/use-hits';
import { paths } from '@/lib/domain/paths';
import type { SearchHit } from '@/lib/domain/search/search-view';

const listId = 'palette-hits';

const goTo = (href: string) => window.location.assign(href);

/** The box of the quick search and what it finds; it closes the dialog that it stands in. */
export default function Palette({ dialog }: { dialog: RefObject<HTMLDialogElement | null> }) {
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
