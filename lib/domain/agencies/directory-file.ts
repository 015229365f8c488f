// The file that administrators import into the directory: its columns, how each is read, and what a row becomes.
import { z } from 'zod';
import { cutTo, optionalLine } from '@/lib/domain/text';
import { type AgencyLevel, type AgencyType, agencyLevels, agencyTypes } from './agency-type';
import { countyNames, oriSchema } from './facts';
import { states } from './states';

export const directoryLimits = { megabytes: 5, rows: 20_000 } as const;

export const directoryColumns = [
  'ori',
  'legal_name',
  'type',
  'level',
  'state',
  'counties',
  'head_title',
  'email_domain',
  'sworn_count',
  'civilian_count',
  'population',
  'operates_jail',
] as const;

export type DirectoryColumn = (typeof directoryColumns)[number];

export const columnLabels = {
  ori: 'ORI',
  legal_name: 'Legal name',
  type: 'Kind',
  level: 'Level',
  state: 'State',
  counties: 'Counties',
  head_title: 'Title of the head',
  email_domain: 'Mail domain',
  sworn_count: 'Sworn officers',
  civilian_count: 'Civilian staff',
  population: 'Population',
  operates_jail: 'Operates a jail',
} as const satisfies Record<DirectoryColumn, string>;

/** What a good row holds; the keys are those of the table. */
export type DirectoryFacts = {
  ori: string | null;
  legalName: string;
  type: AgencyType;
  level: AgencyLevel;
  stateCode: string;
  counties: string[];
  headTitle: string;
  emailDomain: string;
  swornCount: number | null;
  civilianCount: number | null;
  population: number | null;
  operatesJail: boolean | null;
};

export type CellError = { column: DirectoryColumn; message: string; value: string };

const oneOf = <const T extends readonly [string, ...string[]]>(values: T, what: string, example: string) =>
  z
    .string()
    .max(60, `Enter a ${what} of the template, for example ${example}.`)
    .transform((text) =>
      text
        .trim()
        .toUpperCase()
        .replaceAll(/[\s-]+/gu, '_'),
    )
    .pipe(z.enum(values, `Enter a ${what} of the template, for example ${example}.`));

const stateCodes = new Set(states.map(({ code }) => code));

const figureText = 'Enter a whole number, for example 142, or leave it empty.';

const figure = z
  .string()
  .max(20, figureText)
  .transform((text) => text.trim().replaceAll(',', ''))
  .pipe(z.string().max(9, figureText).regex(/^\d*$/u, figureText))
  .transform((text) => (text === '' ? null : Number(text)));

const domainText = 'Enter a domain, for example calder.example, or leave it empty.';

const readers = {
  ori: z
    .string()
    .max(40)
    .transform((text) => text.trim())
    .pipe(z.union([z.literal('').transform(() => null), oriSchema])),
  legal_name: optionalLine(200).refine((text) => text !== '', 'Enter the legal name.'),
  type: oneOf(agencyTypes, 'kind', 'SHERIFF'),
  level: oneOf(agencyLevels, 'level', 'COUNTY'),
  state: z
    .string()
    .max(20, 'Enter the two letters of the state, for example TX.')
    .transform((text) => text.trim().toUpperCase())
    .refine((code) => stateCodes.has(code), 'Enter the two letters of the state, for example TX.'),
  counties: countyNames,
  head_title: optionalLine(120),
  email_domain: z
    .string()
    .max(253, domainText)
    .transform((text) => text.trim().toLowerCase())
    .refine((text) => text === '' || /^(?:[a-z0-9-]{1,63}\.)+[a-z]{2,63}$/u.test(text), domainText),
  sworn_count: figure,
  civilian_count: figure,
  population: figure,
  operates_jail: z
    .string()
    .max(10, 'Enter yes or no, or leave it empty.')
    .transform((text) => text.trim().toLowerCase())
    .pipe(z.enum(['', 'yes', 'no', 'true', 'false'], 'Enter yes or no, or leave it empty.'))
    .transform((text) => (text === '' ? null : text === 'yes' || text === 'true')),
} as const satisfies Record<DirectoryColumn, z.ZodType>;

