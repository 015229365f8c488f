// When the figures of the reports are counted anew. Our own rule: once a day, and every hour where it takes no time.

const hourMs = 3_600_000;
/** A count that took no longer than this is repeated every hour. */
export const QUICK_COUNT_MS = 20_000;

/** True when the last count is old enough. The worker asks every hour, some minutes earlier or later. */
export const isCountDue = (last: { at: Date; tookMs: number } | null, now: Date): boolean => {
  if (last === null) return true;
  const age = now.getTime() - last.at.getTime();
  return age >= (last.tookMs <= QUICK_COUNT_MS ? 0.75 : 22) * hourMs;
};
