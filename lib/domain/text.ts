// What any text a person types must satisfy before a rule looks at it: clean characters, bounds, and no personal
// identifiers of people who are subjects of enforcement (the portal holds data about agencies and agreements only).
import { z } from 'zod';
import { findIdentifier, identifierMessage } from '@/lib/domain/identifier';

const CONTROL = /(?![\n\r\t])\p{Cc}/u;
const BIDI = /[\u202A-\u202E\u2066-\u2069]/u;
const LONE_SURROGATE = /\p{Surrogate}/u;

const clean = (allowLines: boolean) => (value: string, context: z.RefinementCtx) => {
  const report = (message: string) => context.addIssue({ code: 'custom', message });
  if (LONE_SURROGATE.test(value) || BIDI.test(value) || CONTROL.test(value)) {
    return report('Remove the hidden control characters from this text. Retyping it usually helps.');
  }
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
