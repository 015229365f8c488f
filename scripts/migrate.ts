import { applyMigrations } from '@/scripts/database/migrations';
import { withDatabase } from '@/scripts/database/portal-database';
import { runMain } from '@/scripts/refusal';

// npm run db:migrate: brings the database of the settings (or the embedded one) up to date, and nothing else.

await runMain(() =>
  withDatabase(async (url) => {
    const applied = await applyMigrations(url);
    console.log(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`);
  }),
);
