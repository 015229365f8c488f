import { expect, test } from 'vitest';
import { db } from '@/lib/server/db/client';
import { statementNames } from '@/lib/server/db/statement-names';

test('a statement has a name from the third time on, always the same, and another text another', () => {
  const nameOf = statementNames();
  const given = [1, 2, 3, 4].map(() => nameOf({ sql: 'SELECT 1' }));
  expect(given.slice(0, 2)).toEqual(['', '']);
  expect(given[2]).toMatch(/^[0-9a-f]{32}$/u);
  expect(given[3]).toBe(given[2]);
  const others = [1, 2, 3].map(() => nameOf({ sql: 'SELECT 2' }));
  expect(others[2]).not.toBe(given[2]);
});

test('lists of ever other lengths use up no more than so many names', () => {
  const nameOf = statementNames();
  const texts = Array.from({ length: 1000 }, (_, at) => `SELECT ${at}`);
  const named = texts.filter((sql) => [1, 2, 3].map(() => nameOf({ sql })).some((name) => name !== ''));
  expect(named).toHaveLength(300);
});

test('what is asked again and again is remembered by the database', async () => {
  for (let times = 0; times < 4; times += 1) await db.agency.findFirst({ where: { legalName: 'Nobody' } });
  const found = await db.$transaction(async (tx) => {
    for (let times = 0; times < 2; times += 1) await tx.agency.findFirst({ where: { legalName: 'Nobody' } });
    return tx.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pg_prepared_statements WHERE statement LIKE '%"legal_name" = $1%'`;
  });
  expect(found).toEqual([{ count: 1 }]);
});
