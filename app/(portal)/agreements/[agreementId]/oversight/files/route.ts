import { paths } from '@/lib/domain/paths';
import { evidence, receiveAgreementFile } from '@/lib/server/agreements/attach-agreement-file';
import { currentActor } from '@/lib/server/auth/current-actor';
import { seeOther } from '@/lib/server/documents/see-other';

type Context = { params: Promise<{ agreementId: string }> };

/** Takes minutes or the evidence of a correction as a plain form post. A route, because actions are held to small bodies. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { agreementId } = await params;
  const page = paths.agreementOversight(agreementId);
  const actor = await currentActor();
  const answer = actor && (await receiveAgreementFile(actor, agreementId, request, evidence));
  if (answer && !answer.ok && answer.why === 'NOT_FOUND') return new Response('Not found', { status: 404 });
  const target = !answer ? paths.signIn(page) : `${page}?upload=${answer.ok ? 'OK' : answer.why}#evidence`;
  return seeOther(target);
}
