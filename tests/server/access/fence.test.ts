import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { db } from '@/lib/server/db/client';
import { Prisma } from '@/lib/server/db/generated/client';
import { type DatabaseScope, runAs } from '@/lib/server/db/request-scope';
import { withClient } from '@/scripts/database/embedded';
import { asOwner, databaseUrl } from '@/tests/support/database';
import { idOf, ownersIn, type RowOwner, writeTwoAgencies } from '@/tests/support/fence/two-agencies';

// The second fence (quality.md R17, A12): what a connection shows when the application asks for everything. Tables come
// from the database itself, so that one without a fence is found whoever forgot it.

// Tables whose rows belong to no agency. A new one is added here by somebody who is sure of it.
const ofNobody = new Set([
  ...['_prisma_migrations', 'audit_head', 'clauses', 'counties', 'directory_entries', 'office_coverage', 'offices'],
  ...['programs', 'rate_limits', 'refusal_tallies', 'report_runs', 'rule_tables', 'states', 'template_versions'],
]);

// What the public register reads of a published agreement.
const inRegister = new Set([
  ...['agencies', 'agreements', 'agreement_measures', 'agreement_sections', 'agreement_versions', 'documents'],
  ...['outside_signings', 'signatures', 'status_events', 'steering_meetings', 'steering_moves', 'termination_notices'],
]);

// What is needed before it is known who somebody is.
const beforeSignIn = new Set([
  ...['account_changes', 'account_invitations', 'agencies', 'calendar_links', 'challenges', 'first_administrator_link'],
  ...['linked_identities', 'passkeys', 'recovery_codes', 'reproofings', 'sessions', 'support_views', 'users'],
  'verification_asks',
]);

// Only ICE and the portal work with these.
const ofIceAlone = new Set([
  ...['absences', 'agreement_imports', 'class_changes', 'directory_imports', 'outbox_messages', 'record_releases'],
  'release_items',
  ...['release_log', 'release_marks', 'rule_test_cases', 'retention_runs', 'destroyed_records', 'report_figures'],
]);

// Only the portal itself works with these; the search has functions that keep to the scope (tests/server/search).
const ofThePortal = new Set(['document_words', 'search_entries', 'search_words']);

// One row without an id that could show whose it is, for the person who makes the first account.
const ofTheFirst = 'first_administrator_link';

// Everybody's own: ICE reads none of an agency's people.
const ofOnePerson = new Set([
  'saved_views',
  'saved_view_defaults',
  'case_watches',
  'notice_choices',
  'notice_settings',
  'export_jobs',
  'view_alerts',
  'view_alert_cases',
]);

const a: DatabaseScope = `agency:${idOf('a', 'agencies')}`;
let written: Map<RowOwner, Set<string>>;
let fenced: string[];

beforeAll(async () => {
  written = await withClient(databaseUrl(), (client) =>
    writeTwoAgencies(client, new Set([...ofNobody, ofTheFirst, 'search_words'])),
  );
  const rows = await asOwner(`SELECT relname AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname`);
  fenced = rows.map(({ name }) => String(name)).filter((name) => !ofNobody.has(name));
});

const read = (scope: DatabaseScope, table: string): Promise<RowOwner[]> =>
  runAs(scope, async () => {
    const rows = await db.$queryRaw<{ row: string }[]>`SELECT t::text AS row FROM ${Prisma.raw(`"${table}"`)} t`;
    return [...new Set(rows.flatMap(({ row }) => ownersIn(row)))].sort();
  });

/** The owners whose rows a scope shows, by table. */
const readAll = async (scope: DatabaseScope): Promise<Record<string, RowOwner[]>> => {
  const found: Record<string, RowOwner[]> = {};
  for (const table of fenced) found[table] = await read(scope, table);
  return found;
};

const expected = (of: (table: string) => RowOwner[]): Record<string, RowOwner[]> =>
  Object.fromEntries(fenced.map((table) => [table, of(table).filter((owner) => written.get(owner)?.has(table))]));

describe('the database shows', () => {
  test('every table to the portal itself, and none to work that says nothing of itself', async () => {
    expect(await readAll('system')).toEqual(expected(() => ['a', 'b', 'c', 'd', 'e']));
    // No scope of the portal: whatever is not known is nobody.
    const unknown = 'nobody' as DatabaseScope;
    expect(await readAll(unknown)).toEqual(expected(() => []));
  });

  test('to an agency its own rows and who acts for ICE', async () => {
    const others: Readonly<Record<string, RowOwner[]>> = { users: ['a', 'c'] };
    const hidden = new Set([...ofIceAlone, ...ofThePortal]);
    expect(await readAll(a)).toEqual(expected((table) => others[table] ?? (hidden.has(table) ? [] : ['a'])));
  });

  test('to ICE everything but drafts that were never sent, and what others keep for themselves', async () => {
    const all: RowOwner[] = ['a', 'b', 'c', 'e'];
    const shown = (table: string): RowOwner[] => (ofOnePerson.has(table) ? ['c'] : all);
    expect(await readAll('ice')).toEqual(expected((table) => (ofThePortal.has(table) ? [] : shown(table))));
  });

  test('to the public what stands in the register', async () => {
    expect(await readAll('public')).toEqual(expected((table) => (inRegister.has(table) ? ['e'] : [])));
  });

  test('to somebody who signs in no case at all', async () => {
    const all: RowOwner[] = ['a', 'b', 'c', 'e'];
    expect(await readAll('arrival')).toEqual(expected((table) => (beforeSignIn.has(table) ? all : [])));
  });
});

