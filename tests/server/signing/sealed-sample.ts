import { createHash } from 'node:crypto';
import type { AgreementDocument } from '@/lib/server/signing/agreement-document';
import { signDigest } from '@/lib/server/signing/cms-signature';
import type { CompletionCertificate } from '@/lib/server/signing/completion-certificate';
import { createDemonstrationIdentity } from '@/lib/server/signing/demonstration-identity';
import { renderAgreement } from '@/lib/server/signing/render-agreement';
import { sealAgreement } from '@/lib/server/signing/seal';
import { certificateFingerprint, loadSealIdentity, type SealIdentity } from '@/lib/server/signing/seal-identity';
import { aSampleAgreement } from './sample-agreement';
import { aSampleCertificate } from './sample-certificate';

/** The time samples are sealed at. */
export const SEALED_AT = new Date('2026-11-26T09:30:06Z');

/** A fresh demonstration identity that is valid from a day on. */
export async function anIdentity(now = new Date('2026-11-01T00:00:00Z')) {
  const made = await createDemonstrationIdentity({ commonName: 'portal seal', now });
  const identity = await loadSealIdentity(made.pkcs12, made.password);
  return { ...made, identity, fingerprint: certificateFingerprint(identity.certificate) };
}

/** A sealed sample agreement. */
export async function aSealedAgreement(
  identity: SealIdentity,
  changes: {
    agreement?: Partial<AgreementDocument>;
    certificate?: Partial<CompletionCertificate>;
    signedAt?: Date;
  } = {},
) {
  const frozenPdf = await renderAgreement(aSampleAgreement(changes.agreement));
  const certificate = aSampleCertificate(frozenPdf, changes.certificate);
  const sealed = await sealAgreement({ frozenPdf, certificate, identity, signedAt: changes.signedAt ?? SEALED_AT });
  return { ...sealed, frozenPdf, certificate };
}

/** Where the signature's hex string stands in a sealed file: [of "<", after ">"]. */
export function signaturePlace(pdf: Uint8Array): [number, number] {
  const found = /\/ByteRange \[0 +(\d+) +(\d+) +\d+ *\]/.exec(Buffer.from(pdf).toString('latin1'));
  if (found === null) throw new Error('The sample has no seal.');
  return [Number(found[1]), Number(found[2])];
}

/** The bytes a seal covers. */
export function sealedBytes(pdf: Uint8Array): Uint8Array {
  const [start, end] = signaturePlace(pdf);
  return new Uint8Array(Buffer.concat([pdf.subarray(0, start), pdf.subarray(end)]));
}

/** The CMS message in a sealed file, without its padding. */
export function sealMessage(pdf: Uint8Array): Uint8Array {
  const [start, end] = signaturePlace(pdf);
  const bytes = Buffer.from(Buffer.from(pdf.subarray(start + 1, end - 1)).toString('latin1'), 'hex');
  return new Uint8Array(bytes.subarray(0, bytes.readUInt16BE(2) + 4));
}

/** Changes words of the update in a sealed file, keeping their length, and seals it again: what a bad sealer could do. */
export async function resealed(pdf: Uint8Array, from: string, to: string, identity: SealIdentity) {
  const file = Buffer.from(pdf);
  const at = file.lastIndexOf(from, undefined, 'latin1');
  if (at === -1 || from.length !== to.length) throw new Error(`The sample cannot be changed: ${from}`);
  file.write(to, at, 'latin1');
  const [start, end] = signaturePlace(file);
  const digest = createHash('sha256').update(sealedBytes(file)).digest();
  const message = Buffer.from(await signDigest(digest, identity)).toString('hex');
  file.write(message.padEnd(end - start - 2, '0'), start + 1, 'latin1');
  return new Uint8Array(file);
}
