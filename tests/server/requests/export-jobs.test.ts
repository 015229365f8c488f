import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { GET } from '@/app/(portal)/requests/export/route';
import type { Actor } from '@/lib/domain/access/actor';
import { EXPORT_KEPT_DAYS, exportFailures, exportIsCut, tooManyExports } from '@/lib/domain/requests/export-words';
import { exportHeading } from '@/lib/domain/requests/list-export';
import { requestFilter } from '@/lib/domain/requests/list-filter';
import { actorColumns, toActor } from '@/lib/server/auth/to-actor';
import { db } from '@/lib/server/db/client';
import { presentScope } from '@/lib/server/db/request-scope';
import type { FileStore } from '@/lib/server/files/file-store';
import { portalFiles } from '@/lib/server/files/portal-files';
import { readNotice } from '@/lib/server/notices/notice-commands';
import { noticeCentre, toNoticeFilter } from '@/lib/server/notices/notice-queries';
import { carryOutMessage, dispatchOutbox } from '@/lib/server/outbox/dispatch';
import { expireFiles } from '@/lib/server/requests/exports/expire-files';
import { askAgain, askForFile, cancelFile } from '@/lib/server/requests/exports/file-commands';
import { exportNews, exportsPage, ownFile } from '@/lib/server/requests/exports/file-queries';
import { makeNextFile } from '@/lib/server/requests/exports/make-file';
import { listRequests } from '@/lib/server/requests/list-queries';
import { handlers } from '@/lib/server/worker/handlers';
import { withClient } from '@/scripts/database/embedded';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { asOwner, databaseUrl, dataFolder } from '@/tests/support/database';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';
import { as, whoActs } from '@/tests/support/fuzz/next-doubles';
import { signedIn } from '@/tests/support/sessions';

// Long lists as files that the worker makes: what is in them, whose they are, and what becomes of them when a worker dies,
// an owner leaves or a list is cancelled.

const clock = fixedClock();
const scopes = vi.hoisted(() => new Set<string | null>());
vi.mock('@/lib/server/requests/export-rows', async (original) => {
  const real = await original<typeof import('@/lib/server/requests/export-rows')>();
  return {
    ...real,
    readExportBatch: (...given: Parameters<typeof real.readExportBatch>) => {
      scopes.add(presentScope());
      return real.readExportBatch(...given);
    },
  };
});

type Change = Parameters<typeof db.user.update>[0]['data'];

vi.mock('@/lib/domain/requests/export-words', async (original) => ({
  ...(await original<typeof import('@/lib/domain/requests/export-words')>()),
  EXPORT_NOW_MAX: 200,
}));
vi.mock('@/lib/server/auth/current-actor', async () => ({
  currentActor: () => Promise.resolve(whoActs()),
}));

const limits = { batchRows: 100, rowsMax: 1000 };
let cast: Cast;
let intake: Actor;

beforeAll(async () => {
  cast = await aCast();
  for (const status of ['DRAFT', 'SUBMITTED', 'ASSIGNED'] as const) await aRequest(cast).in(status);
  await asOwner(`INSERT INTO requests (id, number, agency_id, request_type, status, title, submitted_at, due_on,
      created_at, updated_at)
    SELECT uuidv7(), 'ACC-2025-' || lpad(n::text, 6, '0'), '${cast.amity.agencyId}', 'ENQUIRY', 'SUBMITTED',
      'CANARY-AMITY ' || n, at, CASE WHEN n % 3 > 0 THEN at::date + n % 40 END, at, at
    FROM generate_series(1, 350) n, LATERAL (SELECT timestamptz '2025-01-01' + (n % 90) * interval '1 day') t (at)`);
}, 120_000);

beforeEach(async () => {
  clock.moveTo(testNow);
  scopes.clear();
  await db.exportJob.updateMany({
    where: { state: { in: ['QUEUED', 'RUNNING'] } },
    data: { state: 'CANCELLED', finishedAt: testNow },
  });
  intake = await signedIn(cast.intake);
});