/** What a statement does in the scope of agency A; whatever it does is taken back. */
const attempt = async (sql: string): Promise<'denied' | 'fenced' | 'nothing' | 'done'> => {
  try {
    await runAs(a, () =>
      db.$transaction(async (tx) => {
        const rows = await tx.$queryRaw<unknown[]>`${Prisma.raw(sql)}`;
        throw new Error(rows.length === 0 ? 'no rows' : 'done');
      }),
    );
    return 'done';
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (/permission denied/u.test(message)) return 'denied';
    if (/row-level security/u.test(message)) return 'fenced';
    return message === 'no rows' ? 'nothing' : 'done';
  }
};

test('the link for the first account is seen by whoever follows it, and by nobody who is signed in', async () => {
  await asOwner(`INSERT INTO ${ofTheFirst} VALUES (1, 'hash', now(), now() + interval '1 day')`);
  const count = (scope: DatabaseScope) => runAs(scope, () => db.firstAdministratorLink.count());
  expect(await Promise.all((['arrival', 'ice', a, 'public'] satisfies DatabaseScope[]).map(count))).toEqual([
    1, 0, 0, 0,
  ]);
});

describe('without the filter of the application', () => {
  test('no model gives an agency a row of another', async () => {
    const models = Object.values(Prisma.ModelName).map((name) => name.charAt(0).toLowerCase() + name.slice(1));
    const seen = await runAs(a, async () => {
      const found: Record<string, RowOwner[]> = {};
      for (const model of models) {
        const { findMany } = z.object({ findMany: z.custom<() => Promise<unknown[]>>() }).parse(Reflect.get(db, model));
        const text = JSON.stringify(await findMany(), (_name, value) =>
          typeof value === 'bigint' ? `${value}` : value,
        );
        found[model] = ownersIn(text).filter((owner) => owner !== 'a' && owner !== 'c');
      }
      return found;
    });
    expect(models.length).toBeGreaterThan(90);
    expect(Object.entries(seen).filter(([, strangers]) => strangers.length > 0)).toEqual([]);
  });

  test('nothing of another agency can be changed, deleted or written in its name', async () => {
    const through: string[] = [];
    const isOfB = "t::text LIKE '%bbbbbbbb-0000%'";
    // A row of the search cannot be copied: its words are generated. What may be done with it is asked in its own test.
    for (const table of fenced.filter((name) => written.get('b')?.has(name) && name !== 'search_entries')) {
      const [column] = await asOwner(`SELECT quote_ident(attname) AS name FROM pg_attribute
        WHERE attrelid = '${table}'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum LIMIT 1`);
      const rows = await asOwner(`SELECT to_jsonb(t)::text AS row FROM ${table} t`);
      const ofB = String(rows.find(({ row }) => ownersIn(String(row)).includes('b'))?.row).replaceAll("'", "''");
      const tries = {
        change: `UPDATE ${table} t SET ${column?.name} = ${column?.name} WHERE ${isOfB} RETURNING 1`,
        delete: `DELETE FROM ${table} t WHERE ${isOfB} RETURNING 1`,
        write: `INSERT INTO ${table} SELECT * FROM jsonb_populate_record(NULL::${table}, '${ofB}')`,
      };
      for (const [what, sql] of Object.entries(tries)) {
        const outcome = await attempt(sql);
        if (outcome === 'done' || (what === 'write' && outcome === 'nothing')) through.push(`${what} ${table}`);
      }
    }
    // Anybody may cause a promise of the portal; the same one is not kept twice.
    expect(through).toEqual(['write outbox_messages']);
  });

  test('a row of its own cannot be handed to another agency', async () => {
    const [own, other] = [idOf('a', 'requests'), idOf('b', 'agencies')];
    expect(await attempt(`UPDATE requests SET agency_id = '${other}' WHERE id = '${own}'`)).toBe('fenced');
    const document = `UPDATE documents SET request_id = NULL, agreement_id = NULL, agency_id = '${other}' WHERE agency_id = '${idOf('a', 'agencies')}'`;
    expect(await attempt(document)).toBe('fenced');
  });
});
