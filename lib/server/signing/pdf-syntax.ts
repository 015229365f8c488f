import 'server-only';

// Reads PDF syntax for the verifier. It is written apart from the library that seals, and is strict on purpose: it
// knows the form the portal writes and refuses everything else, because a lenient reader can be shown another
// document than the one that was signed.

/** A value in a PDF, with the place of every string. */
export type PdfValue =
  | { kind: 'null' }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'number'; value: number }
  | { kind: 'name'; value: string }
  | { kind: 'string'; bytes: Uint8Array; hex: boolean; start: number; end: number }
  | { kind: 'reference'; number: number; generation: number }
  | { kind: 'array'; items: PdfValue[] }
  | { kind: 'dictionary'; entries: Map<string, PdfValue> };

/** Thrown when bytes are not the PDF syntax the portal writes. */
export class UnreadablePdfError extends Error {
  /** @param message what could not be read, as a plain sentence */
  constructor(message: string) {
    super(message);
    this.name = 'UnreadablePdfError';
  }
}

const DEPTH_MAX = 40;
const SPACE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITER = new Set([...'()<>[]{}/%'].map((character) => character.charCodeAt(0)));
const ESCAPES: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 };
const [OPEN, CLOSE, BACKSLASH, LESS, GREATER] = [40, 41, 92, 60, 62];

/** A place in a file that moves on as values are read. */
export type PdfCursor = { readonly bytes: Uint8Array; at: number };

/** Skips white space and comments. */
function skipSpace(cursor: PdfCursor): void {
  for (;;) {
    const byte = cursor.bytes[cursor.at];
    if (byte === 37)
      while (cursor.at < cursor.bytes.length && ![10, 13].includes(cursor.bytes[cursor.at] ?? 10)) cursor.at++;
    else if (byte !== undefined && SPACE.has(byte)) cursor.at++;
    else return;
  }
}

/** Reads a run of regular characters, such as a keyword or a number. */
export function readWord(cursor: PdfCursor): string {
  skipSpace(cursor);
  const start = cursor.at;
  while (cursor.at < cursor.bytes.length && !isEnd(cursor.bytes[cursor.at])) cursor.at++;
  return Buffer.from(cursor.bytes.subarray(start, cursor.at)).toString('latin1');
}

/** Reads a word that must be there. */
export function readKeyword(cursor: PdfCursor, expected: string): void {
  if (readWord(cursor) !== expected) throw new UnreadablePdfError(`The file lacks "${expected}" where it must stand.`);
}

/** Reads a whole number that is not negative. */
export function readNatural(cursor: PdfCursor): number {
  const word = readWord(cursor);
  if (!/^\d{1,10}$/.test(word)) throw new UnreadablePdfError('The file lacks a number where one must stand.');
  return Number(word);
}

/** Reads one value. */
export function readValue(cursor: PdfCursor, depth = 0): PdfValue {
  if (depth > DEPTH_MAX) throw new UnreadablePdfError('The file nests its values too deep.');
  skipSpace(cursor);
  const byte = cursor.bytes[cursor.at];
  if (byte === OPEN) return readLiteralString(cursor);
  if (byte === 47) return readName(cursor);
  if (byte === 91) return readArray(cursor, depth);
  if (byte === LESS)
    return cursor.bytes[cursor.at + 1] === LESS ? readDictionary(cursor, depth) : readHexString(cursor);
  return readAtom(cursor);
}

function isEnd(byte: number | undefined): boolean {
  return byte === undefined || SPACE.has(byte) || DELIMITER.has(byte);
}

function readAtom(cursor: PdfCursor): PdfValue {
  const word = readWord(cursor);
  if (word === 'null') return { kind: 'null' };
  if (word === 'true' || word === 'false') return { kind: 'boolean', value: word === 'true' };
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) throw new UnreadablePdfError('The file has a value that cannot be read.');
  return readReference(cursor, word) ?? { kind: 'number', value: Number(word) };
}

function readReference(cursor: PdfCursor, first: string): PdfValue | null {
  if (!/^\d+$/.test(first)) return null;
  const back = cursor.at;
  const generation = readWord(cursor);
  if (/^\d+$/.test(generation) && readWord(cursor) === 'R') {
    return { kind: 'reference', number: Number(first), generation: Number(generation) };
  }
  cursor.at = back;
  return null;
}

