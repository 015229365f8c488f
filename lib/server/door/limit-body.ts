import 'server-only';
import type { IncomingMessage } from 'node:http';

/**
 * Counts what a request brings along while it arrives. Takes the most bytes and milliseconds that it may take; calls
 * `refuse` once when it brings more or takes longer, and lets nothing more of it through.
 */
export const limitBody = (
  request: IncomingMessage,
  { bytesMax, msMax }: { bytesMax: number; msMax: number },
  refuse: (why: 'BODY_LARGE' | 'BODY_SLOW') => void,
): void => {
  let seen = 0;
  let isOver = false;
  const stop = (why: 'BODY_LARGE' | 'BODY_SLOW'): void => {
    if (isOver) return;
    isOver = true;
    clearTimeout(clock);
    refuse(why);
    request.destroy();
  };
  const clock = setTimeout(() => {
    if (!request.complete) stop('BODY_SLOW');
  }, msMax);
  request.once('close', () => clearTimeout(clock));
  const push = request.push.bind(request);
  // Every part of the body passes here, before anybody reads it.
  request.push = (part: unknown, encoding?: BufferEncoding): boolean => {
    if (isOver) return false;
    seen += part instanceof Uint8Array ? part.byteLength : 0;
    if (part === null) clearTimeout(clock);
    if (seen <= bytesMax) return push(part, encoding);
    stop('BODY_LARGE');
    return false;
  };
};
