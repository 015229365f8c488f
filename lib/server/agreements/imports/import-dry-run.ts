import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { type ImportFault, readImportRow, repeatedRows } from '@/lib/domain/agreements/imports/import-row';
import type { TriedAgreement } from '@/lib/domain/agreements/imports/import-view';
import { uploadRefusalText } from '@/lib/domain/requests/attachment';
import { cutTo } from '@/lib/domain/text';
import { importSurroundings, type SentFile } from '@/lib/server/agreements/imports/import-surroundings';
import {
  readImportTable,
  readImportUpload,
  type TableRow,
  type UploadedImport,
  type UploadFault,
} from '@/lib/server/agreements/imports/import-upload';
import { appendAudit, sha256Hex } from '@/lib/server/audit/append';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import { cleanFileName } from '@/lib/server/documents/file-name';
import type { UploadedFile } from '@/lib/server/documents/read-upload';
import { addDocument, type StoredUpload, storeUpload } from '@/lib/server/documents/store-upload';
import { env } from '@/lib/server/env';

// The dry run: judges each row, keeps the signed files for the import, and writes no agreement.

type Received = { stored: { name: string; upload: StoredUpload }[]; refused: SentFile[] };

const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';

/** Stores what is a real PDF. What is not taken stays with its reason, so that its row can say it. */
const receive = async (files: readonly UploadedFile[]): Promise<Received | 'NOT_STORED'> => {
  const received: Received = { stored: [], refused: [] };
  for (const file of files) {
    const filename = cleanFileName(file.name);
    const refuse = (fault: string) => received.refused.push({ documentId: '', sha256: '', filename, fault });
    if (!isPdf(file.bytes)) {
      refuse('This file is not a PDF. Send the signed agreement as a PDF.');
      continue;
    }
    const kept = await storeUpload(file);
    if (kept.ok) received.stored.push({ name: filename, upload: kept.upload });
    else if (kept.why === 'NOT_STORED') return 'NOT_STORED';
    else refuse(uploadRefusalText(kept.why, env.FILE_MAX_MEGABYTES));
  }
  return received;
};

const createImport = async (tx: Transaction, actor: Actor, upload: UploadedImport, rowCount: number) => {
  const { id } = await tx.agreementImport.create({
    data: {
      filename: upload.filename,
      sha256: sha256Hex(upload.table),
      source: upload.source,
      ...{ rowCount, errorCount: 0, rows: [] },
      ...{ triedById: actor.id ?? '', triedAt: now() },
    },
    select: { id: true },
  });
  return id;
};

// The same bytes under two names are one file.
const addFiles = async (tx: Transaction, actor: Actor, importId: string, { stored, refused }: Received) => {
  const idOf = new Map<string, string>();
  const files: SentFile[] = [...refused];
  for (const { name, upload } of stored) {
    const own = { importId, kind: 'OUTSIDE_AGREEMENT', uploadedById: actor.id, createdAt: now() } as const;
    const documentId = idOf.get(upload.sha256) ?? (await addDocument(tx, { ...own, ...upload }));
    idOf.set(upload.sha256, documentId);
    files.push({ documentId, filename: name, sha256: upload.sha256, fault: null });
  }
  return files;
};

const agencyText = ({ cells }: TableRow): string => cutTo(cells.agency_name || cells.agency_ori || '', 200);

const judge = async (tx: Transaction, rows: readonly TableRow[], files: readonly SentFile[]) => {
  const around = await importSurroundings(tx, files);
  const tried = rows.map((row): TriedAgreement => {
    const read = readImportRow(row.cells, around);
    const about = { row: row.row, agency: agencyText(row) };
    return read.ok ? { kind: 'good', ...about, terms: read.terms } : { kind: 'error', ...about, faults: read.faults };
  });
  const good = tried.flatMap((one) => (one.kind === 'good' ? [one] : []));
  const repeated = repeatedRows(good);
  const withFault = (one: TriedAgreement, fault: ImportFault | undefined): TriedAgreement =>
    fault ? { kind: 'error', row: one.row, agency: one.agency, faults: [fault] } : one;
  return tried.map((one) => withFault(one, repeated.get(one.row)));
};

const keep = (actor: Actor, upload: UploadedImport, rows: readonly TableRow[], received: Received): Promise<string> =>
  db.$transaction(
    async (tx) => {
      const id = await createImport(tx, actor, upload, rows.length);
      const files = await addFiles(tx, actor, id, received);
      const tried = await judge(tx, rows, files);
      const errorCount = tried.filter(({ kind }) => kind === 'error').length;
      await tx.agreementImport.update({ where: { id }, data: { rows: tried, errorCount } });
      await appendAudit(tx, {
        actor,
        role: 'ADMIN',
        action: 'agreement_import.try',
        target: { type: 'agreement_import', id },
        outcome: 'done',
        facts: { rows: rows.length, files: files.length, sha256: sha256Hex(upload.table) },
      });
      return id;
    },
    { timeout: 60_000 },
  );

/** Tries a posted import and keeps the result. Null for all who do not import: asked before the body is read. */
export const tryAgreementImport = async (
  actor: Actor,
  request: Request,
): Promise<{ ok: true; id: string } | UploadFault | null> => {
  if (!holdsRight(actor, 'import_agreements')) return null;
  const upload = await readImportUpload(request);
  if (!upload.ok) return upload;
  const table = readImportTable(upload.table);
  if (!table.ok) return table;
  const received = await receive(upload.files);
  if (received === 'NOT_STORED') return { ok: false, why: 'NOT_STORED' };
  return { ok: true, id: await keep(actor, upload, table.rows, received) };
};
