// What an answer is, and the one schema per question that the form, the API and the stored record are checked with.
// The stored JSON has this shape: a change here needs a migration.
import { z } from 'zod';
import { basisSchema, concernRow } from '@/lib/domain/concern-schemas';
import { concerns } from '@/lib/domain/concerns';
import { line, paragraph } from '@/lib/domain/text';
import { needsBasis, noneOption, type Question } from './question';

const splitValue = z.record(z.string().max(20), z.number().int().min(0));

export const answerValue = z.union([
  z.boolean(),
  z.number(),
  z.string().max(1000),
  z.array(z.string().max(40)).max(20),
  z.array(concernRow).max(concerns.length),
  splitValue,
  z.null(),
]);

/** The value of an answer. Null only together with the basis UNKNOWN: asked, and nobody can say yet. */
export type AnswerValue = z.infer<typeof answerValue>;

const beside = {
  source: z.string().max(200).optional(),
  period: z.string().max(100).optional(),
  note: z.string().max(1000).optional(),
};

export const answer = z.strictObject({ value: answerValue, basis: basisSchema.optional(), ...beside });

export type Answer = z.infer<typeof answer>;

/** Answers by question code. A code that is absent was not answered. */
export type AnswerSet = Readonly<Record<string, Answer>>;

const figures = new Intl.NumberFormat('en-US');

const figureText = (example: number, unit: string) =>
  `Enter the number of ${unit}, for example ${figures.format(example)}.`;

const oneOf = (options: readonly { value: string }[]) => options.map((option) => option.value);

function choice(options: readonly { value: string }[], message: string) {
  const values = oneOf(options);
  return z
    .string(message)
    .max(200, message)
    .refine((value) => values.includes(value), message);
}

function wholeNumber(question: { max: number; unit: string; example: number }) {
  const text = figureText(question.example, question.unit);
  const limit = `Enter a number from 0 to ${figures.format(question.max)}.`;
  return z
    .number(text)
    .refine(Number.isInteger, 'Enter a whole number, without decimals.')
    .min(0, limit)
    .max(question.max, limit);
}

const severalChoices = (options: readonly { value: string }[]) =>
  z
    .array(choice(options, 'Choose from the list.'), 'Choose one or more.')
    .max(options.length, 'Choose each one only once.')
    .refine((values) => new Set(values).size === values.length, 'Choose each one only once.')
    .refine(
      (values) => values.length < 2 || !values.includes(noneOption.value),
      'Choose “None of these” alone, or choose others.',
    );

function splitCounts(question: Extract<Question, { type: 'SPLIT' }>) {
  const count = wholeNumber(question);
  const parts = z
    .record(choice(question.parts, 'Use only the parts listed.'), count)
    .refine((given) => Object.keys(given).length > 0, 'Enter at least one number.');
  return z.union([count, parts], { error: figureText(question.example, question.unit) });
}

const concernTable = z
  .array(concernRow)
  .max(concerns.length)
  .refine((rows) => new Set(rows.map((row) => row.concern)).size === rows.length, 'Rate each concern only once.');

/** The schema of the bare value of a question, without basis, source and period. */
export function valueSchema(question: Question): z.ZodType<AnswerValue> {
  switch (question.type) {
    case 'INT':
      return wholeNumber(question);
    case 'PERCENT':
      return z
        .number(figureText(question.example, question.unit))
        .min(0, 'Enter a share from 0 to 100.')
        .max(100, 'Enter a share from 0 to 100.');
    case 'SPLIT':
      return splitCounts(question);
    case 'BOOL':
      return z.boolean('Choose yes or no.');
    case 'ENUM':
      return choice(question.options, 'Choose one from the list.');
    case 'MULTI':
      return severalChoices(question.options);
    case 'TEXT':
      return paragraph(question.maxLength, 'Enter your answer.');
    case 'MONTH':
      return z
        .string('Enter a month, for example 2027-03.')
        .max(7, 'Enter a month, for example 2027-03.')
        .regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'Enter a month, for example 2027-03.');
    case 'CONCERNS':
      return concernTable;
  }
}

/** What stands beside a value as a person types it: clean text without personal identifiers. */
const typedBeside = {
  source: line(200, 'Enter where the figure comes from, or leave it out.').optional(),
  period: line(100, 'Enter the period, or leave it out.').optional(),
  note: paragraph(1000, 'Enter a note, or leave it out.').optional(),
};

// A case checks some eighty answers each time it is read, and making a schema costs more than using it.
const made = new WeakMap<Question, z.ZodType<Answer>>();

/**
 * The schema of an answer to this question: value, basis, source, period, note.
 * A figure must carry a basis; with the basis UNKNOWN its value may be null.
 */
export function answerSchema(question: Question): z.ZodType<Answer> {
  const known = made.get(question) ?? makeSchema(question);
  made.set(question, known);
  return known;
}

function makeSchema(question: Question): z.ZodType<Answer> {
  const value = valueSchema(question);
  if (!needsBasis(question)) return z.strictObject({ value, ...typedBeside });
  const basis = z.enum(basisSchema.options, 'Say whether you counted it, estimated it or do not know.');
  return z
    .strictObject({
      value: value.nullable(),
      basis,
      ...typedBeside,
    })
    .refine((given) => given.value !== null || given.basis === 'UNKNOWN', {
      path: ['value'],
      error: figureText(question.example, question.unit),
    });
}
