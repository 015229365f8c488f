import { beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/server/db/client';
import { recordStatements } from '@/scripts/bench/recorded-statements';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';

// What is asked for one row comes in one statement; a list is not joined before it is cut.

let cast: Cast;
let id: string;

beforeAll(async () => {
  cast = await aCast();
  id = await aRequest(cast).in('SUBMITTED');
});

const include = { agency: true, concerns: true, contacts: true, office: true } as const;
const sent = async (work: () => Promise<unknown>) => (await recordStatements(work)).map(({ text }) => text);

test('one row by its key comes with everything beside it in one statement, in a transaction too', async () => {
  expect(await sent(() => db.request.findUnique({ where: { id }, include }))).toHaveLength(1);
  expect(await sent(() => db.request.findFirst({ where: { id, title: { not: '' } }, include }))).toHaveLength(1);
  expect(
    await sent(() => db.$transaction((tx) => tx.request.findUniqueOrThrow({ where: { id }, include }))),
  ).toHaveLength(1);
});

test('a list, what comes first in an order, and what a write gives back are read relation by relation', async () => {
  for (const read of [
    () => db.request.findMany({ where: { id }, include }),
    () => db.request.findFirst({ orderBy: { createdAt: 'desc' }, include }),
    () => db.request.update({ where: { id }, data: { title: 'Another' }, include }),
  ]) {
    const statements = await sent(read);
    expect(statements.length).toBeGreaterThan(4);
    for (const text of statements) expect(text).not.toContain('LATERAL');
  }
});

test('whoever says how, is read so; the rows are the same either way', async () => {
  const ways = (['join', 'query'] as const).map((relationLoadStrategy) => ({
    relationLoadStrategy,
    where: { id },
    include,
  }));
  const [joined, single] = await Promise.all(ways.map((way) => db.request.findMany(way)));
  expect(joined).toEqual(single);
  const [first] = ways;
  expect(await sent(() => db.request.findMany(first ?? { where: { id } }))).toHaveLength(1);
});
