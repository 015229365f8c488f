import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { COUNTED_MAX } from '@/lib/domain/capped-count';
import { requestFilter } from '@/lib/domain/requests/list-filter';
import type { RequestStatus } from '@/lib/domain/requests/status';
import { holdsRequest } from '@/lib/domain/requests/waiting';
import { db } from '@/lib/server/db/client';
import { requestCaseInclude } from '@/lib/server/requests/case-row';
import { getDashboard } from '@/lib/server/requests/dashboard-queries';
import { toRequestFacts } from '@/lib/server/requests/facts';
import { listRequests } from '@/lib/server/requests/list-queries';
import { visibleRequests } from '@/lib/server/requests/visible';
import { aRequest } from '@/tests/support/cases';
import { aCast, aPerson, type Cast } from '@/tests/support/cast';
import { asOwner } from '@/tests/support/database';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';
import { take } from '@/tests/support/take-step';

const clock = fixedClock();
const walked = ['DRAFT', 'SUBMITTED', 'INTAKE_REVIEW', 'RETURNED', 'ASSIGNED', 'RECOMMENDED', 'WITHDRAWN'] as const;

let cast: Cast;
const ids = new Map<RequestStatus, string>();
const idOf = (status: RequestStatus): string => ids.get(status) ?? '';

const found = async (actor: Actor, filter: Record<string, string>): Promise<string[]> =>
  (await listRequests(actor, requestFilter.parse(filter))).rows.map(({ id }) => id);

const statusesFound = async (actor: Actor, filter: Record<string, string>): Promise<RequestStatus[]> => {
  const rows = await db.request.findMany({ where: { id: { in: await found(actor, filter) } } });
  return rows.map(({ status }) => status).sort();
};

beforeAll(async () => {
  cast = await aCast();
  for (const status of walked) ids.set(status, await aRequest(cast).in(status));
}, 120_000);

test('state, kind of agency, liaison and office find what they name and leave out the rest', async () => {
  const { type } = await db.agency.findUniqueOrThrow({ where: { id: cast.calder.agencyId } });
  const all = await found(cast.intake, {});
  expect(all).toHaveLength(5);
  expect(await found(cast.intake, { state: 'ZZ', agencyType: type })).toEqual(all);
  expect(await found(cast.intake, { state: 'YY' })).toEqual([]);
  expect(await found(cast.intake, { agencyType: 'TRIBAL_POLICE' })).toEqual([]);
  expect(await statusesFound(cast.intake, { liaison: cast.liaison.id ?? '' })).toEqual(['ASSIGNED', 'RECOMMENDED']);
  expect(await statusesFound(cast.intake, { liaison: 'NONE' })).toEqual(['INTAKE_REVIEW', 'RETURNED', 'SUBMITTED']);
  expect(await found(cast.intake, { liaison: cast.otherLiaison.id ?? '' })).toEqual([]);
});

test('what is due, overdue or returned too long is found by its date', async () => {
  expect(await found(cast.intake, { due: 'OVERDUE' })).toEqual([]);
  expect(await statusesFound(cast.intake, { due: 'WEEK' })).toContain('SUBMITTED');
  expect(await statusesFound(cast.intake, { due: 'WEEK' })).not.toContain('RETURNED');
  expect(await found(cast.intake, { flag: 'RETURN_LATE' })).toEqual([]);
  clock.moveTo(new Date('2027-06-01T15:00:00.000Z'));
  expect(await found(cast.intake, { due: 'WEEK' })).toEqual([]);
  expect(await statusesFound(cast.intake, { due: 'OVERDUE', liaison: 'NONE' })).toContain('SUBMITTED');
  expect(await found(cast.intake, { flag: 'RETURN_LATE' })).toEqual([idOf('RETURNED')]);
  clock.moveTo(testNow);
});

