import pg from 'pg';
import { withDatabase } from '@/scripts/database/portal-database';
import { runMain } from '@/scripts/refusal';

// What stands in each table of the portal, as one number for each, so that a test can tell whether anything was changed.
// What people did before may still be on its way to its notices: it is waited for first.

const waiting = 'SELECT count(*)::int AS count FROM outbox_messages WHERE done_at IS NULL AND attempts = 0';
const waitMs = 30_000;

const untilDelivered = async (client: pg.Client): Promise<void> => {
  for (const end = Date.now() + waitMs; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 200))) {
    if ((await client.query<{ count: number }>(waiting)).rows[0]?.count === 0) return;
  }
  throw new Error(`The outbox still holds messages that nobody tried to deliver in ${waitMs / 1000} seconds.`);
};

const tables = `
  SELECT format('%I', table_name) AS name FROM information_schema.tables
  WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`;

await runMain(() =>
  withDatabase(async (connectionString) => {
    const client = new pg.Client({ connectionString });
    await client.connect();
    // A connection that stays open would keep a failure waiting for ever.
    await untilDelivered(client).catch(async (error: unknown) => {
      await client.end();
      throw error;
    });
    const { rows } = await client.query<{ name: string }>(tables);
    const digests: Record<string, string> = {};
    for (const { name } of rows) {
      // The names come from the catalog of the database itself.
      const text = `SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS digest FROM ${name} t`;
      digests[name] = (await client.query<{ digest: string }>(text)).rows[0]?.digest ?? '';
    }
    await client.end();
    console.log(JSON.stringify(digests));
  }),
);
