import { isDatabaseUp } from '@/lib/server/db/client';

// For whoever keeps the portal running: a load balancer, or `npm start` itself. It names no version and no cause.
export const dynamic = 'force-dynamic';

/** Answers 200 when the portal and its database work, and 503 when the database does not answer. */
export async function GET(): Promise<Response> {
  const isUp = await isDatabaseUp();
  const body = { status: isUp ? 'ok' : 'database does not answer' };
  return Response.json(body, { status: isUp ? 200 : 503, headers: { 'Cache-Control': 'no-store' } });
}
