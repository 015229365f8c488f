import { paths } from '@/lib/domain/paths';
import { currentActor } from '@/lib/server/auth/current-actor';
import { seeOther } from '@/lib/server/documents/see-other';
import { zipAnswer } from '@/lib/server/files/download-answer';
import { packageFor } from '@/lib/server/records/releases/release-download';

type Context = { params: Promise<{ releaseId: string }> };

/** The package of a released copy. Whoever has not confirmed lately goes to the page that asks for it. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { releaseId } = await params;
  const actor = await currentActor();
  if (!actor) return seeOther(paths.signIn(paths.release(releaseId)));
  const answer = await packageFor(actor, releaseId);
  if (answer === 'NOT_FOUND')
    return new Response('There is no such package, or it is not yours to see.', { status: 404 });
  return answer === 'UNCONFIRMED' ? seeOther(paths.release(releaseId)) : zipAnswer(answer);
}
