// What anyone is told about a copy of an agreement: one of five verdicts, in words, and what each signature covers.
// Only agreements of the public register are ever named; a copy of any other is as unknown as a stranger's file.
import { z } from 'zod';
import type { AgreementStatus } from '@/lib/domain/agreements/status';
import { type PublicStatus, publicStatuses } from './public-status';

export const verdicts = ['INTACT', 'ALTERED', 'SUPERSEDED', 'TERMINATED', 'UNKNOWN'] as const;

export type Verdict = (typeof verdicts)[number];

/**
 * What a copy is: the sealed file, the text the signers saw, an earlier text, a changed copy of one of them, or the
 * file of an agreement that was signed outside the portal.
 */
export const copyKinds = ['SEALED_FILE', 'SIGNED_TEXT', 'EARLIER_TEXT', 'CHANGED_COPY', 'OUTSIDE_FILE'] as const;

export type CopyKind = (typeof copyKinds)[number];

export const verdictFacts = {
  INTACT: { label: 'Intact', tone: 'success' },
  ALTERED: { label: 'Altered', tone: 'error' },
  SUPERSEDED: { label: 'Superseded', tone: 'warning' },
  TERMINATED: { label: 'Terminated', tone: 'warning' },
  UNKNOWN: { label: 'Unknown', tone: 'info' },
} as const satisfies Record<Verdict, { label: string; tone: 'success' | 'error' | 'warning' | 'info' }>;

const hash = z.string().max(64);
const words = z.string().max(1000);

/** The answer of the API; the page is drawn from the same one. */
export const verificationAnswer = z.strictObject({
  verdict: z.enum(verdicts),
  copy: z.enum(copyKinds).nullable().describe('What the copy is; null when it is unknown.'),
  sha256: hash.describe('SHA-256 of the copy, in hex.'),
  explanation: words.describe('The verdict in plain words.'),
  agreement: z
    .strictObject({
      number: z.string().max(20),
      title: words,
      program: words,
      agency: words,
      office: words,
      status: z.enum(publicStatuses),
      signedOn: words.nullable(),
      end: words.describe('One sentence on the end of the agreement.'),
      supersededBy: z.string().max(20).nullable(),
      amends: z.string().max(20).nullable().describe('Of an amendment: the agreement it is part of.'),
      amendedBy: z
        .array(z.strictObject({ number: z.string().max(20), on: words }))
        .max(100)
        .describe('Amendments that became part of the agreement after this text, with the day.'),
      signedTextSha256: hash.describe('SHA-256 of the text that was signed.'),
      sealedFileSha256: hash
        .nullable()
        .describe('SHA-256 of the sealed file in the register; null where none was sealed.'),
    })
    .nullable(),
  seal: words.nullable().describe('What the seal of the portal covers in this copy.'),
  signatures: z
    .array(
      z.strictObject({
        role: words,
        title: words,
        organization: words,
        method: words,
        signedAt: words,
        covers: words,
      }),
    )
    .max(50),
  problems: z.array(words).max(20).describe('What is wrong with a changed copy.'),
});

export type VerificationAnswer = z.infer<typeof verificationAnswer>;

/** What the verdict depends on. `copy` is null when nothing public has to do with the file. */
export type CopyFacts = { copy: CopyKind | null; status: AgreementStatus; standing: PublicStatus };

/** The verdict. A notice to end that takes effect later leaves an agreement in force until that day. */
export function verdictOf({ copy, status, standing }: CopyFacts): Verdict {
  if (copy === null) return 'UNKNOWN';
  if (copy === 'CHANGED_COPY') return 'ALTERED';
  if (copy === 'EARLIER_TEXT') return 'SUPERSEDED';
  if (standing !== 'ENDED') return 'INTACT';
  if (status === 'SUPERSEDED') return 'SUPERSEDED';
  return status === 'TERMINATED' ? 'TERMINATED' : 'INTACT';
}

const copyWords: Record<CopyKind, string> = {
  SEALED_FILE: 'This is the sealed file of the register, byte for byte.',
  SIGNED_TEXT: 'This is the text that was signed, byte for byte. The sealed file adds the certificate of completion.',
  EARLIER_TEXT: 'This is an earlier text of the agreement. It was not the one signed: a later text took its place.',
  CHANGED_COPY: 'This file comes from an agreement of the register, but it is not the file that was sealed.',
  OUTSIDE_FILE:
    'This is the file that the register keeps, byte for byte. The agreement was signed outside the portal, and the portal has not sealed it.',
};

