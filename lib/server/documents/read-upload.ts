import 'server-only';
import { z } from 'zod';
import type { UploadRefusal } from '@/lib/domain/requests/attachment';
import { env } from '@/lib/server/env';

// Reads a multipart form of files without ever holding more of it than the limit allows.

export type UploadedFile = { name: string; bytes: Uint8Array };

export type UploadRead =
  | { ok: true; files: UploadedFile[]; replacesId: string | null }
  | { ok: false; why: UploadRefusal };

const bytesInMegabyte = 1_000_000;
// The boundaries, headers and names of a form beside its files.
const formBytesMax = 64_000;
const filesMax = 10;

/** The most bytes that one file may have. */
export const fileBytesMax = (): number => env.FILE_MAX_MEGABYTES * bytesInMegabyte;

class TooLargeError extends Error {}

/**
 * Reads the files of a form that was posted as multipart/form-data.
 * @param field the name of the file control
 * @returns the files with their names as they came, or why there are none
 */
export const readUpload = async (request: Request, field: string): Promise<UploadRead> => {
  const bytesMax = fileBytesMax() + formBytesMax;
  if (Number(request.headers.get('content-length') ?? 0) > bytesMax) return { ok: false, why: 'TOO_LARGE' };
  const form = await readForm(request, bytesMax);
  if (!(form instanceof FormData)) return { ok: false, why: form };
  // A file control that was left alone sends an empty file without a name.
  const files = form.getAll(field).filter((entry) => typeof entry !== 'string' && entry.name !== '');
  if (files.length === 0) return { ok: false, why: 'NO_FILE' };
  if (files.length > filesMax) return { ok: false, why: 'TOO_MANY' };
  const replaces = z.uuid().safeParse(form.get('replaces'));
  return {
    ok: true,
    files: await Promise.all(files.filter((file) => typeof file !== 'string').map(toUploadedFile)),
    replacesId: replaces.success ? replaces.data : null,
  };
};

const toUploadedFile = async (file: File): Promise<UploadedFile> => ({
  name: file.name,
  bytes: new Uint8Array(await file.arrayBuffer()),
});

const readForm = async (request: Request, bytesMax: number): Promise<FormData | UploadRefusal> => {
  const type = request.headers.get('content-type') ?? '';
  if (!type.toLowerCase().startsWith('multipart/form-data') || !request.body) return 'BROKEN_FORM';
  try {
    const body = request.body.pipeThrough(stopAt(bytesMax));
    return await new Response(body, { headers: { 'content-type': type } }).formData();
  } catch (error) {
    return isTooLarge(error) ? 'TOO_LARGE' : 'BROKEN_FORM';
  }
};

// A sender may leave out or lie about the length, so that the bytes themselves are counted.
const stopAt = (bytesMax: number): TransformStream<Uint8Array, Uint8Array> => {
  let seen = 0;
  return new TransformStream({
    transform: (chunk, controller) => {
      seen += chunk.byteLength;
      if (seen > bytesMax) controller.error(new TooLargeError());
      else controller.enqueue(chunk);
    },
  });
};

const isTooLarge = (error: unknown): boolean =>
  error instanceof TooLargeError || (error instanceof Error && error.cause instanceof TooLargeError);
