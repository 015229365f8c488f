import 'server-only';
import { verify, type X509Certificate } from 'node:crypto';
import * as pkijs from 'pkijs';
import { der, same } from './cms-parts';

// Lists of certificates that their issuer took back (RFC 5280, 5). The operator puts the list of the issuer of the seal
// where the settings say; nothing is fetched while a seal is made or judged.

/** What a list says. */
export type RevocationList = {
  /** The name of the issuer, DER. */
  issuer: Uint8Array;
  /** When the issuer promises the next list; null when it does not say. */
  nextUpdate: Date | null;
  /** Since when each certificate is revoked, by serial number in lower-case hex. */
  revoked: ReadonlyMap<string, Date>;
  /** True when the holder of this certificate signed the list. */
  isSignedBy: (issuer: X509Certificate) => boolean;
};

/** Thrown when a list cannot be read or is too old. The message says what to do. */
export class RevocationListError extends Error {
  /** @param message what is wrong and how to mend it */
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RevocationListError';
  }
}

const HASH_OF: Readonly<Record<string, string>> = {
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
};

/** Serial numbers are written with zeros before them here and without them there. */
const serialOf = (hex: string): string => hex.toLowerCase().replace(/^0+(?=.)/, '');

function toList(bytes: Uint8Array): RevocationList {
  const list = pkijs.CertificateRevocationList.fromBER(new Uint8Array(bytes));
  const entries = (list.revokedCertificates ?? []).map(({ userCertificate, revocationDate }) => {
    const serial = Buffer.from(userCertificate.valueBlock.valueHexView).toString('hex');
    return [serialOf(serial), revocationDate.value] as const;
  });
  return {
    issuer: der(list.issuer.toSchema()),
    nextUpdate: list.nextUpdate?.value ?? null,
    revoked: new Map(entries),
    isSignedBy: ({ publicKey }) => {
      const hash = HASH_OF[list.signatureAlgorithm.algorithmId];
      return hash !== undefined && verify(hash, list.tbsView, publicKey, list.signatureValue.valueBlock.valueHexView);
    },
  };
}

const pemBlocks = /-----BEGIN X509 CRL-----([^-]+)-----END X509 CRL-----/gu;

/**
 * Reads the lists of a file.
 * @param file one list as DER, or any number as PEM
 * @returns the lists
 * @throws RevocationListError when there is none in it
 */
export function readRevocationLists(file: Uint8Array): RevocationList[] {
  const text = Buffer.from(file).toString('latin1');
  const blocks = [...text.matchAll(pemBlocks)].map(([, body]) => new Uint8Array(Buffer.from(body ?? '', 'base64')));
  try {
    return (blocks.length > 0 ? blocks : [file]).map(toList);
  } catch (cause) {
    throw new RevocationListError('No list of revoked certificates can be read from it.', { cause });
  }
}

/**
 * Says since when a certificate is revoked.
 * @param certificate the certificate
 * @param issuer the certificate of its issuer, where it is at hand: then only a list that this issuer signed counts
 * @param lists what the operator was given
 * @returns the earliest date of revocation; null when no list of the issuer names the certificate
 */
export function revokedSince(
  certificate: X509Certificate,
  issuer: X509Certificate | null,
  lists: readonly RevocationList[],
): Date | null {
  const { issuer: name } = pkijs.Certificate.fromBER(certificate.raw);
  const own = lists.filter((list) => same(list.issuer, der(name.toSchema())) && (!issuer || list.isSignedBy(issuer)));
  const dates = own.flatMap(({ revoked }) => revoked.get(serialOf(certificate.serialNumber)) ?? []);
  return dates.length === 0 ? null : new Date(Math.min(...dates.map((date) => date.getTime())));
}