const ask = (actor: Actor, filter: Record<string, string> = { view: 'ALL' }, format: 'csv' | 'xlsx' = 'csv') =>
  askForFile(actor, { list: requestFilter.parse(filter), format });

const newestOf = async ({ id }: Actor) =>
  db.exportJob.findFirstOrThrow({ where: { userId: id ?? '' }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });

const make = (store?: FileStore) => makeNextFile(store ?? portalFiles(), limits);

const textFor = async (actor: Actor, id: string): Promise<string> => {
  const file = await ownFile(actor, id);
  if (typeof file === 'string') throw new Error(file);
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.bytes) chunks.push(chunk);
  expect(Buffer.concat(chunks)).toHaveLength(file.byteLength);
  return Buffer.concat(chunks).toString('utf8');
};

const rowsFor = async (actor: Actor, id: string): Promise<string[][]> =>
  parse(await textFor(actor, id), { bom: true, relax_column_count: true });

/** Asks, makes and reads. */
const fileOf = async (actor: Actor, filter?: Record<string, string>) => {
  expect(await ask(actor, filter)).toMatchObject({ ok: true });
  expect(await make()).toBe(true);
  const job = await newestOf(actor);
  return { job, rows: await rowsFor(actor, job.id) };
};

const shown = async (actor: Actor, filter: Record<string, string>): Promise<string[]> => {
  const numbers: string[] = [];
  let after: string | undefined;
  do {
    const page = await listRequests(actor, { ...requestFilter.parse(filter), after });
    numbers.push(...page.rows.map(({ number }) => number));
    after = page.after ?? undefined;
  } while (after);
  return numbers;
};

