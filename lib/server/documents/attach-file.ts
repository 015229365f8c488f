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
import { portalFiles } from '@/lib/server/files/portal-files';
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
 * Checks a file, stores it and attaches it to the request as a step of its own.
 * Nothing is scanned for viruses here: the document is marked so, and people are told.
 */
export const attachFile = async (actor: Actor, requestId: string, file: UploadedFile): Promise<Attached> => {
  if (file.bytes.byteLength > fileBytesMax()) return refused('TOO_LARGE');
  if ((await mayAttach(actor, requestId)) !== 'YES') return refused('NOT_POSSIBLE');
  if ((await db.document.count({ where: { requestId, removedAt: null } })) >= attachmentsMax)
    return refused('TOO_MANY');
  const filename = cleanFileName(file.name);
  const kind = await recogniseFile(filename, file.bytes);
  if (!kind.ok) return kind;
  const stored = await portalFiles().putFile(file.bytes);
  const at = now();
  const { id } = await db.document.create({
    data: {
      requestId,
      kind: 'ATTACHMENT',
      filename,
      contentType: kind.type.contentType,
      ...stored,
      class: 'RELEASABLE_AFTER_REVIEW',
      scanStatus: 'NOT_SCANNED',
      uploadedById: actor.id,
      createdAt: at,
      // Not part of the request until the step below has been taken.
      removedAt: at,
    },
    select: { id: true },
  });
  const answer = await performRequestStep('attach_document', requestId, actor, { documentId: id });
  if (answer.ok) return { ok: true, documentId: id, filename };
  await db.document.delete({ where: { id } });
  return refused('NOT_POSSIBLE');
};
