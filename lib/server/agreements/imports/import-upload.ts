import 'server-only';
import { unzipSync } from 'fflate';
import { cellAsTyped } from '@/lib/domain/agencies/csv-cell';
import { type ImportColumn, importLimits, readImportHeader } from '@/lib/domain/agreements/imports/import-columns';
import type { ImportProblem } from '@/lib/domain/agreements/imports/import-view';
import { line } from '@/lib/domain/text';
import { type CsvRow, readCsvTable, rowsUnder } from '@/lib/server/documents/csv-table';
import { cleanFileName } from '@/lib/server/documents/file-name';
import { readMultipart } from '@/lib/server/documents/read-form';
import { fileBytesMax, type UploadedFile } from '@/lib/server/documents/read-upload';

// From a posted form to the table and the signed files, never holding more than the limits allow.

export type UploadFault = { ok: false; why: ImportProblem; which?: string };

export type UploadedImport = {
  ok: true;
  filename: string;
  table: Uint8Array;
  source: string;
  files: UploadedFile[];
};

export type TableRow = CsvRow<ImportColumn>;

const megabyte = 1_000_000;
const bytesMax = importLimits.megabytes * megabyte;

const fault = (why: ImportProblem, which?: string): UploadFault => ({ ok: false, why, ...(which ? { which } : {}) });

class OverLimitError extends Error {}

const isFile = (name: string): boolean => !name.endsWith('/') && !/(?:^|\/)(?:__MACOSX\/|\.)/u.test(name);

/** The files in a ZIP. Each is weighed by the directory of the ZIP before anything is unpacked. */
const unpacked = (bytes: Uint8Array): UploadedFile[] | ImportProblem => {
  let total = 0;
  let count = 0;
  try {
    const entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!isFile(name)) return false;
        count += 1;
        total += originalSize;
        if (count > importLimits.files || total > bytesMax || originalSize > fileBytesMax()) throw new OverLimitError();
        return true;
      },
    });
    return Object.entries(entries).map(([name, content]) => ({ name: name.split('/').at(-1) ?? name, bytes: content }));
  } catch (error) {
    return error instanceof OverLimitError ? (count > importLimits.files ? 'TOO_MANY' : 'TOO_LARGE') : 'BROKEN_ZIP';
  }
};

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

const filesOf = async (entries: readonly File[]): Promise<UploadedFile[] | ImportProblem> => {
  const files: UploadedFile[] = [];
  for (const entry of entries) {
    const bytes = new Uint8Array(await entry.arrayBuffer());
    const found = isZip(bytes) ? unpacked(bytes) : [{ name: entry.name, bytes }];
    if (!Array.isArray(found)) return found;
    files.push(...found);
    if (files.length > importLimits.files) return 'TOO_MANY';
    if (files.some((file) => file.bytes.byteLength > fileBytesMax())) return 'TOO_LARGE';
  }
  return files;
};

/** Reads the form: the table, the signed files, and where the agreements were kept before. */
export const readImportUpload = async (request: Request): Promise<UploadedImport | UploadFault> => {
  const form = await readMultipart(request, bytesMax);
  if (typeof form === 'string') return fault(form);
  const table = form.get('table');
  if (!(table instanceof File) || table.name === '' || table.size === 0) return fault('NO_FILE');
  if (table.size > importLimits.csvMegabytes * megabyte) return fault('TOO_LARGE');
  const source = line(200, 'Say where the agreements were kept before.').safeParse(form.get('source'));
  if (!source.success) return fault('NO_SOURCE');
  const sent = form.getAll('files').filter((entry) => typeof entry !== 'string' && entry.name !== '');
  const files = await filesOf(sent.filter((entry) => typeof entry !== 'string'));
  if (!Array.isArray(files)) return fault(files);
  return {
    ok: true,
    filename: cleanFileName(table.name),
    table: new Uint8Array(await table.arrayBuffer()),
    source: source.data,
    files,
  };
};

/** The rows of the table under its heading, with the numbers a spreadsheet gives them. */
export const readImportTable = (bytes: Uint8Array): { ok: true; rows: TableRow[] } | UploadFault => {
  const table = readCsvTable(bytes);
  if (typeof table === 'string') return fault(table);
  const header = readImportHeader(table[0] ?? []);
  if (!header.ok) return fault(header.why, header.which);
  const rows = rowsUnder(
    table.map((cells) => cells.map(cellAsTyped)),
    header.columns,
  );
  if (rows.length === 0) return fault('EMPTY');
  if (rows.length > importLimits.rows) return fault('TOO_MANY');
  return { ok: true, rows };
};
