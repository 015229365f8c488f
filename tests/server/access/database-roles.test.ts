import type { Client } from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { withClient } from '@/scripts/database/embedded';
import { decisions, secretColumns } from '@/scripts/database/fence/decisions';
import { raiseFence } from '@/scripts/database/fence/raise-fence';
import { roleProblem } from '@/scripts/database/fence/separate-roles';
import { aRequest } from '@/tests/support/cases';
import { aCast } from '@/tests/support/cast';
import { asOwner, databaseUrl } from '@/tests/support/database';

// The roles of the database (quality.md R17, A7, A11, E1), by what PostgreSQL answers to each of them.

const appUrl = String(process.env.DATABASE_URL);

beforeAll(async () => {
  await aRequest(await aCast()).in('INTAKE_REVIEW');
});

/** Runs a statement in a transaction that is taken back; returns what PostgreSQL says against it, or "done". */
const saidTo = async (client: Client, sql: string): Promise<string> => {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    return 'done';
  } catch (error) {
    return error instanceof Error ? error.message : 'refused';
  } finally {
    await client.query('ROLLBACK');
  }
};

const as = async (role: 'access_auditor' | 'access_audit_owner', sql: string): Promise<string> =>
  withClient(databaseUrl(), async (client) => {
    await client.query(`SET ROLE ${role}`);
    return saidTo(client, sql);
  });

const asApp = (sql: string): Promise<string> =>
  withClient(appUrl, async (client) => {
    await client.query("SET access.scope = 'system'");
    return saidTo(client, sql);
  });

describe('the application', () => {
  test.each([
    ['makes no table', 'CREATE TABLE mine (id int)'],
    ['makes no table for its session either', 'CREATE TEMP TABLE mine (id int)'],
    ['makes no function', "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'"],
    ['makes no schema', 'CREATE SCHEMA mine'],
    ['changes no table', 'ALTER TABLE requests ADD COLUMN mine int'],
    ['drops no table', 'DROP TABLE status_events'],
    ['turns no trigger off', 'ALTER TABLE status_events DISABLE TRIGGER ALL'],
    ['takes no fence down', 'ALTER TABLE requests DISABLE ROW LEVEL SECURITY'],
    ['changes no fence', 'ALTER POLICY fence_read ON requests USING (true)'],
    ['empties no table', 'TRUNCATE requests CASCADE'],
    ['deletes no request', 'DELETE FROM requests'],
    ['deletes no agreement', 'DELETE FROM agreements'],
    ['deletes no step', 'DELETE FROM status_events'],
    ['changes no step', "UPDATE status_events SET note = ''"],
    ['changes no submission', "UPDATE request_snapshots SET content_hash = ''"],
    ['deletes no letter of a decision', 'DELETE FROM decision_letters'],
    ['deletes no account', 'DELETE FROM users'],
    ['changes no event of the log', "UPDATE audit_events SET outcome = 'refused'"],
    ['deletes no event of the log', 'DELETE FROM audit_events'],
    ['writes no event past the function of the log', 'INSERT INTO audit_events SELECT * FROM audit_events LIMIT 1'],
    ['moves no head of the log', 'UPDATE audit_head SET seq = 0'],
    ['does not become the owner', 'SET ROLE postgres'],
    ['does not become the owner of the log', 'SET ROLE access_audit_owner'],
    ['does not become the auditor', 'SET ROLE access_auditor'],
    ['does not pass triggers as a replica', 'SET session_replication_role = replica'],
    ['takes no table over', 'ALTER TABLE users OWNER TO access_app'],
    ['makes no role', 'CREATE ROLE mine'],
    ['reads no file of the server', "SELECT pg_read_file('postgresql.conf')"],
    ['runs no program', "COPY programs TO PROGRAM 'cat'"],
    ['reads no password of a role', 'SELECT rolpassword FROM pg_authid'],
  ])('%s', async (_what, sql) => {
    expect(await asApp(sql)).toMatch(/permission denied|must be owner|must be able to SET ROLE/u);
  });

  test('appends to the log by its function', async () => {
    expect(await asApp('SELECT 1 FROM audit_events LIMIT 1')).toBe('done');
    const [found] = await asOwner(`SELECT bool_and(has_function_privilege('access_app', oid, 'EXECUTE')) AS may,
      bool_or(proacl::text ~ '[{,]=X') AS anybody, bool_and(prosecdef) AS definer,
      string_agg(DISTINCT proowner::regrole::text, ',') AS owner FROM pg_proc WHERE proname = 'audit_append'`);
    expect(found).toEqual({ may: true, anybody: false, definer: true, owner: 'access_audit_owner' });
  });

  test('is the role that the portal is served with, and no role that may more passes for it', async () => {
    expect(await roleProblem(appUrl)).toBeNull();
    expect(await roleProblem(databaseUrl())).toMatch(/^DATABASE_URL signs in as postgres, who may change the tables/u);
  });
});

