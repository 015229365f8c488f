import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import type { UploadRefusal } from '@/lib/domain/requests/attachment';
import { requestSteps } from '@/lib/domain/requests/steps';
import { decide } from '@/lib/domain/workflow/decide';
import { noteRefusedAct } from '@/lib/server/audit/note-refused-answer';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { addAttachment, isFull } from '@/lib/server/documents/attach-file';
import { fileBytesMax, readUpload, type UploadedFile } from '@/lib/server/documents/read-upload';
import { isFromOwnPage } from '@/lib/server/documents/same-origin';
import { storeUpload } from '@/lib/server/documents/store-upload';
import { toRequestFacts } from '@/lib/server/requests/facts';
import { findVisibleCase } from '@/lib/server/requests/visible-case';

// How a file becomes part of an answer to a question. It stays within the agency until the answer is sent.

export type AnswerUpload = { ok: true } | { ok: false; why: UploadRefusal | 'NOT_FOUND' };

const refused = (why: UploadRefusal | 'NOT_FOUND'): AnswerUpload => ({ ok: false, why });

const mayAttach = async (actor: Actor, requestId: string, questionId: string): Promise<AnswerUpload> => {
  const row = await findVisibleCase(actor, requestId);
  if (!row || !z.uuid().safeParse(questionId).success) return refused('NOT_FOUND');
  const question = await db.roundQuestion.count({ where: { id: questionId, round: { requestId } } });
  if (question === 0) return refused('NOT_FOUND');
  const decision = decide(requestSteps.attach_answer_document, toRequestFacts(row), actor);
  if (decision.ok) return { ok: true };
  await noteRefusedAct(actor, 'request.attach_answer_document', decision.why, { type: 'request', id: requestId });
  return refused('NOT_POSSIBLE');
};

const attachOne = async (
  actor: Actor,
  requestId: string,
  questionId: string,
  file: UploadedFile,
): Promise<AnswerUpload> => {
  if (file.bytes.byteLength > fileBytesMax()) return refused('TOO_LARGE');
  const full = await isFull(requestId, null, questionId);
  if (full) return refused(full);
  const stored = await storeUpload(file);
  if (!stored.ok) return stored;
  const documentId = await addAttachment(actor, requestId, {
    ...stored.upload,
    roundQuestionId: questionId,
    visibility: 'AGENCY_ONLY',
  });
  const answer = await performRequestStep('attach_answer_document', requestId, actor, { questionId, documentId });
  if (answer.ok) return { ok: true };
  await db.document.delete({ where: { id: documentId } });
  return refused('NOT_POSSIBLE');
};

/** Takes the files of one posted form for an open question. Who asks comes before the body is read. */
export const receiveAnswerFiles = async (
  actor: Actor,
  requestId: string,
  questionId: string,
  request: Request,
): Promise<AnswerUpload> => {
  if (!isFromOwnPage(request.headers)) return refused('FOREIGN_PAGE');
  const allowed = await mayAttach(actor, requestId, questionId);
  if (!allowed.ok) return allowed;
  const read = await readUpload(request, 'files');
  if (!read.ok) return read;
  for (const file of read.files) {
    const attached = await attachOne(actor, requestId, questionId, file);
    if (!attached.ok) return attached;
  }
  return { ok: true };
};
