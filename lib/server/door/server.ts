import 'server-only';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import next from 'next';
import { runRequest } from '@/lib/server/db/request-scope';

// The web process: one HTTP server in front of Next, because what has to hold for every request cannot be left to the
// routes (docs/decisions/0028).

// quality.md R18: a sender of slow headers is cut off after ten seconds.
const headersMsMax = 10_000;
// The largest file over a slow line; the body of anything else has less time.
const requestMsMax = 300_000;
// A little longer than front ends keep an idle connection, so that they, and not we, end it.
const keepAliveMs = 65_000;
const headerBytesMax = 16 * 1024;
// A stopping portal finishes what has begun.
const finishMsMax = 10_000;

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Where the web process listens, and whether it compiles pages as they are asked for. */
export type Listening = { host: string; port: number; isDevelopment: boolean };

/** Starts the web process. Resolves when it answers; it ends by itself on SIGTERM and SIGINT. */
export const openDoor = async ({ host, port, isDevelopment }: Listening): Promise<void> => {
  const begun = Date.now();
  const server = createServer({ maxHeaderSize: headerBytesMax });
  server.headersTimeout = headersMsMax;
  server.requestTimeout = requestMsMax;
  server.keepAliveTimeout = keepAliveMs;
  const pages = next({ dev: isDevelopment, hostname: host, port, httpServer: server });
  await pages.prepare();
  const handle = pages.getRequestHandler();
  server.on('request', (request, response) => void answer(handle, request, response));
  await listen(server, host, port);
  console.log(`Listening on ${host}, port ${port}; ready in ${Date.now() - begun} ms`);
  stopOnSignal(server, () => pages.close());
};

const answer = async (handle: Handle, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  try {
    await runRequest(() => handle(request, response));
  } catch (error) {
    console.error(error);
    if (!response.headersSent) response.statusCode = 500;
    response.end();
  }
};

const listen = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });

/** On a signal: takes no more requests, finishes those that have begun, and ends. A second signal changes nothing. */
const stopOnSignal = (server: Server, closePages: () => Promise<unknown>): void => {
  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    // Also what hangs on for longer (a connection that was upgraded in development) ends then.
    setTimeout(() => process.exit(0), finishMsMax).unref();
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeIdleConnections();
    });
    await closePages();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
};
