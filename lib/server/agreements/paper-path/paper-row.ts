import 'server-only';
import type { PaperFacts } from '@/lib/domain/agreements/paper-facts';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { isScanning } from '@/lib/server/documents/scanner';

// From the rows of the paper path to what its rules read.

type Scan = AgreementCase['signatures'][number]['paperScans'][number];

/** Why the other side cannot look at a scan; null when it can. */
const heldBack = ({ document: { scanStatus } }: Scan): string | null => {
  if (scanStatus === 'INFECTED')
    return 'The scanner found harmful code in this file. Reject it and bring another scan.';
  if (scanStatus === 'CLEAN' || (scanStatus === 'NOT_SCANNED' && !isScanning())) return null;
  return 'The file is being scanned for harmful code. It opens when that is done.';
};

/** The places of this round that are signed on paper. */
export const toPapers = ({ signatures }: AgreementCase): PaperFacts[] =>
  signatures
    .filter(({ paperChoices }) => paperChoices.length > 0)
    .map(({ id, paperScans }) => {
      const waiting = paperScans.find(({ state }) => state === 'WAITING');
      return {
        placeId: id,
        scan: waiting
          ? {
              id: waiting.id,
              uploadedById: waiting.uploadedById,
              heldBack: heldBack(waiting),
              confirmedBy: waiting.confirmations.flatMap(({ side, userId }) =>
                side === 'AGENCY' || side === 'ICE' ? [{ side, userId }] : [],
              ),
            }
          : null,
      };
    });
