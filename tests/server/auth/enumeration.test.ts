import { beforeAll, expect, test } from 'vitest';
import { askForReset } from '@/lib/server/auth/forgotten-password';
import { hashPassword } from '@/lib/server/auth/password';
import { checkPassword } from '@/lib/server/auth/password-sign-in';
import { db } from '@/lib/server/db/client';
import { makeAgency, testPassword } from '@/tests/support/actors';

// Whether a stranger learns from words or from time which addresses have an account (goal sheet, S10). 60 known and 60
// unknown addresses in turn, not 200: with the cost of a real password hash, 200 take a minute on a slow machine.

const count = 60;
const medianMsMax = 15;
// Of the rank test (Mann and Whitney): p > 0.01, on both sides.
const zMax = 2.576;

beforeAll(async () => {
  const [agencyId, passwordHash] = [await makeAgency(), await hashPassword(testPassword)];
  await db.user.createMany({
    data: Array.from({ length: count * 2 }, (_each, n) => ({
      ...{ name: `Known ${n}`, title: 'Officer', workEmail: `known-${n}@winter.example` },
      ...{ roles: ['AGENCY_OFFICER' as const], agencyId, passwordHash },
    })),
  });
});

let address = 0;
const elsewhere = () => {
  address += 1;
  return { ip: `2001:db8:1::${address.toString(16)}`, userAgent: null };
};

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;

/** How far the ranks of two lists are from those of one and the same, in standard deviations. */
const rankZ = (one: readonly number[], other: readonly number[]): number => {
  const ranked = [...one.map((time) => ({ time, mine: true })), ...other.map((time) => ({ time, mine: false }))].sort(
    (a, b) => a.time - b.time,
  );
  const sum = ranked.reduce((total, { mine }, rank) => total + (mine ? rank + 1 : 0), 0);
  const u = sum - (one.length * (one.length + 1)) / 2;
  const mean = (one.length * other.length) / 2;
  return (u - mean) / Math.sqrt((one.length * other.length * (one.length + other.length + 1)) / 12);
};

const compare = async (knock: (email: string) => Promise<unknown>, round: number) => {
  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
  const answers = new Set<string>();
  for (let n = 0; n < count; n += 1) {
    const kinds = n % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const);
    for (const kind of kinds) {
      const email = `${kind}-${n + round * count}@winter.example`;
      const start = performance.now();
      answers.add(JSON.stringify(await knock(email)));
      times[kind].push(performance.now() - start);
    }
  }
  return {
    answers,
    apart: Math.abs(median(times.known) - median(times.unknown)),
    z: rankZ(times.known, times.unknown),
  };
};

test('the ranks of equal lists are equal, and those of a slower list are not', () => {
  const list = Array.from({ length: 60 }, (_each, n) => n);
  expect(Math.abs(rankZ(list, [...list]))).toBeLessThan(zMax);
  expect(
    Math.abs(
      rankZ(
        list,
        list.map((time) => time + 20),
      ),
    ),
  ).toBeGreaterThan(zMax);
});

// Chance alone fails a rank test once in a hundred times, so it may be made a second time. A leak fails both.
test('a sign-in says and takes the same for both', { retry: 2 }, async ({ task }) => {
  const round = (task.result?.retryCount ?? 0) % 2;
  const wrong = (email: string) => checkPassword({ email, password: 'not-the-right-password' }, elsewhere());
  const { answers, apart, z } = await compare(wrong, round);
  expect(answers.size).toBe(1);
  expect(apart).toBeLessThan(medianMsMax);
  expect(Math.abs(z)).toBeLessThan(zMax);
});

test('so does asking for a new password', { retry: 2 }, async ({ task }) => {
  const round = (task.result?.retryCount ?? 0) % 2;
  const { answers, apart, z } = await compare((email) => askForReset({ email }, elsewhere()), round);
  expect(answers.size).toBe(1);
  expect(apart).toBeLessThan(medianMsMax);
  expect(Math.abs(z)).toBeLessThan(zMax);
});
