import 'server-only';
import { PgBoss } from 'pg-boss';
import { systemActor } from '@/lib/domain/access/actor';
import { watchAuthorities } from '@/lib/server/agencies/authority-watch';
import { resumeWaitingSeals } from '@/lib/server/agreements/seal-again';
import { portalSealReadiness } from '@/lib/server/agreements/seal-readiness';
import { verifyAndNote } from '@/lib/server/audit/verify-log';
import { syncCatalog } from '@/lib/server/catalog/sync-catalog';
import { db } from '@/lib/server/db/client';
import { declareProcess } from '@/lib/server/db/request-scope';
import { scanWhatWaits } from '@/lib/server/documents/scan-document';
import { searchWhatWaits } from '@/lib/server/documents/search-document';
import { env } from '@/lib/server/env';
import { checkStoredFiles } from '@/lib/server/files/check-files';
import { log } from '@/lib/server/log';
import { carryOutMessage, dispatchOutbox } from '@/lib/server/outbox/dispatch';
import { releaseHeldMails } from '@/lib/server/outbox/held-mails';
import { watchAccess } from '@/lib/server/people/access-watch';
import { syncPlaces } from '@/lib/server/places/sync-places';
import { keepFigures } from '@/lib/server/reports/keep-figures';
import { promiseSummaries } from '@/lib/server/reports/send-summaries';
import { expireFiles } from '@/lib/server/requests/exports/expire-files';
import { makeNextFile } from '@/lib/server/requests/exports/make-file';
import { forgetWords, keepSearch } from '@/lib/server/search/keep-search';
import { lookAtViews } from '@/lib/server/views/look-at-views';
import { auditWatch } from '@/lib/server/worker/audit-watch';
import { takeDueSteps } from '@/lib/server/worker/deadlines';
import { handlers } from '@/lib/server/worker/handlers';
import { noteConfiguration } from '@/lib/server/worker/note-configuration';
import { queueOptions } from '@/lib/server/worker/queue';

// The worker process: moves the outbox to the queue, carries jobs out, and takes the steps that time takes. It runs
// beside the web process and may run in several copies.

declareProcess('system');

const DISPATCH_MS = 1000;
const AUDIT_WATCH_MS = 15_000;
const SEARCH_MS = 5000;
const HELD_MAILS_MS = 15_000;
const LIST_FILES_MS = 2000;
const DEADLINES = 'deadlines';
const FILE_CHECK = 'file-check';
const REPORTS = 'reports';
const VIEWS = 'views';

const boss = new PgBoss({ ...queueOptions, connectionString: env.DATABASE_URL, max: 4 });
boss.on('error', (error) => log().error({ err: error }, 'The job queue reported a problem.'));

const retries = { retryLimit: 8, retryDelay: 5, retryBackoff: true } as const;

const startQueues = async (): Promise<void> => {
  for (const kind of Object.keys(handlers)) {
    await boss.createQueue(kind, retries);
    await boss.work<{ outboxId: string }>(kind, { pollingIntervalSeconds: 1 }, async (jobs) => {
      for (const job of jobs) await carryOutMessage(job.data.outboxId, handlers);
    });
  }
  await boss.createQueue(DEADLINES, { retryLimit: 2 });
  await boss.work(DEADLINES, async () => {
    const taken = await takeDueSteps();
    if (taken > 0) log().info({ taken }, 'Took the steps that were due.');
    const seals = await resumeWaitingSeals();
    if (seals > 0) log().warn({ seals }, 'Seals have waited for long; each is tried again.');
    await watchAuthorities();
    const closed = await watchAccess();
    if (closed > 0) log().warn({ closed }, 'Accounts were closed that nobody had confirmed.');
    await scanWhatWaits();
    await searchWhatWaits();
    await forgetWords();
    await expireFiles();
  });
  // Every hour, because agencies live in different time zones.
  await boss.schedule(DEADLINES, '7 * * * *');
  await boss.createQueue(FILE_CHECK, { retryLimit: 2 });
  await boss.work(FILE_CHECK, async () => {
    await checkStoredFiles();
    const report = await verifyAndNote(systemActor, 'SYSTEM');
    if (!report.ok) log().error(report, 'The audit log does not hold. Keep the database as it is.');
  });
  await boss.schedule(FILE_CHECK, '17 6 * * *');
  await startReports();
  await startViews();
};

