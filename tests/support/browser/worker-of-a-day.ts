import { runAt } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { takeDueSteps } from '@/lib/server/worker/deadlines';
import { withDatabase } from '@/scripts/database/portal-database';
import { runMain } from '@/scripts/refusal';

// What the worker of the portal does by itself on a later day, for stories that go on for weeks: the same steps, under a
// clock that is set ahead. Takes the day, as YYYY-MM-DD.

await runMain(() =>
  withDatabase(async () => {
    const taken = await runAt(new Date(`${process.argv[2]}T18:00:00.000Z`), takeDueSteps);
    await db.$disconnect();
    console.log(`${taken} steps were taken.`);
  }),
);
