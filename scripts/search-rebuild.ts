import { db } from '@/lib/server/db/client';
import { runAs } from '@/lib/server/db/request-scope';
import { rebuildSearch } from '@/lib/server/search/keep-search';
import { withDatabase } from '@/scripts/database/portal-database';
import { runMain } from '@/scripts/refusal';

// npm run search:rebuild: writes everything that can be found anew, beside the running portal.

await runMain(() =>
  withDatabase(async () => {
    const entries = await runAs('system', rebuildSearch);
    await db.$disconnect();
    console.log(`The search was written anew: ${entries} entries.`);
  }),
);
