import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { UploadRefusal } from '@/lib/domain/requests/attachment';
import { attachFile, mayAttach } from '@/lib/server/documents/attach-file';
import { readUpload } from '@/lib/server/documents/read-upload';
import { isFromOwnPage } from '@/lib/server/documents/same-origin';

/** The name of the file control. */
const field = 'files';

export type UploadAnswer = { ok: true; count: number } | { ok: false; why: UploadRefusal | 'NOT_FOUND' };

/**
 * Takes the files of one posted form for a request. Who asks and whether they may comes before the body is read.
 * Files before a refused one stay attached: the page shows them.
 */
export const receiveUpload = async (actor: Actor, requestId: string, request: Request): Promise<UploadAnswer> => {
  if (!isFromOwnPage(request.headers)) return { ok: false, why: 'FOREIGN_PAGE' };
  const permission = await mayAttach(actor, requestId);
  if (permission !== 'YES') return { ok: false, why: permission };
  const read = await readUpload(request, field);
  if (!read.ok) return read;
  if (read.replacesId !== null && read.files.length > 1) return { ok: false, why: 'ONE_VERSION' };
  for (const file of read.files) {
    const attached = await attachFile(actor, requestId, file, read.replacesId);
    if (!attached.ok) return attached;
  }
  return { ok: true, count: read.files.length };
};
