import { scanRefusalCode } from '@/lib/domain/agreements/scan-upload';
import { paths } from '@/lib/domain/paths';
import { receiveScan } from '@/lib/server/agreements/paper-path/receive-scan';
import { currentActor } from '@/lib/server/auth/current-actor';
import { seeOther } from '@/lib/server/documents/see-other';

type Context = { params: Promise<{ agreementId: string; placeId: string }> };

/** Takes the scan of a signed print copy as a plain form post. A route, because actions are held to small bodies. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { agreementId, placeId } = await params;
  const page = paths.agreementPaper(agreementId);
  const actor = await currentActor();
  if (!actor) return seeOther(paths.signIn(page));
  const answer = await receiveScan(actor, agreementId, placeId, request);
  if (answer.ok) return seeOther(`${page}?done=upload_scan#place-${placeId}`);
  if (answer.refusal.why === 'NOT_FOUND') return new Response('Not found', { status: 404 });
  return seeOther(`${page}?place=${placeId}&upload=${scanRefusalCode(answer.refusal)}#place-${placeId}`);
}
