import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { CaseNews } from '@/lib/domain/workflow/case-news';
import { newsQuery } from '@/lib/domain/workflow/case-news-answer';

const headers = { 'Cache-Control': 'no-store' };
const nothing = (status: number): Response => new Response(null, { status, headers });

/**
 * Answers an open page that asks what others did on its case: 200 with the news, 400 for a version that is none, 401 once
 * the session has ended, 404 for a case that is not there for this person.
 */
export const answerNews = async (
  actor: Actor | null,
  request: Request,
  read: (actor: Actor, since: number) => Promise<CaseNews | null>,
): Promise<Response> => {
  if (!actor) return nothing(401);
  const query = newsQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return nothing(400);
  const news = await read(actor, query.data.since);
  return news ? Response.json(news, { headers }) : nothing(404);
};
