import type { Actor } from '@/lib/domain/access/actor';
import { importColumnNames } from '@/lib/domain/agreements/imports/import-columns';
import { tryAgreementImport } from '@/lib/server/agreements/imports/import-dry-run';
import { takeOverAgreements } from '@/lib/server/agreements/imports/import-take-over';
import { searchWhatWaits } from '@/lib/server/documents/search-document';

// Imports of agreements for tests: a table and its files, posted as the page posts them.

export type ImportCells = Partial<Record<(typeof importColumnNames)[number], string>>;

/** A row that is good as it stands, with changes. */
export const aRow = (changes: ImportCells = {}): ImportCells => ({
  agency_name: "Calder County Sheriff's Office",
  state: 'ZZ',
  program: 'OCS',
  office: 'Winter Investigations Office',
  signed_on: '2024-03-01',
  effective_on: '2024-03-15',
  expires_on: '2027-03-15',
  notice: '60',
  agency_signer_title: 'Sheriff',
  ice_signer_title: 'Special Agent in Charge',
  objective: 'Reduce gang-related shootings.',
  public_summary: 'Officers of both sides investigate violent gangs together.',
  reference: 'MOU-24-017',
  file: 'calder.pdf',
  ...changes,
});

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** The rows as a table. */
export const aTable = (rows: readonly ImportCells[]): string =>
  [
    importColumnNames.join(','),
    ...rows.map((row) => importColumnNames.map((name) => quoted(row[name] ?? '')).join(',')),
  ].join('\n');

type SentFiles = Readonly<Record<string, Uint8Array>>;

/** The posted form of an import. */
export const postImport = (table: string, files: SentFiles, source = 'Paper files of the office'): Request => {
  const form = new FormData();
  form.append('table', new File([table], 'agreements.csv', { type: 'text/csv' }));
  for (const [name, bytes] of Object.entries(files)) form.append('files', new File([Buffer.from(bytes)], name));
  form.append('source', source);
  return new Request('http://localhost/admin/imports/upload', { method: 'POST', body: form });
};

/** Tries an import that has to be read; the words of its files are searched. Returns its id. */
export const triedImport = async (actor: Actor, rows: readonly ImportCells[], files: SentFiles): Promise<string> => {
  const answer = await tryAgreementImport(actor, postImport(aTable(rows), files));
  if (!answer?.ok) throw new Error(`The import was not read: ${JSON.stringify(answer)}`);
  await searchWhatWaits();
  return answer.id;
};

/** Takes an import over that has to succeed. */
export const takenOver = async (actor: Actor, importId: string): Promise<void> => {
  const answer = await takeOverAgreements(actor, { importId, whole: true, looked: false });
  if (!answer.ok) throw new Error(`The import was not taken over: ${JSON.stringify(answer)}`);
};
