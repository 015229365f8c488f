import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import type { UploadRefusal } from '@/lib/domain/requests/attachment';
import { appendAudit } from '@/lib/server/audit/append';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { fileBytesMax, readUpload, type UploadedFile } from '@/lib/server/documents/read-upload';
import { isFromOwnPage } from '@/lib/server/documents/same-origin';
import { addDocument, storeUpload } from '@/lib/server/documents/store-upload';

// The document behind an authority to sign, as a file of the agency. The record then names it.

export type AuthorityFileAnswer = { ok: true; documentId: string } | { ok: false; why: UploadRefusal | 'NOT_FOUND' };

/** Our own rule against filling the store: this many documents that no record names yet. */
const UNUSED_MAX = 10;

const mayRecord = (actor: Actor): boolean => holdsRight(actor, 'record_authority') && actor.agencyId !== null;

/** Checks a document by its content and stores it for the agency. */
export const attachAuthorityFile = async (actor: Actor, file: UploadedFile): Promise<AuthorityFileAnswer> => {
  const { agencyId } = actor;
  if (!mayRecord(actor) || agencyId === null) return { ok: false, why: 'NOT_FOUND' };
  if (file.bytes.byteLength > fileBytesMax()) return { ok: false, why: 'TOO_LARGE' };
  const unused = { agencyId, kind: 'AUTHORITY', removedAt: null, authorities: { none: {} } };
  if ((await db.document.count({ where: unused })) >= UNUSED_MAX) return { ok: false, why: 'TOO_MANY' };
  const stored = await storeUpload(file);
  if (!stored.ok) return stored;
  const { upload } = stored;
  return db.$transaction(async (tx) => {
    const row = { agencyId, kind: 'AUTHORITY', uploadedById: actor.id, createdAt: now() } as const;
    const id = await addDocument(tx, { ...row, ...upload });
    await appendAudit(tx, {
      actor,
      role: 'AGENCY_ADMIN',
      action: 'authority.attach_document',
      target: { type: 'document', id },
      outcome: 'done',
      facts: { agency: agencyId, sha256: upload.sha256 },
    });
    return { ok: true, documentId: id };
  });
};

/** Takes the document of one posted form. Who asks and whether they may comes before the body is read. */
export const receiveAuthorityFile = async (actor: Actor, request: Request): Promise<AuthorityFileAnswer> => {
  if (!isFromOwnPage(request.headers)) return { ok: false, why: 'FOREIGN_PAGE' };
  if (!mayRecord(actor)) return { ok: false, why: 'NOT_FOUND' };
  const read = await readUpload(request, 'file');
  if (!read.ok) return read;
  const [file] = read.files;
  return file ? attachAuthorityFile(actor, file) : { ok: false, why: 'NO_FILE' };
};
