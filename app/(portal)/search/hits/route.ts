import { toSearchQuery } from '@/lib/domain/search/search-query';
import { requireActor } from '@/lib/server/auth/current-actor';
import { answerHits } from '@/lib/server/search/answer-hits';

// Asked by the quick search (components/search/use-hits.ts) while somebody types.
export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  const actor = await requireActor();
  const { q } = toSearchQuery({ q: new URL(request.url).searchParams.get('q') ?? '' });
  return answerHits(actor, q);
}
