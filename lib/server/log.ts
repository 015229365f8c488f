import 'server-only';
import { randomUUID } from 'node:crypto';
import { type Logger, pino } from 'pino';
import { env } from '@/lib/server/env';

// The log of the running portal: one line of JSON for each entry, on standard output. People never see its texts.

let logger: Logger | undefined;

/** The logger; made at its first use, so that `next build` needs no settings. */
export const log = (): Logger => {
  logger ??= pino({
    level: env.LOG_LEVEL,
    redact: ['password', '*.password', '*.passwordHash', '*.totpSecret', '*.cookie', '*.authorization'],
  });
  return logger;
};

/** An error that is in the log already. Next shows people its digest, and nothing else of it. */
export class LoggedError extends Error {
  readonly digest: string;

  constructor(digest: string) {
    super(`Logged as ${digest}.`);
    this.digest = digest;
  }
}

/**
 * Writes an unexpected error into the log under a number of its own.
 * @param error what was thrown
 * @param facts what was being done, without anything a person typed
 * @returns the error to throw on, which carries the number and no text of the first one
 */
export const logged = (error: unknown, facts: Record<string, unknown>): LoggedError => {
  const id = randomUUID();
  log().error({ id, ...facts, err: error }, 'Something unexpected happened.');
  return new LoggedError(id);
};
