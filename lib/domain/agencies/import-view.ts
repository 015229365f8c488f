// A dry run of an import, as it is kept and as administrators read it.
import { z } from 'zod';
import { agencyLevels, agencyTypes } from './agency-type';
import { directoryColumns } from './directory-file';

const facts = z.object({
  ori: z.string().max(9).nullable(),
  legalName: z.string().max(200),
  type: z.enum(agencyTypes),
  level: z.enum(agencyLevels),
  stateCode: z.string().max(2),
  counties: z.array(z.string().max(80)).max(60),
  headTitle: z.string().max(120),
  emailDomain: z.string().max(253),
  swornCount: z.number().nullable(),
  civilianCount: z.number().nullable(),
  population: z.number().nullable(),
  operatesJail: z.boolean().nullable(),
});

const cellError = z.object({
  column: z.enum(directoryColumns),
  message: z.string().max(500),
  value: z.string().max(400),
});

/** A row of the file and what taking it over would do. */
export const triedRow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('added'), row: z.number(), after: facts }),
  z.object({ kind: z.literal('changed'), row: z.number(), entryId: z.uuid(), before: facts, after: facts }),
  z.object({ kind: z.literal('same'), row: z.number() }),
  z.object({
    kind: z.literal('error'),
    row: z.number(),
    name: z.string().max(200),
    errors: z.array(cellError).max(20),
  }),
]);

export type TriedRow = z.output<typeof triedRow>;

export const triedRows = z.array(triedRow).max(20_000);

export type ImportSummary = {
  id: string;
  filename: string;
  source: string;
  sourceDate: string;
  triedOn: string;
  triedBy: string;
  added: number;
  changed: number;
  same: number;
  errors: number;
  takenOver: { on: string; by: string } | null;
};

export type ImportPage = ImportSummary & {
  errorLines: readonly { key: string; row: number; name: string; column: string; message: string }[];
  changes: readonly { key: string; row: number; name: string; fact: string; before: string; after: string }[];
  additions: readonly { key: string; row: number; name: string; place: string }[];
  /** How many lines each table leaves out. */
  more: { errorLines: number; changes: number; additions: number };
};

export const uploadProblems = {
  TOO_LARGE: 'Choose a file of 5 MB or less.',
  NO_FILE: 'Choose a CSV file first.',
  BROKEN: 'The form did not arrive whole. Choose the file again.',
  NOT_UTF8: 'Save the file as “CSV UTF-8” and choose it again.',
  NOT_CSV: 'The file could not be read as CSV. Check the quotation marks, or start from the template.',
  EMPTY: 'The file has no rows below its heading.',
  TOO_MANY: 'Split the file: it has more than 20,000 rows.',
  PERSONAL: 'Take out the column about people: the directory holds facts about agencies only.',
  UNKNOWN: 'Take out the column that is not in the template, or rename it.',
  MISSING: 'Add the column that is missing. Legal name, kind, level and state are needed.',
  TWICE: 'Take out the column that is there twice.',
  NO_SOURCE: 'Say where the file comes from, and the date it was made. The date cannot lie ahead.',
} as const;

export type UploadProblem = keyof typeof uploadProblems;
