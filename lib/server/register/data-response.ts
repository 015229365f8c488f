import 'server-only';
import { createHash } from 'node:crypto';
import { originOf } from '@/lib/server/auth/client-address';
import { countTry, waitingTime } from '@/lib/server/auth/throttle';

// How the public files of the register are answered: counted by address, and not sent twice when nothing changed.

const holds = (asked: string | null, tag: string): boolean =>
  (asked ?? '').split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//u, '') === tag);

type DataFile = { type: string; download?: string; body: () => Promise<string> };

/** The file, "304" where the caller has it already, or "429" where it is asked for too often. */
export const dataResponse = async (request: Request, { type, download, body }: DataFile): Promise<Response> => {
  const counted = await countTry('registerData', originOf(request.headers).ip ?? 'no address');
  if (!counted.open) {
    return new Response(`Ask again in ${waitingTime(counted.waitSeconds)}.\n`, {
      status: 429,
      headers: { 'Retry-After': String(counted.waitSeconds), 'Cache-Control': 'no-store' },
    });
  }
  const text = await body();
  const tag = `"${createHash('sha256').update(text).digest('hex')}"`;
  const headers = { ETag: tag, 'Cache-Control': 'no-cache', 'X-Content-Type-Options': 'nosniff' };
  if (holds(request.headers.get('if-none-match'), tag)) return new Response(null, { status: 304, headers });
  const disposition: Record<string, string> = download
    ? { 'Content-Disposition': `attachment; filename="${download}"` }
    : {};
  return new Response(text, { headers: { ...headers, 'Content-Type': type, ...disposition } });
};

/** The filter in the address of a request, as the page reads it. */
export const askedIn = (request: Request): Record<string, string> =>
  Object.fromEntries(new URL(request.url).searchParams);
