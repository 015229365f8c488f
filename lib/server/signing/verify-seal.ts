import 'server-only';
import { createHash, type X509Certificate } from 'node:crypto';
import * as asn1 from 'asn1js';
import { catalogOf, lastTableOffset, objectNumbers, openPdf, type PdfFile, readObject, resolveValue } from './pdf-file';
import { entriesOf, itemsOf, nameOf, numberOf, type PdfValue, UnreadablePdfError } from './pdf-syntax';
import { type RevocationList, revokedSince } from './revocation';
import { type SealEvidence, sealedContent } from './sealed-content';
import { type CmsFacts, verifyCms } from './verify-cms';
import type { TimestampFacts } from './verify-timestamp';

// Verifies a sealed agreement without any code of the sealing side: own reader for the file and its byte range, own
// rules for the CMS message, Node's cryptography. Everything that is not exactly what the portal writes is refused.

/** What the caller knows about the file. */
export type SealExpectations = {
  /** SHA-256 fingerprints, hex, of the certificates whose seals are accepted. */
  trustedFingerprints: string[];
  /** SHA-256, hex, of the frozen text in the register. */
  frozenSha256?: string;
  /** Its length in bytes. */
  frozenLength?: number;
  /** SHA-256, hex, of the sealed file in the register. */
  sha256?: string;
  /** Whose timestamps are believed. Left out, a timestamp is checked for itself, and the level stays B-B. */
  timestampRoots?: readonly X509Certificate[];
  /** Which certificates their issuers took back, as far as is known. */
  revocationLists?: readonly RevocationList[];
};

/** The outcome: facts of a good file, or plain sentences about what is wrong. */
export type SealVerdict =
  | {
      ok: true;
      /** The time the seal claims. */
      signedAt: Date;
      subject: string;
      issuer: string;
      fingerprint: string;
      /** The PAdES level that the file itself shows. */
      level: 'B-B' | 'B-T';
      /** The timestamp in the file; null when it carries none. */
      timestamp: TimestampFacts | null;
      sha256: string;
      frozenSha256: string;
      frozenLength: number;
      /** Pages of the whole file; the certificate's pages are the last of them. */
      pageCount: number;
      evidence: SealEvidence;
    }
  | { ok: false; problems: string[] };

type Seal = { contents: Extract<PdfValue, { kind: 'string' }>; range: number[]; signedAt: Date };

