import 'server-only';
import { csvFile } from '@/lib/domain/agencies/csv-cell';

const withoutMark = (text: string): string => text.replace(/^\uFEFF/u, '');

/** A table as CSV, harmless in a spreadsheet, written as fast as it is read. */
export async function* csvTable(
  heading: readonly string[],
  batches: AsyncIterable<readonly (readonly string[])[]>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(csvFile([heading]));
  for await (const rows of batches) if (rows.length > 0) yield encoder.encode(withoutMark(csvFile(rows)));
}
