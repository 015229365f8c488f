import 'server-only';
import { inflateSync } from 'node:zlib';
import {
  entriesOf,
  nameOf,
  numberOf,
  type PdfValue,
  readKeyword,
  readNatural,
  readValue,
  readWord,
  UnreadablePdfError,
} from './pdf-syntax';

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
  const cursor = { bytes, at: tableAt };
  readKeyword(cursor, 'xref');
  const offsets = new Map<number, number>();
  for (let word = readWord(cursor); word !== 'trailer'; word = readWord(cursor)) {
    if (!/^\d{1,7}$/.test(word)) throw new UnreadablePdfError('The list of objects in the file cannot be read.');
    const first = Number(word);
    const count = readNatural(cursor);
    if (count > OBJECTS_MAX) throw new UnreadablePdfError('The file has too many objects.');
    for (let index = 0; index < count; index++) {
      const offset = readNatural(cursor);
      readNatural(cursor);
      const use = readWord(cursor);
      if (use === 'n') offsets.set(first + index, offset);
      else if (use !== 'f' || first + index !== 0)
        throw new UnreadablePdfError('The list of objects in the file cannot be read.');
    }
  }
  const trailer = entriesOf(readValue(cursor));
  if (trailer === null) throw new UnreadablePdfError('The file has no trailer.');
  if (trailer.has('XRefStm') || trailer.has('Encrypt')) {
    throw new UnreadablePdfError('The file is in a form that the portal does not write.');
  }
  return { tableAt, offsets, trailer };
}

/** A PDF file, read strictly. */
export type PdfFile = {
  readonly bytes: Uint8Array;
  /** Newest first. */
  readonly revisions: readonly Revision[];
  /** Objects that were read already. */
  readonly known: Map<number, PdfEntry>;
};

/**
 * Opens a PDF.
 * @param bytes the whole file
 * @returns the file, with the tables of all its revisions
 * @throws UnreadablePdfError when it is no PDF of the form the portal writes
 */
export function openPdf(bytes: Uint8Array): PdfFile {
  if (Buffer.from(bytes.subarray(0, 7)).toString('latin1') !== '%PDF-1.') {
    throw new UnreadablePdfError('The file is not a PDF.');
  }
  const revisions: Revision[] = [];
  let tableAt: number | null = lastTableOffset(bytes);
  while (tableAt !== null) {
    const before = revisions.at(-1)?.tableAt ?? bytes.length;
    if (tableAt >= before || revisions.length >= REVISIONS_MAX) {
      throw new UnreadablePdfError('The saved states of the file are out of order.');
    }
    const revision = readRevision(bytes, tableAt);
    revisions.push(revision);
    tableAt = numberOf(revision.trailer.get('Prev'));
  }
  return { bytes, revisions, known: new Map() };
}

/** All object numbers in use. */
export function objectNumbers(file: PdfFile): number[] {
  return [...new Set(file.revisions.flatMap((revision) => [...revision.offsets.keys()]))];
}

function readStream(file: PdfFile, at: number, value: PdfValue): Uint8Array {
  const length = numberOf(resolveValue(file, entriesOf(value)?.get('Length')));
  let start = at;
  if (file.bytes[start] === 13) start++;
  if (file.bytes[start] === 10) start++;
  if (length === null || start + length > file.bytes.length) throw new UnreadablePdfError('A stream has no length.');
  readKeyword({ bytes: file.bytes, at: start + length }, 'endstream');
  return file.bytes.subarray(start, start + length);
}

/**
 * An object in its newest form.
 * @param file the file
 * @param number its number
 * @throws UnreadablePdfError when it is not where the table says
 */
export function readObject(file: PdfFile, number: number): PdfEntry {
  const known = file.known.get(number);
  if (known !== undefined) return known;
  const offset = file.revisions.find((revision) => revision.offsets.has(number))?.offsets.get(number);
  if (offset === undefined) throw new UnreadablePdfError(`The file lacks its object ${number}.`);
  const cursor = { bytes: file.bytes, at: offset };
  if (readNatural(cursor) !== number) throw new UnreadablePdfError(`Object ${number} is not where the file says.`);
  readNatural(cursor);
  readKeyword(cursor, 'obj');
  const value = readValue(cursor);
  const ending = readWord(cursor);
  if (ending !== 'stream' && ending !== 'endobj') throw new UnreadablePdfError(`Object ${number} has no end.`);
  const entry = { value, stream: ending === 'stream' ? readStream(file, cursor.at, value) : null };
  file.known.set(number, entry);
  return entry;
}

/** Follows a reference; any other value is returned as it is. */
export function resolveValue(file: PdfFile, value: PdfValue | undefined): PdfValue | undefined {
  return value?.kind === 'reference' ? readObject(file, value.number).value : value;
}

/**
 * The document's root dictionary.
 * @throws UnreadablePdfError when there is none
 */
export function catalogOf(file: PdfFile): Map<string, PdfValue> {
  const catalog = entriesOf(resolveValue(file, file.revisions[0]?.trailer.get('Root')));
  if (catalog === null) throw new UnreadablePdfError('The file has no root.');
  return catalog;
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
