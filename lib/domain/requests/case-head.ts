// The head of a page about one part of a request: which case this is, how it stands, and what the reader may do.

import type { Offer } from '@/lib/domain/workflow/decide';
import type { StatusFacts } from '@/lib/domain/workflow/step';

/** A part of a request with a page of its own. */
export type CaseTab = { label: string; href: string };

export type CaseHead = {
  id: string;
  number: string;
  title: string;
  agencyName: string;
  status: { label: string; tone: StatusFacts<string>['tone'] };
  /** What happens next, as one sentence. */
  next: string;
  /** The version the page is drawn with; forms send it back. */
  version: number;
  /** Agencies never read what is for ICE alone: pages draw one of two views, made apart. */
  side: 'AGENCY' | 'ICE';
  offers: readonly Offer[];
  /** The parts of the request that the reader may open. */
  tabs: readonly CaseTab[];
};

/** The offers of these steps, in the order of the names. */
export const offersOf = (head: Pick<CaseHead, 'offers'>, names: readonly string[]): Offer[] =>
  names.flatMap((name) => head.offers.filter((offer) => offer.name === name));
