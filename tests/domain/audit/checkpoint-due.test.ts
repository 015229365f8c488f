import { expect, test } from 'vitest';
import { isCheckpointDue, isCheckpointLate } from '@/lib/domain/audit/checkpoint-due';

const now = new Date('2026-11-29T12:00:00.000Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

// quality.md: signed every five minutes or 500 events.
test.each([
  ['an empty log that was never signed', 0, null, false],
  ['the first event', 1, null, true],
  ['nothing new, however long ago', 10, { seq: 10, at: minutesAgo(600) }, false],
  ['one new event after less than five minutes', 11, { seq: 10, at: minutesAgo(4.99) }, false],
  ['one new event after five minutes', 11, { seq: 10, at: minutesAgo(5) }, true],
  ['499 new events at once', 509, { seq: 10, at: now }, false],
  ['500 new events at once', 510, { seq: 10, at: now }, true],
  ['a log that is shorter than what was signed', 9, { seq: 10, at: now }, true],
])('a checkpoint is due: %s', (_what, head, signed, isDue) => {
  expect(isCheckpointDue(head, signed, now)).toBe(isDue);
});

test.each([
  ['nothing is unsigned', 10, { seq: 10, at: minutesAgo(60) }, minutesAgo(60), false],
  ['an event waits for ten minutes', 11, { seq: 10, at: minutesAgo(60) }, minutesAgo(10), false],
  ['an event waits for longer', 11, { seq: 10, at: minutesAgo(60) }, minutesAgo(10.01), true],
  ['the first event waits for longer', 1, null, minutesAgo(11), true],
  ['there is no event', 0, null, minutesAgo(11), false],
  ['nobody knows since when', 11, { seq: 10, at: minutesAgo(60) }, null, false],
])('the signing is late: %s', (_what, head, signed, oldest, isLate) => {
  expect(isCheckpointLate(head, signed, oldest, now)).toBe(isLate);
});