const rowSchema = z.object(readers).transform(
  (row): DirectoryFacts => ({
    ori: row.ori,
    legalName: row.legal_name,
    type: row.type,
    level: row.level,
    stateCode: row.state,
    counties: row.counties,
    headTitle: row.head_title,
    emailDomain: row.email_domain,
    swornCount: row.sworn_count,
    civilianCount: row.civilian_count,
    population: row.population,
    operatesJail: row.operates_jail,
  }),
);

/** The message of the union of an empty and a real identifier is the one of the real. */
const messageOf = (column: DirectoryColumn, message: string): string =>
  column === 'ori' ? 'Enter nine letters or digits, for example ZZ0010000.' : message;

export type RowRead = { ok: true; facts: DirectoryFacts } | { ok: false; errors: CellError[] };

/**
 * Reads the cells of one row.
 * @param countyExists whether a state has a county of that name
 */
export const readDirectoryRow = (
  cells: Readonly<Partial<Record<string, string>>>,
  countyExists: (stateCode: string, county: string) => boolean,
): RowRead => {
  const parsed = rowSchema.safeParse(Object.fromEntries(directoryColumns.map((name) => [name, cells[name] ?? ''])));
  if (!parsed.success) return { ok: false, errors: cellErrors(parsed.error, cells) };
  const missing = parsed.data.counties.filter((county) => !countyExists(parsed.data.stateCode, county));
  if (missing.length === 0) return { ok: true, facts: parsed.data };
  const message = `“${missing[0]}” is not a county of ${parsed.data.stateCode}. Write the name as in Harris; Fort Bend.`;
  return { ok: false, errors: [{ column: 'counties', message, value: cells.counties ?? '' }] };
};

const cellErrors = (error: z.ZodError, cells: Readonly<Partial<Record<string, string>>>): CellError[] => {
  const seen = new Map<DirectoryColumn, CellError>();
  for (const { path, message } of error.issues) {
    const column = directoryColumns.find((name) => name === path[0]);
    if (column && !seen.has(column)) {
      seen.set(column, { column, message: messageOf(column, message), value: cutTo(cells[column] ?? '', 200) });
    }
  }
  return [...seen.values()];
};

/** What makes two rows the same agency: the identifier, or name and state where there is none. */
export const directoryKey = ({ ori, stateCode, legalName }: Pick<DirectoryFacts, 'ori' | 'stateCode' | 'legalName'>) =>
  ori ?? `${stateCode} ${legalName.toLowerCase()}`;

const heading = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/gu, '_');

// The directory holds facts about public bodies. A column about people, even about their heads, stays outside.
const personal =
  /(?:^|_)(?:head_name|first_?name|last_?name|full_?name|person|contact|e?mail|email_address|phone|telephone|mobile|fax|ssn|social|dob|birth|born|race|sex|gender|nationality|alien|a_number|inmate|home|street|address)(?:_|$)/u;

export type HeaderRead =
  | { ok: true; columns: string[] }
  | { ok: false; why: 'PERSONAL' | 'UNKNOWN' | 'MISSING' | 'TWICE'; which: string };

/** Reads the first row: every column of the template once, and none beside them. */
export const readHeader = (cells: readonly string[]): HeaderRead => {
  const columns = cells.map(heading);
  const isKnown = (name: string) => directoryColumns.some((column) => column === name);
  const about = columns.find((name) => !isKnown(name) && personal.test(name));
  if (about !== undefined) return { ok: false, why: 'PERSONAL', which: about };
  const unknown = columns.find((name) => !isKnown(name));
  if (unknown !== undefined) return { ok: false, why: 'UNKNOWN', which: unknown };
  const twice = columns.find((name, at) => columns.indexOf(name) !== at);
  if (twice !== undefined) return { ok: false, why: 'TWICE', which: twice };
  const missing = (['legal_name', 'type', 'level', 'state'] as const).find((name) => !columns.includes(name));
  return missing === undefined ? { ok: true, columns } : { ok: false, why: 'MISSING', which: missing };
};

/** Names of the facts in which two rows differ. */
export const changedFacts = (before: DirectoryFacts, after: DirectoryFacts): (keyof DirectoryFacts)[] =>
  (Object.keys(after) as (keyof DirectoryFacts)[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
