// What an audit event may hold beside who, what and when: ids, digests, codes and counts. Names, addresses and free text
// stay out, because an event can never be taken back.
import { z } from 'zod';

const digits = /^[0-9a-f]{64}$/u;
const ssnPattern = /\b\d{3}[- ]?\d{2}[- ]?\d{4}\b/u;

/** True when a text holds what looks like a social security number. */
export const holdsSsn = (text: string): boolean => ssnPattern.test(text);

const schemas = {
  /** The id of a row. */
  id: z.uuid(),
  /** A SHA-256 in hexadecimal. */
  digest: z.string().max(64).regex(digits),
  /** One of our own names for something: a status, a version, a case number, a way of doing it. */
  code: z
    .string()
    .max(120)
    .regex(/^[\w.:/[\]-]{1,120}$/u),
  count: z.number().int().min(-2_000_000_000).max(Number.MAX_SAFE_INTEGER),
  flag: z.boolean(),
  date: z.iso.date().max(10),
  moment: z.iso.datetime().max(30),
  /** The reason of an act of administration, about a public body or a text, never about a person. One line. */
  words: z
    .string()
    .max(1000)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u)
    .refine((text) => !holdsSsn(text)),
} as const;

type Shape = keyof typeof schemas;

/** A question mark: the fact may be left out or null. */
export type FactKind = Shape | `${Shape}?`;

type ValueOf<Name extends Shape> = z.output<(typeof schemas)[Name]>;

type FactValue<Kind extends FactKind> = Kind extends Shape
  ? ValueOf<Kind>
  : Kind extends `${infer Name extends Shape}?`
    ? ValueOf<Name> | null
    : never;

type Loose<Facts> = { [Name in keyof Facts as Facts[Name] extends `${string}?` ? Name : never]?: FactOf<Facts[Name]> };
type Firm<Facts> = { [Name in keyof Facts as Facts[Name] extends `${string}?` ? never : Name]: FactOf<Facts[Name]> };
type FactOf<Kind> = Kind extends FactKind ? FactValue<Kind> : never;

/** The values that an event with these kinds of facts takes. */
export type FactsOf<Facts> = Firm<Facts> & Loose<Facts>;

const isShape = (name: string): name is Shape => Object.hasOwn(schemas, name);

/** True when the value is one that the kind allows. */
export const fitsKind = (kind: FactKind, value: unknown): boolean => {
  const mayMiss = kind.endsWith('?');
  if (value === undefined || value === null) return mayMiss;
  const name = mayMiss ? kind.slice(0, -1) : kind;
  return isShape(name) && schemas[name].safeParse(value).success;
};
