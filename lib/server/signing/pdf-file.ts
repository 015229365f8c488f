import 'server-only';
import { inflateSync } from 'node:zlib';
import { entriesOf, nameOf, numberOf, PdfReader, type PdfValue, UnreadablePdfError } from './pdf-syntax';

// A PDF as the verifier sees it: its revisions, newest first, and its objects. Only plain cross-reference tables are
// read, because the portal writes no others.

/** One saved state of the file: what its cross-reference table says. */
export type Revision = {
  /** Where the table starts. */
  tableAt: number;
  /** Object number to byte offset. */
  offsets: Map<number, number>;
  trailer: Map<string, PdfValue>;
};

/** An object, and its stream where it has one. */
export type PdfEntry = { value: PdfValue; stream: Uint8Array | null };

const REVISIONS_MAX = 20;
const OBJECTS_MAX = 200_000;
const STREAM_BYTES_MAX = 2_000_000;

/**
 * Where the last cross-reference table starts, read from the very end of some bytes.
 * @param bytes a whole file or a whole earlier state of it
 * @throws UnreadablePdfError when the bytes do not end as a PDF does
 */
export function lastTableOffset(bytes: Uint8Array): number {
  const end = Buffer.from(bytes.subarray(-64)).toString('latin1');
  const found = /startxref\r?\n(\d{1,10})\r?\n%%EOF\r?\n?$/.exec(end);
  if (found === null) throw new UnreadablePdfError('The file does not end as a PDF does. It may be cut off.');
  return Number(found[1]);
}

function readRevision(bytes: Uint8Array, tableAt: number): Revision {
  const reader = new PdfReader(bytes, tableAt);
  reader.keyword('xref');
  const offsets = new Map<number, number>();
  for (let word = reader.word(); word !== 'trailer'; word = reader.word()) {
    if (!/^\d{1,7}$/.test(word)) throw new UnreadablePdfError('The list of objects in the file cannot be read.');
    const first = Number(word);
    const count = reader.natural();
    if (count > OBJECTS_MAX) throw new UnreadablePdfError('The file has too many objects.');
    for (let index = 0; index < count; index++) {
      const offset = reader.natural();
      reader.natural();
      const use = reader.word();
      if (use === 'n') offsets.set(first + index, offset);
      else if (use !== 'f' || first + index !== 0)
        throw new UnreadablePdfError('The list of objects in the file cannot be read.');
    }
  }
  const trailer = entriesOf(reader.value());
  if (trailer === null) throw new UnreadablePdfError('The file has no trailer.');
  if (trailer.has('XRefStm') || trailer.has('Encrypt')) {
    throw new UnreadablePdfError('The file is in a form that the portal does not write.');
  }
  return { tableAt, offsets, trailer };
}

/** A PDF file, read strictly. */
export class PdfFile {
  /** Newest first. */
  readonly revisions: Revision[] = [];
  private readonly read = new Map<number, PdfEntry>();

  /**
   * @param bytes the whole file
   * @throws UnreadablePdfError when it is no PDF of the form the portal writes
   */
  constructor(readonly bytes: Uint8Array) {
    if (Buffer.from(bytes.subarray(0, 7)).toString('latin1') !== '%PDF-1.') {
      throw new UnreadablePdfError('The file is not a PDF.');
    }
    let tableAt: number | null = lastTableOffset(bytes);
    while (tableAt !== null) {
      const before = this.revisions.at(-1)?.tableAt ?? bytes.length;
      if (tableAt >= before || this.revisions.length >= REVISIONS_MAX) {
        throw new UnreadablePdfError('The saved states of the file are out of order.');
      }
      const revision = readRevision(bytes, tableAt);
      this.revisions.push(revision);
      tableAt = numberOf(revision.trailer.get('Prev'));
    }
  }

  /** All object numbers in use. */
  numbers(): number[] {
    return [...new Set(this.revisions.flatMap((revision) => [...revision.offsets.keys()]))];
  }

  /**
   * An object in its newest form.
   * @throws UnreadablePdfError when it is not where the table says
   */
  object(number: number): PdfEntry {
    const known = this.read.get(number);
    if (known !== undefined) return known;
    const offset = this.revisions.find((revision) => revision.offsets.has(number))?.offsets.get(number);
    if (offset === undefined) throw new UnreadablePdfError(`The file lacks its object ${number}.`);
    const reader = new PdfReader(this.bytes, offset);
    if (reader.natural() !== number) throw new UnreadablePdfError(`Object ${number} is not where the file says.`);
    reader.natural();
    reader.keyword('obj');
    const value = reader.value();
    const ending = reader.word();
    if (ending !== 'stream' && ending !== 'endobj') throw new UnreadablePdfError(`Object ${number} has no end.`);
    const entry = { value, stream: ending === 'stream' ? this.stream(reader, value) : null };
    this.read.set(number, entry);
    return entry;
  }

  /** Follows a reference; any other value is returned as it is. */
  resolve(value: PdfValue | undefined): PdfValue | undefined {
    return value?.kind === 'reference' ? this.object(value.number).value : value;
  }

  /** The document's root dictionary. */
  catalog(): Map<string, PdfValue> {
    const catalog = entriesOf(this.resolve(this.revisions[0]?.trailer.get('Root')));
    if (catalog === null) throw new UnreadablePdfError('The file has no root.');
    return catalog;
  }

  private stream(reader: PdfReader, value: PdfValue): Uint8Array {
    const length = numberOf(this.resolve(entriesOf(value)?.get('Length')));
    let start = reader.at;
    if (this.bytes[start] === 13) start++;
    if (this.bytes[start] === 10) start++;
    if (length === null || start + length > this.bytes.length) throw new UnreadablePdfError('A stream has no length.');
    const after = new PdfReader(this.bytes, start + length);
    after.keyword('endstream');
    return this.bytes.subarray(start, start + length);
  }
}

/**
 * The content of a stream.
 * @throws UnreadablePdfError when it is packed in another way than the portal does
 */
export function streamContent(entry: PdfEntry): Uint8Array {
  const filter = entriesOf(entry.value)?.get('Filter');
  if (entry.stream === null) throw new UnreadablePdfError('The file has no content where some must be.');
  if (filter === undefined) return entry.stream;
  if (nameOf(filter) !== 'FlateDecode') throw new UnreadablePdfError('A stream is packed in an unknown way.');
  try {
    return inflateSync(entry.stream, { maxOutputLength: STREAM_BYTES_MAX });
  } catch {
    throw new UnreadablePdfError('A stream cannot be unpacked.');
  }
}
