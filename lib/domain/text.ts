// What any text a person types must satisfy before a rule looks at it: clean characters, bounds, and no personal
// identifiers of people who are subjects of enforcement (the portal holds data about agencies and agreements only).
import { z } from 'zod';

const CONTROL = /(?![\n\r\t])\p{Cc}/u;
const BIDI = /[\u202A-\u202E\u2066-\u2069]/u;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Personal identifiers that may not stand in any text, with the words that explain each. */
export const forbiddenIdentifiers = [
  { name: 'alien registration number', pattern: /(?<![\w-])A[-\s#]?\d{3}[-\s]?\d{3}[-\s]?\d{2,3}(?!\d)/iu },
  { name: 'Social Security number', pattern: /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/u },
  {
    name: 'date of birth',
    pattern: /\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?)\W{0,3}\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}/iu,
  },
] as const;

export type IdentifierFound = { name: string; text: string; at: number };

/** The first personal identifier in a text, with its place, or null. */
export const findIdentifier = (text: string): IdentifierFound | null => {
  for (const { name, pattern } of forbiddenIdentifiers) {
    const match = pattern.exec(text);
    if (match) return { name, text: match[0], at: match.index };
  }
  return null;
};

const clean = (allowLines: boolean) => (value: string, context: z.RefinementCtx) => {
  const report = (message: string) => context.addIssue({ code: 'custom', message });
  if (LONE_SURROGATE.test(value) || BIDI.test(value) || CONTROL.test(value)) {
    return report('Remove the hidden control characters from this text. Retyping it usually helps.');
  }
  if (!allowLines && /[\r\n\t]/u.test(value)) return report('Write this on one line.');
  const found = findIdentifier(value);
  if (found) {
    report(
      `Remove “${found.text}”: it looks like a ${found.name}. The portal keeps no data about people who are subjects of enforcement.`,
    );
  }
};

const normalised = (max: number) =>
  z
    .string()
    .max(max * 2, `Use ${max.toLocaleString('en-US')} characters or fewer.`)
    .transform((value) => value.normalize('NFC').replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(max, `Use ${max.toLocaleString('en-US')} characters or fewer.`));

/** One line of required text. `ask` is the message when it is empty, such as "Enter the agency's legal name". */
export const line = (max: number, ask: string) =>
  normalised(max).pipe(z.string().min(1, ask).max(max).superRefine(clean(false)));

/** One line of text that may stay empty. */
export const optionalLine = (max: number) => normalised(max).pipe(z.string().max(max).superRefine(clean(false)));

/** Several lines of required text. */
export const paragraph = (max: number, ask: string) =>
  normalised(max).pipe(z.string().min(1, ask).max(max).superRefine(clean(true)));

/** Several lines of text that may stay empty. */
export const optionalParagraph = (max: number) => normalised(max).pipe(z.string().max(max).superRefine(clean(true)));

/** A work e-mail address, normalised so that look-alike characters cannot make a second account. */
export const workEmail = (ask: string) =>
  z
    .string()
    .max(254)
    .transform((value) => value.normalize('NFKC').trim().toLowerCase())
    .pipe(z.email(ask).max(254));
