// An import of agreements as it is kept, and as administrators read it. The stored shape of a row changes only with a
// migration.
import { z } from 'zod';
import { importColumnNames } from '@/lib/domain/agreements/imports/import-columns';
import { importedTerms } from '@/lib/domain/agreements/imports/imported-terms';

const fault = z.object({
  column: z.enum(importColumnNames),
  message: z.string().max(500),
  value: z.string().max(400),
});

const about = { row: z.number(), agency: z.string().max(200) };

/** A row of the file: what it becomes, or what is to be mended. */
export const triedAgreement = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('good'), ...about, terms: importedTerms }),
  z.object({ kind: z.literal('error'), ...about, faults: z.array(fault).max(20) }),
]);

export type TriedAgreement = z.output<typeof triedAgreement>;

export const triedAgreements = z.array(triedAgreement).max(500);

export type AgreementImportState = 'TRIED' | 'TAKEN_OVER' | 'UNDONE';

export type AgreementImportSummary = {
  id: string;
  filename: string;
  source: string;
  tried: string;
  state: AgreementImportState;
  good: number;
  errors: number;
};

export type AgreementImportPage = AgreementImportSummary & {
  /** "Taken over on …", "Taken back on …". */
  history: readonly string[];
  undoReason: string;
  goodRows: readonly {
    key: string;
    row: number;
    agency: string;
    program: string;
    dates: string;
    notice: string;
    file: string;
    /** Once taken over. */
    agreement: { number: string; href: string; status: string } | null;
  }[];
  errorLines: readonly { key: string; row: number; agency: string; column: string; message: string; value: string }[];
  /** Why the good rows cannot be taken over yet: files still looked at, or found unfit. */
  waits: readonly string[];
  /** Files without words to search: a person looks through them. */
  toLookThrough: readonly string[];
  /** Files that no row names. */
  unnamed: readonly string[];
  /** Why the import cannot be taken back; null where it can. */
  keepReason: string | null;
};

export const importProblems = {
  TOO_LARGE:
    'Choose files of 100 MB or less in all, each signed file within the limit of the portal, and a table of 2 MB or less.',
  NO_FILE: 'Choose a CSV file first.',
  NO_SOURCE: 'Say where the agreements were kept before.',
  BROKEN: 'The form did not arrive whole. Choose the files again.',
  NOT_UTF8: 'Save the table as “CSV UTF-8” and choose it again.',
  NOT_CSV: 'The table could not be read as CSV. Check the quotation marks, or start from the template.',
  EMPTY: 'The table has no rows below its heading.',
  TOO_MANY: 'Split the import: it has more than 500 rows or 200 files.',
  UNKNOWN: 'Take out the column that is not in the template, or rename it.',
  MISSING: 'Add the column that is missing.',
  TWICE: 'Take out the column that is there twice.',
  BROKEN_ZIP: 'The ZIP could not be read. Pack the PDF files anew, without folders that are locked.',
  NOT_STORED: 'The files could not be stored now. Try again in a few minutes.',
} as const;

export type ImportProblem = keyof typeof importProblems;
