import type { Client } from 'pg';

// What the search finds, for the rows that were copied past its triggers. Written at once: the search's own functions
// write one entry after the other, which takes most of an hour for a million requests. A test compares the two.

const columns = `kind, subject_id, part, request_id, agreement_id, agency_id, office_id, title, context, body, at, reach,
  indexed_at, gathered`;

type Source = {
  kind: string;
  from: string;
  subject: string;
  /** The case, the agency and the office that it belongs to, as expressions. */
  request?: string;
  agreement?: string;
  agency: string;
  office?: string;
  title: string;
  context: string;
  body: string;
  at: string;
  reach: string;
};

const aboutCase = (row: string): string => `concat_ws(' · ', ${row}.number, a.legal_name)`;
const lines = (...texts: string[]): string =>
  `concat_ws(E'\\n', ${texts.map((text) => `nullif(${text}, '')`).join(', ')})`;

/** A file is found while it is there, harmless, and not held back for the words in it. */
const findable = `d.removed_at IS NULL AND d.destroyed_at IS NULL AND d.scan_status NOT IN ('PENDING', 'INFECTED')
  AND d.text_search NOT IN ('PENDING', 'FOUND')`;
const documentKind = `CASE WHEN d.scan_status = 'NOT_SCANNED' AND d.kind NOT IN ('SEALED_AGREEMENT', 'FROZEN_TEXT',
  'DECISION_LETTER') THEN 'UNSCANNED' ELSE 'DOCUMENT' END`;

const documentOf = (noun: 'request' | 'agreement', sent: string): Source => ({
  kind: 'DOCUMENT',
  from: `documents d JOIN ${noun}s c ON c.id = d.${noun}_id JOIN agencies a ON a.id = c.agency_id
    WHERE ${findable} ${noun === 'agreement' ? 'AND d.request_id IS NULL' : ''} AND`,
  subject: 'd.id',
  request: 'd.request_id',
  agreement: 'd.agreement_id',
  agency: 'c.agency_id',
  office: 'c.office_id',
  title: 'd.filename',
  context: aboutCase('c'),
  body: `''`,
  at: 'd.created_at',
  reach: `search_reach(${documentKind}, d.visibility::text, ${sent}, c.agency_id, c.office_id)`,
});

// Copied requests have no submissions beside them, so that nothing of them is unsent but what was never submitted.
const sources: readonly Source[] = [
  {
    kind: 'REQUEST',
    from: 'requests q JOIN agencies a ON a.id = q.agency_id WHERE',
    subject: 'q.id',
    request: 'q.id',
    agency: 'q.agency_id',
    office: 'q.office_id',
    title: 'q.title',
    context: aboutCase('q'),
    body: lines('q.narrative', 'q.change_wanted', 'q.service_wanted'),
    at: 'coalesce(q.submitted_at, q.created_at)',
    reach: `search_reach('REQUEST', 'SHARED', q.submitted_at IS NOT NULL, q.agency_id, q.office_id)`,
  },
  {
    kind: 'AGREEMENT',
    from: 'agreements g JOIN agencies a ON a.id = g.agency_id WHERE',
    subject: 'g.id',
    agreement: 'g.id',
    agency: 'g.agency_id',
    office: 'g.office_id',
    title: 'g.title',
    context: aboutCase('g'),
    body: lines('g.objective', 'g.scope'),
    at: 'g.created_at',
    reach: `search_reach('AGREEMENT', 'SHARED', true, g.agency_id, g.office_id)`,
  },
  {
    kind: 'COMMENT',
    from: `comments m JOIN users u ON u.id = m.author_id JOIN requests q ON q.id = m.request_id
      JOIN agencies a ON a.id = q.agency_id WHERE`,
    subject: 'm.id',
    request: 'm.request_id',
    agency: 'q.agency_id',
    office: 'q.office_id',
    title: 'u.name',
    context: aboutCase('q'),
    body: 'm.body',
    at: 'm.created_at',
    reach: `search_reach('COMMENT', m.visibility::text, q.submitted_at IS NOT NULL, q.agency_id, q.office_id)`,
  },
  documentOf('request', 'c.submitted_at IS NOT NULL'),
  documentOf('agreement', 'true'),
  {
    kind: 'AGENCY',
    from: 'agencies a WHERE',
    subject: 'a.id',
    agency: 'a.id',
    title: 'a.legal_name',
    context: `concat_ws(' · ', a.state_code, nullif(a.ori, ''))`,
    body: `array_to_string(a.counties, ', ')`,
    at: 'a.created_at',
    reach: `ARRAY['AGENCY/all', 'AGENCY/agency:' || a.id]
      || CASE WHEN a.status = 'VERIFIED' THEN ARRAY['AGENCY/verified'] ELSE '{}' END`,
  },
  {
    kind: 'PERSON',
    from: `users u LEFT JOIN agencies a ON a.id = u.agency_id LEFT JOIN offices o ON o.id = u.office_id WHERE`,
    subject: 'u.id',
    agency: 'u.agency_id',
    office: 'u.office_id',
    title: 'u.name',
    context: `concat_ws(' · ', nullif(u.title, ''), coalesce(a.legal_name, o.name))`,
    body: 'u.work_email',
    at: 'u.created_at',
    reach: `array_remove(ARRAY['PERSON/all', 'PERSON/agency:' || u.agency_id], NULL)`,
  },
];

const insertOf = ({ kind, from, subject, request, agreement, agency, office, ...texts }: Source): string => `
  INSERT INTO search_entries (${columns})
  SELECT '${kind}', ${subject}, '', ${request ?? 'NULL'}, ${agreement ?? 'NULL'}, ${agency}, ${office ?? 'NULL'},
         search_text(${texts.title}, 1000), search_text(${texts.context}, 1000), search_text(${texts.body}, 60000),
         ${texts.at}, coalesce(${texts.reach}, '{}'), clock_timestamp(), true
    FROM ${from} NOT EXISTS (SELECT 1 FROM search_entries e WHERE e.kind = '${kind}' AND e.subject_id = ${subject})`;

// The texts are those of the demonstration, whose words are gathered already; names of agencies and people are new.
const newWords = `
  INSERT INTO search_words (word, checked_at)
  SELECT DISTINCT lower(t.token), clock_timestamp()
    FROM (SELECT legal_name AS name FROM agencies UNION SELECT name FROM users) n
    CROSS JOIN LATERAL ts_parse('default', n.name) t
   WHERE lower(t.token) ~ '^[[:alpha:]]{4,40}$'
  ON CONFLICT DO NOTHING`;

/** Writes what can be found of everything that has no entry yet. Returns how many entries. */
export async function makeSearchEntries(client: Client): Promise<number> {
  // Without them PostgreSQL takes the tables for empty, and looks through all entries once for each row.
  await client.query('ANALYZE requests, agreements, agencies, comments, documents, users');
  let entries = 0;
  for (const source of sources) {
    await client.query('ANALYZE search_entries');
    entries += (await client.query(insertOf(source))).rowCount ?? 0;
  }
  await client.query(newWords);
  return entries;
}
