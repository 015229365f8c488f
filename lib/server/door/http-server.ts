import 'server-only';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerRawLines, type PassOn } from '@/lib/server/door/raw-lines';
import { type Door, receive } from '@/lib/server/door/receive';
import { log } from '@/lib/server/log';

// quality.md R18: a sender of slow headers is cut off after ten seconds.
const headersMsMax = 10_000;
// The largest file over a slow line; what people type has less time.
const requestMsMax = 300_000;
// A little longer than front ends keep an idle connection, so that they, and not we, end it.
const keepAliveMs = 65_000;
const headerBytesMax = 16 * 1024;

/** Makes the HTTP server of the door; it listens nowhere yet. See `answerRawLines` for `passOn`. */
export const makeServer = (door: Door, passOn: PassOn | null): Server => {
  // A request without a host is refused by the door, with the headers that every answer has.
  const server = createServer({ maxHeaderSize: headerBytesMax, requireHostHeader: false });
  server.headersTimeout = headersMsMax;
  server.requestTimeout = requestMsMax;
  server.keepAliveTimeout = keepAliveMs;
  answerRawLines(server, door.house.publicOrigin, passOn);
  for (const event of ['request', 'checkContinue', 'checkExpectation'] as const) {
    server.on(event, (request, response) => void answer(door, request, response));
  }
  return server;
};

const answer = async (door: Door, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  try {
    await receive(door, request, response);
  } catch (error) {
    // The pages may stumble over a request that was cut off under their hands, and answered.
    if (response.writableEnded || response.destroyed) return;
    log().error({ err: error }, 'A request could not be answered.');
    if (!response.headersSent) response.statusCode = 500;
    response.end();
  }
};