describe('the auditor', () => {
  test.each([
    ['a request', 'SELECT number, status FROM requests'],
    ['an event', 'SELECT * FROM audit_events'],
    ['who has an account', 'SELECT name, work_email, roles FROM users'],
    ['when somebody was signed in', 'SELECT user_id, created_at, revoked_at FROM sessions'],
  ])('reads %s', async (_what, sql) => {
    expect(await as('access_auditor', sql)).toBe('done');
    expect(
      await as(
        'access_auditor',
        `DO $$ BEGIN PERFORM 1 FROM (${sql}) x; IF NOT FOUND THEN RAISE 'none'; END IF; END $$`,
      ),
    ).toBe(sql.includes('sessions') ? 'none' : 'done');
  });

  test.each([
    ['a password', 'SELECT password_hash FROM users'],
    ['the seed of an authenticator', 'SELECT totp_secret FROM users'],
    ['a whole account', 'SELECT * FROM users'],
    ['a session', 'SELECT token_hash FROM sessions'],
    ['a half-finished sign-in', 'SELECT value FROM challenges'],
    ['a recovery code', 'SELECT code_hash FROM recovery_codes'],
    ['the address of a calendar', 'SELECT token_hash FROM calendar_links'],
    ['the link of an invitation', 'SELECT token_hash FROM request_members'],
  ])('does not read %s', async (_what, sql) => {
    expect(await as('access_auditor', sql)).toMatch(/^permission denied for (?:table|column)/u);
  });

  test.each([
    ['INSERT INTO programs DEFAULT VALUES'],
    ["UPDATE requests SET status = 'COMPLETED'"],
    ['DELETE FROM comments'],
    ['TRUNCATE audit_events'],
    ['SELECT 1 FROM requests FOR UPDATE'],
    ["SELECT nextval('request_number_seq')"],
    ["SELECT audit_append(NULL, 'NONE', 'a.b', 'x', NULL, 'done', '{}')"],
    ['CREATE TABLE mine (id int)'],
    ['CREATE TEMP TABLE mine (id int)'],
    ['ALTER TABLE requests DISABLE TRIGGER ALL'],
    ['DROP POLICY fence_read ON requests'],
    ['COPY requests FROM STDIN'],
  ])('is refused: %s', async (sql) => {
    expect(await as('access_auditor', sql)).toMatch(/permission denied|must be owner|does not exist/u);
  });
});

describe('the owner of the log', () => {
  test('cannot sign in, and owns the log and nothing else', async () => {
    const [role] = await asOwner(`SELECT rolcanlogin, rolsuper, rolbypassrls FROM pg_roles
      WHERE rolname = 'access_audit_owner'`);
    expect(role).toEqual({ rolcanlogin: false, rolsuper: false, rolbypassrls: false });
    const owned = await asOwner(`SELECT relname FROM pg_class WHERE relkind = 'r'
      AND relowner = 'access_audit_owner'::regrole ORDER BY relname`);
    expect(owned.map(({ relname }) => String(relname)).filter((name) => !name.startsWith('audit_'))).toEqual([]);
    expect(owned.map(({ relname }) => relname)).toContain('audit_events');
  });

  test.each([
    ['SELECT 1 FROM users', /permission denied/u],
    ['UPDATE requests SET version = 1', /permission denied/u],
    ['CREATE TABLE mine (id int)', /permission denied/u],
    ["UPDATE audit_events SET outcome = 'refused'", /append only/u],
    ['DELETE FROM audit_events', /append only/u],
    ['TRUNCATE audit_events', /append only/u],
    ['SET session_replication_role = replica', /permission denied/u],
  ])('is refused: %s', async (sql, answer) => {
    expect(await as('access_audit_owner', sql)).toMatch(answer);
  });
});

describe('grants and fences', () => {
  const privileges = { read: 'S', append: 'SI', write: 'SIU', full: 'SIUD' } as const;

  test('are as decided for every table that there is', async () => {
    const rows = await asOwner(`SELECT c.relname AS name,
        concat_ws('', ${['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN']
          .map((each) => `CASE WHEN has_table_privilege('access_app', c.oid, '${each}') THEN left('${each}', 1) END`)
          .join(', ')}) AS may,
        c.relrowsecurity AS fenced, c.relforcerowsecurity OR c.relname LIKE 'audit\\_%' AS forced,
        (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid)::int AS policies
      FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY c.relname`);
    const found = Object.fromEntries(rows.map(({ name, ...rest }) => [String(name), rest]));
    const decided = Object.entries(decisions)
      .filter(([name]) => name in found)
      .map(([name, decision]) => {
        const fenced = 'rows' in decision;
        // The functions of the search read past the fence, as their owner.
        const forced = (fenced && !decision.ownerPasses) || name.startsWith('audit_');
        return [name, { may: privileges[decision.may], fenced, forced, policies: fenced ? 5 : 0 }];
      });
    expect(found).toEqual(Object.fromEntries(decided));
    expect(rows.length).toBeGreaterThan(90);
  });

  test('hide from the auditor every column that is named like a secret', async () => {
    const rows = await asOwner(`SELECT c.relname || '.' || a.attname AS name
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
        AND a.attname ~ '(password|secret|token|seed|code_hash|private_key)'
        AND has_column_privilege('access_auditor', c.oid, a.attnum, 'SELECT')`);
    expect(rows).toEqual([]);
    expect(Object.keys(secretColumns)).toContain('users');
  });

  test('are stated once, and again when somebody took one away', async () => {
    expect(await raiseFence(databaseUrl())).toEqual({ roles: true, changed: false });
    await asOwner("COMMENT ON FUNCTION access_scope() IS 'older'; GRANT DELETE ON requests TO access_app");
    expect(await raiseFence(databaseUrl())).toEqual({ roles: true, changed: true });
    expect(await asApp('DELETE FROM requests')).toMatch(/permission denied/u);
  });

  test('leave a table without a decision to its owner', async () => {
    await asOwner('CREATE TABLE undecided (id int)');
    await raiseFence(databaseUrl());
    expect(await asApp('SELECT 1 FROM undecided')).toMatch(/permission denied/u);
    await asOwner('DROP TABLE undecided');
  });
});
