import type { ReactNode } from 'react';

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the right, so that their digits line up. */
  align?: 'left' | 'right';
  /** `row` marks the column that names the row; on phones it becomes the heading of the block. */
  scope?: 'row';
  /** On phones, short values stand at the right of their label; a `block` stands below it, as wide as the page. */
  phone?: 'line' | 'block';
};

type DataTableProps<Row> = {
  caption: ReactNode;
  captionLook?: 'shown' | 'hidden';
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** What stands in place of the rows when there are none. */
  empty?: ReactNode;
  /** A tint for rows that must be seen first. */
  rowTone?: (row: Row) => 'plain' | 'late';
  /** `even` columns line up over several tables on one page. */
  widths?: 'fitted' | 'even';
};

// Spelt out because some browsers forget what a table is once its `display` is not that of a table.
const roles = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;

/** A table with a sticky header; on phones every row is a block of labelled lines. */
export function DataTable<Row>({ caption, captionLook = 'shown', columns, rows, ...rest }: DataTableProps<Row>) {
  const { rowKey, empty, rowTone, widths = 'fitted' } = rest;
  if (rows.length === 0 && empty) return empty;
  return (
    <table
      {...roles.table}
      className={`w-full border-collapse text-table max-lg:block ${widths === 'even' ? 'lg:table-fixed' : ''}`}
    >
      <caption className={captionLook === 'hidden' ? 'sr-only' : 'mb-3 text-left font-bold text-lg max-lg:block'}>
        {caption}
      </caption>
      <thead {...roles.rowgroup} className="max-lg:sr-only">
        <tr {...roles.row}>
          {columns.map((column) => (
            <th
              key={column.key}
              {...roles.columnheader}
              scope="col"
              className={`sticky top-0 z-10 border-ink border-b bg-surface px-3 py-2 align-bottom font-bold first:pl-0 last:pr-0 print:static ${sides[column.align ?? 'left']}`}
            >
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...roles.rowgroup} className="max-lg:block">
        {rows.map((row) => (
          <TableRow key={rowKey(row)} row={row} columns={columns} tone={rowTone?.(row) ?? 'plain'} />
        ))}
      </tbody>
    </table>
  );
}

const sides = { left: 'text-left', right: 'text-right' } as const;
// Named in globals.css: a list has hundreds of cells, and each is sent twice.
const stacked = { line: 'cell-line', block: 'max-lg:block' } as const;
const rowTones = {
  plain: '',
  late: 'max-lg:border-l-4 max-lg:border-l-error-dark max-lg:pl-3 lg:[&>*:first-child]:shadow-[-4px_0_0_var(--color-surface),-8px_0_0_var(--color-error-dark)]',
} as const;

type TableRowProps<Row> = { row: Row; columns: readonly Column<Row>[]; tone: keyof typeof rowTones };

function TableRow<Row>({ row, columns, tone }: TableRowProps<Row>) {
  return (
    <tr
      {...roles.row}
      className={`h-12 border-line max-lg:block max-lg:h-auto max-lg:border-b max-lg:py-3 ${rowTones[tone]}`}
    >
      {columns.map((column) => {
        const face = `cell ${sides[column.align ?? 'left']}`;
        if (column.scope === 'row') {
          return (
            <th
              key={column.key}
              {...roles.rowheader}
              scope="row"
              className={`${face} wrap-anywhere font-normal max-lg:block max-lg:text-base`}
            >
              {column.cell(row)}
            </th>
          );
        }
        const phone = column.phone ?? 'line';
        return (
          <td key={column.key} {...roles.cell} className={`${face} cell-value ${stacked[phone]}`}>
            <span aria-hidden="true" className={`shrink-0 text-muted lg:hidden ${phone === 'block' ? 'block' : ''}`}>
              {column.header}
            </span>
            <span className={`block min-w-0 ${phone === 'line' ? 'max-lg:text-right' : ''}`}>{column.cell(row)}</span>
          </td>
        );
      })}
    </tr>
  );
}
