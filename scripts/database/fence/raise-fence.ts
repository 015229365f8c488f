import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Client, escapeIdentifier } from 'pg';
import { withClient } from '@/scripts/database/embedded';
import { fenceSql, grantsSql, type TableFound } from '@/scripts/database/fence/fence-sql';
import { auditOwnerRole, rolesQuestion, rolesSql } from '@/scripts/database/fence/roles';

// Grants and row-level security follow from one list (decisions.ts) and not from migrations: they are stated again
// whenever the list or the schema has changed, so that a database can never have half of an older fence.

const fenceLockKey = 7_223_003;
const folder = path.resolve('scripts/database/fence');

// Behind a fence PostgreSQL uses an index for a comparison only when that tells nothing of a row, and it does not take the
// equality of enums for such a one. It compares two numbers (enum.c). Only a superuser may say so; without it lists by
// status read more rows than they show (docs/decisions/0051).
const enumsTellNothing = `DO $$ BEGIN
  IF current_setting('is_superuser') = 'on'
    AND EXISTS (SELECT 1 FROM pg_proc WHERE oid = 'pg_catalog.enum_eq(anyenum, anyenum)'::regprocedure AND NOT proleakproof)
  THEN ALTER FUNCTION pg_catalog.enum_eq(anyenum, anyenum) LEAKPROOF; END IF;
END $$`;

/** Whether the roles are separate now, or why they could not be made. */
export type FenceRaised = { roles: boolean; changed: boolean };

/**
 * Brings grants, ownership and row-level security of a migrated database up to the decisions. Takes the address of its
 * owner. Where the roles are missing and the owner may not make them, only the rows are fenced, and `roles` is false.
 */
export async function raiseFence(ownerUrl: string): Promise<FenceRaised> {
  return withClient(ownerUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [fenceLockKey]);
    const roles = await makeRoles(client);
    // Not behind the mark below: a dump carries the mark along, and not this.
    await client.query(enumsTellNothing);
    const statements = await statementsFor(client, roles);
    const mark = `fence ${createHash('sha256').update(statements.join('\n')).digest('hex').slice(0, 16)}`;
    if ((await readMark(client)) === mark) return { roles, changed: false };
    const body = [
      ...statements,
      ...(roles ? [await noTemporaryTables(client)] : []),
      `COMMENT ON FUNCTION access_scope() IS '${mark}'`,
    ];
    await client.query(`BEGIN; ${body.join(';\n')}; COMMIT`);
    return { roles, changed: true };
  });
}

/** A fingerprint of the decisions and of how they become SQL, for a template of test databases. */
export function fingerprintFence(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(path.join(folder, file)));
  return hash.digest('hex').slice(0, 16);
}

async function makeRoles(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean; super: boolean; makes: boolean }>(rolesQuestion);
  if (rows[0]?.there) return true;
  if (!rows[0]?.makes) return false;
  await client.query(rolesSql);
  // Who makes a role is not yet a member of it, and only a member hands tables over to it.
  if (!rows[0].super) await client.query(`GRANT ${auditOwnerRole} TO CURRENT_USER`);
  return true;
}

async function statementsFor(client: Client, roles: boolean): Promise<string[]> {
  const { rows: tables } = await client.query<TableFound>(`
    SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' GROUP BY c.relname ORDER BY c.relname`);
  const { rows: functions } = await client.query<{ signature: string }>(`
    SELECT p.oid::regprocedure::text AS signature FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND p.proname LIKE 'audit\\_%' AND p.prosecdef ORDER BY 1`);
  const grants = grantsSql(
    tables,
    functions.map(({ signature }) => signature),
  );
  return [...fenceSql(tables), ...(roles ? grants : [])];
}

async function noTemporaryTables(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
  return `REVOKE TEMPORARY ON DATABASE ${escapeIdentifier(rows[0]?.name ?? '')} FROM PUBLIC`;
}

async function readMark(client: Client): Promise<string | null> {
  const { rows } = await client.query<{ mark: string | null }>(
    "SELECT obj_description(to_regprocedure('access_scope()'), 'pg_proc') AS mark",
  );
  return rows[0]?.mark ?? null;
}
