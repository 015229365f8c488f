import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withClient } from '@/scripts/database/embedded';
import { applyMigrations, listMigrations } from '@/scripts/database/migrations';
import { databaseUrl } from '@/tests/support/database';

const table = 'CREATE TABLE "things" ("id" INTEGER PRIMARY KEY);';
let folder: string;
let url: string;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'migrations-'));
  const address = new URL(databaseUrl());
  const name = `${address.pathname.slice(1)}_bare`;
  await withClient(address.href, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS "${name}"`);
    await client.query(`CREATE DATABASE "${name}"`);
  });
  address.pathname = `/${name}`;
  url = address.href;
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('all migrations of this project apply to an empty database, once', async () => {
  expect(await applyMigrations(url)).toEqual(listMigrations());
  expect(listMigrations()).not.toEqual([]);
  expect(await applyMigrations(url)).toEqual([]);
});

test('of two runners at once, one applies them and the other finds nothing to do', async () => {
  write('20260101000000_things', table);
  const answers = await Promise.all([applyMigrations(url, folder), applyMigrations(url, folder)]);
  expect(answers.flat()).toEqual(['20260101000000_things']);
});

test('a semicolon inside a function or a text does not cut the script', async () => {
  write(
    '20260101000000_function',
    `${table} CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'a;b'; END; $$;`,
  );
  expect(await applyMigrations(url, folder)).toEqual(['20260101000000_function']);
});

test('a refused migration is named with its line, leaves nothing behind, and may be mended', async () => {
  write('20260101000000_things', `${table}\n\nCREATE TABLE "others" ("id" NOTHING);`);
  await expect(applyMigrations(url, folder)).rejects.toThrow(
    'The migration 20260101000000_things (line 3) was refused by PostgreSQL: type "nothing" does not exist.',
  );
  expect(await tables()).toEqual([]);
  write('20260101000000_things', table);
  expect(await applyMigrations(url, folder)).toEqual(['20260101000000_things']);
  expect(await tables()).toEqual(['things']);
});

test('a migration that was changed after it was applied is refused by name', async () => {
  write('20260101000000_things', table);
  await applyMigrations(url, folder);
  write('20260101000000_things', `${table} -- changed`);
  await expect(applyMigrations(url, folder)).rejects.toThrow(/were changed .+ 20260101000000_things/);
});

function write(name: string, sql: string): void {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, 'migration.sql'), sql);
}

function tables(): Promise<string[]> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ tablename: string }>(
      "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_prisma%' ORDER BY 1",
    );
    return rows.map((row) => row.tablename);
  });
}
