import { dataResponse } from '@/lib/server/register/data-response';
import { registerFeed } from '@/lib/server/register/register-feed';

export const dynamic = 'force-dynamic';

/** The newest events of the register as an Atom feed. */
export function GET(request: Request): Promise<Response> {
  return dataResponse(request, { type: 'application/atom+xml; charset=utf-8', body: registerFeed });
}
