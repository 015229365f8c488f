import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import type { WhatIfAsk } from '@/lib/domain/assessments/what-if';
import { db } from '@/lib/server/db/client';
import { recommendation } from '@/lib/server/requests/recommendation-queries';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { ownerDb } from '@/tests/support/owner-db';

// "What if" answers and keeps nothing, and tells an agency nothing that ICE answered.

fixedClock();

let cast: Cast;
let id: string;

const ask = async (actor: Actor, what: WhatIfAsk) => (await recommendation(actor, id, what))?.whatIf ?? null;

beforeAll(async () => {
  cast = await aCast();
  id = await aRequest(cast).in('RECOMMENDED');
}, 120_000);

type Count = { table: string; rows: bigint };

// A count and a digest of every table: an update in place would show as well.
const everyTable = async (): Promise<string> => {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`;
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await db.$queryRawUnsafe<(Count & { digest: string })[]>(
      `SELECT count(*) AS rows, coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '') AS digest FROM "${name}" t`,
    );
    found.push(`${name} ${row?.rows} ${row?.digest}`);
  }
  return found.join('\n');
};

test('nobody who may not see the case asks anything about it', async () => {
  for (const actor of [cast.amity.approver, cast.farLiaison]) {
    expect(await ask(actor, { change: 'B.GANG', to: '0' })).toBeNull();
  }
});

test('a lower severity closes what it opened, with the lines that changed, and nothing is written', async () => {
  const before = await everyTable();
  expect(before.split('\n').length).toBeGreaterThan(30);
  const found = await ask(cast.liaison, { change: 'B.GANG', to: '0' });
  expect(await everyTable()).toBe(before);
  const ocs = found?.outcome?.rows.find(({ code }) => code === 'OCS');
  expect(ocs).toMatchObject({ was: { label: 'Recommended' }, would: { label: 'Not indicated' } });
  expect(ocs?.why.join(' ')).toContain('−60 need');
  // The page itself still shows what was stored.
  expect((await recommendation(cast.liaison, id))?.programs.find(({ code }) => code === 'OCS')?.band).toBe(
    'RECOMMENDED',
  );
});

test('figures, lists and answers taken away are read; what does not fit is said at the field', async () => {
  expect((await ask(cast.liaison, { change: 'D1', to: '0' }))?.outcome?.rows.length).toBeGreaterThan(0);
  expect(
    (await ask(cast.liaison, { change: 'A5', to: ['', 'SEAPORT'] }))?.outcome?.rows.map(({ code }) => code),
  ).toContain('BEST');
  const open = await ask(cast.liaison, { change: 'D1', to: '' });
  expect(open?.outcome?.rows.find(({ code }) => code === 'OCS')?.would.label).toBe('More answers needed');
  expect(await ask(cast.liaison, { change: 'D1', to: 'many' })).toMatchObject({
    outcome: null,
    error: expect.any(String),
  });
  expect(await ask(cast.liaison, { change: 'B.GANG', to: '9' })).toMatchObject({
    outcome: null,
    error: expect.any(String),
  });
  for (const change of ['Z9', 'A1', '__proto__', 'I7 OR 1=1']) {
    expect(await ask(cast.liaison, { change, to: 'YES' })).toMatchObject({ field: null, error: expect.any(String) });
  }
});

test('an agency varies its own answers only', async () => {
  const view = await ask(cast.calder.officer, {});
  expect(view?.ownOnly).toBe(true);
  expect(view?.options.some(({ value }) => value === 'C8')).toBe(true);
  expect(view?.options.filter(({ value }) => value.startsWith('I'))).toEqual([]);
  for (const change of ['I1', 'I2', 'I6', 'I8']) {
    expect(await ask(cast.calder.officer, { change, to: 'YES' })).toMatchObject({ field: null, outcome: null });
  }
});

test('no answer of ICE and no field finding changes what an agency is told, whatever it tries', async () => {
  const asks: WhatIfAsk[] = [
    {},
    { change: 'B.GANG', to: '1' },
    { change: 'B.CUST', to: '4' },
    { change: 'D1', to: '0' },
    { change: 'C8', to: 'YES' },
    { change: 'E1', to: '3' },
    { change: 'A5', to: ['SEAPORT'] },
  ];
  const told = async () => JSON.stringify(await Promise.all(asks.map((one) => ask(cast.calder.officer, one))));
  const before = await told();
  expect(before).toContain('Depends on ICE');
  const { assessment } = await db.request.findUniqueOrThrow({ where: { id }, select: { assessment: true } });
  // Behind the portal's back, every ICE answer and every finding becomes its opposite.
  const where = { assessmentId: assessment?.id ?? '' };
  const { count } = await db.answer.updateMany({
    where: { ...where, part: 'ICE', questionCode: { in: ['I1', 'I2', 'I3', 'I8'] } },
    data: { value: true },
  });
  expect(count).toBeGreaterThan(2);
  await db.answer.deleteMany({ where: { ...where, part: 'FIELD' } });
  const flipped = await db.evaluation.findFirstOrThrow({ where: { requestId: id }, orderBy: { createdAt: 'desc' } });
  const input = JSON.parse(
    JSON.stringify(flipped.input).replaceAll(
      /("I[1238]":\{"value":)(true|false)/gu,
      (_all, start, value) => `${start}${value === 'true' ? 'false' : 'true'}`,
    ),
  );
  expect(input).not.toEqual(flipped.input);
  await ownerDb.$executeRaw`UPDATE evaluations SET input = ${JSON.stringify(input)}::jsonb WHERE id = ${flipped.id}::uuid`.catch(
    () => 0,
  );
  expect(await told()).toBe(before);
});
