import 'server-only';
import { createHash } from 'node:crypto';
import { PDF, PdfArray, PdfDict, PdfName, PdfNumber, type PdfRef, PdfString } from '@libpdf/core';
import { appendBookmark, appendPages } from './append-pages';
import { type Stamp, signDigest } from './cms-signature';
import {
  type CompletionCertificate,
  certificateEvidence,
  EVIDENCE_NAME,
  renderCertificate,
} from './completion-certificate';
import type { SealIdentity } from './seal-identity';

// Seals a frozen text: certificate pages, evidence and seal are appended in one incremental update, so the frozen
// bytes stay a prefix of the sealed file and the seal covers every byte but its own.

/** What is needed to seal. */
export type SealInput = {
  frozenPdf: Uint8Array;
  certificate: CompletionCertificate;
  identity: SealIdentity;
  signedAt: Date;
  /** Gets the timestamp of the seal (PAdES B-T); without it the seal is B-B. */
  stamp?: Stamp | undefined;
};

/** A sealed file. */
export type SealedAgreement = {
  pdf: Uint8Array;
  /** SHA-256 of the sealed file, hex. */
  sha256: string;
  /** The first so many bytes are the frozen text. */
  frozenLength: number;
};

const REASON = 'All signatures are in: sealed against change';
const LOCATION = 'ACCESS Partnership Portal';
/** Room for the CMS message: a P-256 or RSA-4096 signature with a chain of a few certificates. */
const CMS_BYTES = 12_288;
/** More room for a timestamp token with the chain of its authority. */
const STAMPED_CMS_BYTES = 32_768;
const PLACEHOLDER = [0, 1_111_111_111, 1_222_222_222, 1_333_333_333] as const;

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes);
const name = (value: string) => PdfName.of(value);
const numbers = (values: readonly number[]) => new PdfArray(values.map((value) => PdfNumber.of(value)));

/** The PDF form of an instant, in UTC (ISO 32000-1, 7.9.4). */
const pdfDate = (instant: Date) => `D:${instant.toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z`;

/** No change at all is allowed after the seal (ISO 32000-1, 12.8.2.2, P = 1). */
function noChangesAllowed(): PdfDict {
  const parameters = PdfDict.of({ Type: name('TransformParams'), P: PdfNumber.of(1), V: name('1.2') });
  return PdfDict.of({ Type: name('SigRef'), TransformMethod: name('DocMDP'), TransformParams: parameters });
}

const roomFor = ({ stamp }: SealInput): number => (stamp === undefined ? CMS_BYTES : STAMPED_CMS_BYTES);

function addSealField(pdf: PDF, page: PdfRef, input: SealInput): void {
  const seal = pdf.register(
    PdfDict.of({
      Type: name('Sig'),
      Filter: name('Adobe.PPKLite'),
      SubFilter: name('ETSI.CAdES.detached'),
      ByteRange: numbers(PLACEHOLDER),
      Contents: PdfString.fromBytes(new Uint8Array(roomFor(input))),
      M: PdfString.fromString(pdfDate(input.signedAt)),
      Name: PdfString.fromString('ACCESS Partnership Portal'),
      Reason: PdfString.fromString(REASON),
      Location: PdfString.fromString(LOCATION),
      Reference: new PdfArray([noChangesAllowed()]),
    }),
  );
  const field = pdf.register(
    PdfDict.of({
      Type: name('Annot'),
      Subtype: name('Widget'),
      FT: name('Sig'),
      T: PdfString.fromString('Seal'),
      TU: PdfString.fromString('Electronic seal of the ACCESS Partnership Portal'),
      F: PdfNumber.of(132), // Printed and locked.
      Rect: numbers([0, 0, 0, 0]),
      P: page,
      V: seal,
    }),
  );
  const form = pdf.register(PdfDict.of({ Fields: new PdfArray([field]), SigFlags: PdfNumber.of(3) }));
  const catalog = pdf.getCatalog();
  catalog.set('AcroForm', form);
  catalog.set('Perms', PdfDict.of({ DocMDP: seal }));
  const target = pdf.getObject(page);
  if (target instanceof PdfDict) target.set('Annots', new PdfArray([field]));
}

async function withCertificate(input: SealInput): Promise<Uint8Array> {
  const { frozenPdf, certificate } = input;
  const pdf = await PDF.load(frozenPdf);
  const pages = await PDF.load(await renderCertificate(certificate, frozenPdf.length));
  const blocker = pdf.canSaveIncrementally();
  if (blocker !== null) throw new Error(`The frozen PDF cannot be extended without rewriting it: ${blocker}.`);
  const firstAdded = appendPages(pdf, pages);
  appendBookmark(pdf, 'Certificate of completion', firstAdded);
  pdf.attachments.add(EVIDENCE_NAME, certificateEvidence(certificate, frozenPdf.length), {
    description: 'The facts of the certificate of completion',
    mimeType: 'application/json',
    createdAt: certificate.issuedAt,
    modifiedAt: certificate.issuedAt,
  });
  addSealField(pdf, firstAdded, input);
  return pdf.save({ incremental: true });
}

/** Where the byte range and the signature stand in the prepared file. */
function findPlaceholders(file: Buffer, room: number) {
  const range = `[${PLACEHOLDER.join(' ')}]`;
  const rangeAt = file.lastIndexOf(range, undefined, 'latin1');
  const contentsAt = file.lastIndexOf(`<${'0'.repeat(room * 2)}>`, undefined, 'latin1');
  if (rangeAt === -1 || contentsAt === -1) throw new Error('The prepared PDF has no place for the seal.');
  return { range, rangeAt, contentsAt, contentsEnd: contentsAt + room * 2 + 2 };
}

async function fillSeal(prepared: Uint8Array, input: SealInput): Promise<Uint8Array> {
  const file = Buffer.from(prepared);
  const room = roomFor(input);
  const { range, rangeAt, contentsAt, contentsEnd } = findPlaceholders(file, room);
  const values = [0, contentsAt, contentsEnd, file.length - contentsEnd];
  file.write(`[${values.join(' ')}`.padEnd(range.length - 1).concat(']'), rangeAt, 'latin1');
  const digest = sha256(file.subarray(0, contentsAt)).update(file.subarray(contentsEnd)).digest();
  const cms = await signDigest(digest, input.identity, input.stamp);
  if (cms.length > room) throw new Error('The seal needs more room than the file reserves for it.');
  file.write(Buffer.from(cms).toString('hex'), contentsAt + 1, 'latin1');
  return new Uint8Array(file);
}

/**
 * Appends the certificate of completion to a frozen text and seals the whole (PAdES baseline B-B, or B-T with a stamp).
 * @param input the frozen PDF from `renderAgreement`, the certificate, the identity, the claimed time and the stamp
 * @returns the sealed file; its first `frozenLength` bytes are the frozen PDF
 * @throws Error when the certificate names another text, or the PDF is not one of this room's papers
 */
export async function sealAgreement(input: SealInput): Promise<SealedAgreement> {
  const { frozenPdf, certificate } = input;
  if (sha256(frozenPdf).digest('hex') !== certificate.frozenSha256) {
    throw new Error('The certificate names another text than the one to be sealed.');
  }
  const pdf = await fillSeal(await withCertificate(input), input);
  if (Buffer.compare(pdf.subarray(0, frozenPdf.length), frozenPdf) !== 0) {
    throw new Error('The frozen text did not stay as it was while the certificate was added.');
  }
  return { pdf, sha256: sha256(pdf).digest('hex'), frozenLength: frozenPdf.length };
}
