import { paths } from '@/lib/domain/paths';
import { tryAgreementImport } from '@/lib/server/agreements/imports/import-dry-run';
import { currentActor } from '@/lib/server/auth/current-actor';
import { isFromOwnPage } from '@/lib/server/documents/same-origin';
import { seeOther } from '@/lib/server/documents/see-other';

/** Takes a table and signed files for a dry run and goes to its page; a route, because actions are held to small bodies. */
export async function POST(request: Request): Promise<Response> {
  if (!isFromOwnPage(request.headers)) return new Response('Open the form of the portal.\n', { status: 403 });
  const page = paths.adminImports();
  const actor = await currentActor();
  const answer = actor && (await tryAgreementImport(actor, request));
  if (actor && !answer) return new Response('Not found', { status: 404 });
  const location = !answer
    ? paths.signIn(page)
    : answer.ok
      ? paths.adminImport(answer.id)
      : `${page}?${new URLSearchParams({ problem: answer.why, ...(answer.which ? { which: answer.which } : {}) })}`;
  return seeOther(location);
}
