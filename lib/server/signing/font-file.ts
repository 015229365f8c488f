import 'server-only';
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

// Fonts come packed (WOFF 1.0, W3C 2012). The PDF library would unpack a whole table again for each glyph it measures;
// unpacked once into the plain form (OpenType, "sfnt"), the same paper is drawn in a fraction of the time.

const PACKED = { header: 44, entry: 20 } as const;
const PLAIN = { header: 12, entry: 16 } as const;

type Table = { tag: Buffer; checksum: number; bytes: Buffer };

function tableAt(file: Buffer, at: number): Table {
  const [offset, packed, length] = [4, 8, 12].map((place) => file.readUInt32BE(at + place));
  const bytes = file.subarray(offset ?? 0, (offset ?? 0) + (packed ?? 0));
  return {
    tag: file.subarray(at, at + 4),
    checksum: file.readUInt32BE(at + 16),
    bytes: packed === length ? bytes : inflateSync(bytes, { maxOutputLength: length ?? 0 }),
  };
}

/** The header of the plain form, with the numbers for a search by halves that its format asks for. */
function plainHeader(flavor: number, tables: number): Buffer {
  const power = Math.floor(Math.log2(tables));
  const header = Buffer.alloc(PLAIN.header);
  header.writeUInt32BE(flavor, 0);
  header.writeUInt16BE(tables, 4);
  header.writeUInt16BE(2 ** power * PLAIN.entry, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE((tables - 2 ** power) * PLAIN.entry, 10);
  return header;
}

/**
 * Unpacks a font.
 * @param file a WOFF file of our own dependencies; nothing from outside is read here
 * @returns the same tables as a plain OpenType file
 * @throws Error when it is no WOFF file
 */
function unpackFont(file: Buffer): Buffer {
  if (file.toString('latin1', 0, 4) !== 'wOFF') throw new Error('The font is no WOFF file.');
  const count = file.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => tableAt(file, PACKED.header + index * PACKED.entry));
  const entries: Buffer[] = [];
  const contents: Buffer[] = [];
  let offset = PLAIN.header + count * PLAIN.entry;
  for (const { tag, checksum, bytes } of tables) {
    const entry = Buffer.alloc(PLAIN.entry);
    tag.copy(entry);
    entry.writeUInt32BE(checksum, 4);
    entry.writeUInt32BE(offset, 8);
    entry.writeUInt32BE(bytes.length, 12);
    entries.push(entry);
    // Every table begins at a multiple of four.
    const padding = Buffer.alloc(-bytes.length & 3);
    contents.push(bytes, padding);
    offset += bytes.length + padding.length;
  }
  return Buffer.concat([plainHeader(file.readUInt32BE(4), count), ...entries, ...contents]);
}

const unpacked = new Map<string, Buffer>();

/** A font file in its plain form, read and unpacked once in the life of the process. */
export function readFont(file: string): Buffer {
  const known = unpacked.get(file);
  if (known) return known;
  const font = unpackFont(readFileSync(file));
  unpacked.set(file, font);
  return font;
}
