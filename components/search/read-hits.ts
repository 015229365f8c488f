import { z } from 'zod';
import type { SearchHit } from '@/lib/domain/search/search-view';

// Beside the palette and not in it: the palette stands on every page, and what reads its answer comes with the first one.

const answer = z.object({
  hits: z.array(
    z.object({ id: z.string(), href: z.string(), kind: z.string(), title: z.string(), context: z.string() }),
  ),
});

/** The hits in an answer of the portal; throws when it is none. */
export const readHits = (body: unknown): readonly SearchHit[] => answer.parse(body).hits;
