import 'server-only';
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { isOwnHost } from '@/lib/domain/door/foreign-request';
import { standingHeaders } from '@/lib/domain/door/response-headers';
import { rawRefusal } from '@/lib/server/door/refusal-answer';

// What Node itself cannot read as a request, and what wants to turn a request into something else.

/** Takes a connection that is to become something else. */
export type PassOn = (request: IncomingMessage, line: Duplex, head: Buffer) => void;

const statusOfError: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_INVALID_METHOD: 501,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/**
 * Answers what never becomes a request with the headers that every answer has, and then ends the line.
 * @param passOn takes an upgrade in development, where pages are told of changes; without it none is made
 */
export const answerRawLines = (server: Server, publicOrigin: string, passOn: PassOn | null): void => {
  const headers = standingHeaders({ isHttps: publicOrigin.startsWith('https:') });
  const answering = new WeakSet<Duplex>();
  const end = (line: Duplex, status: number): void => {
    // Nothing may be written into the middle of an answer.
    if (line.writable && !answering.has(line)) line.end(rawRefusal(status, headers));
    else line.destroy();
  };
  server.prependListener('request', ({ socket }, response) => {
    answering.add(socket);
    response.once('close', () => answering.delete(socket));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, line: Duplex) =>
    end(line, statusOfError[error.code ?? ''] ?? 400),
  );
  server.on('connect', (_request: IncomingMessage, line: Socket | Duplex) => end(line, 405));
  server.on('upgrade', (request, line, head) => {
    if (passOn && isOwnHost(request.headers.host, publicOrigin) && request.headers.origin === publicOrigin) {
      passOn(request, line, head);
    } else end(line, 400);
  });
};
