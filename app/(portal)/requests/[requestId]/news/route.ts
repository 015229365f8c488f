import { watchingActor } from '@/lib/server/auth/current-actor';
import { answerNews } from '@/lib/server/workflow/answer-news';
import { requestNews } from '@/lib/server/workflow/case-news';

// Asked by the watch on open pages (components/workflow/case-watch.tsx).
export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ requestId: string }> };

export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { requestId } = await params;
  return answerNews(await watchingActor(), request, (actor, since) => requestNews(actor, requestId, since));
}
