import 'server-only';
import { type Problem, problemOf } from '@/lib/domain/finder/problem';

/** The body of a request as text, or why it is not taken. */
export type Body = { ok: true; text: string } | { ok: false; problem: Problem };

const isJson = (contentType: string | null): boolean =>
  /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/iu.test((contentType ?? '').trim());

/** The bytes of a body, or null as soon as there are too many, whatever length its header claims. */
export const readBytes = async (request: Request, bytesMax: number): Promise<Uint8Array | null> => {
  if (Number(request.headers.get('content-length') ?? 0) > bytesMax) return null;
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of request.body ?? []) {
    length += piece.byteLength;
    if (length > bytesMax) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
};

/**
 * Reads a JSON body piece by piece and stops as soon as it is too long, whatever length its header claims.
 * @param bytesMax the longest body that is taken
 */
export const readBody = async (request: Request, bytesMax: number): Promise<Body> => {
  if (!isJson(request.headers.get('content-type')) || request.headers.has('content-encoding')) {
    return refused(415, 'Send it with the header “Content-Type: application/json”, in UTF-8 and not compressed.');
  }
  const tooLong = refused(413, `Send ${bytesMax.toLocaleString('en-US')} bytes or fewer.`);
  const bytes = await readBytes(request, bytesMax);
  if (bytes === null) return tooLong;
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return refused(400, 'Send the JSON text in UTF-8.');
  }
};

const refused = (status: 400 | 413 | 415, detail: string): Body => ({ ok: false, problem: problemOf(status, detail) });
