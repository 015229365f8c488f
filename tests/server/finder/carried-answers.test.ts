import { beforeAll, describe, expect, test } from 'vitest';
import type { readFinderQuery } from '@/lib/domain/finder/finder-query';
import { readForm } from '@/lib/server/actions/form-to-object';
import { safeBack } from '@/lib/server/auth/safe-back';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { carriedFromFinder } from '@/lib/server/finder/carried-from-finder';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';

// From the address of a finder's result, through sign-in, to the draft it begins.

fixedClock();

let cast: Cast;
beforeAll(async () => {
  cast = await aCast();
});

const query = {
  A1: 'SHERIFF',
  A5: 'SEAPORT',
  A4: 'NO',
  D1: '2',
  GANG: '4',
  NARC: '2',
  up: ['GANG'],
  documented: ['GANG'],
};

const carriedOf = async (asked: Parameters<typeof readFinderQuery>[0]) => {
  const carried = await carriedFromFinder(asked);
  if (!carried?.ok) throw new Error('These answers should have come along.');
  return carried;
};

/** What the form of the page sends. */
const start = async (requestType: string, fields: readonly { name: string; value: string }[]) => {
  const form = new FormData();
  form.append('requestType', requestType);
  for (const { name, value } of fields) form.append(name, value);
  const read = readForm(form);
  if (!read.ok) throw new Error(read.message);
  return performRequestStep('create', null, cast.calder.officer, read.value.object);
};

test('the short address comes back whole from sign-in', async () => {
  const { query: short } = await carriedOf(query);
  expect(safeBack(`/requests/new?${short}`)).toBe(`/requests/new?${short}`);
});

test('no answers, and answers that cannot be read, are told apart', async () => {
  expect(await carriedFromFinder({})).toBeNull();
  expect(await carriedFromFinder({ A1: 'NAVY' })).toEqual({ ok: false });
});

test('delegated authority is never ticked for anyone', async () => {
  const jail = await carriedOf({
    A1: 'COUNTY_CORRECTIONS',
    A4: 'YES',
    A8: 'NONE',
    C3: '21500',
    C4: '12.4',
    C4basis: 'COUNTED',
    C9: 'NONE',
    E1: '6',
    CUST: '4',
  });
  expect(jail.programs.find(({ code }) => code === 'CAP')?.chosen).toBe(true);
  expect(jail.programs.find(({ code }) => code === '287G_JEM')?.chosen).toBe(false);
});

describe('the draft', () => {
  test('begins with the answers, and the agency still confirms its facts', async () => {
    const { fields } = await carriedOf(query);
    const made = await start('NEW_PARTNERSHIP', [...fields, { name: 'carried.programsAsked', value: 'OCS' }]);
    if (!made.ok) throw new Error(made.message);
    const row = await db.request.findUniqueOrThrow({
      where: { id: made.value.id },
      include: { concerns: { orderBy: { concern: 'asc' } }, headcounts: true },
    });
    expect(row).toMatchObject({
      operatesJail: false,
      borderFeatures: ['SEAPORT'],
      factsConfirmedAt: null,
      helpDecide: false,
      programsAsked: ['OCS'],
      headcounts: [{ count: 2, basis: 'ESTIMATED' }],
    });
    expect(row.concerns).toHaveLength(2);
    expect(row.concerns.find(({ concern }) => concern === 'GANG')).toMatchObject({
      severity: 4,
      trend: 'UP',
      nexus: 'DOCUMENTED',
      basis: 'ESTIMATED',
    });
  });

  test('an enquiry takes only what it asks for', async () => {
    const { fields } = await carriedOf(query);
    const made = await start('ENQUIRY', [...fields, { name: 'carried.programsAsked', value: 'OCS' }]);
    if (!made.ok) throw new Error(made.message);
    const row = await db.request.findUniqueOrThrow({
      where: { id: made.value.id },
      include: { concerns: true, headcounts: true },
    });
    expect(row.concerns).toHaveLength(2);
    expect([row.programsAsked, row.headcounts]).toEqual([[], []]);
  });

  test.each([
    ['carried.operatesJail', 'perhaps'],
    ['carried.concerns.GANG.severity', '9'],
    ['carried.concerns.UFO.severity', '4'],
    ['carried.officers', '-1'],
    ['carried.programsAsked', 'NAVY'],
    ['carried.status', 'APPROVED'],
  ])('is not begun with %s = %s', async (name, value) => {
    const before = await db.request.count();
    const made = await start('NEW_PARTNERSHIP', [{ name, value }]);
    expect(made.ok).toBe(false);
    expect(await db.request.count()).toBe(before);
  });
});
