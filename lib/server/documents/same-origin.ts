import 'server-only';
import { env } from '@/lib/server/env';

/**
 * True when a request comes from a page of the portal itself. Server actions are guarded by Next; a route that takes
 * forms has to ask by itself. Current browsers say where a request comes from in Sec-Fetch-Site, older ones in Origin;
 * a request that says neither is refused.
 */
export const isFromOwnPage = (headers: Pick<Headers, 'get'>): boolean => {
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  if (site === null && origin === null) return false;
  if (site !== null && site !== 'same-origin') return false;
  return origin === null || isOwnOrigin(origin, headers.get('host'));
};

// No page can choose the Host header of another page's request, so that it may be compared with.
const isOwnOrigin = (origin: string, host: string | null): boolean =>
  origin === env.PUBLIC_ORIGIN || (URL.canParse(origin) && new URL(origin).host === host);
