import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { csvFile } from '@/lib/domain/agencies/csv-cell';
import { importColumnNames, importColumns } from '@/lib/domain/agreements/imports/import-columns';
import {
  type AgreementImportPage,
  type AgreementImportSummary,
  type TriedAgreement,
  triedAgreements,
} from '@/lib/domain/agreements/imports/import-view';
import { agreementStatusFacts } from '@/lib/domain/agreements/status';
import { dateIn, dateText } from '@/lib/domain/dates';
import { rowId } from '@/lib/domain/form-values';
import { paths } from '@/lib/domain/paths';
import { programOf } from '@/lib/domain/programs/catalog';
import { filesOfImport, type LookedAt } from '@/lib/server/agreements/imports/import-files';
import { touchedAgreements } from '@/lib/server/agreements/imports/touched-agreements';
import { statusNow } from '@/lib/server/agreements/standing';
import { sha256Hex } from '@/lib/server/audit/append';
import { noteRead } from '@/lib/server/audit/note-read';
import { db } from '@/lib/server/db/client';
import type { AgreementImport } from '@/lib/server/db/generated/client';

// Imports of agreements as administrators read them.

const listed = 25;

type Head = Omit<AgreementImport, 'rows'>;

const dayText = (at: Date): string => dateText(dateIn(at, 'America/New_York'));

const namesOf = async (rows: readonly Head[]): Promise<Map<string, string>> => {
  const ids = rows.flatMap(({ triedById, takenOverById, undoneById }) => [triedById, takenOverById, undoneById]);
  const people = await db.user.findMany({
    where: { id: { in: ids.filter((id) => id !== null) } },
    select: { id: true, name: true },
  });
  return new Map(people.map(({ id, name }) => [id, name]));
};

const by = (verb: string, at: Date | null, id: string | null, names: Map<string, string>): string[] =>
  at === null ? [] : [`${verb} on ${dayText(at)} by ${names.get(id ?? '') ?? 'somebody who left'}`];

const toSummary = (row: Head, names: Map<string, string>): AgreementImportSummary => ({
  id: row.id,
  filename: row.filename,
  source: row.source,
  tried: by('Tried', row.triedAt, row.triedById, names).join(''),
  state: row.undoneAt ? 'UNDONE' : row.takenOverAt ? 'TAKEN_OVER' : 'TRIED',
  good: row.rowCount - row.errorCount,
  errors: row.errorCount,
});

/** The last imports; null for all but administrators. */
export const agreementImports = async (actor: Actor): Promise<AgreementImportSummary[] | null> => {
  if (!holdsRight(actor, 'import_agreements')) return null;
  const rows = await db.agreementImport.findMany({
    omit: { rows: true },
    orderBy: { triedAt: 'desc' },
    take: listed,
  });
  const names = await namesOf(rows);
  return rows.map((row) => toSummary(row, names));
};

const errorLinesOf = (tried: readonly TriedAgreement[]): AgreementImportPage['errorLines'] =>
  tried.flatMap((one) =>
    one.kind === 'error'
      ? one.faults.map(({ column, message, value }) => ({
          key: `${one.row}-${column}`,
          ...{ row: one.row, agency: one.agency, message, value },
          column: importColumns[column].label,
        }))
      : [],
  );

const agreementsOf = async (importId: string) => {
  const rows = await db.agreement.findMany({
    where: { outsideSigning: { importId } },
    select: {
      id: true,
      number: true,
      status: true,
      expiresOn: true,
      endedOn: true,
      terminationNotice: { select: { endsOn: true } },
      agency: { select: { timeZone: true } },
      outsideSigning: { select: { importRow: true, document: { select: { filename: true } } } },
    },
  });
  return new Map(rows.map((row) => [row.outsideSigning?.importRow ?? 0, row]));
};

type Made = Awaited<ReturnType<typeof agreementsOf>>;

const spanText = ({ terms }: Extract<TriedAgreement, { kind: 'good' }>): string => {
  const end = terms.endedOn ?? terms.expiresOn;
  return `${dateText(terms.effectiveOn)} to ${end ? dateText(end) : 'open'}`;
};

