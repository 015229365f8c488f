import 'server-only';
import { now } from '@/lib/server/clock';

// Answers that many pages ask for and that change slowly.

const keptMs = 10 * 60_000;

/** Keeps each answer by its key for ten minutes in this process; one that failed is asked for anew. */
export const keepsForMinutes = <Value>(): ((key: string, read: () => Promise<Value>) => Promise<Value>) => {
  const kept = new Map<string, { at: number; value: Promise<Value> }>();
  return (key, read) => {
    const at = now().getTime();
    const known = kept.get(key);
    if (known && at - known.at < keptMs && at >= known.at) return known.value;
    const value = read();
    kept.set(key, { at, value });
    value.catch(() => kept.delete(key));
    return value;
  };
};
