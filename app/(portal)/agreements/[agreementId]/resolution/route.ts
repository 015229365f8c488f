import { paths } from '@/lib/domain/paths';
import { receiveAgreementFile, resolution } from '@/lib/server/agreements/attach-agreement-file';
import { currentActor } from '@/lib/server/auth/current-actor';
import { seeOther } from '@/lib/server/documents/see-other';

type Context = { params: Promise<{ agreementId: string }> };

/** Takes the resolution of a governing body as a plain form post. A route, because actions are held to small bodies. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { agreementId } = await params;
  const page = paths.agreementStep(agreementId, 'save_local_approval');
  const actor = await currentActor();
  const answer = actor && (await receiveAgreementFile(actor, agreementId, request, resolution));
  if (answer && !answer.ok && answer.why === 'NOT_FOUND') return new Response('Not found', { status: 404 });
  const target = !answer ? paths.signIn(page) : `${page}?upload=${answer.ok ? 'OK' : answer.why}`;
  return seeOther(target);
}
