// The ceremony of a signature: what happened at one place to sign, from the first page shown to the copy handed over.
import { z } from 'zod';
import { declineCodes } from '@/lib/domain/agreements/decline';

const sha256 = z
  .string()
  .max(64)
  .regex(/^[0-9a-f]{64}$/);
const id = z.uuid();
const words = z.string().max(1000);

const consentText = z.strictObject({ consentTextId: z.string().max(60), consentTextSha256: sha256 });

// Stored JSON: a change of shape needs a second reader beside this one.
export const ceremonyDetails = {
  DISCLOSURE_SHOWN: consentText,
  TEXT_SHOWN: z.strictObject({ version: z.number().int().min(1), sha256 }),
  CONSENT_GIVEN: consentText,
  CONSENT_REFUSED: consentText,
  AUTHORITY_CHECKED: z.strictObject({
    /** The row of the register; null where the place needs none. */
    authorityId: id.nullable(),
    basis: words,
    on: z.iso.date().max(10),
  }),
  REAUTHENTICATED: z.strictObject({
    method: z.enum(['PASSKEY', 'TOTP']),
    purpose: z.literal('SIGN_AGREEMENT'),
    sha256,
    sessionId: id,
    /** Of the passkey and its challenge, which was made from purpose, text, person, session and nonce. */
    credentialIdSha256: sha256.nullable(),
    challenge: z.string().max(100).nullable(),
    nonce: sha256.nullable(),
  }),
  INTENT_STATED: z.strictObject({ words, typedName: z.string().max(120) }),
  SIGNED: z.strictObject({ statementSha256: sha256, chainPosition: z.number().int().min(1) }),
  DECLINED: z.strictObject({ reasonCode: z.enum(declineCodes) }),
  RETURNED_WITH_QUESTION: z.strictObject({ sectionId: id, commentId: id }),
  DELEGATED: z.strictObject({
    fromId: id,
    fromName: z.string().max(200),
    toId: id,
    toName: z.string().max(200),
    authorityId: id.nullable(),
    basis: words,
  }),
  COPY_DELIVERED: z.strictObject({ how: z.enum(['DOWNLOAD', 'CASE_PACK']), sha256 }),
} as const;

export type CeremonyKind = keyof typeof ceremonyDetails;

export type CeremonyDetail<Kind extends CeremonyKind> = z.output<(typeof ceremonyDetails)[Kind]>;

export const ceremonyLabels = {
  DISCLOSURE_SHOWN: 'Disclosure shown',
  TEXT_SHOWN: 'Text shown',
  CONSENT_GIVEN: 'Agreed to sign electronically',
  CONSENT_REFUSED: 'Did not agree to sign electronically',
  AUTHORITY_CHECKED: 'Authority checked',
  REAUTHENTICATED: 'Identity confirmed',
  INTENT_STATED: 'Intent stated',
  SIGNED: 'Signed',
  DECLINED: 'Declined to sign',
  RETURNED_WITH_QUESTION: 'Returned the text with a question',
  DELEGATED: 'Place handed over',
  COPY_DELIVERED: 'Copy delivered',
} as const satisfies Record<CeremonyKind, string>;

/** An event as pages, certificate and case pack read it. */
export type CeremonyFact = { kind: CeremonyKind; at: Date; actorName: string; detail: unknown };

/** What an event says beside its kind and time: versions, hashes, methods, names. */
export const ceremonyWords = ({ kind, detail }: Pick<CeremonyFact, 'kind' | 'detail'>): string => {
  switch (kind) {
    case 'DISCLOSURE_SHOWN':
    case 'CONSENT_GIVEN':
    case 'CONSENT_REFUSED': {
      const { consentTextId, consentTextSha256 } = ceremonyDetails[kind].parse(detail);
      return `${consentTextId}, SHA-256 ${consentTextSha256}`;
    }
    case 'TEXT_SHOWN': {
      const { version, sha256: hash } = ceremonyDetails.TEXT_SHOWN.parse(detail);
      return `version ${version}, SHA-256 ${hash}`;
    }
    case 'AUTHORITY_CHECKED': {
      const { authorityId, on } = ceremonyDetails.AUTHORITY_CHECKED.parse(detail);
      return authorityId ? `record ${authorityId} of the register, valid on ${on}` : `as named, on ${on}`;
    }
    case 'REAUTHENTICATED': {
      const { method, sha256: hash } = ceremonyDetails.REAUTHENTICATED.parse(detail);
      return `${method === 'PASSKEY' ? 'passkey' : 'one-time code'}, for signing the text with SHA-256 ${hash}`;
    }
    case 'INTENT_STATED':
      return ceremonyDetails.INTENT_STATED.parse(detail).words;
    case 'SIGNED':
      return `signature ${ceremonyDetails.SIGNED.parse(detail).chainPosition} on this text`;
    case 'DELEGATED': {
      const { fromName, toName, basis } = ceremonyDetails.DELEGATED.parse(detail);
      return `by ${fromName} to ${toName}. ${basis}`;
    }
    default:
      return '';
  }
};
