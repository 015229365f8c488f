import type { Client } from 'pg';
import { agencyPeople, iceReaders } from '@/lib/domain/access/door';
import { rowsOf } from '@/tests/support/http/door-database';
import { type Knocker, type Scope, seesCase } from '@/tests/support/http/door-people';

// A mark of its own in every text of an agency: whatever answer it shows up in tells which column of whom leaked.

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

const tablesWith = async (client: Client, column: string): Promise<Set<string>> =>
  new Set(
    (
      await rowsOf<{ name: string }>(
        client,
        `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = $1`,
        [column],
      )
    ).map(({ name }) => name),
  );

/** Follows every reference down from the agency: its people, its cases, and whatever hangs on them. */
const ownedBy = async (client: Client, agencyId: string): Promise<Owned> => {
  const [keys, withId] = [await foreignKeys(client), await tablesWith(client, 'id')];
  const owned: Owned = new Map([['agencies', new Set([agencyId])]]);
  for (let grows = true; grows; ) {
    grows = false;
    for (const { child, column, parent } of keys) {
      const ids = [...(owned.get(parent) ?? [])];
      if (ids.length === 0 || !withId.has(child)) continue;
      const rows = await rowsOf<{ id: string }>(
        client,
        `SELECT id::text AS id FROM "${child}" WHERE "${column}"::text = ANY($1::text[])`,
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

/** A mark, the column it stands in, whose it is, and for which side alone, if for one. */
export type Canary = { mark: string; table: string; column: string; agencyId: string; only: 'ICE' | 'AGENCY' | null };

const word = 'QCANARY';

/** The marks within a text. */
export const canariesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(new RegExp(`${word}\\d+Z`, 'gu'))].map(([mark]) => mark)),
];

type Side = { only: Canary['only']; where: string };

const forAll: readonly Side[] = [{ only: null, where: 'true' }];
const byVisibility: readonly Side[] = [
  { only: null, where: `visibility = 'SHARED'` },
  { only: 'ICE', where: `visibility = 'ICE_ONLY'` },
  { only: 'AGENCY', where: `visibility = 'AGENCY_ONLY'` },
];
// A draft that was never sent is its agency's own.
const bySending: readonly Side[] = [
  { only: null, where: 'submitted_at IS NOT NULL' },
  { only: 'AGENCY', where: 'submitted_at IS NULL' },
];

/**
 * Sets the marks of some agencies. Rules of the database about who may change what are silent on this connection
 * meanwhile; what a column cannot hold (a rule about its length or form) is left as it is.
 */
export const plantCanaries = async (client: Client, agencyIds: readonly string[]): Promise<Canary[]> => {
  const columns = await rowsOf<{ table: string; column: string }>(
    client,
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type IN ('text', 'character varying') ORDER BY 1, 2`,
  );
  const withSides = await tablesWith(client, 'visibility');
  const sidesOf = (table: string) => (table === 'requests' ? bySending : withSides.has(table) ? byVisibility : forAll);
  await client.query('SET session_replication_role = replica');
  const planted: Canary[] = [];
  for (const agencyId of agencyIds) {
    const owned = await ownedBy(client, agencyId);
    for (const { table, column } of columns) {
      const ids = [...(owned.get(table) ?? [])];
      if (ids.length === 0 || machineColumn.test(column)) continue;
      for (const { only, where } of sidesOf(table)) {
        const mark = `${word}${planted.length}Z`;
        const done = await client
          .query(
            `UPDATE "${table}" SET "${column}" = "${column}" || ' ${mark}'
             WHERE id::text = ANY($1::text[]) AND "${column}" <> '' AND ${where}`,
            [ids],
          )
          .catch(() => null);
        if (done && (done.rowCount ?? 0) > 0) planted.push({ mark, table, column, agencyId, only });
      }
    }
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

/** The cases of each agency, as far as they decide who knows it. */
export type KnownBy = ReadonlyMap<string, readonly Scope[]>;

/** Reads which cases each of these agencies has. */
export const casesOf = async (client: Client, agencyIds: readonly string[]): Promise<KnownBy> => {
  const rows = await rowsOf<{ agency: string; office: string | null; sent: boolean }>(
    client,
    `SELECT agency_id::text AS agency, office_id::text AS office, submitted_at IS NOT NULL AS sent FROM requests
     UNION SELECT agency_id::text, office_id::text, true FROM agreements`,
  );
  return new Map(
    agencyIds.map((agencyId) => [
      agencyId,
      rows
        .filter(({ agency }) => agency === agencyId)
        .map(({ office, sent }) => ({ agencyId, officeId: office, isSent: sent })),
    ]),
  );
};

const sideOf = { ICE: iceReaders, AGENCY: agencyPeople } as const;

/** Whether somebody may know what an agency wrote, or was written about it: whoever sees one of its cases, of their side. */
export const mayKnow = (
  who: Knocker,
  { agencyId, only }: Pick<Canary, 'agencyId' | 'only'>,
  known: KnownBy,
): boolean => {
  if (who.role === null) return false;
  const isNear = who.agencyId === agencyId || (known.get(agencyId) ?? []).some((scope) => seesCase(who, scope));
  return isNear && (only === null || sideOf[only].includes(who.role));
};
