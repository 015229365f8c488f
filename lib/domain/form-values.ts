// How values arrive from an HTML form: as strings. Each schema here reads one kind of field.
import { z } from 'zod';

/** Yes or no from two radio buttons. */
export const yesNo = (ask: string) => z.enum(['yes', 'no'], ask).transform((value) => value === 'yes');

/** A box that has to be checked. */
export const checked = (ask: string) => z.enum(['yes', 'on'], ask).transform(() => true);

/** A box that may stay unchecked. */
export const mayCheck = () =>
  z
    .enum(['yes', 'on'])
    .optional()
    .transform((value) => value !== undefined);

/** A whole number, with or without thousands separators. `ask` names the figure and gives an example. */
export const wholeNumber = (min: number, max: number, ask: string) =>
  z
    .string(ask)
    .max(20, ask)
    .transform((value) => value.trim().replaceAll(',', ''))
    .pipe(z.string().max(20).regex(/^\d+$/u, ask))
    .transform(Number)
    .pipe(
      z
        .number()
        .min(min, `Enter ${min.toLocaleString('en-US')} or more.`)
        .max(max, `Enter ${max.toLocaleString('en-US')} or less.`),
    );

/** An empty field (null), or what the inner schema reads; its messages come through as they are. */
export const orNothing = <T extends z.ZodType>(inner: T) =>
  z.preprocess((value) => (value === '' || value === undefined ? null : value), inner.nullable());

/** A calendar date as YYYY-MM-DD that exists. */
export const calendarDate = (ask: string) =>
  z
    .string(ask)
    .max(10, ask)
    .regex(/^\d{4}-\d{2}-\d{2}$/u, { error: ask, abort: true })
    .refine((value) => {
      const time = Date.parse(`${value}T00:00:00Z`);
      return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
    }, ask);

/** Any number of checkboxes of one name; nothing checked gives an empty list. */
export const severalOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .union([z.enum(values).transform((one) => [one]), z.array(z.enum(values)).max(values.length)])
    .optional()
    .transform((list) => [...new Set(list ?? [])]);

/** An id as the database makes them; where a person chooses it from a list, with a sentence of its own. */
export const rowId = (ask = 'Choose one of the list.') => z.uuid(ask);
