import { db } from '@/lib/server/db/client';
import { seedDemonstration } from '@/prisma/seed/seed';
import { withClient } from '@/scripts/database/embedded';
import { withDatabase } from '@/scripts/database/portal-database';
import { prepareSchema } from '@/scripts/database/prepare-schema';
import { noteSeed, readSeedState } from '@/scripts/portal/demonstration';
import { Refusal, runMain } from '@/scripts/refusal';
import { fillToScale } from '@/scripts/scale/fill-to-scale';
import { planFor } from '@/scripts/scale/scale-plan';

// npm run scale -- [requests]: fills a demonstration with as many requests as the country has in years, to measure the
// portal on. Give it a data folder of its own (DATA_DIR=.data/scale): what it makes cannot be taken out again.

await runMain(() =>
  withDatabase(async (url, settings) => {
    if (!settings.DEMO) throw new Refusal('Only a demonstration is filled with invented requests: set DEMO=on.');
    const plan = readPlan(process.argv[2]);
    await prepareSchema(url);
    if ((await readSeedState(url)) === 'empty') {
      await noteSeed(url, 'begun');
      await seedDemonstration(db);
      await noteSeed(url, 'done');
    }
    await db.$disconnect();
    const begun = performance.now();
    await withClient(url, (client) => fillToScale(client, plan, (line) => console.log(`${since(begun)}  ${line}`)));
  }),
);

function readPlan(given: string | undefined) {
  try {
    return planFor(given === undefined ? 1_000_000 : Number(given));
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : 'That is no number of requests.');
  }
}

function since(begun: number): string {
  return `${((performance.now() - begun) / 1000).toFixed(1).padStart(7)} s`;
}
