import type { Client } from 'pg';
import { rowsOf } from '@/tests/support/http/door-database';

// A mark of its own in every text of one agency: whatever answer it shows up in tells which column leaked.

type Key = { child: string; column: string; parent: string };

/** Ids of the rows that belong to the agency, by table. */
type Owned = Map<string, Set<string>>;

const foreignKeys = (client: Client): Promise<Key[]> =>
  rowsOf<Key>(
    client,
    `SELECT c.conrelid::regclass::text AS child, a.attname AS column, c.confrelid::regclass::text AS parent
     FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
     WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace AND cardinality(c.conkey) = 1`,
  );

const hasId = async (client: Client): Promise<Set<string>> =>
  new Set(
    (
      await rowsOf<{ name: string }>(
        client,
        `SELECT table_name AS name FROM information_schema.columns
         WHERE table_schema = 'public' AND column_name = 'id' AND data_type = 'uuid'`,
      )
    ).map(({ name }) => name),
  );

/** Follows every reference down from the agency: its people, its cases, and whatever hangs on them. */
const ownedBy = async (client: Client, agencyId: string): Promise<Owned> => {
  const [keys, withId] = [await foreignKeys(client), await hasId(client)];
  const owned: Owned = new Map([['agencies', new Set([agencyId])]]);
  for (let grows = true; grows; ) {
    grows = false;
    for (const { child, column, parent } of keys) {
      const ids = [...(owned.get(parent) ?? [])];
      if (ids.length === 0 || !withId.has(child)) continue;
      const rows = await rowsOf<{ id: string }>(
        client,
        `SELECT id::text AS id FROM "${child}" WHERE "${column}" = ANY($1::uuid[])`,
        [ids],
      );
      const known = owned.get(child) ?? new Set();
      const before = known.size;
      for (const { id } of rows) known.add(id);
      owned.set(child, known);
      if (known.size > before) grows = true;
    }
  }
  return owned;
};

// Not texts that a person wrote: codes, hashes, addresses and names that rules and links are made of, and secrets.
const machineColumn =
  /^(?:.*_?sha256|.*hash|.*_code|code|kind|type|status|state|.*_key|key|number|.*_id|content_type|filename|email_domain|.*work_email|email|time_zone|ori|version|.*_version|part|band|value|basis|method|template_key|query|token|.*token.*|totp_secret|public_key|sealed_.*|scan_status|locale|role|level|channel|list|name_key|search.*|step|from_status|to_status|action|section|field|heading_key|unit|actor_role|result|answer_kind|visibility|class|mode|ground|judgement|frequency|program|.*_url|url|ip|user_agent|credential.*|transports|slug|consent_text_id)$/u;

/** A mark, and the column it stands in. */
export type Canary = { mark: string; table: string; column: string };

const word = 'QCANARY';

/** Whether some text holds a mark at all. */
export const holdsCanary = (text: string): boolean => text.includes(word);

/** The marks within a text. */
export const canariesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(new RegExp(`${word}\\d+Z`, 'gu'))].map(([mark]) => mark)),
];

/**
 * Sets the marks. Rules of the database about who may change what are silent on this connection meanwhile; what
 * a column cannot hold (a rule about its length or form) is left as it is.
 */
export const plantCanaries = async (client: Client, agencyId: string): Promise<Canary[]> => {
  const owned = await ownedBy(client, agencyId);
  const columns = await rowsOf<{ table: string; column: string }>(
    client,
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type IN ('text', 'character varying') ORDER BY 1, 2`,
  );
  await client.query('SET session_replication_role = replica');
  const planted: Canary[] = [];
  for (const { table, column } of columns) {
    const ids = [...(owned.get(table) ?? [])];
    if (ids.length === 0 || machineColumn.test(column)) continue;
    const mark = `${word}${planted.length}Z`;
    const done = await client
      .query(
        `UPDATE "${table}" SET "${column}" = "${column}" || ' ${mark}' WHERE id = ANY($1::uuid[]) AND "${column}" <> ''`,
        [ids],
      )
      .catch(() => null);
    if (done && (done.rowCount ?? 0) > 0) planted.push({ mark, table, column });
  }
  await client.query('SET session_replication_role = origin');
  return planted;
};

/** Takes every mark out again. */
export const pullCanaries = async (client: Client, planted: readonly Canary[]): Promise<void> => {
  await client.query('SET session_replication_role = replica');
  for (const { table, column, mark } of planted) {
    await client.query(
      `UPDATE "${table}" SET "${column}" = replace("${column}", ' ${mark}', '') WHERE "${column}" LIKE '%${mark}%'`,
    );
  }
  await client.query('SET session_replication_role = origin');
};
