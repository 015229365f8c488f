import 'server-only';
import { z } from 'zod';
import { directoryLimits, readHeader } from '@/lib/domain/agencies/directory-file';
import type { UploadProblem } from '@/lib/domain/agencies/import-view';
import { calendarDate } from '@/lib/domain/form-values';
import { line } from '@/lib/domain/text';
import { readCsvTable, rowsUnder } from '@/lib/server/documents/csv-table';
import { cleanFileName } from '@/lib/server/documents/file-name';
import { readMultipart } from '@/lib/server/documents/read-form';

// From a posted form to the rows of a directory file, never holding more than the limit allows.

const bytesMax = directoryLimits.megabytes * 1_000_000;
const formBytesMax = 64_000;

export type Problem = { ok: false; why: UploadProblem; which?: string };

export type UploadedDirectory = {
  ok: true;
  filename: string;
  bytes: Uint8Array;
  source: string;
  sourceDate: string;
};

const origin = z.object({
  source: line(200, 'Say where the file comes from.'),
  sourceDate: calendarDate('Enter a date.'),
});

/** Reads the form: the file, where it comes from, and as of when. */
export const readDirectoryUpload = async (request: Request): Promise<UploadedDirectory | Problem> => {
  const form = await readMultipart(request, bytesMax + formBytesMax);
  if (typeof form === 'string') return { ok: false, why: form };
  const file = form.get('file');
  if (!(file instanceof File) || file.name === '' || file.size === 0) return { ok: false, why: 'NO_FILE' };
  if (file.size > bytesMax) return { ok: false, why: 'TOO_LARGE' };
  const from = origin.safeParse({ source: form.get('source'), sourceDate: form.get('sourceDate') });
  if (!from.success) return { ok: false, why: 'NO_SOURCE' };
  return {
    ok: true,
    filename: cleanFileName(file.name),
    bytes: new Uint8Array(await file.arrayBuffer()),
    ...from.data,
  };
};

export type FileRow = { row: number; cells: Partial<Record<string, string>> };

/** The rows of a file under its heading, with the numbers a spreadsheet gives them; rows without a value are left out. */
export const readDirectoryFile = (bytes: Uint8Array): { ok: true; rows: FileRow[] } | Problem => {
  const table = readCsvTable(bytes);
  if (typeof table === 'string') return { ok: false, why: table };
  const header = readHeader(table[0] ?? []);
  if (!header.ok) return { ok: false, why: header.why, which: header.which };
  const rows = rowsUnder(table, header.columns);
  if (rows.length === 0) return { ok: false, why: 'EMPTY' };
  if (rows.length > directoryLimits.rows) return { ok: false, why: 'TOO_MANY' };
  return { ok: true, rows };
};
