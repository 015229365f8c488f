import { paths } from '@/lib/domain/paths';
import { currentActor } from '@/lib/server/auth/current-actor';
import { receiveAnswerFiles } from '@/lib/server/questions/attach-answer-file';

type Context = { params: Promise<{ requestId: string; questionId: string }> };

/** Takes files for the answer to a question, as a plain form post that comes back to the page of the questions. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { requestId, questionId } = await params;
  const actor = await currentActor();
  const page = paths.questions(requestId);
  if (!actor) return new Response(null, { status: 303, headers: { location: paths.signIn(page) } });
  const answer = await receiveAnswerFiles(actor, requestId, questionId, request);
  if (!answer.ok && answer.why === 'NOT_FOUND') return new Response('Not found', { status: 404 });
  // Relative, so that it also holds behind a front end that the portal does not know.
  return new Response(null, { status: 303, headers: { location: `${page}?upload=${answer.ok ? 'OK' : answer.why}` } });
}
