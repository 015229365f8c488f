import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { type RequestFilter, requestFilter } from '@/lib/domain/requests/list-filter';
import type { RequestStatus } from '@/lib/domain/requests/status';
import { requestWait } from '@/lib/domain/requests/waiting';
import { db } from '@/lib/server/db/client';
import { requestCaseInclude } from '@/lib/server/requests/case-row';
import { getDashboard } from '@/lib/server/requests/dashboard-queries';
import { toRequestFacts } from '@/lib/server/requests/facts';
import { listRequests } from '@/lib/server/requests/list-queries';
import { visibleRequests } from '@/lib/server/requests/visible';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';
import { take } from '@/tests/support/take-step';

const clock = fixedClock();

const walked = [
  'DRAFT',
  'SUBMITTED',
  'INTAKE_REVIEW',
  'RETURNED',
  'ASSIGNED',
  'ASSESSING',
  'RECOMMENDED',
  'HQ_REVIEW',
  'APPROVED',
  'WITHDRAWN',
] as const;

let cast: Cast;
const ids = new Map<RequestStatus, string>();

beforeAll(async () => {
  cast = await aCast();
  for (const status of walked) ids.set(status, await aRequest(cast).in(status));
}, 120_000);

const everyone = () => {
  const { calder, amity, offices: _offices, ...ice } = cast;
  return [...Object.values(ice), calder.officer, calder.approver, calder.admin, amity.officer, amity.approver];
};

const waitingIds = async (actor: Actor) =>
  (await getDashboard(actor)).waiting.filter(({ kind }) => kind === 'Request').map(({ id }) => id);

test('for everyone, what waits on the dashboard is what the step table says about every case they see', async () => {
  for (const actor of everyone()) {
    const seen = await db.request.findMany({ where: visibleRequests(actor), include: requestCaseInclude });
    const expected = seen.filter((row) => requestWait(toRequestFacts(row), actor) !== null).map(({ id }) => id);
    expect((await waitingIds(actor)).sort(), actor.name).toEqual(expected.sort());
  }
});

test('oversight, administrators and other agencies have nothing waiting', async () => {
  for (const actor of [cast.oversight, cast.administrator, cast.amity.approver, cast.farLiaison]) {
    expect(await waitingIds(actor), actor.name).toEqual([]);
  }
});

test('each holder has the case that lies with them', async () => {
  const idOf = (status: RequestStatus) => ids.get(status) ?? '';
  expect(await waitingIds(cast.intake)).toEqual(expect.arrayContaining([idOf('SUBMITTED'), idOf('INTAKE_REVIEW')]));
  expect(await waitingIds(cast.otherIntake)).toEqual([idOf('SUBMITTED')]);
  expect(await waitingIds(cast.liaison)).toEqual(expect.arrayContaining([idOf('ASSIGNED'), idOf('ASSESSING')]));
  expect(await waitingIds(cast.board)).toEqual([idOf('HQ_REVIEW')]);
  expect(await waitingIds(cast.calder.officer)).toEqual(expect.arrayContaining([idOf('DRAFT'), idOf('RETURNED')]));
});

test('a step taken moves the case from one dashboard to the next', async () => {
  const id = await aRequest(cast).in('SUBMITTED');
  expect(await waitingIds(cast.otherIntake)).toContain(id);
  await take('claim', id, cast.otherIntake);
  expect(await waitingIds(cast.intake)).not.toContain(id);
  await take('assign', id, cast.otherIntake, { liaisonId: cast.otherLiaison.id, note: '' });
  expect(await waitingIds(cast.otherIntake)).not.toContain(id);
  expect(await waitingIds(cast.otherLiaison)).toEqual([id]);
  expect((await getDashboard(cast.calder.officer)).withOthers.map((one) => one.id)).toContain(id);
});

