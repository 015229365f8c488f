// What any text a person types must satisfy before a rule looks at it: clean characters, bounds, and no personal
// identifiers of people who are subjects of enforcement (the portal holds data about agencies and agreements only).
import { z } from 'zod';
import { findIdentifier, identifierMessage } from '@/lib/domain/identifier';

const CONTROL = /(?![\n\r\t])\p{Cc}/u;
const BIDI = /[\u202A-\u202E\u2066-\u2069]/u;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** True when a text holds characters that nobody sees: control characters, half of a pair, or turns of direction. */
export const hasHidden = (value: string): boolean =>
  LONE_SURROGATE.test(value) || BIDI.test(value) || CONTROL.test(value);

/** What a person reads about such a text. */
export const hiddenMessage = 'Remove the hidden control characters from this text. Retyping it usually helps.';

const clean = (allowLines: boolean) => (value: string, context: z.RefinementCtx) => {
  const report = (message: string) => context.addIssue({ code: 'custom', message });
  if (hasHidden(value)) return report(hiddenMessage);
  if (!allowLines && /[\r\n\t]/u.test(value)) return report('Write this on one line.');
  const found = findIdentifier(value);
  if (found) report(identifierMessage(value, found));
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

// Within one word of a name, letters of another alphabet are there to be taken for Latin ones: Cyrillic а, Greek ο.
const LATIN = /\p{Script=Latin}/u;
const OTHER_ALPHABET = /(?=\p{L})[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

/** True when a word of a name mixes alphabets, or has full-width letters: it may be made to look like another name. */
export const isLookAlike = (name: string): boolean =>
  /[\uFF01-\uFF5E]/u.test(name) ||
  name.split(/[\s\-.,;/()]+/u).some((word) => LATIN.test(word) && OTHER_ALPHABET.test(word));

/** One line that names an agency or a person, by which others tell them apart. */
export const nameLine = (max: number, ask: string) =>
  line(max, ask).refine((name) => !isLookAlike(name), 'Write the name in the letters of one alphabet.');

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

/** The first letters of a text that is too long to repeat; never half of a character that takes two places. */
export const cutTo = (text: string, max: number): string => {
  const cut = text.slice(0, max);
  return cut.isWellFormed() ? cut : cut.slice(0, -1).toWellFormed();
};