const goodRowsOf = (
  tried: readonly TriedAgreement[],
  files: readonly LookedAt[],
  made: Made,
): AgreementImportPage['goodRows'] =>
  tried.flatMap((one) => {
    if (one.kind === 'error') return [];
    const agreement = made.get(one.row);
    const waiting = files.find(({ id }) => id === one.terms.documentId);
    return [
      {
        key: String(one.row),
        ...{ row: one.row, agency: one.agency, dates: spanText(one) },
        program: programOf(one.terms.programCode).shortName,
        notice: one.terms.noticeDays === 0 ? 'On receipt' : `${one.terms.noticeDays} days`,
        file: agreement?.outsideSigning?.document.filename ?? waiting?.filename ?? '',
        agreement: agreement
          ? {
              number: agreement.number,
              href: paths.agreement(agreement.id),
              status: agreementStatusFacts[statusNow(agreement)].label,
            }
          : null,
      },
    ];
  });

const readImport = async (actor: Actor, id: string) => {
  if (!holdsRight(actor, 'import_agreements') || !rowId().safeParse(id).success) return null;
  const row = await db.agreementImport.findUnique({ where: { id } });
  return row && { row, tried: triedAgreements.parse(row.rows) };
};

const keepReasonOf = async ({ id, takenOverAt, undoneAt }: Head): Promise<string | null> => {
  if (takenOverAt === null || undoneAt !== null) return null;
  const numbers = await touchedAgreements(db, id);
  if (numbers.length === 0) return null;
  return `People have worked with agreements of this import since: ${numbers.slice(0, 5).join(', ')}${numbers.length > 5 ? ' and more' : ''}. Each can be ended by itself.`;
};

/** One import: its rows, what is to be mended, and what became of it; null when there is none, or for all but administrators. */
export const agreementImportPage = async (actor: Actor, id: string): Promise<AgreementImportPage | null> => {
  const found = await readImport(actor, id);
  if (!found) return null;
  const { row, tried } = found;
  const [files, names, made, keepReason] = await Promise.all([
    filesOfImport(db, id),
    namesOf([row]),
    agreementsOf(id),
    keepReasonOf(row),
  ]);
  const named = new Set(tried.flatMap((one) => (one.kind === 'good' ? [one.terms.documentId] : [])));
  const open = row.takenOverAt === null;
  const used = open ? files.filter((file) => named.has(file.id)) : [];
  return {
    ...toSummary(row, names),
    history: [
      ...by('Tried', row.triedAt, row.triedById, names),
      ...by('Taken over', row.takenOverAt, row.takenOverById, names),
      ...by('Taken back', row.undoneAt, row.undoneById, names),
    ],
    undoReason: row.undoReason,
    goodRows: goodRowsOf(tried, files, made),
    errorLines: errorLinesOf(tried),
    waits: used.flatMap(({ filename, state }) =>
      state.kind === 'WAITS' || state.kind === 'UNFIT' ? [`${filename}: ${state.words}`] : [],
    ),
    toLookThrough: used.flatMap(({ filename, state }) => (state.kind === 'TO_LOOK_THROUGH' ? [filename] : [])),
    unnamed:
      open && row.errorCount === 0 ? files.filter((file) => !named.has(file.id)).map(({ filename }) => filename) : [],
    keepReason,
  };
};

/** All errors of a dry run as a file for a spreadsheet; null as for `agreementImportPage`. */
export const importErrorsFile = async (actor: Actor, id: string): Promise<string | null> => {
  const found = await readImport(actor, id);
  if (!found) return null;
  const text = csvFile([
    ['row', 'agency', 'column', 'value', 'what to do'],
    ...errorLinesOf(found.tried).map(({ row, agency, column, value, message }) => [
      String(row),
      agency,
      column,
      value,
      message,
    ]),
  ]);
  const fact = { action: 'table.download', target: { type: 'agreement_import', id } } as const;
  await noteRead(actor, { ...fact, facts: { table: 'errors', sha256: sha256Hex(text) } });
  return text;
};

/** An empty file with the columns of an import and one example. */
export const importTemplateFile = (): string =>
  csvFile([[...importColumnNames], importColumnNames.map((name) => importColumns[name].example)]);
