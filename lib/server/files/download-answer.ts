import 'server-only';
import type { ReadableDocument } from '@/lib/server/files/document-queries';

// How a file leaves the portal: always as a download, never as a page that a browser would run in our name.

/** A file name as RFC 6266 asks: plain ASCII, and the exact name beside it (RFC 8187). */
export const attachmentHeader = (filename: string): string => {
  const plain = filename.replaceAll(/[^\x20-\x7e]/gu, '_').replaceAll(/["\\]/gu, '_');
  const exact = encodeURIComponent(filename.toWellFormed()).replaceAll(
    /['()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
};

const answer = (contentType: string, filename: string, bytes: Uint8Array): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': contentType,
      'content-length': String(bytes.byteLength),
      'content-disposition': attachmentHeader(filename),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    },
  });

/** The answer to a download. */
export const downloadAnswer = (document: ReadableDocument, bytes: Uint8Array): Response =>
  answer(document.contentType, document.filename, bytes);

/** The answer to a download of a paper that the portal has drawn. */
export const paperAnswer = ({ filename, bytes }: { filename: string; bytes: Uint8Array }): Response =>
  answer('application/pdf', filename, bytes);

/** The answer to a download of a package. */
export const zipAnswer = ({ filename, bytes }: { filename: string; bytes: Uint8Array }): Response =>
  answer('application/zip', filename, bytes);
