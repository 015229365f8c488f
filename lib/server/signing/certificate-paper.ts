import 'server-only';

// What the certificate says of a signature in ink.

/** A signature in ink, as two people confirmed it. */
export type CertificatePaper = {
  /** The day beside the signature: "Nov 24, 2026". */
  signedOnText: string;
  /** SHA-256, in hex, of the scan that is kept with the agreement. */
  scanSha256: string;
  /** What the comparison of its pages came to, in one sentence. */
  pageCheck: string;
  /** "Ana Ruiz, Liaison, Winter Investigations Office", one of each side. */
  confirmers: string[];
};

/** The rows of the certificate about ink and paper. */
export const paperRows = (paper: CertificatePaper, grouped: (hex: string) => string) => [
  { label: 'Day of the signature', value: paper.signedOnText },
  { label: 'Scan SHA-256', value: grouped(paper.scanSha256) },
  { label: 'Pages compared', value: paper.pageCheck },
  { label: 'Confirmed by', value: paper.confirmers.join('; ') },
];
