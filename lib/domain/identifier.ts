// Personal identifiers of people, which may stand in no text of the portal: it keeps data about agencies and
// agreements only. A text is read as a person would read it, so that spaces, other dashes, other digits and characters
// that nobody sees hide nothing. Every repetition below is bounded: reading takes time in proportion to the length.

const gap = '[ \\-./_]{0,3}';
const split = '[ \\-./_]{1,3}';
const months = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
const numericDate = '\\d{1,4} ?[/.\\-] ?\\d{1,2} ?[/.\\-] ?\\d{1,4}';
const wordDate = `${months} {0,2}\\d{1,2}(?:st|nd|rd|th)?,? {0,2}\\d{4}|\\d{1,2}(?:st|nd|rd|th)? {0,2}(?:of )?${months},? {0,2}\\d{4}`;
// 7 to 9 digits: 8 CFR 264.1 and the numbers as they are printed. With gaps they come in threes, or digit by digit.
const alienDigits = `(?:\\d{3}${gap}\\d{3}${gap}\\d{2,3}|\\d{2}${gap}\\d{3}${gap}\\d{3}|\\d(?:${split}\\d){6,8})(?!\\d|[\\-/.]\\d)`;
const before = '(?<![\\p{L}\\p{N}])';

/** What is looked for, with the name, the reason and the way to mend that people read. */
export const forbiddenIdentifiers = [
  {
    name: 'alien registration number',
    mend: 'Describe the case without the number, or give it to your liaison by telephone.',
    pattern: new RegExp(`${before}a(?:[ #:.\\-_]{0,4}${alienDigits}|[#:.\\-_]{0,2}\\d{7}(?!\\d|-\\d))`, 'u'),
  },
  {
    name: 'alien registration number',
    mend: 'Describe the case without the number, or give it to your liaison by telephone.',
    pattern: new RegExp(
      `${before}(?:alien (?:registration )?(?:number|no|#)|a-? ?(?:number|num|no)|uscis(?: number| no)?|anumber)\\b[^\\d\\n\\p{L}]{0,6}(?:is |was )?${alienDigits}`,
      'u',
    ),
  },
  {
    name: 'Social Security number',
    mend: 'Leave the number out. Nothing in the portal asks for it.',
    pattern: /(?<![\d\-/.])\d{3} ?([-. ]) ?\d{2} ?\1 ?\d{4}(?![\d\-/]|\.\d)/u,
  },
  {
    name: 'Social Security number',
    mend: 'Leave the number out. Nothing in the portal asks for it.',
    pattern: new RegExp(
      `${before}(?:ssn|s\\.s\\.n\\.?|social security|soc\\.? sec\\.?)[^\\d\\n]{0,15}\\d{3}${gap}\\d{2}${gap}\\d{4}(?!\\d)`,
      'u',
    ),
  },
  {
    name: 'date of birth',
    mend: 'Give an age group instead, such as “in their thirties”.',
    pattern: new RegExp(
      `${before}(?:d\\.? ?o\\.? ?b\\.?|dates? of birth|birth ?-?dates?|birthdays?|born)(?![\\p{L}\\p{N}])[^\\p{L}\\p{N}\\n]{0,5}(?:(?:on|is|was)(?: the)?[ :]{0,2})?(?:${numericDate}|${wordDate}|\\d{8}(?!\\d))`,
      'u',
    ),
  },
] as const;

export type IdentifierFound = { name: string; text: string; at: number; mend: string };

const dash = /\p{Pd}|[\u2212\u2043\u02d7]/u;
const unseen = /[\p{Cf}\p{Mn}\u115f\u1160\u3164\uffa0\u2800]/u;
// Letters of other scripts that look like the A of the number.
const looksLikeA = /[\u0391\u0410\u13aa\ua4ee\u03b1\u0430]/u;

/** The one digit that any decimal digit of Unicode stands for; digits of a script lie in runs of ten. */
const toDigit = (sign: string): string => {
  let zero = sign.codePointAt(0) ?? 0;
  const value = zero;
  while (value - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(value - zero);
};

const foldOne = (sign: string): string => {
  if (unseen.test(sign)) return '';
  if (dash.test(sign)) return '-';
  if (looksLikeA.test(sign)) return 'a';
  const plain = sign.normalize('NFKC');
  if (/^\p{Nd}$/u.test(plain)) return /[0-9]/u.test(plain) ? plain : toDigit(plain);
  if (/^\p{Z}$/u.test(plain)) return ' ';
  return unseen.test(plain) ? '' : plain.toLowerCase();
};

/** A text as it is read, and for each of its characters where it stood. */
const fold = (text: string): { folded: string; places: number[] } => {
  const places: number[] = [];
  let folded = '';
  let at = 0;
  for (const sign of text) {
    const plain = sign < '\u0080' ? foldAscii(sign) : foldOne(sign);
    folded += plain;
    for (let part = 0; part < plain.length; part += 1) places.push(at);
    at += sign.length;
  }
  return { folded, places };
};

const foldAscii = (sign: string): string => (sign === '\t' || sign === '\r' ? ' ' : sign.toLowerCase());

/** The first personal identifier in a text, with its place, or null. */
export const findIdentifier = (text: string): IdentifierFound | null => {
  if (!/\p{N}/u.test(text)) return null;
  const { folded, places } = fold(text);
  for (const { name, mend, pattern } of forbiddenIdentifiers) {
    const match = pattern.exec(folded);
    if (!match) continue;
    const at = places[match.index] ?? 0;
    const last = places[match.index + match[0].length - 1] ?? at;
    const end = last + String.fromCodePoint(text.codePointAt(last) ?? 0).length;
    return { name, mend, at, text: text.slice(at, end) };
  }
  return null;
};

const around = 40;
const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ');
const an = (name: string): string => (/^[aeiou]/iu.test(name) ? `an ${name}` : `a ${name}`);

/** What a person reads about an identifier: the words around it, the rule, why it stands, and how to mend it. */
export const identifierMessage = (text: string, found: IdentifierFound): string => {
  const end = found.at + found.text.length;
  const head = oneLine(text.slice(Math.max(0, found.at - around), found.at).toWellFormed());
  const tail = oneLine(text.slice(end, end + around).toWellFormed());
  const left = found.at > around ? '…' : '';
  const right = end + around < text.length ? '…' : '';
  const mark = oneLine(found.text);
  return `Remove “${mark}” from “${left}${head}${mark}${tail}${right}”: it looks like ${an(found.name)}. The portal keeps no data about people who are subjects of enforcement. ${found.mend}`;
};

export type MarkedMessage = { start: string; before: string; found: string; after: string; rest: string };

/** The parts of such a message, for a screen that marks the finding; null for any other message. */
export const toMarkedMessage = (message: string): MarkedMessage | null => {
  const match = /^Remove “(.{1,120}?)” from “(.{1,400}?)”: it looks like (.{1,400})$/su.exec(message);
  const [, found, context, rest] = match ?? [];
  if (found === undefined || context === undefined || rest === undefined) return null;
  const at = context.indexOf(found);
  if (at < 0) return null;
  return {
    start: 'Remove the marked part of ',
    before: context.slice(0, at),
    found,
    after: context.slice(at + found.length),
    rest: `: it looks like ${rest}`,
  };
};
