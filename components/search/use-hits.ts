import { useEffect, useState } from 'react';
import { paths } from '@/lib/domain/paths';
import type { SearchHit } from '@/lib/domain/search/search-view';
import type { PaletteState } from './palette-hits';

/** As long as a hand rests between two letters. */
const restMs = 180;
const lettersMin = 2;

type Hits = { hits: readonly SearchHit[]; state: PaletteState };

/** What the portal finds for what is typed, once the hand rests. Only the answer to the last question counts. */
export const useHits = (typed: string): Hits => {
  const [found, setFound] = useState<Hits>({ hits: [], state: 'READY' });
  useEffect(() => {
    if (typed.trim().length < lettersMin) {
      setFound({ hits: [], state: 'READY' });
      return;
    }
    setFound(({ hits }) => ({ hits, state: 'WAITING' }));
    const asking = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(paths.searchHits(typed), { cache: 'no-store', signal: asking.signal });
        if (response.status === 429) {
          setFound({ hits: [], state: 'PAUSED' });
          return;
        }
        const { readHits } = await import('./read-hits');
        setFound({ hits: readHits(await response.json()), state: 'READY' });
      } catch {
        if (!asking.signal.aborted) setFound({ hits: [], state: 'FAILED' });
      }
    }, restMs);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [typed]);
  return found;
};
