import 'server-only';
import { createHash } from 'node:crypto';

// What a signer reads and agrees to before signing, as 15 USC 7001(c) and the Government Paperwork Elimination Act ask.
// A text is never edited: a change is a new text with a new id, because signatures name the one they were given under.

export type ConsentText = { id: string; paragraphs: readonly string[]; intent: string; authority: string };

/** The text in use. */
export const consentText: ConsentText = {
  id: 'consent-2026-01',
  paragraphs: [
    'You are about to sign electronically. Your electronic signature has the same effect as one in ink (15 USC 7001).',
    'You may ask for paper instead, at no cost. Close this page and tell the liaison named on the agreement page; nothing is signed until then. You may take your consent back at any time before you sign.',
    'Your consent covers this agreement only. To read and keep it you need a browser and a program that opens PDF files. The sealed file stays here for you to download, and a paper copy is sent when you ask for it.',
    'The portal records your name, title, the time, how you confirmed who you are, and your internet address. This record becomes part of the agreement file.',
  ],
  intent: 'I sign this agreement and mean this to be my signature.',
  authority: 'I am authorized to bind the party I sign for.',
};

/** SHA-256 of a consent text as it is recorded with each signature. */
export const consentSha256 = ({ id, paragraphs, intent, authority }: ConsentText): string =>
  createHash('sha256')
    .update([id, ...paragraphs, intent, authority].join('\n\n'), 'utf8')
    .digest('hex');
