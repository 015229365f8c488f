import 'server-only';
import { dateText, toCalendarDate } from '@/lib/domain/dates';
import { anyReader, mayOpen } from '@/lib/domain/requests/may-open';
import type { Prisma } from '@/lib/server/db/generated/client';
import { isScanning } from '@/lib/server/documents/scanner';

// The public side of an agreement that was signed outside the portal: its file, and who signed it.

export const outsideColumns = {
  select: {
    signedOn: true,
    receivedAt: true,
    agencySignerTitle: true,
    iceSignerTitle: true,
    document: {
      select: {
        ...{ sha256: true, byteLength: true, kind: true },
        ...{ scanStatus: true, textSearch: true, uploadedById: true, removedAt: true },
      },
    },
  },
} as const satisfies Prisma.Agreement$outsideSigningArgs;

type Signing = Prisma.OutsideSigningGetPayload<typeof outsideColumns>;

/** The file where the public may have it, or null. It came from a person's machine, and may be found unfit later. */
export const openOutsideFile = (signing: Signing | null): Signing['document'] | null =>
  signing && signing.document.removedAt === null && mayOpen(signing.document, anyReader, isScanning())
    ? signing.document
    : null;

type Signed = { outsideSigning: Signing | null; agency: { legalName: string }; office: { name: string } };

/** Who signed outside the portal, by title: for the agency, then for ICE. */
export const outsideSigners = ({ outsideSigning: signing, agency, office }: Signed) =>
  signing
    ? [
        [signing.agencySignerTitle, agency.legalName] as const,
        [signing.iceSignerTitle, `${office.name}, ICE`] as const,
      ].map(([title, organization]) => ({
        title,
        organization,
        signedOn: dateText(toCalendarDate(signing.signedOn)),
      }))
    : [];
