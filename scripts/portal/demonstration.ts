import { readFileSync } from 'node:fs';
import { generateSync } from 'otplib';
import { z } from 'zod';
import { withClient } from '@/scripts/database/embedded';

const accounts = z
  .array(
    z.object({
      email: z.string().max(254),
      password: z.string().max(128),
      totpSecret: z.string().max(128),
      role: z.string().max(60),
      name: z.string().max(120),
      agency: z.string().max(120).optional(),
      office: z.string().max(120).optional(),
    }),
  )
  .max(100);

/** How far the demonstration data of a database has come. */
export type SeedState = 'empty' | 'begun' | 'filled';

const begun = 'demonstration data: begun';
const done = 'demonstration data: done';

/** Takes a migrated database; returns whether it is empty, holds people, or holds a seed that was cut off. */
export function readSeedState(url: string): Promise<SeedState> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ note: string | null; filled: boolean }>(
      `SELECT obj_description('_prisma_migrations'::regclass) AS note, EXISTS (SELECT 1 FROM users) AS filled`,
    );
    if (rows[0]?.note === begun) return 'begun';
    return rows[0]?.filled || rows[0]?.note === done ? 'filled' : 'empty';
  });
}

/** Notes in the database that the seed has begun, or that it is done: a crash in between must not pass for data. */
export async function noteSeed(url: string, state: 'begun' | 'done'): Promise<void> {
  const note = state === 'begun' ? begun : done;
  await withClient(url, (client) => client.query(`COMMENT ON TABLE _prisma_migrations IS '${note}'`));
}

/** Returns the demonstration accounts as lines of text, with the six digits that are right at this moment. */
export function listAccounts(): string[] {
  const people = accounts.parse(JSON.parse(readFileSync('prisma/seed/accounts.json', 'utf8')));
  const rows = people.map((person) => [
    person.role,
    person.agency ?? person.office ?? '',
    person.email,
    person.password,
    generateSync({ secret: person.totpSecret }),
  ]);
  const table = toTable([['Role', 'Agency or office', 'E-mail', 'Password', 'Code now'], ...rows]);
  return [...table, '  A code is good for 30 seconds; the secrets that make them stand in prisma/seed/accounts.json.'];
}

function toTable(rows: string[][]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}
