// Holds: what has to be kept for a lawsuit, an inquiry or a record request, whatever the schedule says.
import { z } from 'zod';
import { rowId } from '@/lib/domain/form-values';
import { line, paragraph } from '@/lib/domain/text';

export const placeHoldInput = z.strictObject({
  target: line(200, 'Enter the number of a case, or the name or ORI of an agency.'),
  matter: line(200, 'Enter the matter, such as the name of the lawsuit or the number of the inquiry.'),
  reason: paragraph(1000, 'Say why the records have to be kept.'),
});

export const releaseHoldInput = z.strictObject({
  holdId: rowId(),
  reason: paragraph(1000, 'Say why the records no longer have to be kept.'),
});

/** A hold in the list. */
export type HoldLine = {
  id: string;
  what: string;
  /** Null where this reader has no page of it. */
  href: string | null;
  matter: string;
  reason: string;
  placed: string;
  /** When and why it was released; null while it stands. */
  released: string | null;
  releaseReason: string;
};

/** What the page of a case says about a hold on it. */
export type HoldNotice = { id: string; matter: string; since: string; reach: string };

/** What somebody is told who would remove something that is held. It tells of no lawsuit: agencies read it too. */
export const heldWords =
  'This cannot be removed now: the records of this case have to be kept. Ask your liaison if it was attached by mistake.';
