import 'server-only';
import { setTimeout } from 'node:timers/promises';

// The log is written by everybody at once, in one order. On a busy machine a note that stands in line for too long is
// given up by the database, and what nobody waits for would be lost.

const pausesMs = [500, 2000, 5000, 15_000];

/** Does a note that nobody waits for, and does it again a little later where it failed. Throws what the last try threw. */
export const keepTrying = async (note: () => Promise<unknown>): Promise<void> => {
  for (const pause of pausesMs) {
    try {
      await note();
      return;
    } catch {
      await setTimeout(pause, undefined, { ref: false });
    }
  }
  await note();
};
