import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import {
  changedFacts,
  type DirectoryFacts,
  directoryKey,
  readDirectoryRow,
} from '@/lib/domain/agencies/directory-file';
import type { TriedRow } from '@/lib/domain/agencies/import-view';
import { dateIn, fromCalendarDate } from '@/lib/domain/dates';
import { cutTo } from '@/lib/domain/text';
import {
  type FileRow,
  type Problem,
  readDirectoryFile,
  readDirectoryUpload,
  type UploadedDirectory,
} from '@/lib/server/agencies/directory-upload';
import { appendAudit, sha256Hex } from '@/lib/server/audit/append';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';

// The dry run: reads a file, compares it with the directory, and keeps what taking it over would do. Nothing of the
// directory changes here.

export const entryColumns = {
  ori: true,
  legalName: true,
  type: true,
  level: true,
  stateCode: true,
  counties: true,
  headTitle: true,
  emailDomain: true,
  swornCount: true,
  civilianCount: true,
  population: true,
  operatesJail: true,
} as const;

type Held = { id: string; facts: DirectoryFacts };

/** The entries of the directory by what makes them the same agency. */
export const heldEntries = async (tx: Pick<Transaction, 'directoryEntry'>): Promise<Map<string, Held>> => {
  const rows = await tx.directoryEntry.findMany({ select: { id: true, ...entryColumns } });
  return new Map(rows.map(({ id, ...facts }) => [directoryKey(facts), { id, facts }]));
};

const countyCheck = async (): Promise<(stateCode: string, county: string) => boolean> => {
  const rows = await db.county.findMany({ select: { stateCode: true, name: true } });
  const known = new Set(rows.map(({ stateCode, name }) => `${stateCode} ${name}`));
  return (stateCode, county) => known.has(`${stateCode} ${county}`);
};

const tryRows = async (rows: readonly FileRow[]): Promise<TriedRow[]> => {
  const [held, countyExists] = await Promise.all([heldEntries(db), countyCheck()]);
  const seen = new Map<string, number>();
  return rows.map(({ row, cells }): TriedRow => {
    const read = readDirectoryRow(cells, countyExists);
    const name = cutTo(cells.legal_name ?? '', 200);
    if (!read.ok) return { kind: 'error', row, name, errors: read.errors };
    const key = directoryKey(read.facts);
    const before = seen.get(key);
    if (before !== undefined) {
      const column = read.facts.ori === null ? ('legal_name' as const) : ('ori' as const);
      const message = `The same agency stands in row ${before}. Keep one of the two.`;
      return { kind: 'error', row, name, errors: [{ column, message, value: cutTo(cells[column] ?? '', 200) }] };
    }
    seen.set(key, row);
    return compare(row, read.facts, held.get(key));
  });
};

const compare = (row: number, after: DirectoryFacts, entry: Held | undefined): TriedRow => {
  if (!entry) return { kind: 'added', row, after };
  if (changedFacts(entry.facts, after).length === 0) return { kind: 'same', row };
  return { kind: 'changed', row, entryId: entry.id, before: entry.facts, after };
};

/** Tries a posted file and keeps the result. Null for all who do not manage the directory: asked before the body is read. */
export const tryDirectoryUpload = async (
  actor: Actor,
  request: Request,
): Promise<{ ok: true; id: string } | Problem | null> => {
  if (!holdsRight(actor, 'manage_directory')) return null;
  const upload = await readDirectoryUpload(request);
  if (!upload.ok) return upload;
  if (upload.sourceDate > dateIn(now(), 'America/New_York')) return { ok: false, why: 'NO_SOURCE' };
  const file = readDirectoryFile(upload.bytes);
  if (!file.ok) return file;
  return { ok: true, id: await keep(actor, upload, await tryRows(file.rows)) };
};

const keep = (actor: Actor, upload: UploadedDirectory, rows: readonly TriedRow[]): Promise<string> =>
  db.$transaction(async (tx) => {
    // Twenty thousand rows are one value of several megabytes.
    await tx.$executeRaw`SET LOCAL statement_timeout = '8s'`;
    const count = (kind: TriedRow['kind']) => rows.filter((row) => row.kind === kind).length;
    const { id } = await tx.directoryImport.create({
      data: {
        filename: upload.filename,
        sha256: sha256Hex(upload.bytes),
        source: upload.source,
        sourceDate: fromCalendarDate(upload.sourceDate),
        rowCount: rows.length,
        addedCount: count('added'),
        changedCount: count('changed'),
        sameCount: count('same'),
        errorCount: count('error'),
        rows: [...rows],
        triedById: actor.id ?? '',
        triedAt: now(),
      },
      select: { id: true },
    });
    await appendAudit(tx, {
      actor,
      role: 'ADMIN',
      action: 'directory_import.try',
      target: { type: 'directory_import', id },
      outcome: 'done',
      facts: { rows: rows.length, sha256: sha256Hex(upload.bytes) },
    });
    return id;
  });