test('what is overdue stands on top and is said to be overdue', async () => {
  clock.moveTo(new Date('2027-06-01T15:00:00.000Z'));
  const { waiting } = await getDashboard(cast.intake);
  const dates = waiting.map(({ due }) => due?.on ?? '9999');
  expect(dates).toEqual([...dates].sort());
  expect(waiting[0]?.due).toMatchObject({ state: 'overdue', distance: expect.stringContaining('overdue') });
  // The agency let the date of its answer pass: whoever returned the case has it again, and nobody else at ICE.
  const returned = ids.get('RETURNED') ?? '';
  expect(waiting.find(({ id }) => id === returned)?.todo).toBe('Ask the agency for its answer');
  expect(await waitingIds(cast.otherIntake)).not.toContain(returned);
  clock.moveTo(testNow);
});

describe('the list', () => {
  const list = (actor: Actor, filter: Record<string, string> = {}) => listRequests(actor, requestFilter.parse(filter));

  test('shows open requests first, ended ones when asked, and a broken address as if it said nothing', async () => {
    const open = await list(cast.intake);
    expect(open.rows.map(({ id }) => id)).not.toContain(ids.get('WITHDRAWN'));
    expect((await list(cast.intake, { view: 'CLOSED' })).rows.map(({ id }) => id)).toEqual([ids.get('WITHDRAWN')]);
    const broken = { view: 'x', status: 'NONE', office: 'x', mine: 'yes', sort: 'x', after: "' OR 1" };
    expect((await list(cast.intake, broken)).rows).toEqual(open.rows);
  });

  test('finds by number, title and agency, and a wildcard is only a letter', async () => {
    const { number } = await db.request.findUniqueOrThrow({ where: { id: ids.get('ASSIGNED') ?? '' } });
    expect((await list(cast.intake, { search: number })).rows.map((row) => row.id)).toEqual([ids.get('ASSIGNED')]);
    expect((await list(cast.intake, { search: 'CORRIDOR' })).total).toBeGreaterThan(3);
    expect((await list(cast.intake, { search: 'calder county' })).total).toBeGreaterThan(3);
    expect((await list(cast.intake, { search: 'no such thing' })).total).toBe(0);
    expect((await list(cast.intake, { search: '%' })).total).toBe(0);
  });

  test('narrows to status, office and one’s own', async () => {
    expect((await list(cast.intake, { status: 'DRAFT' })).total).toBe(0);
    expect((await list(cast.calder.officer, { status: 'DRAFT' })).total).toBe(1);
    expect((await list(cast.intake, { office: cast.offices.far })).total).toBe(0);
    expect((await list(cast.otherIntake, { mine: '1', status: 'INTAKE_REVIEW' })).total).toBe(0);
    expect((await list(cast.intake, { mine: '1', status: 'INTAKE_REVIEW' })).total).toBe(1);
  });

  test.each(['NEWEST', 'DUE'] as const)('pages through every row once and back again, ordered by %s', async (sort) => {
    const agency = cast.amity;
    const count = 55;
    if ((await list(agency.officer)).total === 0) {
      for (let n = 0; n < count; n += 1) {
        clock.passMinutes(n % 3);
        await aRequest(cast).of(agency).empty();
      }
      // Some of them have a due date, as after a submission, so that both kinds of key are walked.
      await db.$executeRaw`UPDATE requests SET due_on = '2026-12-01'::date + (right(number, 2)::int % 5)
        WHERE agency_id = ${agency.agencyId}::uuid AND right(number, 1)::int % 2 = 0`;
      clock.moveTo(testNow);
    }
    const pages: string[][] = [];
    let key: Pick<RequestFilter, 'after'> = {};
    let last = await listRequests(agency.officer, { sort, ...key });
    expect(last.before).toBeNull();
    for (;;) {
      pages.push(last.rows.map(({ id }) => id));
      if (last.after === null) break;
      key = { after: last.after };
      last = await listRequests(agency.officer, { sort, ...key });
    }
    expect(pages.map((page) => page.length)).toEqual([25, 25, 5]);
    expect(new Set(pages.flat()).size).toBe(count);
    const back = await listRequests(agency.officer, { sort, before: last.before ?? '' });
    expect(back.rows.map(({ id }) => id)).toEqual(pages[1]);
    const first = await listRequests(agency.officer, { sort, before: back.before ?? '' });
    expect(first.rows.map(({ id }) => id)).toEqual(pages[0]);
    expect(first.before).toBeNull();
  });
});
