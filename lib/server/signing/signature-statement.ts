import 'server-only';
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';

// What one signature binds. The statement is stored byte for byte; its digest is on the certificate and, for a
// passkey, inside the challenge that the credential signs. Stored statements never change: a new shape is a new
// statement version.

const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);
const identifier = z.string().min(1).max(100);
const words = z.string().min(1).max(1000);
const instant = z.iso.datetime({ precision: 3 });

export const documentPart = z.strictObject({
  agreementId: identifier,
  agreementNumber: identifier,
  version: z.number().int().positive(),
  templateId: identifier,
  templateVersion: z.number().int().positive(),
  /** Of the exact PDF that was shown. */
  sha256: sha256Hex,
  byteLength: z.number().int().positive(),
  pageCount: z.number().int().positive(),
});

export const signerPart = z.strictObject({
  userId: identifier,
  legalName: words,
  title: words,
  organizationId: identifier,
  /** Null for a federal office, which has no ORI. */
  ori: identifier.nullable(),
  role: identifier,
  /** Where the right to bind the organization comes from, and since when. */
  authoritySource: words,
  authorityOn: z.iso.date(),
  /** The document that delegates the right to sign; null when the signer holds it. */
  delegationDocumentId: identifier.nullable(),
});

const authenticationPart = z.strictObject({
  method: z.enum(['PASSKEY', 'TOTP']),
  userVerified: z.boolean(),
  /** SHA-256 of the passkey's credential id; null for a one-time code. */
  credentialIdSha256: sha256Hex.nullable(),
  authenticatedAt: instant,
  sessionReference: identifier,
  /** NIST SP 800-63B authenticator assurance level. */
  assuranceLevel: z.enum(['AAL1', 'AAL2', 'AAL3']),
  ipAddress: z.string().max(45).nullable(),
});

const consentPart = z.strictObject({
  consentTextId: identifier,
  consentTextSha256: sha256Hex,
  typedName: words,
  /** The words of the intent as the signer confirmed them. */
  intent: words,
  action: z.enum(['SIGN', 'DECLINE']),
});

export const timePart = z.strictObject({
  serverTime: instant,
  timeSource: words,
  /** 256 random bits, used once. */
  nonce: sha256Hex,
  signingOrder: z.number().int().positive(),
  /** The digest of the statement before this one on the same text; null for the first signer. */
  previousStatementSha256: sha256Hex.nullable(),
});

/** The canonical statement of one signature, version 1. */
export const signatureStatementSchema = z
  .strictObject({
    statementVersion: z.literal(1),
    document: documentPart,
    signer: signerPart,
    authentication: authenticationPart,
    consent: consentPart,
    time: timePart,
  })
  .refine(
    ({ authentication }) => (authentication.method === 'PASSKEY') === (authentication.credentialIdSha256 !== null),
    'A passkey is named by the hash of its credential id; a one-time code has none.',
  )
  .refine(
    ({ time }) => (time.signingOrder === 1) === (time.previousStatementSha256 === null),
    'Every signature but the first names the one before it.',
  );

/** What one signature binds. */
export type SignatureStatement = z.output<typeof signatureStatementSchema>;

/** Keeps our challenges apart from those of every other ceremony. */
const CHALLENGE_PREFIX = 'programme-sign-v1';

/**
 * The bytes of a statement that are stored and hashed.
 * @param statement the statement
 * @returns canonical JSON (RFC 8785) in UTF-8; equal statements give equal bytes, whatever the order of their keys
 * @throws ZodError when a field is missing, unknown or out of form
 */
export function canonicalStatement(statement: SignatureStatement): Uint8Array {
  return new TextEncoder().encode(canonicalize(signatureStatementSchema.parse(statement)));
}

/**
 * The digest of a statement.
 * @param statement the statement
 * @returns SHA-256 of its canonical bytes, lower-case hex
 * @throws ZodError when a field is missing, unknown or out of form
 */
export function statementDigest(statement: SignatureStatement): string {
  return createHash('sha256').update(canonicalStatement(statement)).digest('hex');
}

/**
 * The WebAuthn challenge that ties a passkey's signature to this statement alone.
 * @param statement the statement, with its fresh nonce
 * @returns SHA-256 over a fixed prefix, the canonical statement and the nonce
 * @throws ZodError when a field is missing, unknown or out of form
 */
export function signingChallenge(statement: SignatureStatement): Uint8Array {
  const nonce = Buffer.from(statement.time.nonce, 'hex');
  const hash = createHash('sha256').update(CHALLENGE_PREFIX).update(canonicalStatement(statement)).update(nonce);
  return new Uint8Array(hash.digest());
}
