import 'server-only';
import { createHash, X509Certificate } from 'node:crypto';
import * as asn1 from 'asn1js';
import type { SealIdentity } from './seal-identity';

// A CMS signature as PAdES baseline B-B asks for it (ETSI EN 319 142-1, 6.3): content type, message digest and
// signing-certificate-v2, and no signing-time attribute, because the time stands in the PDF's own /M entry. The PDF
// library of the house always writes signing-time, so this one is built here. With a timestamp it is baseline B-T
// (6.3, signature-time-stamp).

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  signatureTimeStamp: '1.2.840.113549.1.9.16.2.14',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  rsaWithSha256: '1.2.840.113549.1.1.11',
} as const;

const oid = (value: string) => new asn1.ObjectIdentifier({ value });
const sequence = (...value: asn1.BaseBlock[]) => new asn1.Sequence({ value });
const set = (...value: asn1.BaseBlock[]) => new asn1.Set({ value });
const octets = (bytes: Uint8Array) => new asn1.OctetString({ valueHex: bytes });
const tagged = (tagNumber: number, value: asn1.BaseBlock[]) =>
  new asn1.Constructed({ idBlock: { tagClass: 3, tagNumber }, value });
const der = (block: asn1.BaseBlock) => new Uint8Array(block.toBER());
const parsed = (bytes: Uint8Array) => asn1.fromBER(bytes).result;

const sha256Algorithm = () => sequence(oid(OID.sha256));

/** Issuer and serial number as they stand in a certificate (RFC 5280, 4.1): serial after the version, then issuer. */
function issuerAndSerial(certificate: Uint8Array): { issuer: asn1.BaseBlock; serial: asn1.BaseBlock } {
  const [body] = childrenOf(parsed(certificate));
  const fields = body === undefined ? [] : childrenOf(body).filter((field) => field.idBlock.tagClass !== 3);
  const [serial, , issuer] = fields;
  if (serial === undefined || issuer === undefined) throw new Error('The seal certificate has no issuer or serial.');
  return { issuer, serial };
}

const childrenOf = (block: asn1.BaseBlock): asn1.BaseBlock[] =>
  block instanceof asn1.Constructed ? block.valueBlock.value : [];

/** RFC 5035: the hash of the certificate, bound into what is signed, so that no other can take its place. */
function signingCertificateV2(certificate: Uint8Array): asn1.BaseBlock {
  const { issuer, serial } = issuerAndSerial(certificate);
  const hash = octets(createHash('sha256').update(certificate).digest());
  const issuerSerial = sequence(sequence(tagged(4, [issuer])), serial);
  return sequence(sequence(sequence(hash, issuerSerial)));
}

/** DER orders the elements of a SET OF by their bytes (X.690, 11.6). */
function orderedAttributes(certificate: Uint8Array, digest: Uint8Array): asn1.BaseBlock[] {
  const attributes = [
    sequence(oid(OID.contentType), set(oid(OID.data))),
    sequence(oid(OID.messageDigest), set(octets(digest))),
    sequence(oid(OID.signingCertificateV2), set(signingCertificateV2(certificate))),
  ];
  return attributes.sort((a, b) => Buffer.compare(der(a), der(b)));
}

function signatureAlgorithm(identity: SealIdentity): asn1.BaseBlock {
  if (identity.keyKind === 'EC') return sequence(oid(OID.ecdsaWithSha256));
  return sequence(oid(OID.rsaWithSha256), new asn1.Null());
}

/** Gets a timestamp token (RFC 3161), DER, over the value of a signature. */
export type Stamp = (signature: Uint8Array) => Promise<Uint8Array>;

/** What stands beside the signature, unsigned: the timestamp, where there is one. */
async function unsignedAttributes(signature: Uint8Array, stamp: Stamp | undefined): Promise<asn1.BaseBlock[]> {
  if (stamp === undefined) return [];
  const token = parsed(await stamp(signature));
  return [tagged(1, [sequence(oid(OID.signatureTimeStamp), set(token))])];
}

/**
 * Signs a digest as a detached CMS message.
 * @param digest SHA-256 of the bytes that are signed
 * @param identity whose certificate goes in and whose key signs
 * @param stamp gets the timestamp of the signature; without it the message has none
 * @returns the message, DER
 * @throws what `stamp` throws
 */
export async function signDigest(digest: Uint8Array, identity: SealIdentity, stamp?: Stamp): Promise<Uint8Array> {
  const { issuer, serial } = issuerAndSerial(identity.certificate);
  const attributes = orderedAttributes(identity.certificate, digest);
  const signature = await identity.sign(der(set(...attributes)));
  const certificates = [identity.certificate, ...identity.chain].filter(
    (bytes, index) => index === 0 || !isSelfIssued(bytes),
  );
  const signerInfo = sequence(
    new asn1.Integer({ value: 1 }),
    sequence(issuer, serial),
    sha256Algorithm(),
    tagged(0, attributes),
    signatureAlgorithm(identity),
    octets(signature),
    ...(await unsignedAttributes(signature, stamp)),
  );
  const signedData = sequence(
    new asn1.Integer({ value: 1 }),
    set(sha256Algorithm()),
    sequence(oid(OID.data)),
    tagged(
      0,
      certificates.map(parsed).sort((a, b) => Buffer.compare(der(a), der(b))),
    ),
    set(signerInfo),
  );
  return der(sequence(oid(OID.signedData), tagged(0, [signedData])));
}

/** A root need not travel with the file: whoever trusts it has it. */
function isSelfIssued(certificate: Uint8Array): boolean {
  const { subject, issuer } = new X509Certificate(certificate);
  return subject === issuer;
}
