// Agreements in force and pending requests by place, and where they overlap.

import type { MapView } from '@/lib/domain/register/register-map';
import type { MapShow } from '@/lib/domain/reports/map-filter';
import type { ReportChoices } from '@/lib/domain/reports/report-view';

/**
 * What is counted in a state or county. An overlap is looked for agency by agency: `both` have an agreement in force and
 * a pending request, `several` have more than one agreement in force. One agency can be in either.
 */
export type PlaceCount = {
  agreements: number;
  requests: number;
  both: number;
  several: number;
  /** Agencies of which either is true. */
  overlaps: number;
};

export type PlaceRow = PlaceCount & { key: string; name: string };

/** An agency with an overlap, of the state that is shown. */
export type OverlapRow = { agencyId: string; name: string; places: string; agreements: number; requests: number };

export type CaseMap = Pick<MapView, 'state' | 'viewBox' | 'width' | 'shapes' | 'notDrawn'> & {
  rows: readonly PlaceRow[];
  overlaps: readonly OverlapRow[];
  choices: ReportChoices;
  chosen: readonly string[];
};

/** How many agencies with overlaps are listed. */
export const OVERLAPS_MAX = 100;

/** The figure of a place that the shades count. */
export const shownCount = (count: PlaceCount | undefined, show: MapShow): number => {
  if (!count) return 0;
  return { AGREEMENTS: count.agreements, REQUESTS: count.requests, OVERLAPS: count.overlaps }[show];
};

/** What overlaps at an agency, in words. */
export const overlapText = ({ agreements, requests }: Pick<OverlapRow, 'agreements' | 'requests'>): string => {
  const several = agreements > 1 ? ['Several agreements'] : [];
  const both = agreements > 0 && requests > 0 ? ['agreement and request'] : [];
  const text = [...several, ...both].join('; ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** What overlaps in a place where no single agency has an overlap: a county with an agreement of one and a request of another. */
export const placeOverlapText = ({ agreements, requests, overlaps }: PlaceCount): string => {
  if (overlaps > 0) return `${overlaps.toLocaleString('en-US')} ${overlaps === 1 ? 'agency' : 'agencies'}`;
  if (agreements > 0 && requests > 0) return 'Between agencies';
  return agreements > 1 ? 'Several agreements' : 'None';
};
