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

/** What every download says of itself: a file to be saved, which no browser runs in our name and no cache keeps. */
const downloadHeaders = (contentType: string, filename: string) => ({
  'content-type': contentType,
  'content-disposition': attachmentHeader(filename),
  'content-security-policy': "sandbox; default-src 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, no-store',
});

const answer = (contentType: string, filename: string, bytes: Uint8Array): Response =>
  new Response(new Uint8Array(bytes), {
    headers: { ...downloadHeaders(contentType, filename), 'content-length': String(bytes.byteLength) },
  });

/**
 * The answer to a download that is written or read as it is sent.
 * @param byteLength where it is known: a receiver that gets less knows that something is missing
 */
export const streamAnswer = (
  file: { filename: string; contentType: string; bytes: AsyncGenerator<Uint8Array> },
  byteLength?: number,
): Response => {
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await file.bytes.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await file.bytes.return(undefined);
    },
  });
  const headers = new Headers(downloadHeaders(file.contentType, file.filename));
  if (byteLength !== undefined) headers.set('content-length', String(byteLength));
  return new Response(body, { headers });
};

/** The answer to a download. */
export const downloadAnswer = (document: ReadableDocument, bytes: Uint8Array): Response =>
  answer(document.contentType, document.filename, bytes);

/** The answer to a download of a paper that the portal has drawn. */
export const paperAnswer = ({ filename, bytes }: { filename: string; bytes: Uint8Array }): Response =>
  answer('application/pdf', filename, bytes);

/** The answer to a download of a package. */
export const zipAnswer = ({ filename, bytes }: { filename: string; bytes: Uint8Array }): Response =>
  answer('application/zip', filename, bytes);
