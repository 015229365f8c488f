import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import * as asn1 from 'asn1js';
import * as pkijs from 'pkijs';
import { DEMONSTRATION_WORD } from './seal-identity';

// Makes a key and a certificate for trying the portal out. Its names say that nobody vouches for it.

/** A fresh demonstration key with its certificate. */
export type DemonstrationIdentity = {
  /** PKCS#12, as SEAL_P12_FILE expects it. */
  pkcs12: Uint8Array;
  password: string;
  /** The certificate for people who want to trust it in their PDF reader. */
  certificatePem: string;
};

const VALID_YEARS = 10;
const OID = {
  commonName: '2.5.4.3',
  organization: '2.5.4.10',
  organizationalUnit: '2.5.4.11',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  subjectKey: '2.5.29.14',
  keyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  localKey: '1.2.840.113549.1.9.21',
} as const;
/** digitalSignature and nonRepudiation (contentCommitment), the two first bits of RFC 5280 section 4.2.1.3. */
const SIGNING_USAGE = new Uint8Array([0b1100_0000]);
const PBKDF2_ROUNDS = 100_000;

function nameOf(commonName: string): pkijs.RelativeDistinguishedNames {
  const part = (type: string, value: string) => {
    const pair = [new asn1.ObjectIdentifier({ value: type }), new asn1.Utf8String({ value })];
    return new asn1.Set({ value: [new asn1.Sequence({ value: pair })] });
  };
  // pkijs would put all parts into one set, which readers show as "O=… + OU=…"; each part is a set of its own.
  const name = new asn1.Sequence({
    value: [
      part(OID.organization, 'ACCESS Partnership Portal'),
      part(OID.organizationalUnit, `${DEMONSTRATION_WORD} ONLY - NOT AN AGENCY`),
      part(OID.commonName, `${DEMONSTRATION_WORD} ${commonName}`),
    ],
  });
  return pkijs.RelativeDistinguishedNames.fromBER(name.toBER());
}

function extensions(keyIdentifier: Uint8Array): pkijs.Extension[] {
  const extension = (extnID: string, critical: boolean, value: asn1.BaseBlock) =>
    new pkijs.Extension({ extnID, critical, extnValue: value.toBER() });
  return [
    extension(OID.basicConstraints, true, new asn1.Sequence({ value: [] })),
    extension(OID.keyUsage, true, new asn1.BitString({ valueHex: SIGNING_USAGE, unusedBits: 6 })),
    extension(OID.subjectKey, false, new asn1.OctetString({ valueHex: keyIdentifier })),
  ];
}

async function selfSigned(keys: CryptoKeyPair, commonName: string, now: Date): Promise<pkijs.Certificate> {
  const until = new Date(now);
  until.setUTCFullYear(until.getUTCFullYear() + VALID_YEARS);
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40; // Positive, and never shorter than 16 bytes.
  const certificate = new pkijs.Certificate({
    version: 2,
    serialNumber: new asn1.Integer({ valueHex: serial }),
    issuer: nameOf(commonName),
    subject: nameOf(commonName),
    notBefore: new pkijs.Time({ type: 0, value: now }),
    notAfter: new pkijs.Time({ type: 0, value: until }),
  });
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  const key = certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  certificate.extensions = extensions(createHash('sha1').update(key).digest());
  await certificate.sign(keys.privateKey, 'SHA-256');
  return certificate;
}

async function shroudedKey(privateKey: CryptoKey, password: ArrayBuffer) {
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', privateKey);
  const bag = new pkijs.PKCS8ShroudedKeyBag({ parsedValue: pkijs.PrivateKeyInfo.fromBER(pkcs8) });
  await bag.makeInternalValues({
    password,
    contentEncryptionAlgorithm: { name: 'AES-CBC', length: 256, iv: new Uint8Array(randomBytes(16)) },
    hmacHashAlgorithm: 'SHA-256',
    iterationCount: PBKDF2_ROUNDS,
  });
  return bag;
}

async function toPkcs12(privateKey: CryptoKey, certificate: pkijs.Certificate, password: string) {
  const secret = new Uint8Array(new TextEncoder().encode(password)).buffer;
  const pairing = () =>
    new pkijs.Attribute({ type: OID.localKey, values: [new asn1.OctetString({ valueHex: new Uint8Array([1]) })] });
  const bags = [
    new pkijs.SafeBag({
      bagId: OID.certificateBag,
      bagValue: new pkijs.CertBag({ parsedValue: certificate }),
      bagAttributes: [pairing()],
    }),
    new pkijs.SafeBag({
      bagId: OID.keyBag,
      bagValue: await shroudedKey(privateKey, secret),
      bagAttributes: [pairing()],
    }),
  ];
  const safe = new pkijs.AuthenticatedSafe({
    parsedValue: { safeContents: [{ privacyMode: 0, value: new pkijs.SafeContents({ safeBags: bags }) }] },
  });
  await safe.makeInternalValues({ safeContents: [{}] });
  const file = new pkijs.PFX({ parsedValue: { integrityMode: 0, authenticatedSafe: safe } });
  await file.makeInternalValues({
    password: secret,
    iterations: PBKDF2_ROUNDS,
    pbkdf2HashAlgorithm: 'SHA-256',
    hmacHashAlgorithm: 'SHA-256',
  });
  return new Uint8Array(file.toSchema().toBER());
}

/**
 * Makes a P-256 key and a self-signed certificate for digital signatures and non-repudiation, valid ten years, because the demonstration data tells of earlier years.
 * @param commonName who it is for; "DEMONSTRATION" is put before it
 * @param now the start of its validity
 * @param password protects the PKCS#12 file; a random one is made when it is left out
 * @returns the PKCS#12 file, its password and the certificate
 */
export async function createDemonstrationIdentity({
  commonName,
  now,
  password = randomBytes(24).toString('base64url'),
}: {
  commonName: string;
  now: Date;
  password?: string;
}): Promise<DemonstrationIdentity> {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const certificate = await selfSigned(keys, commonName, now);
  const der = new Uint8Array(certificate.toSchema().toBER());
  const body = (
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  ).join('\n');
  return {
    pkcs12: await toPkcs12(keys.privateKey, certificate, password),
    password,
    certificatePem: `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`,
  };
}
