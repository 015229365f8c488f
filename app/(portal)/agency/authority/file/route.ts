import { paths } from '@/lib/domain/paths';
import { receiveAuthorityFile } from '@/lib/server/agencies/authority-file';
import { currentActor } from '@/lib/server/auth/current-actor';
import { seeOther } from '@/lib/server/documents/see-other';

/** Takes the document behind an authority as a plain form post. A route, because actions are held to small bodies. */
export async function POST(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams.get('follows');
  const page = paths.recordAuthority(asked ? encodeURIComponent(asked) : undefined);
  const actor = await currentActor();
  const answer = actor && (await receiveAuthorityFile(actor, request));
  if (answer && !answer.ok && answer.why === 'NOT_FOUND') return new Response('Not found', { status: 404 });
  const code = answer && (answer.ok ? 'OK' : answer.why);
  return seeOther(code === null ? paths.signIn(page) : `${page}${asked ? '&' : '?'}upload=${code}`);
}
