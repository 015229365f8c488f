import { printCopyFor } from '@/lib/server/agreements/paper-path/print-copy-for';
import { currentActor } from '@/lib/server/auth/current-actor';
import { paperAnswer } from '@/lib/server/files/download-answer';

type Context = { params: Promise<{ agreementId: string; placeId: string }> };

/** The print copy of a place that is signed on paper, for those who see the agreement. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { agreementId, placeId } = await params;
  const actor = await currentActor();
  const copy = actor && (await printCopyFor(actor, agreementId, placeId));
  return copy ? paperAnswer(copy) : new Response('Not found', { status: 404 });
}
