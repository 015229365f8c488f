import 'server-only';
import { pageCheckSchema, pageCheckSentence } from '@/lib/domain/agreements/page-check';
import { dateText, toCalendarDate } from '@/lib/domain/dates';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import type { CertificatePaper } from '@/lib/server/signing/certificate-paper';

type Place = AgreementCase['signatures'][number];

/** What the certificate says of a place signed in ink; null for one that was signed electronically. */
export const toCertificatePaper = (row: AgreementCase, place: Place): CertificatePaper | null => {
  const scan = place.paperScans.find(({ id }) => id === place.paperScanId);
  if (!scan || !place.inkSignedOn) return null;
  return {
    signedOnText: dateText(toCalendarDate(place.inkSignedOn)),
    scanSha256: scan.document.sha256,
    pageCheck: pageCheckSentence(pageCheckSchema.parse(scan.pageCheck)),
    confirmers: scan.confirmations.map(({ side, user }) =>
      [user.name, user.title, side === 'AGENCY' ? row.agency.legalName : row.office.name].filter(Boolean).join(', '),
    ),
  };
};

/** The same for machines, as the case pack carries it. */
export const toPaperRecord = (place: Place) => {
  const scan = place.paperScans.find(({ id }) => id === place.paperScanId);
  if (!scan) return null;
  return {
    signedOn: place.inkSignedOn && toCalendarDate(place.inkSignedOn),
    scanSha256: scan.document.sha256,
    pageCheck: scan.pageCheck,
    uploadedBy: scan.uploadedBy.name,
    confirmations: scan.confirmations.map(({ side, user, signedOn, compared, createdAt }) => ({
      side,
      name: user.name,
      title: user.title,
      signedOn: toCalendarDate(signedOn),
      compared,
      confirmedAt: createdAt.toISOString(),
    })),
  };
};
