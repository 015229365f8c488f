import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { noteRead } from '@/lib/server/audit/note-read';
import { db } from '@/lib/server/db/client';
import { findReadableDocument, type ReadableDocument } from '@/lib/server/files/document-queries';
import { portalFiles } from '@/lib/server/files/portal-files';

const targetOf = ({
  id,
  requestId,
  agreementId,
}: {
  id: string;
  requestId: string | null;
  agreementId: string | null;
}) => {
  if (requestId !== null) return { type: 'request', id: requestId } as const;
  return agreementId === null ? ({ type: 'document', id } as const) : ({ type: 'agreement', id: agreementId } as const);
};

/**
 * A stored file for somebody who may read it, with its bytes; the audit log holds who took it before they are there.
 * @returns null when there is no such file for them
 * @throws Error when the log does not take the event: nothing is handed out then
 */
export const handOutDocument = async (
  actor: Actor,
  id: string,
): Promise<{ document: ReadableDocument; bytes: Uint8Array } | null> => {
  const document = await findReadableDocument(actor, id);
  const bytes = document && (await portalFiles().getFile(document.sha256));
  if (!document || !bytes) return null;
  const row = await db.document.findUniqueOrThrow({
    where: { id },
    select: { id: true, requestId: true, agreementId: true, kind: true, visibility: true, class: true },
  });
  const { kind, visibility, class: disclosure } = row;
  const facts = { documentId: id, sha256: document.sha256, kind, visibility, disclosure };
  await noteRead(actor, { action: 'document.download', target: targetOf(row), facts });
  return { document, bytes };
};
