import { paths } from '@/lib/domain/paths';
import { firstLinkMinutes } from '@/lib/domain/people/first-administrator';
import { db } from '@/lib/server/db/client';
import { makeFirstLink } from '@/lib/server/people/first-administrator';
import { withDatabase } from '@/scripts/database/portal-database';
import { Refusal, runMain } from '@/scripts/refusal';

// npm run admin:first: prints the link by which the first administrator makes an account, as long as there is none.
// `npm start` runs it by itself (--start) when the portal is no demonstration, and then says nothing where it is closed.

await runMain(() =>
  withDatabase(async (_url, settings) => {
    const token = await makeFirstLink();
    await db.$disconnect();
    if (token !== null) {
      console.log(`This portal has no administrator yet. Make the first one here, within ${firstLinkMinutes} minutes:`);
      console.log(`  ${settings.PUBLIC_ORIGIN}${paths.firstAdministrator(token)}`);
      console.log('Show the link to nobody: it works once, for whoever opens it.');
      return;
    }
    if (process.argv.includes('--start')) return;
    throw new Refusal(
      settings.DEMO
        ? 'A demonstration has accounts of its own. Set DEMO=off for a portal that begins empty.'
        : 'This portal has an administrator. Administrators invite others on the page People.',
    );
  }),
);
