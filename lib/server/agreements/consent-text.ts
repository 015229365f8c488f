import 'server-only';
import { createHash } from 'node:crypto';
import type { SignatureRole } from '@/lib/domain/programs/signature-role';

// What a signer reads and agrees to before signing, as 15 USC 7001(c) and the Government Paperwork Elimination Act ask,
// and the words in which each role signs. A text is never edited: a change is a new text with a new id, because
// signatures name the one they were given under.

export type ConsentText = { id: string; paragraphs: readonly string[]; intent: string; authority: string };

const electronically =
  'You are about to sign electronically. Your electronic signature has the same effect as one in ink (15 USC 7001).';
const aboutTheCopy =
  'Your consent covers this agreement only. To read and keep it you need a browser and a program that opens PDF files. The sealed file stays here for you to download, and a paper copy is sent when you ask for it.';
const record =
  'The portal records your name, title, the time, how you confirmed who you are, and your internet address. This record becomes part of the agreement file.';

const paragraphs = [
  electronically,
  'You may ask for paper instead, at no cost: say on this page that you do not agree to sign electronically. Nothing is signed then. You may take your consent back at any time before you sign.',
  aboutTheCopy,
  record,
];

/** For those who bind a side. */
const binding: ConsentText = {
  id: 'consent-2026-02',
  paragraphs,
  intent: 'I sign this agreement and mean this to be my signature.',
  authority: 'I am authorized to bind the party I sign for.',
};

const governingBody: ConsentText = {
  id: 'consent-governing-body-2026-01',
  paragraphs,
  intent: 'I sign this agreement for the governing body and mean this to be my signature.',
  authority: 'I head the governing body or act for its head, and I am authorized to sign for it.',
};

const counsel: ConsentText = {
  id: 'consent-counsel-2026-01',
  paragraphs,
  intent: 'I approve this agreement as to form and mean this to be my signature. I do not bind the agency.',
  authority: 'I am counsel to the agency.',
};

const witness: ConsentText = {
  id: 'consent-witness-2026-01',
  paragraphs,
  intent:
    'I attest the signatures that were given before mine for the agency, and mean this to be my signature. I do not bind the agency.',
  authority: 'I am none of the people whose signatures I attest.',
};

const review: ConsentText = {
  id: 'consent-ice-legal-2026-01',
  paragraphs,
  intent:
    'I mark this agreement as reviewed by the legal office of ICE, and mean this to be my mark. I do not bind ICE.',
  authority: 'I reviewed the text for the legal office of ICE.',
};

const texts = {
  AGENCY_HEAD: binding,
  GOVERNING_BODY_HEAD: governingBody,
  LEGAL_COUNSEL_AGENCY: counsel,
  WITNESS: witness,
  ICE_LEGAL: review,
  ICE_SAC: binding,
  ICE_FOD: binding,
  ICE_EXECUTIVE: binding,
} as const satisfies Record<SignatureRole, ConsentText>;

/** The text in use for a role. */
export const consentTextFor = (role: SignatureRole): ConsentText => texts[role];

/** SHA-256 of a consent text as it is recorded with each signature. */
export const consentSha256 = ({ id, paragraphs: lines, intent, authority }: ConsentText): string =>
  createHash('sha256')
    .update([id, ...lines, intent, authority].join('\n\n'), 'utf8')
    .digest('hex');
