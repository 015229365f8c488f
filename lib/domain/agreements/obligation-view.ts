// What the page of the duties of an agreement shows: plain data, already worded.
import type { AgreementDue, AgreementHead } from '@/lib/domain/agreements/agreement-view';
import type { Standing } from '@/lib/domain/agreements/obligations';

export type DutyView = {
  id: string;
  description: string;
  party: string;
  rhythm: string;
  /** The section of the text that carries it: "Section 12, Reporting requirements". */
  from: { label: string; href: string } | null;
  /** Where a duty comes from that no section carries, as a sentence. */
  origin: string;
  /** The part of the oversight page where what the duty asks for is kept. */
  kept: { label: string; href: string } | null;
  due: AgreementDue | null;
  state: 'OPEN' | 'REPORTED' | 'DONE';
  /** "Reported by Maria Delgado on Nov 24, 2026" */
  reported: string | null;
  report: string;
  evidence: { filename: string; href: string } | null;
  /** "Accepted by Ana Ruiz on Nov 26, 2026" */
  reviewed: string | null;
  returnReason: string;
  mayReport: boolean;
  mayReview: boolean;
};

export type ObligationsPage = AgreementHead & {
  standing: Standing;
  openComments: number;
  open: readonly DutyView[];
  settled: readonly DutyView[];
  /** Files that a report can name; none for a reader who reports nothing. */
  files: readonly { id: string; filename: string; href: string }[];
  mayAttach: boolean;
  /** What the reader has just done, in the past tense. */
  done: string | null;
};
