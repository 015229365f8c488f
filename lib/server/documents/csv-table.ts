import 'server-only';
import { parse } from 'csv-parse/sync';

// Tables that people upload as CSV: read once, here.

const decode = (bytes: Uint8Array): string | null => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
};

// Excel writes semicolons where the comma is the decimal mark.
const delimiterOf = (text: string): string => {
  const first = text.slice(0, text.search(/[\r\n]|$/u));
  return first.split(';').length > first.split(',').length ? ';' : ',';
};

/** The cells of a file by its rows, or why it cannot be read. */
export const readCsvTable = (bytes: Uint8Array): string[][] | 'NOT_UTF8' | 'NOT_CSV' => {
  const text = decode(bytes);
  if (text === null) return 'NOT_UTF8';
  try {
    return parse(text, { delimiter: delimiterOf(text), relax_column_count: true, max_record_size: 100_000 });
  } catch {
    return 'NOT_CSV';
  }
};

export type CsvRow<Column extends string> = { row: number; cells: Partial<Record<Column, string>> };

/** The rows under the heading, with the numbers a spreadsheet gives them; rows without a value are left out. */
export const rowsUnder = <Column extends string>(
  table: readonly (readonly string[])[],
  columns: readonly Column[],
): CsvRow<Column>[] =>
  table
    .slice(1)
    .map((cells, index) => ({ row: index + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ row, cells }) => {
      const named: Partial<Record<Column, string>> = {};
      for (const [at, name] of columns.entries()) named[name] = cells[at] ?? '';
      return { row, cells: named };
    });
