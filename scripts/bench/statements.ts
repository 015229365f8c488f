// What the floors ask the database for: by hand, as well as it can be asked, past every fence and right.

const listed = (from: string, text: string, at: string): string =>
  `SELECT id, ${text} AS text, ${at} AS at FROM ${from} WHERE request_id = $1 ORDER BY ${at} DESC LIMIT 20`;

/** The table that the floors write into; taken away again at the end. */
export const floorTables = {
  make: `DROP SCHEMA IF EXISTS bench CASCADE; CREATE SCHEMA bench;
    CREATE TABLE bench.rows (id uuid PRIMARY KEY, body text NOT NULL);
    CREATE TABLE bench.events (seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id uuid NOT NULL, row uuid NOT NULL, at timestamptz NOT NULL);
    INSERT INTO bench.rows SELECT md5(n::text)::uuid, repeat('x', 200) FROM generate_series(1, 16) AS n`,
  drop: 'DROP SCHEMA IF EXISTS bench CASCADE',
} as const;

export const floorStatements = {
  queue: `SELECT r.id, r.number, r.title, r.status, r.status_since, r.due_on, r.created_at, a.legal_name AS agency, o.name AS office, u.name AS liaison
    FROM requests r JOIN agencies a ON a.id = r.agency_id LEFT JOIN offices o ON o.id = r.office_id LEFT JOIN users u ON u.id = r.liaison_id
    WHERE r.submitted_at IS NOT NULL AND r.closed_at IS NULL ORDER BY r.created_at DESC, r.id DESC LIMIT 25`,
  case: `SELECT r.*, a.legal_name AS agency, o.name AS office, u.name AS liaison
    FROM requests r JOIN agencies a ON a.id = r.agency_id LEFT JOIN offices o ON o.id = r.office_id LEFT JOIN users u ON u.id = r.liaison_id
    WHERE r.id = $1`,
  caseEvents: listed('status_events', "step || ' ' || note", 'created_at'),
  caseComments: listed('comments', 'body', 'created_at'),
  caseDocuments: listed('documents', 'filename', 'created_at'),
  caseContacts: listed('contact_log', 'summary', 'happened_on'),
  insertRow: 'INSERT INTO bench.rows (id, body) VALUES ($1, $2)',
  insertEvent: 'INSERT INTO bench.events (id, row, at) VALUES ($1, $2, now())',
  updateRow: `UPDATE bench.rows SET body = $2 || repeat('x', 200) WHERE id = md5($1)::uuid`,
} as const;
