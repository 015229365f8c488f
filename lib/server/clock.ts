import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';

// The clock of the portal. Everything that asks for the time asks here, so that the seed can tell a story that began
// last year and a test can stand at the end of February.

const setTime = new AsyncLocalStorage<Date>();

/** The present moment, or the moment set by `runAt`. */
export const now = (): Date => setTime.getStore() ?? new Date();

/** Runs work as if it happened at the given moment. */
export const runAt = <T>(moment: Date, work: () => Promise<T>): Promise<T> => setTime.run(moment, work);
