// What the pages of agreements show of add-ons: plain data, already worded.
import type { AgreementTone } from '@/lib/domain/agreements/agreement-view';

/** A line of the add-ons of an agreement. */
export type AddOnRow = {
  number: string;
  title: string;
  href: string;
  status: { label: string; tone: AgreementTone };
  /** The day of its present status. */
  since: string;
};