const storedFiles = async (): Promise<string[]> =>
  (await readdir(path.join(dataFolder, 'files'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();

/** The store of the portal, which does something once the second piece has come. */
const storeThat = (does: () => Promise<void>): FileStore => ({
  ...portalFiles(),
  putStream: (chunks) => {
    async function* watched() {
      let pieces = 0;
      for await (const chunk of chunks) {
        pieces += 1;
        if (pieces === 2) await does();
        yield chunk;
      }
    }
    return portalFiles().putStream(watched());
  },
});

const actorNow = async ({ id }: Actor): Promise<Actor> => {
  const user = await db.user.findUniqueOrThrow({ where: { id: id ?? '' }, select: actorColumns });
  return { ...(await toActor(user)), secondFactorAt: testNow };
};

describe('the file', () => {
  test('holds what the list holds, in its order, and is read as its owner', async () => {
    const filter = { sort: 'DUE', view: 'OPEN', search: 'CANARY' };
    const { job, rows } = await fileOf(intake, filter);
    expect(rows[0]).toEqual(exportHeading);
    expect(rows.slice(1).map(([number]) => number)).toEqual(await shown(intake, filter));
    expect(job).toMatchObject({ state: 'READY', rowsWritten: 350, rowsEstimated: 350, tries: 1 });
    expect([...scopes]).toEqual(['ice']);
  });

  test('never holds what another agency or office has', async () => {
    const officer = await signedIn(cast.calder.officer);
    const own = await fileOf(officer);
    expect(own.rows.length).toBe(4);
    expect(JSON.stringify(own.rows)).not.toContain('CANARY');
    expect([...scopes]).toEqual([`agency:${cast.calder.agencyId}`]);
    expect((await fileOf(await signedIn(cast.farLiaison))).rows).toEqual([exportHeading]);
  });

  test('ends with a sentence where it is full', async () => {
    await ask(intake, { search: 'CANARY' });
    await makeNextFile(portalFiles(), { batchRows: 30, rowsMax: 70 });
    const rows = await rowsFor(intake, (await newestOf(intake)).id);
    expect(rows).toHaveLength(72);
    expect(rows.at(-1)).toEqual([exportIsCut(70)]);
  });

  test('is announced to its owner, whose notice leads to it', async () => {
    await fileOf(intake, { search: 'ACC-2025-00001' });
    const ids: string[] = [];
    await dispatchOutbox(async ({ id, kind }) => {
      if (kind === 'file_notice') ids.push(id);
    });
    for (const id of [...ids, ...ids]) await carryOutMessage(id, handlers);
    const { groups } = await noticeCentre(intake, toNoticeFilter({}));
    const group = groups.find(({ heading }) => heading === 'Files of lists');
    expect(group?.href).toBe('/requests/exports');
    expect(group?.lines[0]).toMatchObject({
      title: 'The file you asked for is ready',
      happened: 'Your list of requests is ready to download, with 10 rows. It is kept for 7 days.',
      why: 'You get this because you asked for the file.',
    });
    expect(await readNotice(intake, { noticeId: group?.lines[0]?.id ?? '' })).toMatchObject({
      ok: true,
      value: '/requests/exports',
    });
    expect(await db.notice.count({ where: { name: 'file-ready', mailState: { not: 'NONE' } } })).toBe(0);
  });
});

describe('asking', () => {
  test('is where the address of the whole file leads for a long list, and a short one comes at once', async () => {
    const get = (query: string) => as(intake, () => GET(new Request(`http://localhost:3000/requests/export${query}`)));
    const long = await get('?search=CANARY&format=xlsx');
    expect(long.status).toBe(303);
    expect(long.headers.get('location')).toBe('/requests/exports?list=%3Fsearch%3DCANARY&format=xlsx');
    const short = await get('?search=ACC-2025-00001&format=csv');
    expect(short.headers.get('content-disposition')).toContain('attachment; filename="requests-2026-11-24.csv"');
    expect(parse(await short.text(), { bom: true })).toHaveLength(11);
  });

  test('needs a confirmation, and so does the download', async () => {
    const stale = { ...intake, secondFactorAt: new Date(testNow.getTime() - 5 * 60_000) };
    const before = await db.exportJob.count();
    expect(await ask(stale)).toMatchObject({ ok: false, why: 'blocked', link: { href: '/account/confirm' } });
    expect(await db.exportJob.count()).toBe(before);
    const { job } = await fileOf(intake, { search: 'ACC-2025-00001' });
    expect(await ownFile(stale, job.id)).toBe('UNCONFIRMED');
  });

  test('is an event of the log without the words that were searched, and so is each download', async () => {
    const { job } = await fileOf(intake, { search: 'secret words' });
    const events = await db.auditEvent.findMany({ where: { targetId: job.id }, orderBy: { seq: 'asc' } });
    expect(events.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['request_list.ask_file', intake.id],
      ['request_list.make_file', null],
      ['request_list.download', intake.id],
    ]);
    expect(events.map(({ canon }) => canon).join()).not.toContain('secret');
  });

  test('ends at three files that come about, also in the database', async () => {
    for (const state of ['ZZ', 'YY', 'TX']) expect(await ask(intake, { state })).toMatchObject({ ok: true });
    expect(await ask(intake, { state: 'TX' })).toMatchObject({ ok: true, message: expect.stringContaining('already') });
    expect(await ask(intake, { state: 'CA' })).toMatchObject({ ok: false, message: tooManyExports });
    const asked = async (filter: Record<string, string>) =>
      (await exportsPage(intake, { filter: requestFilter.parse(filter), format: null })).ask;
    expect(await asked({ search: 'CANARY' })).toMatchObject({ hindrance: tooManyExports, atOnce: null });
    expect(await asked({ search: 'ACC-2025-00001' })).toMatchObject({
      ...{ hindrance: null, promise: '10 rows: the file comes at once.' },
      atOnce: [{ label: 'CSV' }, { label: 'Excel workbook' }],
    });
    const { id: _id, ...row } = await newestOf(intake);
    await expect(db.exportJob.create({ data: row })).rejects.toThrow();
    await make();
    expect(await ask(intake, { state: 'CA' })).toMatchObject({ ok: true });
  });
});

describe('a worker', () => {
  test('that dies leaves its file to another, and changes nothing when it comes back', async () => {
    await ask(intake, { search: 'CANARY' });
    let wake = () => {};
    const sleep = new Promise<void>((resolve) => {
      wake = resolve;
    });
    let isAsleep = () => {};
    const asleep = new Promise<void>((resolve) => {
      isAsleep = resolve;
    });
    const first = make(
      storeThat(async () => {
        isAsleep();
        await sleep;
      }),
    );
    await asleep;
    expect(await newestOf(intake)).toMatchObject({ state: 'RUNNING', tries: 1 });
    expect(await make()).toBe(false);
    clock.passMinutes(2);
    // It comes back while the other one is at it.
    let meanwhile: unknown;
    const second = storeThat(async () => {
      wake();
      await first;
      meanwhile = await newestOf(intake);
    });
    const before = await storedFiles();
    expect(await make(second)).toBe(true);
    expect(meanwhile).toMatchObject({ state: 'RUNNING', tries: 2, rowsWritten: 0 });
    const made = await newestOf(intake);
    expect(made).toMatchObject({ state: 'READY', tries: 2, rowsWritten: 350 });
    const added = (await storedFiles()).filter((name) => !before.includes(name));
    expect(added).toEqual(before.includes(made.sha256 ?? '') ? [] : [made.sha256]);
    expect(await db.auditEvent.count({ where: { targetId: made.id, action: 'request_list.make_file' } })).toBe(1);
  });

  test('takes a file alone: of two that have found it, one gets it', async () => {
    await ask(intake, { search: 'CANARY' });
    const { id } = await newestOf(intake);
    const makers = await withClient(databaseUrl(), async (client) => {
      // Both have to wait for the row, so that both have found it before either takes it.
      await client.query('BEGIN');
      await client.query('SELECT 1 FROM export_jobs WHERE id = $1 FOR UPDATE', [id]);
      const both = [make(), make()];
      const waiting = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock'
        AND datname = current_database()`;
      await expect.poll(async () => (await client.query(waiting)).rows[0].n, { interval: 20 }).toBe(2);
      await client.query('COMMIT');
      return both;
    });
    expect((await Promise.all(makers)).sort()).toEqual([false, true]);
    expect(await newestOf(intake)).toMatchObject({ state: 'READY', tries: 1 });
  });

  test('stops before the next rows of a file that is cancelled, and keeps nothing of it', async () => {
    await ask(intake, { search: 'CANARY' });
    const before = await storedFiles();
    const { id } = await newestOf(intake);
    const answers: unknown[] = [];
    await make(
      storeThat(async () => {
        answers.push(await cancelFile(await signedIn(cast.otherIntake), { exportId: id }));
        answers.push(await cancelFile(intake, { exportId: id }));
      }),
    );
    expect(answers).toMatchObject([{ ok: false, why: 'not_found' }, { ok: true }]);
    const job = await newestOf(intake);
    expect(job).toMatchObject({ state: 'CANCELLED', sha256: null });
    expect(job.rowsWritten).toBeLessThan(350);
    expect(await storedFiles()).toEqual(before);
    expect(await cancelFile(intake, { exportId: id })).toMatchObject({ why: 'wrong_state' });
    expect(await ownFile(intake, id)).toBe('NOT_FOUND');
    expect(await askAgain(intake, { exportId: id })).toMatchObject({ ok: true });
    expect(await newestOf(intake)).toMatchObject({ state: 'QUEUED', query: job.query, format: 'csv' });
  });

  test.each<[string, Change, 'CLOSED' | 'REACH']>([
    ['whose account is closed meanwhile', { active: false }, 'CLOSED'],
    ['whose roles change meanwhile', { roles: ['LEGAL'] }, 'REACH'],
  ])('writes nothing more for an owner %s', async (_what, data, failure) => {
    const owner = await signedIn(cast.otherProgramManager);
    const where = { id: owner.id ?? '' };
    await ask(owner, { search: 'CANARY' });
    const before = await storedFiles();
    await make(storeThat(async () => void (await db.user.update({ where, data }))));
    expect(await newestOf(owner)).toMatchObject({ state: 'FAILED', failure, sha256: null });
    expect(await storedFiles()).toEqual(before);
    expect((await exportsPage(owner, null)).lines[0]?.problem).toBe(exportFailures[failure]);
    await db.user.update({ where, data: { active: true, roles: ['PROGRAM_MANAGER'] } });
  });

  test('tries again after trouble, rests between, and gives up after three tries', async () => {
    await ask(intake, { search: 'CANARY' });
    const broken = storeThat(() => Promise.reject(new Error('The disk is full.')));
    for (const tries of [1, 2, 3]) {
      expect(await make(broken)).toBe(true);
      expect(await newestOf(intake)).toMatchObject({ tries, state: tries < 3 ? 'QUEUED' : 'FAILED' });
      expect(await make(broken)).toBe(false);
      clock.passMinutes(1);
    }
    expect(await newestOf(intake)).toMatchObject({ failure: 'TROUBLE' });
  });
});

describe('a file that is there', () => {
  test('is its owner’s alone, while they see what they saw', async () => {
    const owner = await signedIn(cast.programManager);
    const { job } = await fileOf(owner, { search: 'ACC-2025-00001' });
    expect(await ownFile(await signedIn(cast.administrator), job.id)).toBe('NOT_FOUND');
    expect(await ownFile(await signedIn(cast.otherIntake), job.id)).toBe('NOT_FOUND');
    expect((await exportNews(await signedIn(cast.otherIntake))).map(({ id }) => id)).not.toContain(job.id);
    await db.user.update({ where: { id: owner.id ?? '' }, data: { roles: ['PROGRAM_MANAGER', 'LEGAL'] } });
    const changed = await actorNow(owner);
    expect(await ownFile(changed, job.id)).toBe('NOT_FOUND');
    expect((await exportsPage(changed, null)).lines[0]).toMatchObject({ state: 'READY', downloadHref: null });
    await db.user.update({ where: { id: owner.id ?? '' }, data: { roles: ['PROGRAM_MANAGER'] } });
    expect(await ownFile(await actorNow(owner), job.id)).toMatchObject({ filename: 'requests-2026-11-24.csv' });
  });

  test('is deleted after its days, unless another one has the same bytes; its line goes later', async () => {
    const { job } = await fileOf(intake, { search: 'ACC-2025-00002' });
    const other = await signedIn(cast.otherIntake);
    clock.passMinutes(60);
    const twin = (await fileOf({ ...other, secondFactorAt: new Date() }, { search: 'ACC-2025-00002' })).job;
    expect(twin.sha256).toBe(job.sha256);
    clock.moveTo(new Date(testNow.getTime() + EXPORT_KEPT_DAYS * 86_400_000));
    expect(await ownFile({ ...intake, secondFactorAt: new Date() }, job.id)).toBe('NOT_FOUND');
    await expireFiles();
    expect(await db.exportJob.findUnique({ where: { id: job.id } })).toMatchObject({ state: 'EXPIRED', sha256: null });
    expect(await storedFiles()).toContain(job.sha256);
    clock.passMinutes(60);
    await expireFiles();
    expect(await storedFiles()).not.toContain(job.sha256);
    expect((await exportsPage(intake, null)).lines.find(({ id }) => id === job.id)).toMatchObject({
      facts: expect.stringContaining('It was deleted on Dec 1, 2026.'),
      downloadHref: null,
    });
    clock.passMinutes(91 * 24 * 60);
    await expireFiles();
    expect(await db.exportJob.count({ where: { id: { in: [job.id, twin.id] } } })).toBe(0);
  });

  test('is held by the database to what was asked for, and to the order of its states', async () => {
    const { id } = (await fileOf(intake, { search: 'ACC-2025-00003' })).job;
    const change = (set: string) => asOwner(`UPDATE export_jobs SET ${set} WHERE id = '${id}'`);
    await expect(change(`user_id = '${cast.otherIntake.id}'`)).rejects.toThrow('not changed');
    await expect(change(`query = '?view=ALL'`)).rejects.toThrow('not changed');
    await expect(change(`state = 'RUNNING', finished_at = NULL`)).rejects.toThrow('does not go from READY to RUNNING');
    await expect(asOwner(`DELETE FROM export_jobs WHERE id = '${id}'`)).rejects.toThrow('keeps its line');
  });
});
