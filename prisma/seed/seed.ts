import { portalSealIdentity } from '@/lib/server/agreements/seal-identity-file';
import { syncCatalog } from '@/lib/server/catalog/sync-catalog';
import { now, runAt } from '@/lib/server/clock';
import type { Database } from '@/lib/server/db/client';
import { syncPlaces } from '@/lib/server/places/sync-places';
import { createPeople } from '@/prisma/seed/people';
import { writeDirectory } from '@/prisma/seed/places-directory';
import { tellAccess } from '@/prisma/seed/story/access-scene';
import { agreementStories, tellAgreement } from '@/prisma/seed/story/agreement-stories';
import { tellWaitingAuthority, writeAuthorities } from '@/prisma/seed/story/authority-scene';
import { tellExchanges } from '@/prisma/seed/story/exchange-scene';
import { tellImport } from '@/prisma/seed/story/import-scene';
import { tellNotices } from '@/prisma/seed/story/notice-scene';
import { tellOversight } from '@/prisma/seed/story/oversight-scene';
import { requestStories } from '@/prisma/seed/story/request-stories';
import { tell } from '@/prisma/seed/story/request-story';
import { tellShortRequests } from '@/prisma/seed/story/short-requests';
import type { Stage } from '@/prisma/seed/story/stage';
import { tellViews } from '@/prisma/seed/story/view-scene';
import { writeAgencies, writeOffices } from '@/prisma/seed/write-places';

const OPENED = new Date('2023-01-09T15:00:00Z');

/** Fills an empty database with the demonstration: places, people, and stories told by performing real steps. */
export const seedDemonstration = async (db: Database): Promise<void> => {
  await syncCatalog(db);
  await syncPlaces(db);
  const today = now();
  const cast = await runAt(OPENED, async () => {
    // The seal's certificate has to be as old as the oldest story.
    await portalSealIdentity();
    const places = { offices: await writeOffices(db), agencies: await writeAgencies(db) };
    const people = await createPeople(db, places);
    await writeAuthorities(db, places.agencies, people.people, today);
    return { ...people, agencies: places.agencies };
  });
  const { agencies, ...people } = cast;
  const stage: Stage = { db, ...people, today };
  await writeDirectory(db, agencies, people.people, stage.today);
  await tellImport(stage);
  await tellViews(stage);
  for (const { story, scenes } of requestStories) await tell(stage, story, scenes);
  await tellExchanges(stage);
  for (const story of agreementStories) await tellAgreement(stage, story);
  await tellOversight(stage);
  await tellShortRequests(stage);
  await tellWaitingAuthority(db, agencies, people.people);
  await tellAccess(db, today);
  await tellNotices(db, today);
  await settle(db);
};

// The mails of these stories belong to days long past: nobody is written to again. Codes of the signers count afresh.
const settle = async (db: Database): Promise<void> => {
  await db.outboxMessage.updateMany({ where: { doneAt: null }, data: { queuedAt: now(), doneAt: now() } });
  await db.user.updateMany({ where: { totpLastStep: { not: null } }, data: { totpLastStep: null } });
};
