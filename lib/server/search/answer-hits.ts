import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { personOf } from '@/lib/server/auth/person';
import { countTry } from '@/lib/server/auth/throttle';
import { searchHits } from '@/lib/server/search/search-queries';

const noStore = { 'Cache-Control': 'no-store' };

/**
 * Answers the quick search: 200 with the hits, 429 for a person who asks more often than anybody types. Counted before
 * anything is searched.
 */
export const answerHits = async (actor: Actor, q: string): Promise<Response> => {
  const counted = await countTry('searchHits', personOf(actor).id);
  if (!counted.open) {
    return new Response(null, { status: 429, headers: { ...noStore, 'Retry-After': String(counted.waitSeconds) } });
  }
  return Response.json({ hits: await searchHits(actor, q) }, { headers: noStore });
};
