import { Client } from 'pg';
import { expect, test } from 'vitest';
import { db, isDatabaseUp, makeDatabase } from '@/lib/server/db/client';
import { asOwner, databaseUrl, freshDatabase } from '@/tests/support/database';

test('this worker has a database of its own, and it answers', async () => {
  expect(await isDatabaseUp()).toBe(true);
  const rows = await db.$queryRaw<{ name: string }[]>`SELECT current_database() AS name`;
  expect(rows[0]?.name).toMatch(/^run_\d+_\d+$/);
});

test('what a test leaves behind is gone after freshDatabase', async () => {
  await asOwner('CREATE TABLE left_behind (id int)');
  await freshDatabase();
  const rows = await db.$queryRaw`SELECT 1 FROM pg_tables WHERE tablename = 'left_behind'`;
  expect(rows).toEqual([]);
});

test('a statement that runs too long is stopped', async () => {
  const impatient = makeDatabase({ url: databaseUrl(), statementMs: 100 });
  await expect(impatient.$executeRaw`SELECT pg_sleep(5)`).rejects.toThrow(/statement timeout/);
  await impatient.$disconnect();
});

test('a row that another transaction holds is not waited for longer than a second', async () => {
  await asOwner('CREATE TABLE held (id int); GRANT ALL ON held TO access_app');
  const other = new Client({ connectionString: databaseUrl() });
  await other.connect();
  await other.query('BEGIN; LOCK TABLE held');
  await expect(db.$queryRaw`SELECT * FROM held`).rejects.toThrow(/lock timeout/);
  await other.end();
});
