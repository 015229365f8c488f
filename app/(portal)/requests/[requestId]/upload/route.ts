import { NextResponse } from 'next/server';
import { paths } from '@/lib/domain/paths';
import { type UploadRefusal, uploadRefusalText } from '@/lib/domain/requests/attachment';
import { currentActor } from '@/lib/server/auth/current-actor';
import { receiveUpload } from '@/lib/server/documents/receive-upload';
import { seeOther } from '@/lib/server/documents/see-other';
import { env } from '@/lib/server/env';

type Context = { params: Promise<{ requestId: string }> };

const statuses: Partial<Record<UploadRefusal, number>> = { TOO_LARGE: 413, NOT_POSSIBLE: 409, FOREIGN_PAGE: 403 };

/**
 * Takes files for a request, as a plain form post that comes back to the page, or from a script that asks for JSON.
 * A route and not an action, because actions are held to small bodies.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { requestId } = await params;
  const actor = await currentActor();
  const answer = actor && (await receiveUpload(actor, requestId, request));
  if (answer && !answer.ok && answer.why === 'NOT_FOUND') return new Response('Not found', { status: 404 });
  const why = answer && !answer.ok && answer.why !== 'NOT_FOUND' ? answer.why : null;
  if (request.headers.get('accept')?.includes('application/json')) {
    if (!answer) return NextResponse.json({ ok: false, message: 'Sign in again to attach files.' }, { status: 401 });
    if (why === null) return NextResponse.json({ ok: true });
    const message = uploadRefusalText(why, env.FILE_MAX_MEGABYTES);
    return NextResponse.json({ ok: false, message }, { status: statuses[why] ?? 422 });
  }
  const page = paths.requestSection(requestId, 'attachments');
  const target = !answer ? paths.signIn(page) : why === null ? `${page}?upload=OK` : `${page}?upload=${why}`;
  return seeOther(target);
}
