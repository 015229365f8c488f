import 'server-only';
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { documentPart, signerPart, timePart } from './signature-statement';

// What one signature in ink binds: the same parts as an electronic one, with the scan and the two people who confirmed
// it in the place of a second factor and of consent to electronic signing. Stored statements never change.

const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);
const identifier = z.string().min(1).max(100);
const words = z.string().min(1).max(1000);
const instant = z.iso.datetime({ precision: 3 });

const confirmerPart = z.strictObject({
  side: z.enum(['AGENCY', 'ICE']),
  userId: identifier,
  name: words,
  title: words,
  organization: words,
  /** What they compared, in their words. */
  compared: words,
  confirmedAt: instant,
});

const paperPart = z.strictObject({
  method: z.literal('WET_UPLOADED'),
  paperTextId: identifier,
  paperTextSha256: sha256Hex,
  intent: words,
  authority: words,
  /** The day beside the signature, on which the authority was checked. */
  signedOn: z.iso.date(),
  scanSha256: sha256Hex,
  scanByteLength: z.number().int().positive(),
  scanPages: z.number().int().positive(),
  /** Pages on which the portal found words missing or changed, and pages without words that it could read. */
  pagesChanged: z.number().int().min(0),
  pagesByEye: z.number().int().min(0),
  uploadedByUserId: identifier,
  uploadedAt: instant,
  confirmers: z.tuple([confirmerPart, confirmerPart]),
});

/** The canonical statement of one signature in ink, version 1. */
export const paperStatementSchema = z
  .strictObject({
    paperStatementVersion: z.literal(1),
    document: documentPart,
    signer: signerPart,
    paper: paperPart,
    time: timePart,
  })
  .refine(
    ({ paper: { confirmers }, signer }) =>
      confirmers[0].side !== confirmers[1].side &&
      confirmers[0].userId !== confirmers[1].userId &&
      confirmers.every(({ userId }) => userId !== signer.userId),
    'One person of each side confirms a scan, and neither is its signer.',
  )
  .refine(
    ({ time }) => (time.signingOrder === 1) === (time.previousStatementSha256 === null),
    'Every signature but the first names the one before it.',
  );

/** What one signature in ink binds. */
export type PaperStatement = z.output<typeof paperStatementSchema>;

/**
 * The bytes of a statement that are stored, and their SHA-256.
 * @throws ZodError when a field is missing, unknown or out of form
 */
export function storedPaperStatement(statement: PaperStatement): { text: string; sha256: string } {
  const text = canonicalize(paperStatementSchema.parse(statement)) ?? '';
  return { text, sha256: createHash('sha256').update(text, 'utf8').digest('hex') };
}
