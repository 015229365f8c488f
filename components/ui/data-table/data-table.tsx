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
              className={`column-head ${column.align === 'right' ? 'text-right' : 'text-left'}`}
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

const sides = { left: '', right: 'text-right' } as const;
const stacked = { line: 'cell-line', block: 'cell-block' } as const;
const rowTones = { plain: 'list-row', late: 'list-row list-row-late' } as const;

type TableRowProps<Row> = { row: Row; columns: readonly Column<Row>[]; tone: keyof typeof rowTones };

function TableRow<Row>({ row, columns, tone }: TableRowProps<Row>) {
  return (
    <tr {...roles.row} className={rowTones[tone]}>
      {columns.map(({ key, header, scope, align = 'left', phone = 'line', cell }) => {
        const value = cell(row);
        if (scope === 'row') {
          return (
            <th key={key} {...roles.rowheader} scope="row" className="cell cell-head">
              {value}
            </th>
          );
        }
        return (
          <td
            key={key}
            {...roles.cell}
            data-label={header}
            className={`cell cell-value ${stacked[phone]} ${sides[align]}`.trimEnd()}
          >
            {isOnePiece(value) ? value : <span>{value}</span>}
          </td>
        );
      })}
    </tr>
  );
}

/** Words stand beside their label by themselves; elements are held together. */
const isOnePiece = (value: ReactNode): boolean =>
  typeof value === 'string' || typeof value === 'number' || value === null || value === undefined;
