// The columns of the list of requests. Which are shown stands in the address, so that a saved view keeps them.
import { z } from 'zod';

export const listColumns = ['status', 'holder', 'since', 'due', 'type', 'state', 'office', 'liaison'] as const;

export type ListColumn = (typeof listColumns)[number];

export const listColumnLabels = {
  status: 'Status',
  holder: 'With',
  since: 'Since',
  due: 'Due',
  type: 'Type',
  state: 'State',
  office: 'Field office',
  liaison: 'Liaison',
} as const satisfies Record<ListColumn, string>;

/** What fits beside the name of a request on a desk. */
export const COLUMNS_MAX = 5;

const usual = 'status.holder.since.due';

/** The columns asked for, in the order of the table; the usual ones need not be asked for. */
export const columnsAsked = z
  .preprocess((value) => (Array.isArray(value) ? value.join('.') : value), z.string().max(100))
  .transform((text) => {
    const asked = text.split('.');
    const known = listColumns
      .filter((column) => asked.includes(column))
      .slice(0, COLUMNS_MAX)
      .join('.');
    return known === '' || known === usual ? undefined : known;
  })
  .optional()
  .catch(undefined);

/** The columns to show beside the one that names the request. */
export const columnsShown = (columns: string | undefined): ListColumn[] => {
  const asked = (columns ?? usual).split('.');
  return listColumns.filter((column) => asked.includes(column));
};
