import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { checkPages, type PageCheck } from '@/lib/domain/agreements/page-check';
import { uploadProblem } from '@/lib/domain/agreements/paper';
import type { ScanRefusal } from '@/lib/domain/agreements/scan-upload';
import { agreementSteps } from '@/lib/domain/agreements/steps';
import { decide } from '@/lib/domain/workflow/decide';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { toAgreementFacts } from '@/lib/server/agreements/facts';
import { printCopyOf } from '@/lib/server/agreements/paper-path/print-copy-for';
import { personOf } from '@/lib/server/agreements/step-input';
import { findVisibleAgreement } from '@/lib/server/agreements/visible-agreement';
import { noteRefusedAct } from '@/lib/server/audit/note-refused-answer';
import { performAgreementStep } from '@/lib/server/cases/perform';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { recogniseFile } from '@/lib/server/documents/file-kind';
import { cleanFileName } from '@/lib/server/documents/file-name';
import { readPdf } from '@/lib/server/documents/read-pdf';
import { fileBytesMax, readUpload, type UploadedFile } from '@/lib/server/documents/read-upload';
import { isFromOwnPage } from '@/lib/server/documents/same-origin';
import { findingsIn } from '@/lib/server/documents/search-document';
import { addDocument, type StoredUpload, storeUpload } from '@/lib/server/documents/store-upload';
import { groupedHash } from '@/lib/server/signing/completion-certificate';

// How the scan of a signed print copy comes in: the checks of every upload, then its pages beside those of the copy. What
// it comes to is stored with the scan before the step that brings it, so that no form can say what was found.

type Place = AgreementCase['signatures'][number];

export type ScanAnswer = { ok: true; scanId: string } | { ok: false; refusal: ScanRefusal | { why: 'NOT_FOUND' } };

const refused = (refusal: ScanRefusal | { why: 'NOT_FOUND' }): ScanAnswer => ({ ok: false, refusal });

/** Our own rule against filling the store. */
const scansMax = 40;
/** How long a person waits for the pages of their own file. */
const readMs = 20_000;

const findPlace = async (
  actor: Actor,
  id: string,
  placeId: string,
): Promise<{ row: AgreementCase; place: Place } | ScanAnswer> => {
  const row = await findVisibleAgreement(actor, id);
  const place = row?.signatures.find((one) => one.id === placeId);
  if (!row || !place) return refused({ why: 'NOT_FOUND' });
  const facts = toAgreementFacts(row, actor);
  const own = facts.signatures.find((one) => one.id === placeId);
  const decision = decide(agreementSteps.upload_scan, facts, actor);
  if (decision.ok && own && uploadProblem(facts, own, actor) === null) return { row, place };
  if (!decision.ok) await noteRefusedAct(actor, 'agreement.upload_scan', decision.why, { type: 'agreement', id });
  return refused({ why: 'NOT_POSSIBLE' });
};

// The hash stands on every sheet, and eight of its digits can look like a number of something.
const withoutHash = (text: string, sha256: string): string =>
  groupedHash(sha256)
    .split(' ')
    .reduce((rest, group) => rest.replaceAll(group, ' '), text.replaceAll(sha256, ' '));

type Checked = { ok: true; check: PageCheck; hasText: boolean } | { ok: false; refusal: ScanRefusal };

const checkScan = async (row: AgreementCase, place: Place, bytes: Uint8Array): Promise<Checked> => {
  const [copy, scan] = await Promise.all([readPdf(await printCopyOf(row, place)), readPdf(bytes, readMs)]);
  if (!copy.ok) throw new Error(`The print copy of ${row.number} could not be read.`);
  if (!scan.ok) return { ok: false, refusal: { why: 'UNREADABLE' } };
  const check = checkPages(copy.pages, scan.pages);
  if (!check) return { ok: false, refusal: { why: 'PAGES', found: scan.pages.length, expected: copy.pages.length } };
  const sha256 = row.frozenVersion?.sha256 ?? '';
  if (findingsIn(scan.pages.map((page) => withoutHash(page, sha256))))
    return { ok: false, refusal: { why: 'IDENTIFIER' } };
  return { ok: true, check, hasText: scan.pages.some((page) => page.trim() !== '') };
};

type Arrived = { row: AgreementCase; place: Place; upload: StoredUpload; check: PageCheck };

/** Adds the rows of a scan, which is not part of the agreement until its step has been taken. */
const addScan = (
  actor: Actor,
  { row, place, upload, check }: Arrived,
): Promise<{ scanId: string; documentId: string }> => {
  const at = now();
  return db.$transaction(async (tx) => {
    const documentId = await addDocument(tx, {
      agreementId: row.id,
      kind: 'SIGNED_SCAN',
      class: 'RELEASABLE_AFTER_REVIEW',
      uploadedById: personOf(actor),
      createdAt: at,
      removedAt: at,
      ...upload,
    });
    const { id: scanId } = await tx.paperScan.create({
      data: {
        signatureId: place.id,
        versionId: row.frozenVersionId ?? '',
        documentId,
        uploadedById: personOf(actor),
        uploadedAt: at,
        pageCheck: check,
      },
      select: { id: true },
    });
    return { scanId, documentId };
  });
};

/** Checks a scan, stores it and brings it to the agreement as a step of its own. */
export const bringScan = async (actor: Actor, id: string, placeId: string, file: UploadedFile): Promise<ScanAnswer> => {
  const found = await findPlace(actor, id, placeId);
  if ('ok' in found) return found;
  if (file.bytes.byteLength > fileBytesMax()) return refused({ why: 'TOO_LARGE' });
  if ((await db.paperScan.count({ where: { signature: { agreementId: id } } })) >= scansMax)
    return refused({ why: 'TOO_MANY' });
  const kind = await recogniseFile(cleanFileName(file.name), file.bytes);
  if (!kind.ok) return refused(kind);
  if (kind.type.contentType !== 'application/pdf') return refused({ why: 'NOT_PDF' });
  const checked = await checkScan(found.row, found.place, kind.bytes);
  if (!checked.ok) return checked;
  const stored = await storeUpload(file);
  if (!stored.ok) return refused(stored);
  // Its words were read just now, so that they are not searched once more by the worker.
  const upload = { ...stored.upload, textSearch: checked.hasText ? 'CLEAR' : 'NO_TEXT' } as const;
  const { scanId, documentId } = await addScan(actor, { ...found, upload, check: checked.check });
  const answer = await performAgreementStep('upload_scan', id, actor, { scanId });
  if (answer.ok) return { ok: true, scanId };
  await db.paperScan.delete({ where: { id: scanId } });
  await db.document.delete({ where: { id: documentId } });
  return refused({ why: 'NOT_POSSIBLE' });
};

/** Takes the scan of one posted form. Who asks and whether they may comes before the body is read. */
export const receiveScan = async (actor: Actor, id: string, placeId: string, request: Request): Promise<ScanAnswer> => {
  if (!isFromOwnPage(request.headers)) return refused({ why: 'FOREIGN_PAGE' });
  const found = await findPlace(actor, id, placeId);
  if ('ok' in found) return found;
  const read = await readUpload(request, 'file');
  if (!read.ok) return refused(read);
  const [file] = read.files;
  return file ? bringScan(actor, id, placeId, file) : refused({ why: 'NO_FILE' });
};
