import pg from 'pg';
import { withDatabase } from '@/scripts/database/portal-database';
import { runMain } from '@/scripts/refusal';

// A portal that has run for years, as far as a journey through retention needs it: for each number of a request that is
// given, a message about it whose time is over.

const insert = `
  WITH sent AS (
    INSERT INTO outbox_messages (id, kind, payload, dedupe_key, created_at, done_at)
    SELECT gen_random_uuid(), 'notice', '{}', 'old:' || number || ':' || gen_random_uuid(), now() - interval '4 years', now() - interval '4 years'
    FROM requests WHERE number = ANY($1) RETURNING id, dedupe_key)
  INSERT INTO notices (id, outbox_id, user_id, name, request_id, subject, body, created_at, sent_at, mail_state,
    mail_tries, mail_tried_at)
  SELECT gen_random_uuid(), sent.id, r.created_by_id, 'request-received', r.id, 'Received', 'We have your request.',
    now() - interval '4 years', now() - interval '4 years', 'SENT', 1, now() - interval '4 years'
  FROM sent JOIN requests r ON split_part(sent.dedupe_key, ':', 2) = r.number`;

await runMain(() =>
  withDatabase(async (connectionString) => {
    const numbers = process.argv.slice(2);
    const client = new pg.Client({ connectionString });
    await client.connect();
    // A connection that stays open would keep a failure waiting for ever.
    const { rowCount } = await client.query(insert, [numbers]).finally(() => client.end());
    if (rowCount !== numbers.length) throw new Error(`${rowCount} messages for ${numbers.join(', ')}.`);
  }),
);
