import 'server-only';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import next from 'next';
import { directoryLimits } from '@/lib/domain/agencies/directory-file';
import { importLimits } from '@/lib/domain/agreements/imports/import-columns';
import type { BodySize } from '@/lib/domain/door/door-routes';
import { refusalBudget } from '@/lib/domain/door/refusal-budget';
import { sessionCookieName } from '@/lib/server/auth/auth-cookies';
import { identityProviders } from '@/lib/server/auth/identity/provider-settings';
import { readBuiltPages } from '@/lib/server/door/built-pages';
import { makeServer } from '@/lib/server/door/http-server';
import { keepAnswers } from '@/lib/server/door/kept-answers';
import type { Door } from '@/lib/server/door/receive';
import { env } from '@/lib/server/env';

// The web process: one HTTP server in front of Next, because what has to hold for every request cannot be left to the
// routes (docs/decisions/0028).

// A stopping portal finishes what has begun.
const finishMsMax = 10_000;
const megabyte = 1_000_000;

/** How the web process is started: whether it compiles pages as they are asked for, and where the built ones are. */
export type Start = { isDevelopment: boolean; buildFolder: string };

/** Starts the web process. Resolves when it answers; it ends by itself on SIGTERM and SIGINT. */
export const openDoor = async ({ isDevelopment, buildFolder }: Start): Promise<void> => {
  const begun = Date.now();
  const { HOST: hostname, PORT: port, PUBLIC_ORIGIN: publicOrigin } = env;
  // Next hangs itself onto the server that it is given, past the door; so it is given one that nobody calls.
  const inside = createServer();
  const pages = next({ dev: isDevelopment, hostname, port, httpServer: inside });
  await pages.prepare();
  const door: Door = {
    handle: pages.getRequestHandler(),
    house: { publicOrigin, isDevelopment },
    bytesMax: bodyLimits(env.FILE_MAX_MEGABYTES),
    built: readBuiltPages(isDevelopment ? '' : buildFolder),
    budget: refusalBudget(),
    sessionCookie: sessionCookieName(),
    ...(isDevelopment ? {} : { kept: keepAnswers() }),
    formTargets: identityProviders().map(({ issuer }) => new URL(issuer).origin),
  };
  const passOn = (request: IncomingMessage, line: Duplex, head: Buffer) => inside.emit('upgrade', request, line, head);
  const server = makeServer(door, isDevelopment ? passOn : null);
  await listen(server, hostname, port);
  console.log(`Listening on ${hostname}, port ${port}; ready in ${Date.now() - begun} ms`);
  stopOnSignal(server, () => pages.close());
};

// Twice what a route takes: a file that is a little too large is refused by its page, in words that fit.
const bodyLimits = (fileMegabytes: number): Record<BodySize, number> => ({
  FORM: 256 * 1024,
  JSON: 128 * 1024,
  FILE: 2 * fileMegabytes * megabyte,
  DIRECTORY: 2 * directoryLimits.megabytes * megabyte,
  IMPORT: 2 * importLimits.megabytes * megabyte,
});

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
