import 'server-only';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { directoryLimits, readHeader } from '@/lib/domain/agencies/directory-file';
import type { UploadProblem } from '@/lib/domain/agencies/import-view';
import { calendarDate } from '@/lib/domain/form-values';
import { line } from '@/lib/domain/text';
import { cleanFileName } from '@/lib/server/documents/file-name';

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

const readBody = async (request: Request): Promise<FormData | UploadProblem> => {
  const type = request.headers.get('content-type') ?? '';
  if (!type.toLowerCase().startsWith('multipart/form-data') || !request.body) return 'BROKEN';
  const chunks: Uint8Array[] = [];
  let seen = 0;
  try {
    for await (const chunk of request.body) {
      seen += chunk.byteLength;
      if (seen > bytesMax + formBytesMax) return 'TOO_LARGE';
      chunks.push(chunk);
    }
    return await new Response(Buffer.concat(chunks), { headers: { 'content-type': type } }).formData();
  } catch {
    return 'BROKEN';
  }
};

/** Reads the form: the file, where it comes from, and as of when. */
export const readDirectoryUpload = async (request: Request): Promise<UploadedDirectory | Problem> => {
  const form = await readBody(request);
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

export type FileRow = { row: number; cells: Record<string, string> };

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

const readTable = (text: string): string[][] | null => {
  try {
    return parse(text, { delimiter: delimiterOf(text), relax_column_count: true, max_record_size: 100_000 });
  } catch {
    return null;
  }
};

/** The rows of a file under its heading, with the numbers a spreadsheet gives them; rows without a value are left out. */
export const readDirectoryFile = (bytes: Uint8Array): { ok: true; rows: FileRow[] } | Problem => {
  const text = decode(bytes);
  if (text === null) return { ok: false, why: 'NOT_UTF8' };
  const table = readTable(text);
  if (!table) return { ok: false, why: 'NOT_CSV' };
  const header = readHeader(table[0] ?? []);
  if (!header.ok) return { ok: false, why: header.why, which: header.which };
  const rows = table
    .slice(1)
    .map((cells, index) => ({ row: index + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ row, cells }) => ({
      row,
      cells: Object.fromEntries(header.columns.map((name, at) => [name, cells[at] ?? ''])),
    }));
  if (rows.length === 0) return { ok: false, why: 'EMPTY' };
  if (rows.length > directoryLimits.rows) return { ok: false, why: 'TOO_MANY' };
  return { ok: true, rows };
};
