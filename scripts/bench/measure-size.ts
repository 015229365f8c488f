import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { db } from '@/lib/server/db/client';
import { buildFloor, startFloors } from '@/scripts/bench/floors';
import { judgeLists, placeBefore } from '@/scripts/bench/list-reads';
import { measureAll } from '@/scripts/bench/measure-all';
import type { People } from '@/scripts/bench/pages';
import type { SizeResult } from '@/scripts/bench/results';
import { signIn } from '@/scripts/bench/sessions';
import { settle, untilQuiet } from '@/scripts/bench/settle';
import { floorTables } from '@/scripts/bench/statements';
import { watchServer } from '@/scripts/bench/watched-server';
import { withClient } from '@/scripts/database/embedded';
import { withDatabase } from '@/scripts/database/portal-database';
import { prepareSchema } from '@/scripts/database/prepare-schema';
import { startProgram, stopProcess } from '@/scripts/portal/child-process';
import { holdDataFolder } from '@/scripts/portal/data-folder';
import { Refusal, runMain } from '@/scripts/refusal';

// Measures the portal on the data folder of the settings, beside its floors; `npm run bench` starts it for each size. The
// portal has to be built. Takes where to write what it found, and the folder of the bare application.

const emails = {
  intake: 'g.okafor@coordination.example',
  liaison: 'a.ruiz@investigations.example',
  administrator: 'w.ames@coordination.example',
  officer: 'm.delgado@calder.example',
} as const;

const begun = performance.now();
const tell = (line: string): void =>
  console.log(`${((performance.now() - begun) / 1000).toFixed(0).padStart(5)} s  ${line}`);

const environmentOf = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

const everybody = async (): Promise<People> => ({
  intake: await signIn(emails.intake),
  liaison: await signIn(emails.liaison),
  administrator: await signIn(emails.administrator),
  officer: await signIn(emails.officer),
});

/** The plans of the lists on the real rows; what is told is not as it should be. */
const readPlans = async (people: People, url: string, requests: number): Promise<string[]> => {
  const { intake, liaison, administrator, officer } = people;
  const readers = {
    intake: intake.actor,
    liaison: liaison.actor,
    administrator: administrator.actor,
    officer: officer.actor,
  };
  const deep = await placeBefore(Math.floor(requests / 2), Math.floor(requests / 60));
  return withClient(url, (client) => judgeLists(readers, deep, client));
};

const measure = async (ownerUrl: string, port: number, folder: string): Promise<SizeResult> => {
  const requests = await db.request.count();
  tell(`${requests.toLocaleString('en-US')} requests; the floors are built and started`);
  await buildFloor(folder);
  await withClient(ownerUrl, (client) => client.query(floorTables.make));
  const floors = await startFloors(folder, ownerUrl);
  const given = environmentOf();
  const env = { ...given, NODE_ENV: 'production', LOG_LEVEL: 'silent', NEXTAUTH_URL: given.PUBLIC_ORIGIN ?? '' };
  const web = { file: 'scripts/portal/web.mjs', args: [], env, isTypeScript: false };
  const portal = await watchServer('/sign-in', port, web);
  const worker = startProgram(
    { ...web, env, file: 'lib/server/worker/worker.ts', isTypeScript: true },
    () => undefined,
  );
  try {
    tell(
      `the portal answered after ${Math.round(portal.coldStartMs)} ms, the bare application after ${Math.round(floors.next.coldStartMs)} ms`,
    );
    await untilQuiet(worker.pid);
    const people = await everybody();
    const before = { portal: portal.memory(), next: floors.next.memory() };
    const { measured, answers } = await measureAll({
      portal,
      floors,
      people,
      requests,
      tell,
    });
    tell('the plans of the lists');
    const plans = await readPlans(people, process.env.DATABASE_URL ?? '', requests);
    const memory = {
      ...{ portalBefore: before.portal, portalAfter: portal.memory(), nextBefore: before.next },
      ...{ nextAfter: floors.next.memory(), answers },
    };
    const coldStart = { portal: portal.coldStartMs, next: floors.next.coldStartMs };
    return { requests, measured, coldStart, memory, plans, seconds: (performance.now() - begun) / 1000 };
  } finally {
    await Promise.all([stopProcess(worker, 12_000), portal.stop(), floors.bare.stop(), floors.next.stop()]);
    await withClient(ownerUrl, (client) => client.query(floorTables.drop));
  }
};

await runMain(async () => {
  const [, , file = '', folder = ''] = process.argv;
  await withDatabase(async (ownerUrl, settings) => {
    if (!settings.DEMO) throw new Refusal('Only a demonstration is measured: set DEMO=on.');
    const letGo = holdDataFolder(path.resolve(settings.DATA_DIR));
    try {
      // Data that were made before the newest migration are as good; the portal that was built needs its columns.
      await prepareSchema(ownerUrl);
      await settle(ownerUrl, tell);
      const result = await measure(ownerUrl, settings.PORT, path.resolve(folder));
      writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
      tell('measured');
    } finally {
      await db.$disconnect();
      letGo();
    }
  });
});
