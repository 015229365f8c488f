import { decisions, secretColumns } from '@/scripts/database/fence/decisions';
import { appRole, auditOwnerRole, auditorRole } from '@/scripts/database/fence/roles';
import type { May, Rows } from '@/scripts/database/fence/rows';

// The decisions as SQL. Every statement may run again: it states how things are to be.

/** A table as the database has it. */
export type TableFound = { name: string; columns: readonly string[] };

const privileges: Record<May, string> = {
  read: 'SELECT',
  append: 'SELECT, INSERT',
  write: 'SELECT, INSERT, UPDATE',
  full: 'SELECT, INSERT, UPDATE, DELETE',
};

/** The tables of the log, and the functions that write it, which belong to a role of their own. */
const isOfLog = (name: string): boolean => name.startsWith('audit_');

/**
 * What the conditions of the fence are made of. Two look past the fence, each to answer one question with yes or no:
 * whether an agreement is public, and whether an address has an account at any agency.
 */
export const functionsSql = `
CREATE OR REPLACE FUNCTION access_scope() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog
  AS $$ SELECT split_part(coalesce(current_setting('access.scope', true), ''), ':', 1) $$;
CREATE OR REPLACE FUNCTION access_agency() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog
  AS $$ SELECT CASE WHEN current_setting('access.scope', true) LIKE 'agency:%'
    THEN substr(current_setting('access.scope', true), 8)::uuid END $$;
CREATE OR REPLACE FUNCTION access_is_published(agreement uuid) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = public, pg_temp SET access.scope = 'system'
  AS $$ SELECT EXISTS (SELECT 1 FROM agreements WHERE id = agreement AND published_at IS NOT NULL) $$;
CREATE OR REPLACE FUNCTION access_has_account(address text) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = public, pg_temp SET access.scope = 'system'
  AS $$ SELECT EXISTS (SELECT 1 FROM users WHERE work_email = address) $$;`;

const condition = (table: string, rows: Rows): string => {
  const arms = (['ice', 'agency', 'public', 'arrival'] as const)
    .filter((scope) => rows[scope] !== 'false')
    .map((scope) => `WHEN '${scope}' THEN ${rows[scope].replaceAll('self.', `${table}.`)}`);
  return `CASE (SELECT access_scope()) WHEN 'system' THEN true ${arms.join(' ')} ELSE false END`;
};

const policiesSql = (table: string, rows: Rows): string[] => {
  const see = condition(table, rows);
  const insert = rows.insert === undefined ? see : `access_scope() <> '' AND (${rows.insert})`;
  return [
    `CREATE POLICY fence_read ON ${table} FOR SELECT USING (${see})`,
    `CREATE POLICY fence_insert ON ${table} FOR INSERT WITH CHECK (${insert})`,
    `CREATE POLICY fence_update ON ${table} FOR UPDATE USING (${see}) WITH CHECK (${see})`,
    `CREATE POLICY fence_delete ON ${table} FOR DELETE USING (${see})`,
  ];
};

const policyNames = ['fence_read', 'fence_insert', 'fence_update', 'fence_delete', 'auditor_reads'];

const fenceOf = (table: string): string[] => {
  const decision = decisions[table];
  const drops = policyNames.map((policy) => `DROP POLICY IF EXISTS ${policy} ON ${table}`);
  if (!decision || 'open' in decision) return [...drops, `ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`];
  // The log's owner is past the fence, so that its function can append for anybody; so are the functions of the search.
  const force = isOfLog(table) || decision.ownerPasses ? [] : [`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`];
  return [...drops, `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`, ...force, ...policiesSql(table, decision.rows)];
};

const grantsOf = ({ name, columns }: TableFound): string[] => {
  const decision = decisions[name];
  const secret = secretColumns[name] ?? [];
  const shown = columns.filter((column) => !secret.includes(column)).map((column) => `"${column}"`);
  const isFenced = decision !== undefined && 'rows' in decision;
  return [
    `REVOKE ALL ON ${name} FROM PUBLIC, ${appRole}, ${auditorRole}`,
    ...(decision ? [`GRANT ${privileges[decision.may]} ON ${name} TO ${appRole}`] : []),
    ...(decision ? [`GRANT SELECT (${shown.join(', ')}) ON ${name} TO ${auditorRole}`] : []),
    ...(isFenced ? [`CREATE POLICY auditor_reads ON ${name} FOR SELECT TO ${auditorRole} USING (true)`] : []),
  ];
};

/** Row-level security alone, for a database whose owner may not make roles. */
export const fenceSql = (tables: readonly TableFound[]): string[] => [
  functionsSql,
  ...tables.flatMap(({ name }) => fenceOf(name)),
];

/** Grants and ownership, once the roles are there. */
export const grantsSql = (tables: readonly TableFound[], logFunctions: readonly string[]): string[] => [
  `REVOKE ALL ON SCHEMA public FROM PUBLIC, ${appRole}, ${auditorRole}`,
  `GRANT USAGE ON SCHEMA public TO ${appRole}, ${auditorRole}`,
  `GRANT USAGE, CREATE ON SCHEMA public TO ${auditOwnerRole}`,
  ...tables.flatMap(grantsOf),
  `GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${appRole}`,
  ...tables.filter(({ name }) => isOfLog(name)).map(({ name }) => `ALTER TABLE ${name} OWNER TO ${auditOwnerRole}`),
  ...logFunctions.map((signature) => `ALTER FUNCTION ${signature} OWNER TO ${auditOwnerRole}`),
  ...logFunctions.map((signature) => `REVOKE ALL ON FUNCTION ${signature} FROM PUBLIC`),
  ...logFunctions.map((signature) => `GRANT EXECUTE ON FUNCTION ${signature} TO ${appRole}`),
  `REVOKE CREATE ON SCHEMA public FROM ${auditOwnerRole}`,
];
