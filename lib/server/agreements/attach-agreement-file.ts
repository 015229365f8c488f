import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { type AgreementStepName, agreementSteps } from '@/lib/domain/agreements/steps';
import type { UploadRefusal } from '@/lib/domain/requests/attachment';
import { decide } from '@/lib/domain/workflow/decide';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { toAgreementFacts } from '@/lib/server/agreements/facts';
import { personOf } from '@/lib/server/agreements/step-input';
import { findVisibleAgreement } from '@/lib/server/agreements/visible-agreement';
import { appendAudit } from '@/lib/server/audit/append';
import { noteRefusedAct } from '@/lib/server/audit/note-refused-answer';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { fileBytesMax, readUpload, type UploadedFile } from '@/lib/server/documents/read-upload';
import { isFromOwnPage } from '@/lib/server/documents/same-origin';
import { addDocument, storeUpload } from '@/lib/server/documents/store-upload';

// Files that people bring to an agreement: the resolution of a governing body, which the record of local approval then
// names, and the evidence of a duty, a correction or a meeting, which its report names.

export type AgreementFileAnswer = { ok: true; documentId: string } | { ok: false; why: UploadRefusal | 'NOT_FOUND' };

/** What is attached, and the steps whose takers may attach it. More copies than `most` are a mistake: our own rule. */
type Upload = {
  kind: 'RESOLUTION' | 'EVIDENCE';
  steps: readonly AgreementStepName[];
  most: number;
  action: 'agreement.attach_resolution' | 'agreement.attach_evidence';
};

export const resolution: Upload = {
  kind: 'RESOLUTION',
  steps: ['save_local_approval'],
  most: 10,
  action: 'agreement.attach_resolution',
};

export const evidence: Upload = {
  kind: 'EVIDENCE',
  steps: ['report_duty', 'report_correction', 'record_steering', 'publish_steering_minutes'],
  most: 200,
  action: 'agreement.attach_evidence',
};

/** True when this person may attach such a file now: when they may take one of the steps it is for. */
export const mayAttach = (row: AgreementCase, actor: Actor, { steps }: Upload): boolean => {
  const facts = toAgreementFacts(row, actor);
  return steps.some((step) => decide(agreementSteps[step], facts, actor).ok);
};

const permission = async (
  actor: Actor,
  agreementId: string,
  upload: Upload,
): Promise<'YES' | 'NOT_FOUND' | 'NOT_POSSIBLE'> => {
  const row = await findVisibleAgreement(actor, agreementId);
  if (!row) return 'NOT_FOUND';
  if (mayAttach(row, actor, upload)) return 'YES';
  const isTaker = upload.steps.some((step) => agreementSteps[step].by.some((role) => actor.roles.includes(role)));
  const about = { type: 'agreement', id: agreementId } as const;
  await noteRefusedAct(actor, upload.action, isTaker ? 'blocked' : 'not_yours', about);
  return 'NOT_POSSIBLE';
};

/** Checks a file by its content, stores it and attaches it to the agreement. */
export const attachAgreementFile = async (
  actor: Actor,
  agreementId: string,
  file: UploadedFile,
  upload: Upload,
): Promise<AgreementFileAnswer> => {
  const allowed = await permission(actor, agreementId, upload);
  if (allowed !== 'YES') return { ok: false, why: allowed };
  if (file.bytes.byteLength > fileBytesMax()) return { ok: false, why: 'TOO_LARGE' };
  const present = await db.document.count({ where: { agreementId, kind: upload.kind, removedAt: null } });
  if (present >= upload.most) return { ok: false, why: 'TOO_MANY' };
  const stored = await storeUpload(file);
  if (!stored.ok) return stored;
  return db.$transaction(async (tx) => {
    const row = { agreementId, kind: upload.kind, uploadedById: personOf(actor), createdAt: now() };
    const takers = upload.steps.flatMap((step) => agreementSteps[step].by);
    const id = await addDocument(tx, { ...row, ...stored.upload });
    await appendAudit(tx, {
      actor,
      role: takers.find((role) => actor.roles.includes(role)) ?? 'AGENCY_APPROVER',
      action: upload.action,
      target: { type: 'agreement', id: agreementId },
      outcome: 'done',
      facts: { documentId: id, sha256: stored.upload.sha256 },
    });
    return { ok: true, documentId: id };
  });
};

/** Takes the file of one posted form. Who asks and whether they may comes before the body is read. */
export const receiveAgreementFile = async (
  actor: Actor,
  agreementId: string,
  request: Request,
  upload: Upload,
): Promise<AgreementFileAnswer> => {
  if (!isFromOwnPage(request.headers)) return { ok: false, why: 'FOREIGN_PAGE' };
  const allowed = await permission(actor, agreementId, upload);
  if (allowed !== 'YES') return { ok: false, why: allowed };
  const read = await readUpload(request, 'file');
  if (!read.ok) return read;
  const [file] = read.files;
  return file ? attachAgreementFile(actor, agreementId, file, upload) : { ok: false, why: 'NO_FILE' };
};
