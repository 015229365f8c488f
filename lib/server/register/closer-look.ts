import 'server-only';
import { createHash } from 'node:crypto';
import { portalRevocationLists } from '@/lib/server/agreements/revocation-file';
import { portalSealIdentity } from '@/lib/server/agreements/seal-identity-file';
import { isTextNumber } from '@/lib/server/register/register-filter';
import { type CopyRow, publicAgreementNumbered, publicAgreementWith } from '@/lib/server/register/verify-copy';
import { certificateFingerprint } from '@/lib/server/signing/seal-identity';
import { evidenceIn } from '@/lib/server/signing/sealed-content';
import { verifySeal } from '@/lib/server/signing/verify-seal';

// Looks into a file that no known hash fits, to say whether it is a changed copy of a public agreement. Nothing of the
// file is kept, and its words reach nobody: the problems are sentences of our own verifier.

/** What was found: the agreement it comes from, whether the signed text in it is whole, and what is wrong. */
export type CloserLook = { number: string; textKept: boolean; problems: string[] };

const endMark = Buffer.from('%%EOF');
/** A sealed file has two saved states; somebody's additions make a few more. */
const statesMax = 12;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** True for what every PDF begins with. */
export const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';

/** The hashes of the states the file was saved in before: each ends with the mark of an end, with or without a new line. */
const stateHashes = (file: Buffer): string[] => {
  const hashes: string[] = [];
  let at = file.indexOf(endMark);
  for (let count = 0; at !== -1 && count < statesMax; count += 1) {
    const end = at + endMark.length;
    const newLine = file[end] === 13 && file[end + 1] === 10 ? 2 : file[end] === 10 || file[end] === 13 ? 1 : 0;
    hashes.push(sha256(file.subarray(0, end)), sha256(file.subarray(0, end + newLine)));
    at = file.indexOf(endMark, end);
  }
  return hashes;
};

/** The agreement the file names, where it says that the portal made it. */
const namedIn = async (file: Buffer): Promise<CopyRow | null> => {
  const evidence = evidenceIn(file);
  const byEvidence = evidence && (await publicAgreementWith([evidence.frozenSha256]));
  if (byEvidence) return byEvidence;
  if (!file.includes('(ACCESS Partnership Portal)', 0, 'latin1')) return null;
  const number =
    evidence?.agreementNumber ?? /AGR-\d{4}-\d{6}(?:-A[1-9]\d?)?/u.exec(file.toString('latin1'))?.[0] ?? '';
  return isTextNumber(number) ? publicAgreementNumbered(number) : null;
};

/** Says which public agreement a file is a changed copy of, or null. */
export const lookCloser = async (bytes: Uint8Array): Promise<CloserLook | null> => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const row = (await publicAgreementWith(stateHashes(file))) ?? (await namedIn(file));
  if (!row?.frozenVersion || !row.sealedDocument) return null;
  const { sha256: frozenSha256, byteLength: frozenLength } = row.frozenVersion;
  const identity = await portalSealIdentity();
  const verdict = verifySeal(bytes, {
    revocationLists: await portalRevocationLists(),
    trustedFingerprints: [certificateFingerprint(identity.certificate)],
    frozenSha256,
    frozenLength,
    sha256: row.sealedDocument.sha256,
  });
  return {
    number: row.number,
    textKept: sha256(file.subarray(0, frozenLength)) === frozenSha256,
    problems: verdict.ok ? [] : verdict.problems.slice(0, 20),
  };
};
