import type { Client } from 'pg';
import { type Copying, copyRows, type Overrides } from '@/scripts/scale/copy-rows';

// The rows of every case: the request and what belongs to it, and for some an agreement and what belongs to that.

const ofRequest = 'src.request_id = c.source';
const ofAgreement = 'src.agreement_id = c.agreement';
const isTurn = 'src.from_status IS DISTINCT FROM src.to_status';
/** Somebody of the agency stays somebody of the agency; those of ICE stay who they are. */
const colleague = (column: string): string =>
  `CASE WHEN (SELECT agency_id FROM users WHERE id = src.${column}) IS NULL THEN src.${column} ELSE c.officer_id END`;
const number = (prefix: string): string =>
  `format('${prefix}-%s-%s', to_char(c.began, 'YYYY'), lpad((c.n % 1000000)::text, 6, '0'))`;
/** Of those that go on, one in four is late. */
const due = `CASE WHEN src.due_on IS NULL THEN NULL ELSE current_date - 20 + (c.n::bigint * 31 % 80)::int END`;
/** The day an agreement went into force, which the pace of its case was chosen for. */
const effective = `CASE WHEN src.effective_on IS NULL THEN NULL ELSE (c.began + interval '120 days')::date END`;
/** Two years, as the demonstration's agreements have it. */
const termEnd = `(c.began + interval '850 days')::date`;

const requestOverrides: Overrides = {
  number: number('ACC'),
  title: 'c.title',
  office_id: 'CASE WHEN src.office_id IS NULL THEN NULL ELSE c.office_id END',
  liaison_id: 'CASE WHEN src.liaison_id IS NULL THEN NULL ELSE c.liaison_id END',
  created_by_id: 'c.officer_id',
  attested_by_id: 'CASE WHEN src.attested_by_id IS NULL THEN NULL ELSE c.approver_id END',
  due_on: due,
  prior_request_id: 'NULL',
  about_agreement_id: 'NULL',
};

const agreementOverrides: Overrides = {
  number: number('AGR'),
  title: "c.title || ', agreement'",
  office_id: 'c.office_id',
  due_on: due,
  effective_on: effective,
  published_at: `CASE WHEN src.published_at IS NULL THEN NULL ELSE c.began + interval '120 days' END`,
  expires_on: `CASE WHEN src.expires_on IS NULL THEN NULL ELSE ${termEnd} END`,
  ended_on: `CASE WHEN src.ended_on IS NULL THEN NULL WHEN src.status = 'EXPIRED' THEN ${termEnd} ELSE (c.began + interval '420 days')::date END`,
  renewal_review_id: 'NULL',
};

const people: Overrides = { author_id: colleague('author_id') };

/** Everything but the histories, which get their numbers in the audit log first. */
const copies: readonly Copying[] = [
  { table: 'requests', on: 'src.id = c.source', overrides: requestOverrides },
  ...['headcounts', 'request_contacts', 'contact_log', 'documents'].map((table) => ({
    table,
    on: ofRequest,
  })),
  // The stories name every concern there is; requests name three or so.
  { table: 'request_concerns', on: `${ofRequest} AND (c.n + ascii(src.concern::text)) % 3 = 0` },
  { table: 'comments', on: ofRequest, overrides: people },
  { table: 'agreements', on: 'src.id = c.agreement', overrides: agreementOverrides },
  ...[
    'agreement_versions',
    'agreement_sections',
    'agreement_measures',
    'signatures',
    'obligations',
    'local_approvals',
    'documents',
    'termination_notices',
  ].map((table) => ({ table, on: ofAgreement })),
];

/** Makes the rows of every case, table by table; tells each table and how many rows it got. */
export async function makeCaseRows(client: Client, tell: (line: string) => void): Promise<void> {
  for (const copying of copies) tell(`${copying.table}: ${(await copyRows(client, copying)).toLocaleString('en-US')}`);
}

/** What people of both sides say on every other case or so, and what those of ICE say among themselves. */
export async function makeComments(client: Client): Promise<number> {
  const { rowCount } = await client.query(`
    INSERT INTO comments (id, request_id, author_id, visibility, body, created_at)
    SELECT gen_random_uuid(), (c.prefix || right(c.source::text, 12))::uuid,
           CASE said.by WHEN 'AGENCY' THEN c.officer_id ELSE c.liaison_id END, said.visibility::visibility, said.words,
           c.began + interval '3 days' * said.n
      FROM scale.cases c JOIN (VALUES
        (1, 'AGENCY', 'SHARED', 'We have sent the figures of the last quarter. Please tell us what is still missing.'),
        (2, 'ICE', 'SHARED', 'Thank you. The jail count is by month; we need it by week.'),
        (3, 'ICE', 'ICE_ONLY', 'The neighboring county asked for the same. Look at both together.')
      ) AS said(n, by, visibility, words) ON (c.n + said.n) % 2 = 0`);
  return rowCount ?? 0;
}

/** Makes the histories: each change of status of every case, with the number of its event in the audit log. */
export async function makeHistories(client: Client): Promise<number> {
  await client.query('CREATE UNLOGGED TABLE scale.events (LIKE status_events)');
  const overrides: Overrides = { actor_id: colleague('actor_id') };
  for (const on of [ofRequest, ofAgreement]) {
    await copyRows(client, { table: 'status_events', on: `${on} AND ${isTurn}`, overrides, into: 'scale.events' });
  }
  await client.query(`
    INSERT INTO status_events (id, request_id, agreement_id, step, from_status, to_status, case_version, actor_id, actor_name,
      actor_role, note, visibility, audit_seq, created_at)
    SELECT id, request_id, agreement_id, step, from_status, to_status, case_version, actor_id, actor_name, actor_role, note,
           visibility, (SELECT seq FROM audit_head) + row_number() OVER (ORDER BY created_at, id), created_at
      FROM scale.events`);
  const { rows } = await client.query<{ count: string }>('SELECT count(*) FROM scale.events');
  return Number(rows[0]?.count ?? 0);
}
