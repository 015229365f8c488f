// What the map of cases shows, read from the address of the page.
import { z } from 'zod';
import { paths } from '@/lib/domain/paths';
import { programCodes } from '@/lib/domain/programs/program-code';
import { reportFilter } from '@/lib/domain/reports/report-filter';

/** What the shades of the map count. */
export const mapShows = ['AGREEMENTS', 'REQUESTS', 'OVERLAPS'] as const;

export type MapShow = (typeof mapShows)[number];

export const mapShowLabels = {
  AGREEMENTS: 'Agreements in force',
  REQUESTS: 'Pending requests',
  OVERLAPS: 'Agencies with overlaps',
} as const satisfies Record<MapShow, string>;

export const mapFilter = z.object({
  show: z.enum(mapShows).optional().catch(undefined),
  state: reportFilter.shape.state,
  office: reportFilter.shape.office,
  program: z.enum(programCodes).optional().catch(undefined),
});

export type MapFilter = z.output<typeof mapFilter>;

/** The address of the map so filtered. */
export const mapHref = (filter: MapFilter, change: Partial<MapFilter> = {}): string => {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...filter, ...change })) if (value) query.set(key, value);
  const text = query.toString();
  return paths.reportsMap() + (text === '' ? '' : `?${text}`);
};
