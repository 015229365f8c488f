import 'server-only';

/**
 * Reads a posted multipart form without ever holding more of it than the limit allows. A sender may leave out or lie
 * about the length, so that the bytes themselves are counted.
 */
export const readMultipart = async (request: Request, bytesMax: number): Promise<FormData | 'BROKEN' | 'TOO_LARGE'> => {
  const type = request.headers.get('content-type') ?? '';
  if (!type.toLowerCase().startsWith('multipart/form-data') || !request.body) return 'BROKEN';
  if (Number(request.headers.get('content-length') ?? 0) > bytesMax) return 'TOO_LARGE';
  const chunks: Uint8Array[] = [];
  let seen = 0;
  try {
    for await (const chunk of request.body) {
      seen += chunk.byteLength;
      if (seen > bytesMax) return 'TOO_LARGE';
      chunks.push(chunk);
    }
    return await new Response(Buffer.concat(chunks), { headers: { 'content-type': type } }).formData();
  } catch {
    return 'BROKEN';
  }
};
