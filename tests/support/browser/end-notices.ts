import { runAt } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { endByNotice } from '@/lib/server/worker/ending-deadlines';
import { withDatabase } from '@/scripts/database/portal-database';
import { runMain } from '@/scripts/refusal';

// What the worker of the portal does by itself on the day that a notice names, under a clock that is set ahead. Only the
// ends by notice: everything that is due in a month would close the cases of other stories. Takes the day, YYYY-MM-DD.

await runMain(() =>
  withDatabase(async () => {
    const taken = await runAt(new Date(`${process.argv[2]}T18:00:00.000Z`), endByNotice);
    await db.$disconnect();
    console.log(`${taken.filter(Boolean).length} agreements were ended.`);
  }),
);
