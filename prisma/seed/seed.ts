import { runAt } from '@/lib/server/clock';
import type { Database } from '@/lib/server/db/client';
import { createPeople } from '@/prisma/seed/people';
import { syncCatalog } from '@/prisma/seed/reference';
import { writeAgencies, writeOffices } from '@/prisma/seed/write-places';

/** Fills an empty database with the demonstration: places, people, and stories told by performing real steps. */
export const seedDemonstration = async (db: Database): Promise<void> => {
  await syncCatalog(db);
  await runAt(new Date('2025-01-06T15:00:00Z'), async () => {
    const places = { offices: await writeOffices(db), agencies: await writeAgencies(db) };
    await createPeople(db, places);
  });
};
