import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { attachmentsMax, type UploadRefusal } from '@/lib/domain/requests/attachment';
import { requestSteps } from '@/lib/domain/requests/steps';
import { decide } from '@/lib/domain/workflow/decide';
import { performRequestStep } from '@/lib/server/cases/perform';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { recogniseFile } from '@/lib/server/documents/file-kind';
import { cleanFileName } from '@/lib/server/documents/file-name';
import { fileBytesMax, type UploadedFile } from '@/lib/server/documents/read-upload';
import { isScanning } from '@/lib/server/documents/scanner';
import type { StoredFile } from '@/lib/server/files/file-store';
import { portalFiles } from '@/lib/server/files/portal-files';
import { log } from '@/lib/server/log';
import { enqueue } from '@/lib/server/outbox/enqueue';
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
  return decide(requestSteps.attach_document, toRequestFacts(row), actor).ok ? 'YES' : 'NOT_POSSIBLE';
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
  const filename = cleanFileName(file.name);
  const kind = await recogniseFile(filename, file.bytes);
  if (!kind.ok) return kind;
  const stored = await store(kind.bytes);
  if (!stored) return refused('NOT_STORED');
  const facts = { filename, contentType: kind.type.contentType, textSearch: kind.textSearch };
  const id = await addRow(actor, requestId, { ...facts, ...stored });
  const answer = replacesId
    ? await performRequestStep('replace_document', requestId, actor, { documentId: id, replacesId })
    : await performRequestStep('attach_document', requestId, actor, { documentId: id });
  if (answer.ok) return { ok: true, documentId: id, filename };
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

/** Stores the bytes. A store that fails leaves no row behind, and the person is told to try again. */
export const store = async (bytes: Uint8Array): Promise<StoredFile | null> => {
  try {
    return await portalFiles().putFile(bytes);
  } catch (error) {
    log().error({ err: error }, 'The file store did not take a file.');
    return null;
  }
};

type NewFile = StoredFile & {
  filename: string;
  contentType: string;
  textSearch: 'CLEAR' | 'NO_TEXT' | 'PENDING';
  /** The question it answers; such a file stays within the agency until the answer is sent. */
  roundQuestionId?: string;
  visibility?: 'SHARED' | 'AGENCY_ONLY';
};

/** Adds the row of a stored file, which is not part of the request until a step says so. */
export const addRow = async (actor: Actor, requestId: string, file: NewFile): Promise<string> => {
  const at = now();
  const scanning = isScanning();
  return db.$transaction(async (tx) => {
    const { id } = await tx.document.create({
      data: {
        requestId,
        kind: 'ATTACHMENT',
        ...file,
        class: 'RELEASABLE_AFTER_REVIEW',
        scanStatus: scanning ? 'PENDING' : 'NOT_SCANNED',
        uploadedById: actor.id,
        createdAt: at,
        // Not part of the request until the step has been taken.
        removedAt: at,
      },
      select: { id: true },
    });
    if (scanning) await enqueue(tx, 'scan_document', `scan:${id}`, { documentId: id });
    if (file.textSearch === 'PENDING') await enqueue(tx, 'search_document', `search:${id}`, { documentId: id });
    return id;
  });
};
