// One row of an import: its cells as values, and whether they can be an agreement of the portal. What the row is
// compared with is looked up beforehand.
import { z } from 'zod';
import { type ImportColumn, importColumnNames } from '@/lib/domain/agreements/imports/import-columns';
import { type ImportedTerms, importEndReasons } from '@/lib/domain/agreements/imports/imported-terms';
import type { CalendarDate } from '@/lib/domain/dates';
import { calendarDate } from '@/lib/domain/form-values';
import { producesAgreement, programOf } from '@/lib/domain/programs/catalog';
import { type ProgramCode, programCodes } from '@/lib/domain/programs/program-code';
import { cutTo, line, optionalLine, paragraph } from '@/lib/domain/text';

const code = <const T extends readonly [string, ...string[]]>(values: T, ask: string) =>
  z
    .string()
    .max(60, ask)
    .transform((text) => text.trim().toUpperCase())
    .pipe(z.enum(values, ask));

const day = (example: string) =>
  z
    .string()
    .max(40, `Enter a day as YYYY-MM-DD, for example ${example}.`)
    .transform((text) => text.trim())
    .pipe(calendarDate(`Enter a day as YYYY-MM-DD, for example ${example}.`));

const empty = z
  .string()
  .max(40)
  .transform((text) => text.trim())
  .pipe(z.literal(''))
  .transform(() => null);

const orEmpty = <T extends z.ZodType>(schema: T) => z.union([empty, schema]);

const noticeText = 'Enter the days of notice, for example 60, or ON_RECEIPT.';

const notice = z
  .string()
  .max(20, noticeText)
  .transform((text) =>
    text
      .trim()
      .toUpperCase()
      .replaceAll(/[\s-]+/gu, '_'),
  )
  .pipe(
    z
      .string()
      .max(20)
      .regex(/^(?:ON_RECEIPT|[1-9]\d{0,2})$/u, noticeText),
  )
  .transform((text) => (text === 'ON_RECEIPT' ? 0 : Number(text)))
  .pipe(z.number().max(365, 'Enter 365 days or less.'));

const readers = {
  agency_ori: z
    .string()
    .max(20, 'Enter nine letters or digits, for example ZZ0010000.')
    .transform((text) => text.trim().toUpperCase())
    .refine(
      (text) => text === '' || /^[A-Z0-9]{9}$/u.test(text),
      'Enter nine letters or digits, for example ZZ0010000.',
    ),
  agency_name: optionalLine(200),
  state: z
    .string()
    .max(20, 'Enter the two letters of the state, for example TX.')
    .transform((text) => text.trim().toUpperCase())
    .refine((text) => /^[A-Z]{2}$/u.test(text), 'Enter the two letters of the state, for example TX.'),
  program: code(programCodes, 'Enter the code of a program, for example OCS.'),
  office: line(200, 'Enter the name of the ICE field office.'),
  title: optionalLine(200),
  signed_on: day('2024-03-01'),
  effective_on: day('2024-03-15'),
  expires_on: orEmpty(day('2027-03-15')),
  notice,
  ended_on: orEmpty(day('2025-06-30')),
  end_reason: orEmpty(code(importEndReasons, `Enter one of ${importEndReasons.join(', ')}.`)),
  agency_signer_title: line(120, 'Enter the title of who signed for the agency, for example Sheriff.'),
  ice_signer_title: line(120, 'Enter the title of who signed for ICE.'),
  objective: paragraph(1000, 'Write what the agreement is to reach.'),
  public_summary: paragraph(1000, 'Write two or three plain sentences for the public.'),
  reference: optionalLine(60),
  file: line(255, 'Name the PDF with the signed agreement.'),
} as const satisfies Record<ImportColumn, z.ZodType>;

const rowSchema = z.object(readers);

type Cells = z.output<typeof rowSchema>;

export type ImportFault = { column: ImportColumn; message: string; value: string };

/** What is there to compare a row with. */
export type ImportSurroundings = {
  agencyWith: (ori: string, name: string, state: string) => KnownAgency | null;
  officeNamed: (name: string) => string | null;
  /** The files sent along that are called so, or have this SHA-256. */
  filesCalled: (nameOrHash: string) => readonly { documentId: string; sha256: string; fault: string | null }[];
  /** The number of an agreement that has this file already. */
  agreementWithFile: (sha256: string) => string | null;
  /** The number of an agreement of the agency under the program that came into force on the day. */
  agreementSince: (agencyId: string, program: ProgramCode, effectiveOn: CalendarDate) => string | null;
};

export type KnownAgency = { id: string; verified: boolean; today: CalendarDate };

export type ImportRead = { ok: true; terms: ImportedTerms } | { ok: false; faults: ImportFault[] };

type Raw = Readonly<Partial<Record<ImportColumn, string>>>;

const faultsOf = (error: z.ZodError, raw: Raw): ImportFault[] => {
  const seen = new Map<ImportColumn, ImportFault>();
  for (const { path, message, ...issue } of error.issues) {
    const column = importColumnNames.find((name) => name === path[0]);
    // Of a value that may be empty, the sentence about the filled one tells what to do.
    const inner = issue.code === 'invalid_union' ? issue.errors.at(-1)?.[0]?.message : undefined;
    if (column && !seen.has(column)) {
      seen.set(column, { column, message: inner ?? message, value: cutTo(raw[column] ?? '', 200) });
    }
  }
  return [...seen.values()];
};

type Say = (column: ImportColumn, message: string) => void;

