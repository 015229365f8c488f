import { afterAll, beforeAll, vi } from 'vitest';

/** The moment at which tests with a fixed clock start: a Tuesday morning in Washington. */
export const testNow = new Date('2026-11-24T15:00:00.000Z');

/**
 * Stops the clock for the tests of this file (or of the `describe` it is called in). Only `Date` stands still: timers,
 * and PostgreSQL's own `now()`, go on. Takes the moment; returns the way to move it.
 */
export function fixedClock(at: Date = testNow) {
  beforeAll(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: at });
  });
  afterAll(() => {
    vi.useRealTimers();
  });
  return {
    /** Sets the clock to a moment. */
    moveTo: (moment: Date) => vi.setSystemTime(moment),
    /** Moves the clock on by so many minutes. */
    passMinutes: (minutes: number) => vi.setSystemTime(new Date(Date.now() + minutes * 60_000)),
  };
}
