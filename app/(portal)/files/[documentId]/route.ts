import { paths } from '@/lib/domain/paths';
import { noteCopyDelivered } from '@/lib/server/agreements/copy-delivered';
import { currentActor } from '@/lib/server/auth/current-actor';
import { downloadAnswer } from '@/lib/server/files/download-answer';
import { handOutDocument } from '@/lib/server/files/hand-out';

type Context = { params: Promise<{ documentId: string }> };

/** A stored file, for those who may read the case it belongs to. Anyone else is told that there is no such file. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { documentId } = await params;
  const actor = await currentActor();
  if (!actor) {
    return new Response(null, { status: 303, headers: { location: paths.signIn(paths.document(documentId)) } });
  }
  const found = await handOutDocument(actor, documentId);
  if (!found) return new Response('There is no such file, or it is not yours to see.', { status: 404 });
  await noteCopyDelivered(actor, documentId, 'DOWNLOAD');
  return downloadAnswer(found.document, found.bytes);
}