const judgeDates = (cells: Cells, today: CalendarDate, say: Say): void => {
  const {
    signed_on: signed,
    effective_on: effective,
    expires_on: expires,
    ended_on: ended,
    end_reason: reason,
  } = cells;
  if (signed > today) say('signed_on', 'Enter a day that is not after today: only what is signed can be taken over.');
  if (effective < signed) say('effective_on', 'Enter the day of the signature or a later one.');
  if (signed <= today && effective > today)
    say('effective_on', 'Enter a day that is not after today: take it over once it is in force.');
  if (expires !== null && expires <= effective) say('expires_on', 'Enter a day after the one it came into force.');
  if ((ended === null) !== (reason === null)) {
    say(ended === null ? 'ended_on' : 'end_reason', 'Fill in both the day it ended and how, or neither.');
  }
  if (ended === null) {
    if (expires !== null && expires > effective && expires <= today)
      say('ended_on', 'Its end date has passed. Enter when and how it ended.');
    return;
  }
  if (ended < effective) say('ended_on', 'Enter a day on which it was in force, or later.');
  if (ended > today) say('ended_on', 'Leave this empty while the agreement is in force; give notice in the portal.');
  if (reason === 'EXPIRED' && ended !== expires) say('ended_on', 'One that expired ended on its end date.');
  if (reason !== 'EXPIRED' && expires !== null && ended > expires)
    say('ended_on', 'It ended by itself before that day.');
};

const judgeProgram = ({ program }: Cells, say: Say): void => {
  if (!producesAgreement(program)) say('program', `Partnerships of ${programOf(program).name} need no agreement.`);
};

const judgeFile = ({ file }: Cells, around: ImportSurroundings, say: Say): string => {
  const found = around.filesCalled(file);
  const [one] = found;
  if (!one) {
    say('file', 'No file of this name or SHA-256 was sent along. Add it, or mend the name.');
    return '';
  }
  if (found.length > 1) say('file', 'Two files are called so. Name the one you mean by its SHA-256.');
  if (one.fault !== null) say('file', one.fault);
  const number = around.agreementWithFile(one.sha256);
  if (number !== null) say('file', `This file is that of ${number} already. Take the row out.`);
  return one.documentId;
};

const toTerms = (cells: Cells, ids: Pick<ImportedTerms, 'agencyId' | 'officeId' | 'documentId'>): ImportedTerms => ({
  ...ids,
  programCode: cells.program,
  title: cells.title || programOf(cells.program).name,
  signedOn: cells.signed_on,
  effectiveOn: cells.effective_on,
  expiresOn: cells.expires_on,
  noticeDays: cells.notice,
  endedOn: cells.ended_on,
  endReason: cells.end_reason,
  agencySignerTitle: cells.agency_signer_title,
  iceSignerTitle: cells.ice_signer_title,
  objective: cells.objective,
  publicSummary: cells.public_summary,
  reference: cells.reference,
});

/** Judges one row by itself and against what is there. Rows of one file are compared by `repeatedRows`. */
export const readImportRow = (raw: Raw, around: ImportSurroundings): ImportRead => {
  const parsed = rowSchema.safeParse(Object.fromEntries(importColumnNames.map((name) => [name, raw[name] ?? ''])));
  if (!parsed.success) return { ok: false, faults: faultsOf(parsed.error, raw) };
  const cells = parsed.data;
  const faults: ImportFault[] = [];
  const say: Say = (column, message) => {
    if (faults.every((fault) => fault.column !== column)) {
      faults.push({ column, message, value: cutTo(raw[column] ?? '', 200) });
    }
  };
  const agency = around.agencyWith(cells.agency_ori, cells.agency_name, cells.state);
  const agencyColumn = cells.agency_ori === '' ? 'agency_name' : 'agency_ori';
  if (agency === null)
    say(agencyColumn, 'The portal knows no such agency in this state. Mend it, or verify the agency first.');
  else if (!agency.verified) say(agencyColumn, 'This agency is not verified. Verify it first.');
  // A slip in the identifier must not give an agreement to another agency.
  const isBoth = cells.agency_ori !== '' && cells.agency_name !== '';
  if (isBoth && agency && around.agencyWith('', cells.agency_name, cells.state)?.id !== agency.id) {
    say('agency_name', 'This is not the name of the agency with that identifier. Mend one of the two.');
  }
  const officeId = around.officeNamed(cells.office);
  if (officeId === null)
    say('office', 'The portal knows no field office of this name. Write it as the list of offices does.');
  judgeProgram(cells, say);
  if (agency) {
    judgeDates(cells, agency.today, say);
    const number = around.agreementSince(agency.id, cells.program, cells.effective_on);
    if (number !== null) say('effective_on', `${number} is an agreement of this agency, program and day already.`);
  }
  const documentId = judgeFile(cells, around, say);
  if (faults.length > 0 || agency === null || officeId === null) return { ok: false, faults };
  return { ok: true, terms: toTerms(cells, { agencyId: agency.id, officeId, documentId }) };
};

type Numbered = { row: number; terms: ImportedTerms };

/** Rows that repeat an earlier one: the same file, or the same agency, program and first day. */
export const repeatedRows = (rows: readonly Numbered[]): Map<number, ImportFault> => {
  const seen = new Map<string, number>();
  const faults = new Map<number, ImportFault>();
  for (const { row, terms } of rows) {
    const keys = [
      ['file', terms.documentId, 'The same file is named in row'],
      [
        'effective_on',
        `${terms.agencyId} ${terms.programCode} ${terms.effectiveOn}`,
        'The same agreement stands in row',
      ],
    ] as const;
    for (const [column, key, words] of keys) {
      const before = seen.get(key);
      if (before === undefined) seen.set(key, row);
      else if (!faults.has(row)) {
        faults.set(row, { column, message: `${words} ${before}. Keep one of the two.`, value: terms.effectiveOn });
      }
    }
  }
  return faults;
};
