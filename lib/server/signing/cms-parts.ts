import 'server-only';
import { X509Certificate } from 'node:crypto';
import * as asn1 from 'asn1js';
import * as pkijs from 'pkijs';

// What the checks of a seal and of its timestamp read alike in a signed message (RFC 5652).

/** True when both hold the same bytes. */
export const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** The DER bytes of a block. */
export const der = (block: { toBER: () => ArrayBuffer }): Uint8Array => new Uint8Array(block.toBER());

/** The blocks inside a block; none when it holds no others. */
export const partsOf = (block: asn1.BaseBlock | undefined): asn1.BaseBlock[] =>
  block instanceof asn1.Constructed ? block.valueBlock.value : [];

/** The certificate that a signer names by issuer and serial number; null when the message does not carry it. */
export function signerCertificate(message: pkijs.SignedData, { sid }: pkijs.SignerInfo): X509Certificate | null {
  if (!(sid instanceof pkijs.IssuerAndSerialNumber)) return null;
  const found = (message.certificates ?? []).find(
    (item) =>
      item instanceof pkijs.Certificate &&
      item.serialNumber.isEqual(sid.serialNumber) &&
      same(der(item.issuer.toSchema()), der(sid.issuer.toSchema())),
  );
  return found instanceof pkijs.Certificate ? new X509Certificate(der(found.toSchema())) : null;
}

/** The single value of each signed attribute; null when one stands twice or has not exactly one. */
export function signedAttributes({ signedAttrs }: pkijs.SignerInfo): Map<string, asn1.BaseBlock> | null {
  const values = new Map<string, asn1.BaseBlock>();
  for (const { type, values: given } of signedAttrs?.attributes ?? []) {
    const [value, ...more] = given;
    if (!(value instanceof asn1.BaseBlock) || more.length > 0 || values.has(type)) return null;
    values.set(type, value);
  }
  return values;
}