function readName(cursor: PdfCursor): PdfValue {
  cursor.at++;
  const start = cursor.at;
  while (cursor.at < cursor.bytes.length && !isEnd(cursor.bytes[cursor.at])) cursor.at++;
  const raw = Buffer.from(cursor.bytes.subarray(start, cursor.at)).toString('latin1');
  const value = raw.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return { kind: 'name', value };
}

function readArray(cursor: PdfCursor, depth: number): PdfValue {
  cursor.at++;
  const items: PdfValue[] = [];
  for (;;) {
    skipSpace(cursor);
    if (cursor.bytes[cursor.at] === 93) {
      cursor.at++;
      return { kind: 'array', items };
    }
    items.push(readValue(cursor, depth + 1));
  }
}

function readDictionary(cursor: PdfCursor, depth: number): PdfValue {
  cursor.at += 2;
  const entries = new Map<string, PdfValue>();
  for (;;) {
    skipSpace(cursor);
    if (cursor.bytes[cursor.at] === GREATER && cursor.bytes[cursor.at + 1] === GREATER) {
      cursor.at += 2;
      return { kind: 'dictionary', entries };
    }
    if (cursor.bytes[cursor.at] !== 47) throw new UnreadablePdfError('The file has an entry without a name.');
    const key = readName(cursor);
    if (key.kind !== 'name' || entries.has(key.value)) {
      throw new UnreadablePdfError('The file has the same entry twice, so two readers could see two documents.');
    }
    entries.set(key.value, readValue(cursor, depth + 1));
  }
}

function readHexString(cursor: PdfCursor): PdfValue {
  const start = cursor.at;
  const close = cursor.bytes.indexOf(GREATER, start);
  if (close === -1) throw new UnreadablePdfError('The file has a string without an end.');
  const digits = Buffer.from(cursor.bytes.subarray(start + 1, close))
    .toString('latin1')
    .replace(/\s/g, '');
  if (!/^[0-9a-f]*$/i.test(digits)) throw new UnreadablePdfError('The file has a string that cannot be read.');
  cursor.at = close + 1;
  const bytes = new Uint8Array(Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex'));
  return { kind: 'string', bytes, hex: true, start, end: cursor.at };
}

function readLiteralString(cursor: PdfCursor): PdfValue {
  const start = cursor.at;
  const bytes: number[] = [];
  let depth = 0;
  while (cursor.at < cursor.bytes.length) {
    const byte = cursor.bytes[cursor.at++] ?? 0;
    if (byte === BACKSLASH) bytes.push(...readEscape(cursor));
    else {
      if (byte === OPEN) depth++;
      if (byte === CLOSE && --depth === 0) {
        return { kind: 'string', bytes: new Uint8Array(bytes.slice(1)), hex: false, start, end: cursor.at };
      }
      bytes.push(byte);
    }
  }
  throw new UnreadablePdfError('The file has a string without an end.');
}

function readEscape(cursor: PdfCursor): number[] {
  const octal = /^[0-7]{1,3}/.exec(
    Buffer.from(cursor.bytes.subarray(cursor.at, cursor.at + 3)).toString('latin1'),
  )?.[0];
  if (octal !== undefined) {
    cursor.at += octal.length;
    return [Number.parseInt(octal, 8) & 0xff];
  }
  const byte = cursor.bytes[cursor.at++] ?? 0;
  if (byte === 10) return [];
  if (byte === 13) {
    if (cursor.bytes[cursor.at] === 10) cursor.at++;
    return [];
  }
  return [ESCAPES[String.fromCharCode(byte)] ?? byte];
}

/** The entries of a dictionary, or null when the value is something else. */
export function entriesOf(value: PdfValue | undefined): Map<string, PdfValue> | null {
  return value?.kind === 'dictionary' ? value.entries : null;
}

/** The items of an array, or null when the value is something else. */
export function itemsOf(value: PdfValue | undefined): PdfValue[] | null {
  return value?.kind === 'array' ? value.items : null;
}

/** A number, or null when the value is something else. */
export function numberOf(value: PdfValue | undefined): number | null {
  return value?.kind === 'number' ? value.value : null;
}

/** A name, or null when the value is something else. */
export function nameOf(value: PdfValue | undefined): string | null {
  return value?.kind === 'name' ? value.value : null;
}
