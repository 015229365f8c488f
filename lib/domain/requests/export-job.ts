// A long list of requests as a file that is made in the background: how it is asked for, and what it holds in words.
import { z } from 'zod';
import { rowId } from '@/lib/domain/form-values';
import { paths } from '@/lib/domain/paths';
import { type ExportFormat, exportFormats } from '@/lib/domain/requests/export-words';
import { filterChips, type RequestChoices } from '@/lib/domain/requests/list-chips';
import { exportColumnsText } from '@/lib/domain/requests/list-export';
import {
  type RequestFilter,
  type RequestSort,
  type RequestView,
  requestFilter,
  requestFilterQuery,
} from '@/lib/domain/requests/list-filter';

/** The filter of a list as the address of the list writes it; places of a page are left out. */
export const exportQuery = z
  .string('Open the list and ask from there.')
  .max(1000, 'Open the list and ask from there.')
  .transform((text) => filterOfQuery(text));

/** The filter that a query of the list stands for. */
export const filterOfQuery = (query: string): RequestFilter => ({
  ...requestFilter.parse(Object.fromEntries(new URLSearchParams(query))),
  after: undefined,
  before: undefined,
});

export const askExportInput = z.strictObject({
  list: exportQuery,
  format: z.enum(exportFormats, 'Choose what kind of file you need.'),
});

export const ownExportInput = z.strictObject({ exportId: rowId('Open the page again and choose one of your files.') });

/** The list that the page of files is asked about; null where it is asked for the files alone. */
export const exportAsked = (asked: {
  list?: unknown;
  format?: unknown;
}): { filter: RequestFilter; format: ExportFormat | null } | null => {
  const list = exportQuery.safeParse(asked.list);
  if (!list.success) return null;
  return { filter: list.data, format: exportFormats.find((format) => format === asked.format) ?? null };
};

/** The page on which the file of exactly this list is asked for. */
export const askExportHref = (filter: RequestFilter, format?: ExportFormat): string => {
  const query = new URLSearchParams({ list: requestFilterQuery(filter), ...(format ? { format } : {}) });
  return `${paths.requestExports()}?${query.toString()}`;
};

const viewWords: Record<RequestView, string> = {
  OPEN: 'Open requests',
  OVERDUE: 'Overdue requests',
  CLOSED: 'Closed requests',
  ALL: 'All requests',
};

const sortWords: Record<RequestSort, string> = {
  NEWEST: 'newest first',
  DUE: 'due first',
  SINCE: 'longest in their status first',
};

/** What a list holds, in words: its view, each filter, its order and its columns. */
export const exportWords = (filter: RequestFilter, choices: RequestChoices): { title: string; details: string } => {
  const chips = filterChips(filter, choices).map(({ text }) => text);
  const view = filter.status ? 'Requests' : viewWords[filter.view ?? 'OPEN'];
  return {
    title: [view, sortWords[filter.sort ?? 'NEWEST']].join(', '),
    details: [...chips, exportColumnsText(filter)].join(' · '),
  };
};