const sha256 = (...parts: Uint8Array[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

function claimedTime(value: PdfValue | undefined): Date {
  const text = value?.kind === 'string' ? Buffer.from(value.bytes).toString('latin1') : '';
  const found = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  const [year, month, day, hour, minute, second] = (found ?? []).slice(1);
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(time.getTime())) throw new UnreadablePdfError('The seal does not say when it was made.');
  return time;
}

/** The one signature of the file, as a PDF reader finds it: through the form of the document. */
function findSeal(file: PdfFile): Seal {
  const form = entriesOf(resolveValue(file, catalogOf(file).get('AcroForm')));
  const fields = itemsOf(resolveValue(file, form?.get('Fields'))) ?? [];
  const signed = objectNumbers(file).filter((number) => entriesOf(readObject(file, number).value)?.has('ByteRange'));
  if (fields.length === 0 && signed.length === 0) throw new UnreadablePdfError('The file has no seal.');
  const field = entriesOf(resolveValue(file, fields[0]));
  const reference = field?.get('V');
  if (fields.length !== 1 || signed.length !== 1 || nameOf(field?.get('FT')) !== 'Sig') {
    throw new UnreadablePdfError('The file must have exactly one seal and no other form fields.');
  }
  if (reference?.kind !== 'reference' || reference.number !== signed[0]) {
    throw new UnreadablePdfError('The field of the seal shows another signature than the one in the file.');
  }
  const dictionary = entriesOf(resolveValue(file, reference));
  const contents = dictionary?.get('Contents');
  const range = (itemsOf(dictionary?.get('ByteRange')) ?? []).map((item) => numberOf(item) ?? -1);
  if (nameOf(dictionary?.get('SubFilter')) !== 'ETSI.CAdES.detached') {
    throw new UnreadablePdfError('The seal is of another kind than the portal makes.');
  }
  if (contents?.kind !== 'string' || !contents.hex) throw new UnreadablePdfError('The seal is empty.');
  return { contents, range, signedAt: claimedTime(dictionary?.get('M')) };
}

/** The range starts at 0, leaves out the signature and nothing else, and ends where the file ends. */
function coversEverything({ contents, range }: Seal, length: number): boolean {
  const expected = [0, contents.start, contents.end, length - contents.end];
  return range.length === 4 && range.every((value, index) => value === expected[index]);
}

/** The message in the hex string; what follows it must be zeros, and the digits have one spelling only. */
function cmsBytes(bytes: Uint8Array, { contents }: Seal): Uint8Array | null {
  const digits = Buffer.from(bytes.subarray(contents.start + 1, contents.end - 1)).toString('latin1');
  if (!/^([0-9a-f]{2})+$/.test(digits)) return null;
  const { offset } = asn1.fromBER(contents.bytes);
  if (offset <= 0 || contents.bytes.subarray(offset).some((byte) => byte !== 0)) return null;
  return contents.bytes.subarray(0, offset);
}

function frozenProblems(
  bytes: Uint8Array,
  file: PdfFile,
  evidence: SealEvidence,
  expected: SealExpectations,
): string[] {
  const frozen = bytes.subarray(0, evidence.frozenLength);
  const hash = hex(sha256(frozen));
  const isEarlierState = frozen.length < bytes.length && lastTableOffset(frozen) === file.revisions[1]?.tableAt;
  const checks: [boolean, string][] = [
    [isEarlierState, 'The frozen text is not the earlier state of this file.'],
    [hash === evidence.frozenSha256, 'The frozen text is not the one the certificate names.'],
    [hash === (expected.frozenSha256 ?? hash), 'The frozen text is not the one that was signed.'],
    [
      frozen.length === (expected.frozenLength ?? frozen.length),
      'The frozen text has another length than the signed one.',
    ],
  ];
  return checks.filter(([holds]) => !holds).map(([, problem]) => problem);
}

/** A revoked key may have sealed at any time it liked to claim: only a trusted timestamp says that a seal is older. */
function revocationProblems({ certificate, issuer, timestamp }: CmsFacts, lists: readonly RevocationList[]): string[] {
  const since = revokedSince(certificate, issuer, lists);
  if (since === null || (timestamp?.trusted && timestamp.at < since)) return [];
  const day = since.toISOString().slice(0, 10);
  return [`The certificate of the seal is revoked since ${day}, and no timestamp shows that the seal is older.`];
}

function verify(bytes: Uint8Array, expected: SealExpectations): SealVerdict {
  const file = openPdf(bytes);
  const seal = findSeal(file);
  if (!coversEverything(seal, bytes.length)) {
    return {
      ok: false,
      problems: ['The seal does not cover the whole file. Something was added or changed after it.'],
    };
  }
  const cms = cmsBytes(bytes, seal);
  if (cms === null) return { ok: false, problems: ['The seal cannot be read.'] };
  const digest = sha256(bytes.subarray(0, seal.contents.start), bytes.subarray(seal.contents.end));
  const { facts, problems } = verifyCms(cms, digest, seal.signedAt, expected.timestampRoots);
  if (facts === null || problems.length > 0) return { ok: false, problems };
  const trusted = expected.trustedFingerprints.map((item) => item.toLowerCase().replaceAll(':', ''));
  const content = sealedContent(file);
  const sealedSha256 = hex(sha256(bytes));
  const found = [
    ...(trusted.includes(facts.fingerprint)
      ? []
      : ['The seal was made with a certificate that the portal does not know.']),
    ...(sealedSha256 === (expected.sha256 ?? sealedSha256) ? [] : ['The file is not the one in the register.']),
    ...revocationProblems(facts, expected.revocationLists ?? []),
    ...content.problems,
    ...frozenProblems(bytes, file, content.evidence, expected),
  ];
  if (found.length > 0) return { ok: false, problems: found };
  return {
    ok: true,
    signedAt: seal.signedAt,
    subject: facts.certificate.subject.replaceAll('\n', ', '),
    issuer: facts.certificate.issuer.replaceAll('\n', ', '),
    fingerprint: facts.fingerprint,
    level: facts.timestamp?.trusted ? 'B-T' : 'B-B',
    timestamp: facts.timestamp,
    sha256: sealedSha256,
    frozenSha256: content.evidence.frozenSha256,
    frozenLength: content.evidence.frozenLength,
    pageCount: content.pageCount,
    evidence: content.evidence,
  };
}

/**
 * Verifies a sealed agreement. Never throws: whatever the bytes are, the answer is a verdict.
 * @param pdf the whole file
 * @param expected the certificates to accept, and what the register knows about the file
 * @returns the facts of a good file, or every problem found, as plain sentences
 */
export function verifySeal(pdf: Uint8Array, expected: SealExpectations): SealVerdict {
  try {
    return verify(pdf, expected);
  } catch (error) {
    const problem = error instanceof UnreadablePdfError ? error.message : 'The file or its seal cannot be read.';
    return { ok: false, problems: [problem] };
  }
}