test('what lies with a person is all they hold, and nothing that lies with somebody else', async () => {
  const { calder, amity } = cast;
  const people = [cast.intake, cast.otherIntake, cast.liaison, cast.otherLiaison, cast.supervisor, calder.officer];
  for (const actor of [...people, calder.approver, amity.officer, cast.programManager, cast.oversight]) {
    const seen = await db.request.findMany({ where: visibleRequests(actor), include: requestCaseInclude });
    const held = seen.filter((row) => holdsRequest(toRequestFacts(row), actor)).map(({ id }) => id);
    expect(await found(actor, { flag: 'WITH_ME' }), actor.name).toEqual(expect.arrayContaining(held));
  }
  expect(await statusesFound(cast.otherIntake, { flag: 'WITH_ME' })).toEqual(['SUBMITTED']);
  expect(await statusesFound(cast.liaison, { flag: 'WITH_ME' })).toEqual(['ASSIGNED', 'RECOMMENDED']);
  expect(await found(cast.otherLiaison, { flag: 'WITH_ME' })).toEqual([]);
  expect(await found(cast.oversight, { flag: 'WITH_ME' })).toEqual([]);
});

describe('what the agency has written and not sent', () => {
  test('is found by the agency and by nobody at ICE, who finds what was sent', async () => {
    const id = await aRequest(cast).in('INTAKE_REVIEW');
    await take('return_to_agency', id, cast.intake, {
      items: ['narrative', 'concerns', 'help'].map((section) => ({ section, text: 'Say more.' })),
    });
    const { officer } = cast.calder;
    const wanted = { helpDecide: 'no', programsAsked: ['BEST'], urgency: 'URGENT' };
    await take('save_help_wanted', id, officer, wanted);
    await take('save_concerns', id, officer, {
      concerns: { GANG: { severity: '1', trend: 'UP', nexus: 'NONE', basis: 'COUNTED', note: 'Less now.' } },
    });
    for (const [name, value] of [
      ['program', 'BEST'],
      ['flag', 'URGENT'],
    ] as const) {
      const filter = { [name]: value };
      expect(await found(officer, filter), JSON.stringify(filter)).toEqual([id]);
      expect(await found(cast.intake, filter), JSON.stringify(filter)).toEqual([]);
    }
    // The severe concern was sent, and is taken back only in what is not sent yet.
    expect(await found(officer, { flag: 'SEVERE' })).not.toContain(id);
    expect(await found(cast.intake, { flag: 'SEVERE' })).toContain(id);
  });

  test('a program that was chosen is found by ICE, and by the agency only once it has an agreement', async () => {
    const choice = await db.programChoice.findFirstOrThrow({
      where: { requestId: idOf('RECOMMENDED'), choice: 'OFFER' },
    });
    expect(await found(cast.intake, { program: choice.programCode })).toEqual([idOf('RECOMMENDED')]);
    expect(await found(cast.calder.officer, { program: choice.programCode })).toEqual([]);
  });
});

test('a filter widens nobody’s sight', async () => {
  const wide = { view: 'ALL', state: 'ZZ' };
  expect(await found(cast.amity.officer, wide)).toEqual([]);
  expect(await found(cast.farLiaison, wide)).toEqual([]);
  expect(await statusesFound(cast.liaison, { ...wide, liaison: 'NONE' })).toEqual([]);
  expect((await listRequests(cast.amity.officer, {})).choices).toEqual({
    ...{ offices: [], liaisons: [], states: [] },
    liaisonsByOffice: false,
  });
  const liaisons = (await listRequests(cast.farLiaison, {})).choices.liaisons;
  expect(liaisons.map(({ value }) => value)).toEqual([cast.farLiaison.id]);
});

