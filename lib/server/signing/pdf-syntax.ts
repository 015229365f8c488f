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

/** Walks over bytes and reads one value after the other. */
export class PdfReader {
  /**
   * @param bytes the whole file
   * @param at where to start
   */
  constructor(
    readonly bytes: Uint8Array,
    public at: number,
  ) {}

  /** Skips white space and comments. */
  skipSpace(): void {
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === 37) while (this.at < this.bytes.length && ![10, 13].includes(this.bytes[this.at] ?? 10)) this.at++;
      else if (byte !== undefined && SPACE.has(byte)) this.at++;
      else return;
    }
  }

  /** Reads a run of regular characters, such as a keyword or a number. */
  word(): string {
    this.skipSpace();
    const start = this.at;
    while (this.at < this.bytes.length && !this.isEnd(this.bytes[this.at])) this.at++;
    return Buffer.from(this.bytes.subarray(start, this.at)).toString('latin1');
  }

  /** Reads a word that must be there. */
  keyword(expected: string): void {
    if (this.word() !== expected) throw new UnreadablePdfError(`The file lacks "${expected}" where it must stand.`);
  }

  /** Reads a whole number that is not negative. */
  natural(): number {
    const word = this.word();
    if (!/^\d{1,10}$/.test(word)) throw new UnreadablePdfError('The file lacks a number where one must stand.');
    return Number(word);
  }

  /** Reads one value. */
  value(depth = 0): PdfValue {
    if (depth > DEPTH_MAX) throw new UnreadablePdfError('The file nests its values too deep.');
    this.skipSpace();
    const byte = this.bytes[this.at];
    if (byte === OPEN) return this.literalString();
    if (byte === 47) return this.name();
    if (byte === 91) return this.array(depth);
    if (byte === LESS) return this.bytes[this.at + 1] === LESS ? this.dictionary(depth) : this.hexString();
    return this.atom();
  }

  private isEnd(byte: number | undefined): boolean {
    return byte === undefined || SPACE.has(byte) || DELIMITER.has(byte);
  }

  private atom(): PdfValue {
    const word = this.word();
    if (word === 'null') return { kind: 'null' };
    if (word === 'true' || word === 'false') return { kind: 'boolean', value: word === 'true' };
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word))
      throw new UnreadablePdfError('The file has a value that cannot be read.');
    return this.reference(word) ?? { kind: 'number', value: Number(word) };
  }

  private reference(first: string): PdfValue | null {
    if (!/^\d+$/.test(first)) return null;
    const back = this.at;
    const generation = this.word();
    if (/^\d+$/.test(generation) && this.word() === 'R') {
      return { kind: 'reference', number: Number(first), generation: Number(generation) };
    }
    this.at = back;
    return null;
  }

  private name(): PdfValue {
    this.at++;
    const start = this.at;
    while (this.at < this.bytes.length && !this.isEnd(this.bytes[this.at])) this.at++;
    const raw = Buffer.from(this.bytes.subarray(start, this.at)).toString('latin1');
    const value = raw.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    return { kind: 'name', value };
  }

  private array(depth: number): PdfValue {
    this.at++;
    const items: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.at] === 93) {
        this.at++;
        return { kind: 'array', items };
      }
      items.push(this.value(depth + 1));
    }
  }

  private dictionary(depth: number): PdfValue {
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.at] === GREATER && this.bytes[this.at + 1] === GREATER) {
        this.at += 2;
        return { kind: 'dictionary', entries };
      }
      if (this.bytes[this.at] !== 47) throw new UnreadablePdfError('The file has an entry without a name.');
      const key = this.name();
      if (key.kind !== 'name' || entries.has(key.value)) {
        throw new UnreadablePdfError('The file has the same entry twice, so two readers could see two documents.');
      }
      entries.set(key.value, this.value(depth + 1));
    }
  }

  private hexString(): PdfValue {
    const start = this.at;
    const close = this.bytes.indexOf(GREATER, start);
    if (close === -1) throw new UnreadablePdfError('The file has a string without an end.');
    const digits = Buffer.from(this.bytes.subarray(start + 1, close))
      .toString('latin1')
      .replace(/\s/g, '');
    if (!/^[0-9a-f]*$/i.test(digits)) throw new UnreadablePdfError('The file has a string that cannot be read.');
    this.at = close + 1;
    const bytes = new Uint8Array(Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex'));
    return { kind: 'string', bytes, hex: true, start, end: this.at };
  }

  private literalString(): PdfValue {
    const start = this.at;
    const bytes: number[] = [];
    let depth = 0;
    while (this.at < this.bytes.length) {
      const byte = this.bytes[this.at++] ?? 0;
      if (byte === BACKSLASH) bytes.push(...this.escape());
      else {
        if (byte === OPEN) depth++;
        if (byte === CLOSE && --depth === 0) {
          return { kind: 'string', bytes: new Uint8Array(bytes.slice(1)), hex: false, start, end: this.at };
        }
        bytes.push(byte);
      }
    }
    throw new UnreadablePdfError('The file has a string without an end.');
  }

  private escape(): number[] {
    const octal = /^[0-7]{1,3}/.exec(Buffer.from(this.bytes.subarray(this.at, this.at + 3)).toString('latin1'))?.[0];
    if (octal !== undefined) {
      this.at += octal.length;
      return [Number.parseInt(octal, 8) & 0xff];
    }
    const byte = this.bytes[this.at++] ?? 0;
    if (byte === 10) return [];
    if (byte === 13) {
      if (this.bytes[this.at] === 10) this.at++;
      return [];
    }
    return [ESCAPES[String.fromCharCode(byte)] ?? byte];
  }
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
