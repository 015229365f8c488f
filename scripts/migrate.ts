import { withDatabase } from '@/scripts/database/portal-database';
import { prepareSchema } from '@/scripts/database/prepare-schema';
import { runMain } from '@/scripts/refusal';

// npm run db:migrate: brings the database of the settings (or the embedded one) up to date, and nothing else.

await runMain(() =>
  withDatabase(async (ownerUrl) => {
    const applied = await prepareSchema(ownerUrl);
    console.log(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`);
  }),
);
