// What the page of the paper path shows: plain data, already worded, and only what this reader may read.
import type { AgreementDue, AgreementHead } from '@/lib/domain/agreements/agreement-view';
import type { PageCheck } from '@/lib/domain/agreements/page-check';

export type ScanView = {
  id: string;
  filename: string;
  size: string;
  sha256: string;
  /** Null while this reader cannot open it. */
  href: string | null;
  /** "Brought by Thomas Brandt on Nov 24, 2026, 10:42 AM" */
  brought: string;
  heldBack: string | null;
  check: PageCheck;
  confirmations: readonly { who: string; when: string; signedOn: string; compared: string }[];
  mayConfirm: boolean;
  /** Why this reader does not confirm it; null when they can, or have no part in it. */
  confirmProblem: string | null;
  mayReject: boolean;
};

export type RejectedScanView = { id: string; text: string; reason: string };

export type PaperPlaceView = {
  id: string;
  role: string;
  signer: string;
  organization: string;
  state: 'ELECTRONIC' | 'CHOSEN' | 'SCANNED' | 'COUNTED' | 'SIGNED';
  /** What the signer states by signing the sheet. */
  words: readonly string[];
  authorityBasis: string;
  mayChoose: boolean;
  mayGiveUp: boolean;
  mayUpload: boolean;
  /** Why the side of this place cannot bring a scan now; null when it can, or it is the other side. */
  uploadProblem: string | null;
  copyHref: string | null;
  scanAction: string;
  scan: ScanView | null;
  rejected: readonly RejectedScanView[];
};

export type PaperPage = AgreementHead & {
  /** What the reader has just done, in the past tense. */
  done: string | null;
  sha256: string;
  sheets: number;
  signBy: AgreementDue | null;
  /** What to do about a time to sign that is over; null while there is time. */
  late: string | null;
  frozenOn: string;
  today: string;
  pdfHref: string;
  places: readonly PaperPlaceView[];
};
