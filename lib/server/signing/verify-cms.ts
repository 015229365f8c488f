import 'server-only';
import { createHash, verify, X509Certificate } from 'node:crypto';
import * as asn1 from 'asn1js';
import * as pkijs from 'pkijs';
import { der, partsOf, same, signedAttributes, signerCertificate } from './cms-parts';
import { issuersInOrder } from './issuer-order';
import { type TimestampFacts, verifyTimestamp } from './verify-timestamp';

// Checks the CMS message of a seal. It accepts one exact form and nothing beside it: whatever lies outside the signed
// attributes is not protected by the signature, so every such field must have the one value it can have.

/** What a good message tells. */
export type CmsFacts = {
  certificate: X509Certificate;
  fingerprint: string;
  /** The certificate of its issuer; null when the message does not carry it. */
  issuer: X509Certificate | null;
  /** Null when the message carries none. */
  timestamp: TimestampFacts | null;
};
/** The outcome: facts, or plain sentences about what is wrong. */
export type CmsVerdict = { facts: CmsFacts | null; problems: string[] };

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  signatureTimeStamp: '1.2.840.113549.1.9.16.2.14',
  sha256: '2.16.840.1.101.3.4.2.1',
  keyUsage: '2.5.29.15',
} as const;
const ALGORITHM_OF_KEY: Record<string, string> = { ec: '1.2.840.10045.4.3.2', rsa: '1.2.840.113549.1.1.11' };
/** digitalSignature or nonRepudiation, the first two bits (RFC 5280, 4.2.1.3). */
const SIGNING_BITS = 0b1100_0000;
const RSA_BITS_MIN = 3072;

/** Reads the message and makes sure that writing it again gives the same bytes, so that it has one form only. */
function readMessage(bytes: Uint8Array): pkijs.SignedData | null {
  const block = asn1.fromBER(bytes);
  if (block.offset !== bytes.length) return null;
  const info = new pkijs.ContentInfo({ schema: block.result });
  if (info.contentType !== OID.signedData) return null;
  const message = new pkijs.SignedData({ schema: info.content });
  const again = new pkijs.ContentInfo({ contentType: OID.signedData, content: message.toSchema() });
  return same(der(again.toSchema()), bytes) ? message : null;
}

function hasOnlyExpectedParts(message: pkijs.SignedData, signer: pkijs.SignerInfo): boolean {
  const [digest, ...moreDigests] = message.digestAlgorithms;
  return (
    message.version === 1 &&
    signer.version === 1 &&
    message.signerInfos.length === 1 &&
    moreDigests.length === 0 &&
    [digest, signer.digestAlgorithm].every((item) => item?.algorithmId === OID.sha256 && !item.algorithmParams) &&
    message.encapContentInfo.eContentType === OID.data &&
    message.encapContentInfo.eContent === undefined &&
    message.crls === undefined &&
    (signer.unsignedAttrs === undefined || tokenOf(signer) !== null)
  );
}

/** The timestamp token, where it is the one thing that stands beside the signature. */
function tokenOf({ unsignedAttrs }: pkijs.SignerInfo): Uint8Array | null {
  const [attribute, ...more] = unsignedAttrs?.attributes ?? [];
  const [value, ...others] = attribute?.values ?? [];
  const only = more.length === 0 && others.length === 0 && attribute?.type === OID.signatureTimeStamp;
  return only && value instanceof asn1.BaseBlock ? der(value) : null;
}

const stampOf = (signer: pkijs.SignerInfo, signedAt: Date, roots: readonly X509Certificate[] | undefined) => {
  const token = tokenOf(signer);
  if (token === null) return { facts: null, problems: [] };
  const imprint = createHash('sha256').update(signer.signature.valueBlock.valueHexView).digest();
  return verifyTimestamp(token, imprint, signedAt, roots);
};

/** The signer's issuers, nearest first, each proven by its signature on the one before; null if another is among them. */
function issuersOf(message: pkijs.SignedData, leaf: X509Certificate): X509Certificate[] | null {
  const others = (message.certificates ?? [])
    .map((item) => new X509Certificate(der(item.toSchema())))
    .filter((item) => item.fingerprint256 !== leaf.fingerprint256);
  return others.length === (message.certificates ?? []).length - 1 ? issuersInOrder(leaf, others) : null;
}

const selfIssued = (certificate: X509Certificate) => (certificate.verify(certificate.publicKey) ? certificate : null);

/** The signed attributes; null unless exactly the three of PAdES B-B are there, once each. */
function signedValues(signer: pkijs.SignerInfo): Map<string, asn1.BaseBlock> | null {
  const values = signedAttributes(signer);
  const expected = [OID.contentType, OID.messageDigest, OID.signingCertificateV2];
  return values?.size === expected.length && expected.every((type) => values.has(type)) ? values : null;
}