/** In a queue of its own, so that what people asked to be told of waits for no long work. */
const startViews = async (): Promise<void> => {
  await boss.createQueue(VIEWS, { retryLimit: 0, expireInSeconds: 1800 });
  await boss.work(VIEWS, async () => {
    const told = await lookAtViews();
    if (told > 0) log().info({ told }, 'People are told what entered their saved views.');
  });
  await boss.schedule(VIEWS, '*/5 * * * *');
};

/** In a queue of its own: over many requests the count takes minutes, and no step that time takes may wait for it. */
const startReports = async (): Promise<void> => {
  await boss.createQueue(REPORTS, { retryLimit: 2, expireInSeconds: 1800 });
  await boss.work(REPORTS, async () => {
    // Agencies count live: their summaries do not wait for the figures of ICE.
    const [figures, summaries] = await Promise.allSettled([keepFigures(), promiseSummaries()]);
    if (summaries.status === 'rejected') throw summaries.reason;
    if (summaries.value > 0) log().info({ summaries: summaries.value }, 'Summaries of the reports are on their way.');
    if (figures.status === 'rejected') throw figures.reason;
    if (figures.value !== null) log().info({ figures: figures.value }, 'Counted the figures of the reports.');
  });
  await boss.schedule(REPORTS, '37 * * * *');
  await boss.send(REPORTS, {});
};

/** Finds a missing or worn-out certificate at the start, not when the first agreement waits for its seal. */
const reportSealReadiness = async (): Promise<void> => {
  const { problem, certificate, authority } = await portalSealReadiness();
  const facts = { daysLeft: certificate?.daysLeft, authority: authority?.host };
  if (problem !== null) log().error({ ...facts, problem }, 'The portal cannot seal now.');
  else if (authority?.problem) log().warn({ ...facts, problem: authority.problem }, 'There are no timestamps now.');
  else if (certificate?.expiresSoon) log().warn(facts, 'The certificate of the seal ends soon.');
  else log().info(facts, 'The portal can seal.');
};

let stopping = false;

const dispatchForever = async (): Promise<void> => {
  while (!stopping) {
    try {
      const count = await dispatchOutbox(async ({ kind, id }) => {
        await boss.send(kind, { outboxId: id }, { id });
      });
      if (count > 0) continue;
    } catch (error) {
      log().error({ err: error }, 'The outbox could not be read; trying again.');
    }
    await new Promise((resolve) => setTimeout(resolve, DISPATCH_MS));
  }
};

const watchAuditForever = async (): Promise<void> => {
  const watch = await auditWatch();
  while (!stopping) {
    await watch();
    await new Promise((resolve) => setTimeout(resolve, AUDIT_WATCH_MS).unref());
  }
};

const keepSearchForever = async (): Promise<void> => {
  while (!stopping) {
    const more = await keepSearch();
    await new Promise((resolve) => setTimeout(resolve, more ? DISPATCH_MS : SEARCH_MS).unref());
  }
};

const makeFilesForever = async (): Promise<void> => {
  while (!stopping) {
    let more = false;
    try {
      more = await makeNextFile();
    } catch (error) {
      log().error({ err: error }, 'The files of lists could not be looked for; trying again.');
    }
    if (!more) await new Promise((resolve) => setTimeout(resolve, LIST_FILES_MS).unref());
  }
};

const releaseMailsForever = async (): Promise<void> => {
  while (!stopping) {
    try {
      await releaseHeldMails();
    } catch (error) {
      log().error({ err: error }, 'The mails that are held back could not be read; trying again.');
    }
    await new Promise((resolve) => setTimeout(resolve, HELD_MAILS_MS).unref());
  }
};

const stop = async (): Promise<void> => {
  if (stopping) return;
  stopping = true;
  await boss.stop({ graceful: true, timeout: 8000 });
  await db.$disconnect();
  process.exit(0);
};

process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());

await boss.start();
// A portal that is no demonstration has no seed, and the program rows have to be there all the same.
await syncCatalog(db);
await syncPlaces(db);
await startQueues();
log().info('The worker is ready.');
void reportSealReadiness().catch((error: unknown) => log().error({ err: error }, 'No trial seal could be made.'));
await noteConfiguration();
void watchAuditForever().catch((error: unknown) => log().error({ err: error }, 'The audit log is not watched.'));
void keepSearchForever();
void releaseMailsForever();
void makeFilesForever();
await dispatchForever();
