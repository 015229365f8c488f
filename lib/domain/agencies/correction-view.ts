// Facts as the own agency reads them, and corrections as administrators decide them.
import type { FactField } from './facts';

export type FactView = {
  field: FactField;
  label: string;
  value: string;
  /** "Source: …, as of …" */
  source: string;
  /** A correction that waits for an administrator. */
  waiting: { proposed: string; askedOn: string } | null;
  /** The last decision about a correction of this fact. */
  decided: { granted: boolean; on: string; note: string } | null;
};

export type OwnAgencyPage = { name: string; place: string; facts: readonly FactView[] };

export type CorrectionRow = {
  id: string;
  agency: string;
  label: string;
  held: string;
  proposed: string;
  reason: string;
  asker: string;
  askedOn: string;
  decision: 'GRANTED' | 'REFUSED' | null;
  note: string;
};
