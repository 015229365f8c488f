import { env } from '@/lib/server/env';

export const dynamic = 'force-dynamic';

/** The style sheet that uncovers the demonstration banner of prerendered pages; empty where DEMO is off. */
export function GET(): Response {
  const sheet = env.DEMO ? '[data-demonstration]{display:block}\n' : '';
  return new Response(sheet, {
    headers: { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'no-cache' },
  });
}
