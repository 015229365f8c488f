import { paths } from '@/lib/domain/paths';
import type { SearchHit } from '@/lib/domain/search/search-view';

export type PaletteState = 'WAITING' | 'READY' | 'FAILED' | 'PAUSED';

const wordsOf = (state: PaletteState, typed: string, hits: number): string => {
  if (state === 'FAILED') return 'The quick search does not answer now. Press Enter to search on its own page.';
  if (state === 'PAUSED')
    return 'You have searched very often. Wait a minute, or press Enter to search on its own page.';
  if (typed.trim().length < 2) return 'Type two letters or more.';
  if (state === 'WAITING') return 'Searching…';
  return hits === 0 ? 'Nothing begins so. Press Enter to search everything.' : `${hits} shown.`;
};

type PaletteHitsProps = { id: string; hits: readonly SearchHit[]; at: number; state: PaletteState; typed: string };

/** What the quick search found, for a box that holds the focus all the time. */
export function PaletteHits({ id, hits, at, state, typed }: PaletteHitsProps) {
  return (
    <>
      <div role="listbox" id={id} aria-label="Found" hidden={hits.length === 0} className="max-h-[55vh] overflow-auto">
        {hits.map((hit, index) => (
          <a
            key={hit.id}
            id={`${id}-${index}`}
            href={hit.href}
            role="option"
            // The box keeps the focus; arrows move in the list.
            tabIndex={-1}
            aria-selected={index === at}
            className="flex min-h-11 items-baseline gap-4 border-line border-b px-4 py-2 text-ink no-underline last:border-b-0 hover:bg-ground aria-selected:bg-ground-dark"
          >
            <span className="w-24 shrink-0 text-muted text-sm">{hit.kind}</span>
            <span className="min-w-0">
              <span className="wrap-anywhere block font-semibold">{hit.title}</span>
              {hit.context && <span className="wrap-anywhere block text-muted text-sm">{hit.context}</span>}
            </span>
          </a>
        ))}
      </div>
      <div className="flex flex-wrap justify-between gap-x-6 gap-y-1 bg-ground px-4 py-2 text-muted text-sm">
        <p role="status">{wordsOf(state, typed, hits.length)}</p>
        {typed.trim() !== '' && (
          <a href={paths.search({ q: typed })} className="text-primary underline">
            Search everything
          </a>
        )}
      </div>
    </>
  );
}
