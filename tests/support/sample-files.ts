import { crc32 } from 'node:zlib';
import PDFDocument from 'pdfkit';

// Small real files for tests of uploads.

/** A PDF of one page. */
export const aPdf = (): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const document = new PDFDocument();
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    document.text('A letter.');
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
