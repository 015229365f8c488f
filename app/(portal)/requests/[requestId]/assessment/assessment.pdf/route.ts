import { currentActor } from '@/lib/server/auth/current-actor';
import { paperAnswer } from '@/lib/server/files/download-answer';
import { assessmentPaper } from '@/lib/server/requests/assessment-paper';

type Context = { params: Promise<{ requestId: string }> };

/** The assessment as a tagged PDF: the agency's own answers for the agency, all parts for ICE. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { requestId } = await params;
  const actor = await currentActor();
  const paper = actor && (await assessmentPaper(actor, requestId));
  if (!paper) return new Response('Not found', { status: 404 });
  return paperAnswer(paper);
}
