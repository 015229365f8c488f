import { crc32, deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';

// Small real files for tests of uploads.

/** A PDF of one page with these words; without any, as a scanned paper has none. */
export const aPdf = (words = 'A letter.'): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const document = new PDFDocument();
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    if (words === '') document.rect(72, 72, 100, 100).stroke();
    else document.text(words);
    document.end();
  });

/** A picture of one pixel. */
export const aPng = (): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
      'base64',
    ),
  );

/** The head of a Windows program. */
export const anExe = (): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(256);
  bytes.set([0x4d, 0x5a, 0x90, 0x00, 0x03]);
  return bytes;
};

const mainTypes = {
  docx: ['/word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'],
  xlsx: ['/xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'],
  docm: ['/word/document.xml', 'application/vnd.ms-word.document.macroEnabled.main+xml'],
} as const;

/** An Office file as far as its list of contents: what a reader tells its kind by. */
export const anOfficeFile = (kind: keyof typeof mainTypes): Uint8Array<ArrayBuffer> => {
  const [part, type] = mainTypes[kind];
  const override = `<Override PartName="${part}" ContentType="${type}"/>`;
  const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
  return zipOfOne('[Content_Types].xml', `<?xml version="1.0"?><Types xmlns="${types}">${override}</Types>`);
};

// A ZIP archive with one stored entry (PKWARE APPNOTE 4.3).
const zipOfOne = (name: string, content: string): Uint8Array<ArrayBuffer> => {
  const data = Buffer.from(content);
  const path = Buffer.from(name);
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt32LE(crc32(data), 10);
  facts.writeUInt32LE(data.length, 14);
  facts.writeUInt32LE(data.length, 18);
  facts.writeUInt16LE(path.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, path, data]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, Buffer.alloc(14), path]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return new Uint8Array(Buffer.concat([local, central, Buffer.from('PK\x05\x06', 'latin1'), end]));
};

const jpegBase64 =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAEAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAgX/xAAcEQABAwUAAAAAAAAAAAAAAAAAAoGxAQQFMzT/2gAMAwEAAhEDEQA/AIAFKz0JeQZDoU0UP//Z';

/** A photograph of eight by four pixels, as a browser writes it. */
export const aJpeg = (): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(jpegBase64, 'base64'));

const segment = (code: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, code, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};

const tag = (id: number, type: number, count: number, value: number): Buffer => {
  const entry = Buffer.alloc(12);
  entry.writeUInt16BE(id, 0);
  entry.writeUInt16BE(type, 2);
  entry.writeUInt32BE(count, 4);
  if (type === 3) entry.writeUInt16BE(value, 8);
  else entry.writeUInt32BE(value, 8);
  return entry;
};

/** The place that the photograph below was taken at, as the camera wrote it: 31 degrees north. */
export const gpsMark = Buffer.from('0000001f000000010000001e00000001', 'hex');

/** The photograph as a telephone sends it: turned, with place, device, a comment, and a copy after its end. */
export const aJpegWithPlace = (): Uint8Array<ArrayBuffer> => {
  const plain = Buffer.from(aJpeg());
  const directory = Buffer.concat([
    Buffer.from('4d4d002a00000008', 'hex'),
    Buffer.from([0, 2]),
    tag(0x0112, 3, 1, 6),
    tag(0x8825, 4, 1, 38),
    Buffer.alloc(4),
    Buffer.from([0, 1]),
    tag(0x0002, 5, 2, 56),
    Buffer.alloc(4),
    gpsMark,
  ]);
  const jfif = plain.subarray(2, 20);
  return new Uint8Array(
    Buffer.concat([
      plain.subarray(0, 2),
      jfif,
      segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), directory])),
      segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Maria</x:xmpmeta>', 'latin1')),
      segment(0xed, Buffer.from('Photoshop 3.0\0by Maria', 'latin1')),
      segment(0xfe, Buffer.from('Taken by Maria', 'latin1')),
      plain.subarray(20),
      Buffer.from('PK\x03\x04 what comes after the end', 'latin1'),
    ]),
  );
};

/** A PDF of these pages. */
export const aPdfOf = (pages: readonly string[]): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const document = new PDFDocument({ autoFirstPage: false });
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    for (const text of pages) document.addPage().text(text);
    document.end();
  });

/** A PDF whose only page unpacks to so many bytes. */
export const aPdfBomb = (unpackedBytes: number): Uint8Array<ArrayBuffer> => {
  const packed = deflateSync(Buffer.alloc(unpackedBytes, '(a) Tj '));
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>'),
    Buffer.concat([
      Buffer.from(`<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`),
      packed,
      Buffer.from('\nendstream'),
    ]),
  ];
  const parts = [Buffer.from('%PDF-1.7\n')];
  const places: number[] = [];
  for (const [at, object] of objects.entries()) {
    places.push(parts.reduce((sum, part) => sum + part.length, 0));
    parts.push(Buffer.from(`${at + 1} 0 obj\n`), object, Buffer.from('\nendobj\n'));
  }
  const start = parts.reduce((sum, part) => sum + part.length, 0);
  const lines = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 5\n0000000000 65535 f \n${lines}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
};
