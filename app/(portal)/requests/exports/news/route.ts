import { watchingActor } from '@/lib/server/auth/current-actor';
import { exportNews } from '@/lib/server/requests/exports/file-queries';

// Asked by the page of files while one comes about (components/requests/exports/use-export-news.ts).
export const dynamic = 'force-dynamic';

const headers = { 'Cache-Control': 'no-store' };

export async function GET(): Promise<Response> {
  const actor = await watchingActor();
  if (!actor) return new Response(null, { status: 401, headers });
  return Response.json({ files: await exportNews(actor) }, { headers });
}