const standingWords = (verdict: Verdict, standing: PublicStatus): string => {
  if (verdict === 'SUPERSEDED') return 'A newer agreement has taken its place.';
  if (verdict === 'TERMINATED') return 'The agreement was terminated and binds nobody any more.';
  if (standing === 'ENDED') return 'The agreement has reached its end date and binds nobody any more.';
  return standing === 'SUSPENDED' ? 'The agreement is suspended.' : 'The agreement is in force.';
};

const unknownWords =
  'No file of the public register has this SHA-256. The copy may have been changed or saved anew, or the agreement may not be public.';

/** The verdict in a sentence or two. */
export function explain({ copy, status, standing }: CopyFacts): string {
  if (copy === null) return unknownWords;
  if (copy === 'CHANGED_COPY') return `${copyWords[copy]} Do not rely on it; use the text in the register.`;
  if (copy === 'EARLIER_TEXT') return copyWords[copy];
  return `${copyWords[copy]} ${standingWords(verdictOf({ copy, status, standing }), standing)}`;
}

/** What is said of amendments: what an amendment is part of, and what changed a text since it was signed. */
export function amendmentWords({
  amends,
  amendedBy,
}: {
  amends: string | null;
  amendedBy: readonly { number: string; on: string }[];
}): string[] {
  const since = amendedBy.map(({ number, on }) => `${number} on ${on}`).join(', ');
  return [
    ...(amends ? [`It is an amendment and part of agreement ${amends}.`] : []),
    ...(since ? [`It was amended since, by ${since}. Read it together with that.`] : []),
  ];
}

/** The answer about a file that has nothing to do with the public register. */
export const unknownAnswer = (sha256: string): VerificationAnswer => ({
  verdict: 'UNKNOWN',
  copy: null,
  sha256,
  explanation: unknownWords,
  agreement: null,
  seal: null,
  signatures: [],
  problems: [],
});

/** What the seal covers in a copy. */
const sealWords: Record<CopyKind, string | null> = {
  SEALED_FILE: 'The seal of the portal covers the whole file: the signed text, the certificate and the attachment.',
  SIGNED_TEXT: 'This copy is from before the seal and carries none. The signatures were given on exactly this text.',
  EARLIER_TEXT: null,
  CHANGED_COPY: 'The seal does not hold for this copy.',
  OUTSIDE_FILE:
    'The portal has not sealed this file and has not taken these signatures. It answers for one thing: the file is the one that it received.',
};

/** What the seal covers in a copy, and since when, where an authority of time has stamped it. */
export function sealText(copy: CopyKind, stampedAt: string | null): string | null {
  const words = sealWords[copy];
  if (copy !== 'SEALED_FILE' || stampedAt === null) return words;
  return `${words} An independent authority stamped it on ${stampedAt}.`;
}

/** What a signature covers in a copy; `textKept` says whether a changed copy still begins with the signed text. */
export function coverWords(copy: CopyKind, textKept: boolean): string {
  switch (copy) {
    case 'SEALED_FILE':
      return 'The signed text: the first part of this file, up to the certificate.';
    case 'SIGNED_TEXT':
      return 'This whole text.';
    case 'OUTSIDE_FILE':
      return 'As the file itself shows.';
    case 'EARLIER_TEXT':
      return 'Nothing in this copy: the signature was given on the later text.';
    default:
      return textKept
        ? 'The first part of this file, which is unchanged. Nothing that follows it.'
        : 'Nothing in this copy: its text is not the one that was signed.';
  }
}

const typedHash = z
  .string()
  .max(200)
  .transform((text) => text.replaceAll(/[\s:]/gu, '').toLowerCase())
  .pipe(z.string().regex(/^[0-9a-f]{64}$/u));

/** A SHA-256 as people type it, with spaces between its groups; null when it is none. */
export const toSha256 = (typed: unknown): string | null => typedHash.safeParse(typed).data ?? null;

/** What a caller of the API sends. */
export const verificationRequest = z.strictObject({
  sha256: z
    .string('Send the SHA-256 as text.')
    .max(64, 'Send the SHA-256 of the file: 64 digits and letters from a to f.')
    .regex(/^[0-9a-fA-F]{64}$/u, 'Send the SHA-256 of the file: 64 digits and letters from a to f.')
    .describe('SHA-256 of the file, in hex.'),
});
