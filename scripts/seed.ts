import { db } from '@/lib/server/db/client';
import { seedDemonstration } from '@/prisma/seed/seed';
import { withDatabase } from '@/scripts/database/portal-database';
import { noteSeed, readSeedState } from '@/scripts/portal/demonstration';
import { Refusal, runMain } from '@/scripts/refusal';

// npm run db:seed: fills an empty, migrated database with the demonstration data. `npm start` runs it by itself.

await runMain(() =>
  withDatabase(async (url) => {
    if ((await readSeedState(url)) !== 'empty') throw new Refusal('The database is not empty: nothing was seeded.');
    await noteSeed(url, 'begun');
    await seedDemonstration(db);
    await noteSeed(url, 'done');
    await db.$disconnect();
  }),
);
