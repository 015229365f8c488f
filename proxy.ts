import { type NextRequest, NextResponse } from 'next/server';

// Tells the pages which address was asked for, so that sign-in can come back to it. It grants and refuses nothing:
// every page and action asks for its actor by itself.

/** Takes a request; hands it on with the path in a header that no caller can set. */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  const url = new URL(request.nextUrl);
  url.searchParams.delete('_rsc');
  headers.set('x-portal-path', `${url.pathname}${url.search}`);
  return NextResponse.next({ request: { headers } });
}

export const config = { matcher: ['/((?!_next/|icon\\.svg|api/health).*)'] };
