import 'server-only';
import { createHash, verify, X509Certificate } from 'node:crypto';
import * as asn1 from 'asn1js';
import * as pkijs from 'pkijs';
import { der, partsOf, same, signedAttributes, signerCertificate } from './cms-parts';
import { issuersInOrder } from './issuer-order';

// Checks a timestamp token (RFC 3161, with the certificate bound as RFC 5816 has it). As with the seal, whatever lies
// outside the signed attributes must have the one value it can have.

/** What a good token tells. */
export type TimestampFacts = {
  at: Date;
  /** The subject of the authority's certificate. */
  authority: string;
  /** The nonce of the request, hex; null when the token names none. */
  nonce: string | null;
  /** True when the certificate leads to one of the roots. */
  trusted: boolean;
};
/** The outcome: facts, or plain sentences about what is wrong. */
export type TimestampVerdict = { facts: TimestampFacts | null; problems: string[] };

const OID = {
  signedData: '1.2.840.113549.1.7.2',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  extendedKeyUsage: '2.5.29.37',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  sha256: '2.16.840.1.101.3.4.2.1',
} as const;
const HASHES: Record<string, string> = {
  [OID.sha256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
/** Ways of signing by the kind of key: RSA PKCS#1 v1.5 by its plain name or with its hash, and ECDSA with its hash. */
const ALGORITHMS: Record<string, Record<string, readonly string[]>> = {
  rsa: {
    sha256: ['1.2.840.113549.1.1.1', '1.2.840.113549.1.1.11'],
    sha384: ['1.2.840.113549.1.1.1', '1.2.840.113549.1.1.12'],
    sha512: ['1.2.840.113549.1.1.1', '1.2.840.113549.1.1.13'],
  },
  ec: { sha256: ['1.2.840.10045.4.3.2'], sha384: ['1.2.840.10045.4.3.3'], sha512: ['1.2.840.10045.4.3.4'] },
};
const RSA_BITS_MIN = 2048;
/** How far the claimed time and the authority's may lie apart. Our own rule. */
const TOLERANCE_MS = 300_000;

const digest = (hash: string, bytes: Uint8Array) => createHash(hash).update(bytes).digest();

type Token = { message: pkijs.SignedData; signer: pkijs.SignerInfo; content: Uint8Array; info: pkijs.TSTInfo };

function readToken(bytes: Uint8Array): Token | null {
  const block = asn1.fromBER(bytes);
  if (block.offset !== bytes.length || !same(der(block.result), bytes)) return null;
  const outer = new pkijs.ContentInfo({ schema: block.result });
  if (outer.contentType !== OID.signedData) return null;
  const message = new pkijs.SignedData({ schema: outer.content });
  const [signer, ...others] = message.signerInfos;
  const { eContent, eContentType } = message.encapContentInfo;
  if (!signer || others.length > 0 || !eContent || eContentType !== OID.tstInfo) return null;
  const content = new Uint8Array(eContent.getValue());
  return { message, signer, content, info: pkijs.TSTInfo.fromBER(content) };
}

const hashOf = ({ algorithmId, algorithmParams }: pkijs.AlgorithmIdentifier): string | null =>
  algorithmParams === undefined || algorithmParams instanceof asn1.Null ? (HASHES[algorithmId] ?? null) : null;

function hasOnlyExpectedParts({ message, signer, info }: Token): boolean {
  const [algorithm, ...more] = message.digestAlgorithms;
  return (
    message.version === 3 &&
    signer.version === 1 &&
    info.version === 1 &&
    more.length === 0 &&
    algorithm?.algorithmId === signer.digestAlgorithm.algorithmId &&
    hashOf(algorithm) !== null &&
    hashOf(signer.digestAlgorithm) !== null &&
    message.crls === undefined &&
    signer.unsignedAttrs === undefined
  );
}

/** ESSCertID (SHA-1, RFC 2634) or ESSCertIDv2 (RFC 5035), whose hash is SHA-256 unless another one is named. */
function namesCertificate(values: Map<string, asn1.BaseBlock>, { raw }: X509Certificate): boolean {
  const second = values.get(OID.signingCertificateV2);
  const [list] = partsOf(second ?? values.get(OID.signingCertificate));
  const [first] = partsOf(list);
  const [one, two] = partsOf(first);
  const named = one instanceof asn1.Sequence ? partsOf(one)[0] : undefined;
  const hash = named instanceof asn1.ObjectIdentifier ? HASHES[named.getValue()] : second ? 'sha256' : 'sha1';
  const value = named === undefined ? one : two;
  return (
    hash !== undefined && value instanceof asn1.OctetString && same(value.valueBlock.valueHexView, digest(hash, raw))
  );
}

/** RFC 3161, 2.3: the certificate is for timestamps alone, and says so critically. */
function isForTimestamps({ raw }: X509Certificate): boolean {
  const usage = pkijs.Certificate.fromBER(raw).extensions?.find(({ extnID }) => extnID === OID.extendedKeyUsage);
  const purposes = usage?.parsedValue instanceof pkijs.ExtKeyUsage ? usage.parsedValue.keyPurposes : [];
  return usage?.critical === true && purposes.length === 1 && purposes[0] === OID.timeStamping;
}

function signatureHolds(signer: pkijs.SignerInfo, { publicKey }: X509Certificate): boolean {
  const hash = hashOf(signer.digestAlgorithm);
  const { algorithmId, algorithmParams } = signer.signatureAlgorithm;
  const known = ALGORITHMS[publicKey.asymmetricKeyType ?? '']?.[hash ?? ''] ?? [];
  const bits = publicKey.asymmetricKeyDetails?.modulusLength ?? RSA_BITS_MIN;
  if (hash === null || !known.includes(algorithmId) || bits < RSA_BITS_MIN) return false;
  if (algorithmParams !== undefined && !(algorithmParams instanceof asn1.Null)) return false;
  const attributes = new Uint8Array(signer.signedAttrs?.encodedValue ?? new ArrayBuffer(0));
  return verify(hash, attributes, publicKey, signer.signature.valueBlock.valueHexView);
}

function signedFactsHold({ signer, content }: Token, certificate: X509Certificate): boolean {
  const values = signedAttributes(signer);
  const type = values?.get(OID.contentType);
  const stated = values?.get(OID.messageDigest);
  const hash = hashOf(signer.digestAlgorithm);
  return (
    values !== null &&
    hash !== null &&
    type instanceof asn1.ObjectIdentifier &&
    type.getValue() === OID.tstInfo &&
    stated instanceof asn1.OctetString &&
    same(stated.valueBlock.valueHexView, digest(hash, content)) &&
    namesCertificate(values, certificate) &&
    signatureHolds(signer, certificate)
  );
}

const stampsImprint = ({ messageImprint }: pkijs.TSTInfo, imprint: Uint8Array): boolean =>
  hashOf(messageImprint.hashAlgorithm) === 'sha256' &&
  same(messageImprint.hashedMessage.valueBlock.valueHexView, imprint);

const clockWords = (at: Date, claimedAt: Date): string => {
  const minutes = Math.round(Math.abs(at.getTime() - claimedAt.getTime()) / 60_000);
  return `The clocks of this server and of the timestamp authority are ${minutes} minutes apart. Set the clock of this server.`;
};

/** The certificates from the authority's own to the last in the token; null when one of them does not belong. */
function chainOf({ message }: Token, leaf: X509Certificate): X509Certificate[] | null {
  const all = (message.certificates ?? []).map((item) => new X509Certificate(der(item.toSchema())));
  const others = all.filter(({ fingerprint256 }) => fingerprint256 !== leaf.fingerprint256);
  const issuers = others.length === all.length - 1 ? issuersInOrder(leaf, others) : null;
  return issuers?.every(({ ca }) => ca) ? [leaf, ...issuers] : null;
}

const isValidAt = ({ validFromDate, validToDate }: X509Certificate, at: Date) =>
  at >= validFromDate && at <= validToDate;

/** True when a root is in the chain or above its end, and nothing at the end of it stands unproven. */
function leadsTo(chain: readonly X509Certificate[], roots: readonly X509Certificate[], at: Date): boolean {
  const last = chain.at(-1);
  if (last === undefined) return false;
  const among = ({ fingerprint256 }: X509Certificate) => roots.some((root) => root.fingerprint256 === fingerprint256);
  const above = roots.some(
    (root) => root.ca && isValidAt(root, at) && last.checkIssued(root) && last.verify(root.publicKey),
  );
  const closed = above || among(last) || last.verify(last.publicKey);
  return closed && (above || chain.some(among));
}

function check(
  bytes: Uint8Array,
  imprint: Uint8Array,
  claimedAt: Date,
  roots: readonly X509Certificate[] | undefined,
): TimestampVerdict {
  const token = readToken(bytes);
  const certificate = token && signerCertificate(token.message, token.signer);
  if (!token || !certificate) return { facts: null, problems: ['The timestamp cannot be read.'] };
  const at = token.info.genTime;
  const chain = chainOf(token, certificate);
  const trusted = leadsTo(chain ?? [], roots ?? [], at);
  const checks: [boolean, string][] = [
    [hasOnlyExpectedParts(token), 'The timestamp has parts that no timestamp has.'],
    [stampsImprint(token.info, imprint), 'The timestamp is for something else: its hash is not that of this seal.'],
    [signedFactsHold(token, certificate), 'The signature of the timestamp does not hold.'],
    [isForTimestamps(certificate), 'The certificate of the timestamp authority is not meant for timestamps.'],
    [chain !== null, 'The timestamp carries a certificate that has nothing to do with it.'],
    [
      (chain ?? [certificate]).every((item) => isValidAt(item, at)),
      'The certificate of the timestamp authority was not valid at its time.',
    ],
    [roots === undefined || trusted, 'The timestamp is from an authority that the portal does not know.'],
    [Math.abs(at.getTime() - claimedAt.getTime()) <= TOLERANCE_MS, clockWords(at, claimedAt)],
  ];
  const nonce = token.info.nonce && Buffer.from(token.info.nonce.valueBlock.valueHexView).toString('hex');
  const authority = certificate.subject.replaceAll('\n', ', ');
  return {
    facts: { at, authority, nonce: nonce ?? null, trusted },
    problems: checks.filter(([holds]) => !holds).map(([, problem]) => problem),
  };
}

/**
 * Checks a timestamp token. Never throws.
 * @param bytes the token, DER
 * @param imprint SHA-256 of what it must stamp
 * @param claimedAt the time the stamped thing claims for itself
 * @param roots whose timestamps are believed; left out, the token is checked for itself and counts as not trusted
 * @returns its facts, and every problem found; facts are null when it cannot be read at all
 */
export function verifyTimestamp(
  bytes: Uint8Array,
  imprint: Uint8Array,
  claimedAt: Date,
  roots?: readonly X509Certificate[],
): TimestampVerdict {
  try {
    return check(bytes, imprint, claimedAt, roots);
  } catch {
    return { facts: null, problems: ['The timestamp cannot be read.'] };
  }
}
