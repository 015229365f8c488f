import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { csvFile } from '@/lib/domain/agencies/csv-cell';
import {
  changedFacts,
  columnLabels,
  type DirectoryFacts,
  directoryColumns,
} from '@/lib/domain/agencies/directory-file';
import { type ImportPage, type ImportSummary, type TriedRow, triedRows } from '@/lib/domain/agencies/import-view';
import { dateIn, dateText, toCalendarDate } from '@/lib/domain/dates';
import { rowId } from '@/lib/domain/form-values';
import { placeText } from '@/lib/domain/register/place';
import { entryText } from '@/lib/server/agencies/directory-take-over';
import { sha256Hex } from '@/lib/server/audit/append';
import { noteRead } from '@/lib/server/audit/note-read';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';

// Dry runs as administrators read them.

const linesShown = 100;

const columns = {
  id: true,
  filename: true,
  source: true,
  sourceDate: true,
  triedAt: true,
  triedById: true,
  addedCount: true,
  changedCount: true,
  sameCount: true,
  errorCount: true,
  takenOverAt: true,
  takenOverById: true,
} as const satisfies Prisma.DirectoryImportSelect;

type Row = Prisma.DirectoryImportGetPayload<{ select: typeof columns }>;

const dayText = (at: Date): string => dateText(dateIn(at, 'America/New_York'));

const namesOf = async (rows: readonly Row[]): Promise<Map<string, string>> => {
  const ids = rows.flatMap(({ triedById, takenOverById }) => [triedById, takenOverById ?? triedById]);
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(people.map(({ id, name }) => [id, name]));
};

const toSummary = (row: Row, names: Map<string, string>): ImportSummary => ({
  id: row.id,
  filename: row.filename,
  source: row.source,
  sourceDate: dateText(toCalendarDate(row.sourceDate)),
  triedOn: dayText(row.triedAt),
  triedBy: names.get(row.triedById) ?? '',
  added: row.addedCount,
  changed: row.changedCount,
  same: row.sameCount,
  errors: row.errorCount,
  takenOver: row.takenOverAt && { on: dayText(row.takenOverAt), by: names.get(row.takenOverById ?? '') ?? '' },
});

/** The last dry runs and how many agencies the directory has; null for all but administrators. */
export const importList = async (actor: Actor): Promise<{ entries: number; imports: ImportSummary[] } | null> => {
  if (!holdsRight(actor, 'manage_directory')) return null;
  const [rows, entries] = await Promise.all([
    db.directoryImport.findMany({ select: columns, orderBy: { triedAt: 'desc' }, take: 25 }),
    db.directoryEntry.count(),
  ]);
  const names = await namesOf(rows);
  return { entries, imports: rows.map((row) => toSummary(row, names)) };
};

const readImport = async (actor: Actor, id: string) => {
  if (!holdsRight(actor, 'manage_directory') || !rowId().safeParse(id).success) return null;
  const row = await db.directoryImport.findUnique({ where: { id }, select: { ...columns, rows: true } });
  return row && { row, tried: triedRows.parse(row.rows) };
};

const errorLinesOf = (tried: readonly TriedRow[]) =>
  tried.flatMap((row) =>
    row.kind === 'error'
      ? row.errors.map(({ column, message, value }) => ({
          key: `${row.row}-${column}`,
          row: row.row,
          name: row.name,
          column: columnLabels[column],
          message,
          value,
        }))
      : [],
  );

const factLabels: Readonly<Record<keyof DirectoryFacts, string>> = {
  ori: columnLabels.ori,
  legalName: columnLabels.legal_name,
  type: columnLabels.type,
  level: columnLabels.level,
  stateCode: columnLabels.state,
  counties: columnLabels.counties,
  headTitle: columnLabels.head_title,
  emailDomain: columnLabels.email_domain,
  swornCount: columnLabels.sworn_count,
  civilianCount: columnLabels.civilian_count,
  population: columnLabels.population,
  operatesJail: columnLabels.operates_jail,
};

const changesOf = (tried: readonly TriedRow[]) =>
  tried.flatMap((row) =>
    row.kind === 'changed'
      ? changedFacts(row.before, row.after).map((fact) => ({
          key: `${row.row}-${fact}`,
          row: row.row,
          name: row.after.legalName,
          fact: factLabels[fact],
          before: entryText(row.before[fact]),
          after: entryText(row.after[fact]),
        }))
      : [],
  );

const additionsOf = (tried: readonly TriedRow[]) =>
  tried.flatMap((row) =>
    row.kind === 'added'
      ? [
          {
            key: String(row.row),
            row: row.row,
            name: row.after.legalName,
            place: placeText(row.after.stateCode, row.after.counties),
          },
        ]
      : [],
  );

/** One dry run, the first hundred lines of each kind; null when there is none, or for all but administrators. */
export const importPage = async (actor: Actor, id: string): Promise<ImportPage | null> => {
  const found = await readImport(actor, id);
  if (!found) return null;
  const errorLines = errorLinesOf(found.tried);
  const changes = changesOf(found.tried);
  const additions = additionsOf(found.tried);
  const more = (lines: readonly unknown[]) => Math.max(0, lines.length - linesShown);
  return {
    ...toSummary(found.row, await namesOf([found.row])),
    errorLines: errorLines.slice(0, linesShown),
    changes: changes.slice(0, linesShown),
    additions: additions.slice(0, linesShown),
    more: { errorLines: more(errorLines), changes: more(changes), additions: more(additions) },
  };
};

/** All errors of a dry run as a file for a spreadsheet; null as for `importPage`. */
export const errorsFile = async (actor: Actor, id: string): Promise<string | null> => {
  const found = await readImport(actor, id);
  if (!found) return null;
  const text = csvFile([
    ['row', 'agency', 'column', 'value', 'what to do'],
    ...errorLinesOf(found.tried).map(({ row, name, column, value, message }) => [
      String(row),
      name,
      column,
      value,
      message,
    ]),
  ]);
  const fact = { action: 'table.download', target: { type: 'directory_import', id } } as const;
  await noteRead(actor, { ...fact, facts: { table: 'errors', sha256: sha256Hex(text) } });
  return text;
};

/** An empty file with the columns of the directory and one example. */
export const templateFile = (): string =>
  csvFile([
    [...directoryColumns],
    [
      'ZZ0010000',
      "Calder County Sheriff's Office",
      'SHERIFF',
      'COUNTY',
      'ZZ',
      'Calder',
      'Sheriff',
      'calder.example',
      '142',
      '58',
      '96000',
      'yes',
    ],
  ]);
