import { paths } from '@/lib/domain/paths';
import { currentActor } from '@/lib/server/auth/current-actor';
import { seeOther } from '@/lib/server/documents/see-other';
import { receiveAnswerFiles } from '@/lib/server/questions/attach-answer-file';

type Context = { params: Promise<{ requestId: string; questionId: string }> };

/** Takes files for the answer to a question, as a plain form post that comes back to the page of the questions. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { requestId, questionId } = await params;
  const actor = await currentActor();
  const page = paths.questions(requestId);
  if (!actor) return seeOther(paths.signIn(page));
  const answer = await receiveAnswerFiles(actor, requestId, questionId, request);
  if (!answer.ok && answer.why === 'NOT_FOUND') return new Response('Not found', { status: 404 });
  return seeOther(`${page}?upload=${answer.ok ? 'OK' : answer.why}`);
}