/** RFC 5035: certs → first ESSCertIDv2 → certHash; SHA-256 is the default and then has no algorithm before it. */
function namesCertificate(value: asn1.BaseBlock | undefined, certificate: X509Certificate): boolean {
  const [certs] = partsOf(value);
  const [first, ...more] = partsOf(certs);
  const [hash] = partsOf(first);
  if (!(hash instanceof asn1.OctetString) || more.length > 0) return false;
  return same(hash.valueBlock.valueHexView, createHash('sha256').update(certificate.raw).digest());
}

function mayStandForSignatures(certificate: X509Certificate): boolean {
  const extension = pkijs.Certificate.fromBER(certificate.raw).extensions?.find((item) => item.extnID === OID.keyUsage);
  const usage = extension?.parsedValue;
  return usage instanceof asn1.BitString && ((usage.valueBlock.valueHexView[0] ?? 0) & SIGNING_BITS) !== 0;
}

function keyProblems(signer: pkijs.SignerInfo, { publicKey }: X509Certificate): string[] {
  const kind = publicKey.asymmetricKeyType ?? '';
  if (signer.signatureAlgorithm.algorithmId !== ALGORITHM_OF_KEY[kind]) {
    return ['The seal uses another way of signing than its certificate allows.'];
  }
  const bits = publicKey.asymmetricKeyDetails?.modulusLength;
  return bits !== undefined && bits < RSA_BITS_MIN ? ['The key of the seal is too short to be relied on.'] : [];
}

function signatureHolds(signer: pkijs.SignerInfo, certificate: X509Certificate): boolean {
  // The signature is over the attributes as a plain SET, whatever their tag in the message (RFC 5652, 5.4).
  const attributes = new Uint8Array(signer.signedAttrs?.encodedValue ?? new ArrayBuffer(0));
  return verify('sha256', attributes, certificate.publicKey, signer.signature.valueBlock.valueHexView);
}

/**
 * Checks the CMS message of a seal.
 * @param bytes the message, DER, without padding
 * @param digest SHA-256 of the bytes the seal covers
 * @param signedAt the time the file claims, to judge the certificate's validity by
 * @param timestampRoots whose timestamps are believed; left out, a timestamp is checked but not trusted
 * @returns the certificate, and every problem found; facts are null when the message cannot be read at all
 */
export function verifyCms(
  bytes: Uint8Array,
  digest: Uint8Array,
  signedAt: Date,
  timestampRoots?: readonly X509Certificate[],
): CmsVerdict {
  const message = readMessage(bytes);
  const signer = message?.signerInfos[0];
  if (!message || !signer) return { facts: null, problems: ['The seal cannot be read.'] };
  const certificate = signerCertificate(message, signer);
  if (certificate === null) return { facts: null, problems: ['The certificate of the seal is missing.'] };
  const values = signedValues(signer);
  const issuers = issuersOf(message, certificate);
  const stated = values?.get(OID.messageDigest);
  const content = values?.get(OID.contentType);
  const checks: [boolean, string][] = [
    [hasOnlyExpectedParts(message, signer), 'The seal has parts that the portal never writes.'],
    [issuers !== null, 'The seal carries a certificate that has nothing to do with it.'],
    [values !== null, 'The seal does not sign the facts it must sign.'],
    [
      content instanceof asn1.ObjectIdentifier && content.getValue() === OID.data,
      'The seal is for another kind of content.',
    ],
    [
      stated instanceof asn1.OctetString && same(stated.valueBlock.valueHexView, digest),
      'The file changed after it was sealed: its digest is not the one in the seal.',
    ],
    [
      namesCertificate(values?.get(OID.signingCertificateV2), certificate),
      'The seal was made for another certificate.',
    ],
    [mayStandForSignatures(certificate), 'The certificate of the seal is not meant for signatures.'],
    [
      signedAt >= certificate.validFromDate && signedAt <= certificate.validToDate,
      'The certificate of the seal was not valid at the time of sealing.',
    ],
    [signatureHolds(signer, certificate), 'The signature of the seal does not match its certificate.'],
  ];
  const problems = checks.filter(([holds]) => !holds).map(([, problem]) => problem);
  const fingerprint = createHash('sha256').update(certificate.raw).digest('hex');
  const stamp = stampOf(signer, signedAt, timestampRoots);
  return {
    facts: { certificate, fingerprint, issuer: issuers?.[0] ?? selfIssued(certificate), timestamp: stamp.facts },
    problems: [...problems, ...keyProblems(signer, certificate), ...stamp.problems],
  };
}