test('too many liaisons for one list are offered office by office, and the one that is filtered by keeps a name', async () => {
  const named = cast.farLiaison.id ?? '';
  const before = (await listRequests(cast.intake, {})).choices;
  expect(before.liaisonsByOffice).toBe(false);
  const letters = (at: number) => String.fromCharCode(97 + Math.floor(at / 26), 97 + (at % 26));
  for (let at = before.liaisons.length; at <= 60; at += 1) {
    await aPerson({ name: `Zoe ${letters(at)}`, title: 'Staff', roles: ['LIAISON'], officeId: cast.offices.removal });
  }
  expect((await listRequests(cast.intake, {})).choices).toMatchObject({ liaisons: [], liaisonsByOffice: true });
  const chosen = (await listRequests(cast.intake, { liaison: named })).choices;
  expect(chosen.liaisons.map(({ value }) => value)).toEqual([named]);
  const near = (await listRequests(cast.intake, { office: cast.offices.investigations })).choices;
  expect(near.liaisons.map(({ value }) => value)).toEqual([cast.liaison.id, cast.otherLiaison.id]);
  expect(near.liaisonsByOffice).toBe(false);
});

test('what is longest in its status stands first, page by page', async () => {
  const since = await db.request.findMany({
    where: { AND: [visibleRequests(cast.intake), { closedAt: null }] },
    orderBy: [{ statusSince: 'asc' }, { id: 'asc' }],
  });
  expect(await found(cast.intake, { sort: 'SINCE' })).toEqual(since.map(({ id }) => id));
});

describe('with thousands of requests', () => {
  const plan = async (where: string, order: string): Promise<string> =>
    JSON.stringify(await asOwner(`EXPLAIN SELECT * FROM requests WHERE ${where} ORDER BY ${order} LIMIT 26`));

  beforeAll(async () => {
    await asOwner(`INSERT INTO requests (id, number, agency_id, request_type, status, title, submitted_at, status_since,
        due_on, closed_at, created_at, updated_at)
      SELECT uuidv7(), 'ACC-2025-' || lpad(n::text, 6, '0'), '${cast.amity.agencyId}', 'ENQUIRY',
        (CASE WHEN n % 4 = 0 THEN 'SUBMITTED' ELSE 'WITHDRAWN' END)::request_status, 'Row ' || n, at, at,
        CASE WHEN n % 4 = 0 THEN at::date + 2 END, CASE WHEN n % 4 <> 0 THEN at END, at, at
      FROM generate_series(1, 6000) n, LATERAL (SELECT timestamptz '2025-01-01' + n * interval '1 hour') t (at)`);
    await asOwner('ANALYZE requests');
  }, 60_000);

  test('each order is read from an index of its own, a deep page as well', async () => {
    expect(await plan('closed_at IS NULL', 'created_at DESC, id DESC')).toContain('requests_open_newest');
    expect(await plan('closed_at IS NULL', 'due_on, id')).toContain('requests_open_due');
    expect(await plan('closed_at IS NULL', 'status_since, id')).toContain('requests_open_since');
    expect(await plan('true', 'created_at DESC, id DESC')).toContain('requests_created_at_id_idx');
    expect(await plan("status = 'WITHDRAWN'", 'status_since, id')).toContain('requests_status_status_since_id_idx');
    const deep = await plan("closed_at IS NULL AND created_at <= '2025-02-01'", 'created_at DESC, id DESC');
    expect(deep).toMatch(/requests_open_newest.*Index Cond/u);
  });

  test.each(['NEWEST', 'DUE', 'SINCE'] as const)(
    'a deep page ordered by %s begins where the last one ended',
    async (sort) => {
      const walk = async (after: string | undefined) => listRequests(cast.amity.officer, { sort, view: 'OPEN', after });
      const first = await walk(undefined);
      const second = await walk(first.after ?? '');
      const back = await listRequests(cast.amity.officer, { sort, before: second.before ?? '' });
      expect(second.rows.some(({ id }) => first.rows.some((row) => row.id === id))).toBe(false);
      expect(back.rows).toEqual(first.rows);
    },
  );

  test('counting stops at the bound, in the list and on the dashboard', async () => {
    expect((await listRequests(cast.amity.officer, {})).total).toBe(COUNTED_MAX + 1);
    const { figures } = await getDashboard(cast.amity.officer);
    expect(figures.map(({ figure }) => figure)).toEqual(['1,000+', '1,000+', '1,000+', '0']);
  });
});
