import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { attachmentsMax, type UploadRefusal } from '@/lib/domain/requests/attachment';
import { requestSteps } from '@/lib/domain/requests/steps';
import { decide } from '@/lib/domain/workflow/decide';
import { noteRefusedAct } from '@/lib/server/audit/note-refused-answer';
import { performRequestStep } from '@/lib/server/cases/perform';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { fileBytesMax, type UploadedFile } from '@/lib/server/documents/read-upload';
import { addDocument, type StoredUpload, storeUpload } from '@/lib/server/documents/store-upload';
import { toRequestFacts } from '@/lib/server/requests/facts';
import { findVisibleCase } from '@/lib/server/requests/visible-case';

// How a file becomes an attachment of a request.

/** Whether the person may attach files to this request at all; asked before a byte of the file is read. */
export type AttachPermission = 'YES' | 'NOT_FOUND' | 'NOT_POSSIBLE';

/**
 * Asks whether the person may attach files to the request now.
 * @returns NOT_FOUND when there is no such request for them, NOT_POSSIBLE when the role, the status or a rule forbids it
 */
export const mayAttach = async (actor: Actor, requestId: string): Promise<AttachPermission> => {
  const row = await findVisibleCase(actor, requestId);
  if (!row) return 'NOT_FOUND';
  const decision = decide(requestSteps.attach_document, toRequestFacts(row), actor);
  if (decision.ok) return 'YES';
  await noteRefusedAct(actor, 'request.attach_document', decision.why, { type: 'request', id: requestId });
  return 'NOT_POSSIBLE';
};

export type Attached = { ok: true; documentId: string; filename: string } | { ok: false; why: UploadRefusal };

const refused = (why: UploadRefusal): Attached => ({ ok: false, why });

/**
 * Checks a file, stores it and attaches it to the request as a step of its own, as a new version of another where one
 * is named. Where scanning is on the file waits for its verdict; else it is marked as not scanned, and people are told.
 */
export const attachFile = async (
  actor: Actor,
  requestId: string,
  file: UploadedFile,
  replacesId: string | null = null,
): Promise<Attached> => {
  if (file.bytes.byteLength > fileBytesMax()) return refused('TOO_LARGE');
  if ((await mayAttach(actor, requestId)) !== 'YES') return refused('NOT_POSSIBLE');
  const full = await isFull(requestId, replacesId);
  if (full) return refused(full);
  const stored = await storeUpload(file);
  if (!stored.ok) return stored;
  const id = await addAttachment(actor, requestId, stored.upload);
  const answer = replacesId
    ? await performRequestStep('replace_document', requestId, actor, { documentId: id, replacesId })
    : await performRequestStep('attach_document', requestId, actor, { documentId: id });
  if (answer.ok) return { ok: true, documentId: id, filename: stored.upload.filename };
  await db.document.delete({ where: { id } });
  return refused(replacesId ? 'NOT_REPLACED' : 'NOT_POSSIBLE');
};

/** Our own rule against filling the store: this many files a request, removed ones and old versions among them. */
const uploadsMax = 200;

/** Why a request takes no more files; null while it does. */
export const isFull = async (
  requestId: string,
  replacesId: string | null,
  roundQuestionId: string | null = null,
): Promise<UploadRefusal | null> => {
  const current = await db.document.count({
    where: {
      ...{ requestId, kind: 'ATTACHMENT', roundQuestionId, removedAt: null },
      OR: [{ replacedBy: null }, { replacedBy: { removedAt: { not: null } } }],
    },
  });
  if (current >= attachmentsMax && replacesId === null) return 'TOO_MANY';
  return (await db.document.count({ where: { requestId } })) >= uploadsMax ? 'TOO_OFTEN' : null;
};

type NewFile = StoredUpload & {
  /** The question it answers; such a file stays within the agency until the answer is sent. */
  roundQuestionId?: string;
  visibility?: 'SHARED' | 'AGENCY_ONLY';
};

/** Adds the row of a stored file, which is not part of the request until a step says so. */
export const addAttachment = async (actor: Actor, requestId: string, file: NewFile): Promise<string> => {
  const at = now();
  const own = { requestId, kind: 'ATTACHMENT', class: 'RELEASABLE_AFTER_REVIEW', uploadedById: actor.id } as const;
  // Not part of the request until the step has been taken.
  return db.$transaction((tx) => addDocument(tx, { ...own, ...file, createdAt: at, removedAt: at }));
};
