// The facts about an agency that it may have corrected, how each is read and how it is shown. The head and the counts
// change with time; the address of its mail decides who may have an account and is changed by administrators alone.
import { z } from 'zod';
import { wholeNumber, yesNo } from '@/lib/domain/form-values';
import { line, nameLine } from '@/lib/domain/text';

export const factFields = [
  'legalName',
  'ori',
  'counties',
  'headTitle',
  'headName',
  'governingBodyName',
  'swornCount',
  'civilianCount',
  'population',
  'operatesJail',
] as const;

export type FactField = (typeof factFields)[number];

export const factFieldSchema = z.enum(factFields, 'Choose the fact that is to be corrected.');

export const factLabels = {
  legalName: 'Legal name',
  ori: 'Identifier (ORI)',
  counties: 'Counties it serves',
  headTitle: 'Title of the head',
  headName: 'Name of the head',
  governingBodyName: 'Governing body',
  swornCount: 'Sworn officers',
  civilianCount: 'Civilian staff',
  population: 'Population served',
  operatesJail: 'Operates a jail or lock-up',
} as const satisfies Record<FactField, string>;

/** The words for a stored field name. */
export const factLabel = (field: string): string =>
  factFields.find((known) => known === field) === undefined ? field : { ...factLabels }[field as FactField];

export type HeldFacts = {
  legalName: string;
  ori: string | null;
  counties: readonly string[];
  headTitle: string;
  headName: string;
  governingBodyName: string | null;
  swornCount: number;
  civilianCount: number;
  population: number;
  operatesJail: boolean;
};

/** An identifier as agencies have it: nine letters or digits. */
export const oriSchema = z
  .string()
  .max(40, 'Enter nine letters or digits, for example ZZ0010000.')
  .transform((text) => text.trim().toUpperCase())
  .pipe(
    z
      .string()
      .max(9)
      .regex(/^[A-Z0-9]{9}$/u, 'Enter nine letters or digits, for example ZZ0010000.'),
  );

/** Names of counties, separated by semicolons or commas. */
export const countyNames = z
  .string()
  .max(2000, 'Name at most 60 counties.')
  .transform((text) => [
    ...new Set(
      text
        .split(/[;,]/u)
        .map((name) =>
          name
            .normalize('NFC')
            .trim()
            .replace(/ county$/iu, ''),
        )
        .filter((name) => name !== ''),
    ),
  ])
  .pipe(z.array(line(80, 'Name a county.')).max(60, 'Name at most 60 counties.'));

const figure = (what: string, example: string) =>
  wholeNumber(0, 100_000_000, `Enter the number of ${what}, for example ${example}.`);

/** How the text of a proposed value is read, by fact. */
export const factReaders = {
  legalName: nameLine(200, 'Enter the legal name.'),
  ori: oriSchema,
  counties: countyNames,
  headTitle: line(120, 'Enter the title, for example Sheriff.'),
  headName: nameLine(120, 'Enter the name.'),
  governingBodyName: line(200, 'Enter the name of the governing body.'),
  swornCount: figure('sworn officers', '142'),
  civilianCount: figure('civilian staff', '58'),
  population: figure('residents', '96,000'),
  operatesJail: z
    .string()
    .max(10, 'Enter yes or no.')
    .transform((text) => text.trim().toLowerCase())
    .pipe(yesNo('Enter yes or no.')),
} as const satisfies Record<FactField, z.ZodType>;

/** A held value in the words of a page; an empty text where nothing is held. */
export const factText = (value: HeldFacts[FactField]): string => {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return value.toLocaleString('en-US');
  return typeof value === 'string' ? value : value.join('; ');
};

/** "Source: state list of agencies, as of Nov 2, 2026", in the words that stand beside a prefilled fact. */
export const sourceText = (source: string, asOf: string | null): string => {
  const from = source === '' ? 'the record of the portal' : source;
  return asOf === null ? `Source: ${from}.` : `Source: ${from}, as of ${asOf}.`;
};
