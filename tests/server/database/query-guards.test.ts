import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { db } from '@/lib/server/db/client';
import { makeAgency } from '@/tests/support/actors';

// A question that lost a value must not become a question about every row (rules R7 and R8).

// What a form that is not read by a schema could bring: Prisma would take each of these for an instruction.
const lost = (): string => JSON.parse('{}').agencyId;

test('a filter that lost its value is refused, wherever it stands', async () => {
  await makeAgency();
  const refused = [
    db.agency.findMany({ where: { id: lost() } }),
    db.agency.findFirst({ where: { AND: [{ stateCode: 'ZZ' }, { id: { equals: lost() } }] } }),
    db.agency.count({ where: { OR: [{ id: { in: [randomUUID(), lost()] } }] } }),
    db.agency.updateMany({ where: { id: lost() }, data: { headName: 'Nobody' } }),
    db.request.deleteMany({ where: { agency: { id: lost() } } }),
    db.agency.update({ where: { id: randomUUID() }, data: { headName: lost() } }),
    db.agency.findMany({ where: { stateCode: 'ZZ' }, select: { id: true, users: { where: { id: lost() } } } }),
    db.$transaction((tx) => tx.agency.findMany({ where: { id: lost() } })),
  ];
  for (const { status, ...rest } of await Promise.allSettled(refused)) {
    expect([status, 'reason' in rest && String(rest.reason)]).toEqual([
      'rejected',
      expect.stringMatching(/is undefined/u),
    ]);
  }
});

test('many rows are never changed or deleted without saying which', async () => {
  const id = await makeAgency();
  const data = { headName: 'Nobody' };
  const refused = [
    db.agency.updateMany({ data }),
    db.agency.updateMany({ where: {}, data }),
    db.agency.updateMany({ where: { AND: [], OR: [{}], NOT: { AND: {} } }, data }),
    db.agency.updateManyAndReturn({ data }),
    db.savedView.deleteMany(),
    db.$transaction((tx) => tx.savedView.deleteMany({ where: {} })),
  ];
  for (const { status, ...rest } of await Promise.allSettled(refused)) {
    expect([status, 'reason' in rest && String(rest.reason)]).toEqual([
      'rejected',
      expect.stringMatching(/does not say which rows/u),
    ]);
  }
  expect(await db.agency.count({ where: data })).toBe(0);
  expect(await db.agency.updateMany({ where: { id }, data })).toEqual({ count: 1 });
});
