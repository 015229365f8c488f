import 'server-only';

// A photograph tells more than it shows: where and when it was taken, with whose device, and often a smaller copy of
// what was cropped away. The picture is taken over as it is, byte for byte; what is written beside it is left out.
// JPEG: ITU-T T.81 annex B, JFIF, Exif 2.32 section 4.5. PNG: W3C PNG third edition, section 11.

const latin = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const joined = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.concat(parts));

const marker = { start: 0xd8, end: 0xd9, scan: 0xda, comment: 0xfe, app0: 0xe0, app1: 0xe1, app2: 0xe2, app15: 0xef };
const adobe = 0xee;

/** Segments that a viewer needs to show the colors as they are; every other one of its kind is beside the picture. */
const isKept = (code: number, bytes: Uint8Array, at: number): boolean => {
  if (code === marker.comment) return false;
  if (code < marker.app0 || code > marker.app15) return true;
  if (code === marker.app2) return latin(bytes, at, 12) === 'ICC_PROFILE\0';
  if (code === marker.app0) return latin(bytes, at, 5) === 'JFIF\0';
  return code === adobe && latin(bytes, at, 5) === 'Adobe';
};

const orientationTag = 0x0112;

/** How the picture is to be turned, as the camera noted it: 1 (not at all) to 8. */
const orientationIn = (segment: Uint8Array): number => {
  if (latin(segment, 0, 6) !== 'Exif\0\0' || segment.length < 20) return 1;
  const tiff = viewOf(segment.subarray(6));
  const isLittle = latin(segment, 6, 2) === 'II';
  const first = tiff.getUint32(4, isLittle);
  if (first + 2 > tiff.byteLength) return 1;
  const count = Math.min(tiff.getUint16(first, isLittle), 200);
  for (let entry = first + 2, n = 0; n < count && entry + 12 <= tiff.byteLength; n += 1, entry += 12) {
    if (tiff.getUint16(entry, isLittle) !== orientationTag) continue;
    const value = tiff.getUint16(entry + 8, isLittle);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
};

/** An Exif segment that says nothing but how to turn the picture. */
const turnOnly = (orientation: number): Uint8Array => {
  const head = Buffer.from('ffe10022457869660000', 'hex');
  const tiff = Buffer.from(`4d4d002a00000008000101120003000000010000000000000000`, 'hex');
  tiff.writeUInt16BE(orientation, 18);
  return Buffer.concat([head, tiff]);
};

/** Where the entropy-coded data from here on ends: at the next marker that is neither a restart nor a stuffed byte. */
const endOfScan = (bytes: Uint8Array, from: number): number | null => {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return null;
};

const plainJpeg = (bytes: Uint8Array): Uint8Array<ArrayBuffer> | null => {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let orientation = 1;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const code = bytes[at + 1] ?? 0;
    if (code === 0xff) {
      at += 1;
      continue;
    }
    // Stuffed bytes, restarts and a second start have no place between segments.
    if (code < 0xc0 || (code >= 0xd0 && code <= marker.end)) return null;
    const length = view.getUint16(at + 2);
    const next = at + 2 + length;
    if (length < 2 || next > bytes.length) return null;
    const segment = bytes.subarray(at + 4, next);
    if (code === marker.app1) orientation = Math.max(orientation, orientationIn(segment));
    if (isKept(code, bytes, at + 4)) kept.push(bytes.subarray(at, next));
    at = next;
    if (code !== marker.scan) continue;
    const end = endOfScan(bytes, at);
    if (end === null) return null;
    kept.push(bytes.subarray(at, end));
    at = end;
    // What follows the end of the picture is not part of it.
    if (bytes[at + 1] === marker.end) return finished(kept, bytes.subarray(at, at + 2), orientation);
  }
  return null;
};

const finished = (kept: readonly Uint8Array[], end: Uint8Array, orientation: number): Uint8Array<ArrayBuffer> => {
  const [start, ...rest] = kept;
  if (!start) return joined([]);
  // JFIF asks to be the first segment.
  const isJfif = rest[0]?.[1] === marker.app0;
  const turn = orientation === 1 ? [] : [turnOnly(orientation)];
  const [head, tail] = isJfif ? [rest.slice(0, 1), rest.slice(1)] : [[], rest];
  return joined([start, ...head, ...turn, ...tail, end]);
};

const pngHeadBytes = 8;

/** Chunks that decide what the picture looks like; texts, times, Exif and what nobody knows are left out. */
const pngKept = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYS sPLT acTL fcTL fdAT'.split(' '),
);

const plainPng = (bytes: Uint8Array): Uint8Array<ArrayBuffer> | null => {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, pngHeadBytes)];
  let at = pngHeadBytes;
  while (at + 12 <= bytes.length) {
    const next = at + 12 + view.getUint32(at);
    if (next > bytes.length) return null;
    const type = latin(bytes, at + 4, 4);
    if (pngKept.has(type)) kept.push(bytes.subarray(at, next));
    if (type === 'IEND') return joined(kept);
    at = next;
  }
  return null;
};

/**
 * The file as it is stored: of pictures only the picture, other kinds as they are.
 * @returns null when a picture is damaged, so that nobody can tell what is in it
 */
export const withoutMetadata = (contentType: string, bytes: Uint8Array): Uint8Array | null => {
  if (contentType === 'image/jpeg') return plainJpeg(bytes);
  return contentType === 'image/png' ? plainPng(bytes) : bytes;
};
