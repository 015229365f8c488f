// The columns of the register as data. The CSV, the JSON, the data dictionary and the API document are all made from
// this one table, so that none of them can fall behind.
import { z } from 'zod';
import { agencyTypeLabels, agencyTypes } from '@/lib/domain/agencies/agency-type';
import { csvFile } from '@/lib/domain/agencies/csv-cell';
import type { CalendarDate } from '@/lib/domain/dates';
import { catalog } from '@/lib/domain/programs/catalog';
import { type PublicStatus, publicStatuses, publicStatusFacts } from './public-status';

/** One public agreement with everything its row of data holds. */
export type RegisterRecord = {
  number: string;
  title: string;
  objective: string;
  agency: string;
  agencyType: string;
  state: string;
  counties: readonly string[];
  program: string;
  programName: string;
  office: string;
  status: PublicStatus;
  signedOn: CalendarDate | null;
  effectiveOn: CalendarDate | null;
  endsOn: CalendarDate | null;
  endedOn: CalendarDate | null;
  /** Amendments that are part of it, and the day of the last one. */
  amendments: number;
  lastAmendedOn: CalendarDate | null;
  supersedes: string | null;
  supersededBy: string | null;
  entryUrl: string;
  textUrl: string;
  textSha256: string | null;
  sealed: boolean;
};

type ColumnType = 'text' | 'date' | 'code' | 'list of text' | 'address';

export type DataColumn = {
  name: string;
  type: ColumnType;
  canBeEmpty: boolean;
  meaning: string;
  codes: readonly { code: string; meaning: string }[];
  value: (record: RegisterRecord) => string | null | readonly string[];
};

const column = (
  name: string,
  type: ColumnType,
  meaning: string,
  value: DataColumn['value'],
  more: Partial<Pick<DataColumn, 'canBeEmpty' | 'codes'>> = {},
): DataColumn => ({ name, type, meaning, value, canBeEmpty: false, codes: [], ...more });

const empty = { canBeEmpty: true } as const;
const statusCodes = publicStatuses.map((code) => ({ code, meaning: publicStatusFacts[code].label }));
const programCodes = Object.values(catalog).map(({ code, name }) => ({ code, meaning: name }));
const typeCodes = agencyTypes.map((code) => ({ code, meaning: agencyTypeLabels[code] }));

const sealCodes = [
  { code: 'SEALED', meaning: 'Signed in the portal and sealed by it' },
  { code: 'OUTSIDE', meaning: 'Signed outside the portal; the file is kept as it was received, without its seal' },
] as const;

/** Every column of the data, in the order of the file. */
export const dataColumns: readonly DataColumn[] = [
  column('number', 'text', 'Number of the agreement. It never changes and is never given twice.', (r) => r.number),
  column('title', 'text', 'Title of the agreement.', (r) => r.title),
  column('agency', 'text', 'Legal name of the agency.', (r) => r.agency),
  column('agency_type', 'code', 'What kind of agency it is.', (r) => r.agencyType, { codes: typeCodes }),
  column('state', 'text', 'State of the agency: two letters as the Postal Service writes them.', (r) => r.state),
  column('counties', 'list of text', 'Counties the agency serves. None: the whole state.', (r) => r.counties, empty),
  column('program', 'code', 'Program or model of the agreement.', (r) => r.program, { codes: programCodes }),
  column('program_name', 'text', 'Name of the program.', (r) => r.programName),
  column('ice_office', 'text', 'Office of ICE that is the other party.', (r) => r.office),
  column('status', 'code', 'Whether the agreement binds on the day of the file.', (r) => r.status, {
    codes: statusCodes,
  }),
  column('objective', 'text', 'What the agreement is to reach.', (r) => r.objective),
  column('signed', 'date', 'Day it was signed by both sides.', (r) => r.signedOn, empty),
  column('effective', 'date', 'Day it came into force.', (r) => r.effectiveOn, empty),
  column('ends', 'date', 'Day it ends unless it is renewed. Empty: open.', (r) => r.endsOn, empty),
  column('ended', 'date', 'Day it ended, or will end after a notice.', (r) => r.endedOn, empty),
  column('amendments', 'text', 'How many signed amendments are part of it, in digits.', (r) => String(r.amendments)),
  column('last_amended', 'date', 'Day the last amendment became part of it.', (r) => r.lastAmendedOn, empty),
  column('supersedes', 'text', 'Number of the agreement whose place it took.', (r) => r.supersedes, empty),
  column('superseded_by', 'text', 'Number of the agreement that took its place.', (r) => r.supersededBy, empty),
  column('entry', 'address', 'Page of the agreement in the register. It stays.', (r) => r.entryUrl),
  column('text', 'address', 'The signed text as a PDF.', (r) => r.textUrl),
  column('text_sha256', 'text', 'SHA-256 of the signed text, in hex.', (r) => r.textSha256, empty),
  column('sealed', 'code', 'Whether the portal sealed the file.', (r) => (r.sealed ? 'SEALED' : 'OUTSIDE'), {
    codes: sealCodes,
  }),
];

const cellText = (value: ReturnType<DataColumn['value']>): string =>
  typeof value === 'string' ? value : (value?.join('; ') ?? '');

/** The records as a CSV file: a header, one line for each; lists are joined by "; ". */
export const registerCsv = (records: readonly RegisterRecord[]): string =>
  csvFile([
    dataColumns.map(({ name }) => name),
    ...records.map((record) => dataColumns.map(({ value }) => cellText(value(record)))),
  ]);

/** One record as an object with the names of the columns. */
export const registerObject = (record: RegisterRecord) =>
  Object.fromEntries(dataColumns.map(({ name, value }) => [name, value(record)]));

const schemaOf = ({ type, meaning, codes, canBeEmpty }: DataColumn): z.ZodType => {
  const text = z.string().max(10_000);
  const known = codes.length > 0 ? z.enum(codes.map(({ code }) => code)) : text;
  const one = type === 'list of text' ? z.array(text).max(300) : type === 'date' ? z.iso.date().max(10) : known;
  return (canBeEmpty && type !== 'list of text' ? one.nullable() : one).describe(meaning);
};

/** The JSON file as a schema. */
export const registerDataSchema = z.strictObject({
  dictionary: z.string().max(200).describe('Where the columns are explained.'),
  agreements: z
    .array(z.strictObject(Object.fromEntries(dataColumns.map((each) => [each.name, schemaOf(each)]))))
    .max(100_000),
});
