import { beforeAll, describe, expect, test, vi } from 'vitest';
import { verifyChain } from '@/lib/server/audit/verify';
import { db } from '@/lib/server/db/client';
import { runAs } from '@/lib/server/db/request-scope';
import { syncPlaces } from '@/lib/server/places/sync-places';
import { rebuildSearch } from '@/lib/server/search/keep-search';
import { judgeLists, placeBefore } from '@/scripts/bench/list-reads';
import { recordStatements } from '@/scripts/bench/recorded-statements';
import { withClient } from '@/scripts/database/embedded';
import { fillToScale } from '@/scripts/scale/fill-to-scale';
import { planFor } from '@/scripts/scale/scale-plan';
import { anAgreement } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { asOwner, databaseUrl } from '@/tests/support/database';
import { goTo, signInHere } from '@/tests/support/doors/browser-double';
import { doorsOfApp } from '@/tests/support/doors/doors-of-app';
import { fixedClock } from '@/tests/support/fixed-clock';
import { asIfGrown } from '@/tests/support/scale/as-if-grown';
import { openPage } from '@/tests/support/scale/open-page';
import { pageBudgets, readerOf } from '@/tests/support/scale/page-budgets';

// The portal filled with invented requests: the rows hold, and its pages ask the database for no more than they may.

vi.mock('next/headers', async () => (await import('@/tests/support/doors/browser-double')).headersOfBrowser);
vi.mock('next/navigation', async () => (await import('@/tests/support/doors/browser-double')).navigationOfBrowser);
vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  cache: (await import('@/tests/support/scale/open-page')).onceAPage,
}));
fixedClock();
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const plan = planFor(2000);
const fill = () => withClient(databaseUrl(), (client) => fillToScale(client, plan, () => undefined));

let cast: Cast;
let requestId: string;
let agreementId: string;

beforeAll(async () => {
  await syncPlaces(db);
  cast = await aCast();
  await aRequest(cast).in('ASSIGNED');
  await aRequest(cast).empty();
  requestId = await aRequest(cast).in('APPROVED');
  agreementId = await anAgreement(cast).from(requestId).for('OCS').in('ACTIVE');
  await fill();
});

test('makes as many agencies as the plan says, and a request for each draw that has a story to follow', async () => {
  const generated = await db.agency.count({ where: { factsSource: 'generated' } });
  expect(generated).toBe(plan.agencies);
  // Agreements that are to come or have ended have no story here, so that their requests are left out.
  const requests = await db.request.count({ where: { agency: { factsSource: 'generated' } } });
  expect(requests).toBeGreaterThan(plan.requests - plan.agreements);
  expect(
    await db.agreement.count({ where: { agency: { factsSource: 'generated' }, status: 'ACTIVE' } }),
  ).toBeGreaterThan(10);
});

test('leaves an audit chain that holds, with the event of every history', async () => {
  expect(await verifyChain(db)).toMatchObject({ ok: true });
  const untold = await asOwner(
    'SELECT 1 FROM status_events s LEFT JOIN audit_events a ON a.seq = s.audit_seq WHERE a.seq IS NULL LIMIT 1',
  );
  expect(untold).toEqual([]);
  const events = await db.auditEvent.count();
  expect(events).toBeGreaterThan(2000);
});

test('leaves no reference that leads nowhere, though none was checked on the way', async () => {
  const references = await asOwner(`
    SELECT conrelid::regclass::text AS "from", confrelid::regclass::text AS "to", a.attname AS "column", f.attname AS key
      FROM pg_constraint k
      JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
      JOIN pg_attribute f ON f.attrelid = k.confrelid AND f.attnum = k.confkey[1]
     WHERE k.contype = 'f' AND array_length(k.conkey, 1) = 1 AND k.connamespace = 'public'::regnamespace`);
  expect(references.length).toBeGreaterThan(100);
  const lost = references.map(
    ({ from, to, column, key }) => `SELECT '${from}.${column}' AS place FROM ${from} src
      WHERE "${column}" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ${to} dst WHERE dst."${key}" = src."${column}")`,
  );
  expect(await asOwner(lost.join(' UNION '))).toEqual([]);
});

test('brings every index back', async () => {
  const indexes = await asOwner("SELECT count(*)::int AS count FROM pg_indexes WHERE tablename = 'requests'");
  expect(indexes[0]?.count).toBeGreaterThanOrEqual(6);
});

test('what can be found is what the search itself would write', async () => {
  const entries = () =>
    asOwner(`SELECT kind, subject_id::text, part, request_id, agreement_id, agency_id, office_id, title, context, body,
      at::text, reach FROM search_entries ORDER BY kind, subject_id, part`);
  const before = await entries();
  const kinds = new Set(before.map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual(['AGENCY', 'AGREEMENT', 'COMMENT', 'DOCUMENT', 'PERSON', 'REQUEST']);
  expect(before.length).toBeGreaterThan(4000);
  await runAs('system', rebuildSearch);
  expect(await entries()).toEqual(before);
});

test('refuses to fill the same database twice', async () => {
  await expect(fill()).rejects.toThrow('filled before');
});

const pages = doorsOfApp().filter(({ kind }) => kind === 'page');

describe('what a page asks the database for', () => {
  const params = async () => {
    const { number } = await db.agreement.findFirstOrThrow({
      where: { publishedAt: { not: null }, status: 'ACTIVE' },
      select: { number: true },
    });
    const person = cast.liaison.id ?? '';
    return {
      ...{ requestId, agreementId, number, personId: person, userId: person, agencyId: cast.calder.agencyId },
      ...{ code: 'OCS', version: '1.0', key: 'OCS_MOU', part: 'self', section: 'C', step: 'withdraw' },
      ...{ list: 'requests', token: 'x' },
    };
  };

  test('stays within the number that its page is allowed', async () => {
    const named = await params();
    const over: string[] = [];
    for (const [key, [allowed, as]] of Object.entries(pageBudgets)) {
      const [address = '', query = ''] = key.split('?');
      const door = pages.find((page) => page.key === address) ?? expect.unreachable(address);
      await signInHere(readerOf(as, cast)?.id ?? null);
      goTo(address);
      const asked = { params: named, searchParams: Object.fromEntries(new URLSearchParams(query)) };
      const { length } = await recordStatements(() => openPage(door, asked)).catch((cause: unknown) => {
        throw new Error(`${key} is not shown to ${as}.`, { cause });
      });
      if (length > allowed) over.push(`${key} sent ${length} statements, and may send ${allowed}`);
    }
    expect(over).toEqual([]);
  });
});

describe('how the lists are read from tables that have grown', () => {
  test('each by the index that its order stands in, without a sort over the table', async () => {
    const { intake, liaison, administrator, calder } = cast;
    await asIfGrown(intake.id ?? '');
    const wrong = await withClient(process.env.DATABASE_URL ?? '', async (client) =>
      judgeLists({ intake, liaison, administrator, officer: calder.officer }, await placeBefore(1000, 20), client),
    );
    expect(wrong).toEqual([]);
  });
});
