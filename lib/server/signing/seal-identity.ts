import 'server-only';
import { createHash, verify, X509Certificate } from 'node:crypto';
import { P12Signer } from '@libpdf/core';

// The key and certificate the portal seals with. The key stays inside `sign`.

/** A certificate and the right to sign with its key. */
export type SealIdentity = {
  /** The certificate, DER. */
  certificate: Uint8Array;
  /** Certificates of its issuers, DER, nearest first. */
  chain: Uint8Array[];
  keyKind: 'EC' | 'RSA';
  /** Signs bytes with SHA-256: ECDSA as DER, or RSA PKCS#1 v1.5. */
  sign: (bytes: Uint8Array) => Promise<Uint8Array>;
};

/** What an administrator needs to know about an identity. */
export type SealIdentityStatus = {
  subject: string;
  issuer: string;
  /** SHA-256 of the certificate, lower-case hex: what a verifier is told to trust. */
  fingerprint: string;
  notBefore: Date;
  notAfter: Date;
  /** Whole days until the certificate ends; below zero when it has ended. */
  daysLeft: number;
  valid: boolean;
  demonstration: boolean;
};

/** Thrown when a PKCS#12 file cannot be used for sealing. The message says what to do. */
export class SealIdentityError extends Error {
  /** @param message what is wrong and how to mend it */
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SealIdentityError';
  }
}

/** The word that marks every certificate nobody vouches for. */
export const DEMONSTRATION_WORD = 'DEMONSTRATION';
const DAY = 86_400_000;

/** SHA-256 of a DER certificate in lower-case hex. */
export function certificateFingerprint(der: Uint8Array): string {
  return createHash('sha256').update(der).digest('hex');
}

async function openPkcs12(bytes: Uint8Array, password: string): Promise<P12Signer> {
  try {
    return await P12Signer.create(bytes, password);
  } catch (cause) {
    throw new SealIdentityError(
      'The seal certificate file could not be opened. Check SEAL_P12_FILE (a PKCS#12 file) and SEAL_P12_PASSWORD.',
      { cause },
    );
  }
}

function holdsKey(der: Uint8Array, probe: Uint8Array, signature: Uint8Array): boolean {
  return verify('sha256', probe, new X509Certificate(der).publicKey, signature);
}

/** Issuers in the file, nearest first, so that each one signed the certificate before it. */
function orderedChain(leaf: Uint8Array, others: Uint8Array[]): Uint8Array[] {
  const chain: Uint8Array[] = [];
  let current = new X509Certificate(leaf);
  const left = [...others];
  while (left.length > 0) {
    const index = left.findIndex((der) => current.checkIssued(new X509Certificate(der)));
    const [issuer] = index === -1 ? [] : left.splice(index, 1);
    if (issuer === undefined) break;
    chain.push(issuer);
    current = new X509Certificate(issuer);
  }
  return chain;
}

/**
 * Opens a PKCS#12 file.
 * @param bytes the file
 * @param password its password
 * @returns the identity; the certificate is the one that belongs to the key, wherever it stands in the file
 * @throws SealIdentityError when the file or password is wrong, or the key is too weak to seal with
 */
export async function loadSealIdentity(bytes: Uint8Array, password: string): Promise<SealIdentity> {
  const signer = await openPkcs12(bytes, password);
  const probe = new TextEncoder().encode('which certificate belongs to this key');
  const sign = (data: Uint8Array) => signer.sign(data, 'SHA-256');
  const signature = await sign(probe);
  const all = [signer.certificate, ...signer.certificateChain];
  const certificate = all.find((der) => holdsKey(der, probe, signature));
  if (certificate === undefined) {
    throw new SealIdentityError(
      'The seal certificate file holds a key, but not its certificate. Export both together.',
    );
  }
  const bits = new X509Certificate(certificate).publicKey.asymmetricKeyDetails?.modulusLength;
  if (signer.keyType === 'RSA' && (bits ?? 0) < 3072) {
    throw new SealIdentityError('The seal key is too short. Use RSA with 3,072 bits or more, or ECDSA on P-256.');
  }
  const others = all.filter((der) => der !== certificate);
  return { certificate, chain: orderedChain(certificate, others), keyKind: signer.keyType, sign };
}

/**
 * Describes an identity.
 * @param identity the identity
 * @param now the time to judge its days by
 * @returns its names, dates and whether it is a demonstration
 */
export function sealIdentityStatus(identity: Pick<SealIdentity, 'certificate'>, now: Date): SealIdentityStatus {
  const certificate = new X509Certificate(identity.certificate);
  const notBefore = certificate.validFromDate;
  const notAfter = certificate.validToDate;
  return {
    subject: certificate.subject.replaceAll('\n', ', '),
    issuer: certificate.issuer.replaceAll('\n', ', '),
    fingerprint: certificateFingerprint(identity.certificate),
    notBefore,
    notAfter,
    daysLeft: Math.floor((notAfter.getTime() - now.getTime()) / DAY),
    valid: now >= notBefore && now <= notAfter,
    demonstration: certificate.subject.includes(DEMONSTRATION_WORD),
  };
}
