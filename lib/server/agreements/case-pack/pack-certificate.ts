import 'server-only';
import { createHash, type X509Certificate } from 'node:crypto';
import * as asn1 from 'asn1js';
import { verifyCms } from '@/lib/server/signing/verify-cms';

/**
 * The certificate that a sealed file was sealed with. It is read from the file itself: the portal may seal with another
 * one by now.
 * @throws Error when the seal does not hold
 */
export const sealCertificateOf = (sealed: Uint8Array, sealedAt: Date): X509Certificate => {
  const file = Buffer.from(sealed);
  const range = /\/ByteRange\s*\[0 (\d+) (\d+) \d+\s*\]/u.exec(file.toString('latin1'));
  const [before, after] = (range ?? []).slice(1).map(Number);
  if (before === undefined || after === undefined) throw new Error('The sealed file has no seal.');
  const message = Buffer.from(file.toString('latin1', before + 1, after - 1), 'hex');
  const { offset } = asn1.fromBER(message);
  if (offset <= 0) throw new Error('The seal cannot be read.');
  const digest = createHash('sha256').update(file.subarray(0, before)).update(file.subarray(after)).digest();
  const { facts, problems } = verifyCms(message.subarray(0, offset), digest, sealedAt);
  if (!facts || problems.length > 0) throw new Error(`The seal does not hold. ${problems.join(' ')}`);
  return facts.certificate;
};
