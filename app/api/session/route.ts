import { cookies } from 'next/headers';
import { sessionCookieName } from '@/lib/server/auth/auth-cookies';
import { tokenOfCookie } from '@/lib/server/auth/session-cookie';
import { type SessionEnd, sessionEnd, staySignedIn } from '@/lib/server/auth/session-end';

// Asked by the watch on signed-in pages (components/page/session-watch.tsx). Says when the session of the caller's own
// cookie ends and nothing else.
export const dynamic = 'force-dynamic';

const answer = async (ask: (token: string) => Promise<SessionEnd | null>): Promise<Response> => {
  const token = await tokenOfCookie((await cookies()).get(sessionCookieName())?.value);
  const end = token === null ? null : await ask(token);
  return Response.json(end, { status: end ? 200 : 401, headers: { 'Cache-Control': 'no-store' } });
};

/** When the session ends. */
export const GET = (): Promise<Response> => answer(sessionEnd);

/** Stays signed in: the session ends that much later, though never after its twelve hours. */
export async function POST(request: Request): Promise<Response> {
  if (request.headers.get('sec-fetch-site') !== 'same-origin') return new Response(null, { status: 403 });
  return answer(staySignedIn);
}
