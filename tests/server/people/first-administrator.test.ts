import { afterAll, beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/server/db/client';
import {
  firstAdministratorInput,
  isFirstLink,
  makeFirstAdministrator,
  makeFirstLink,
} from '@/lib/server/people/first-administrator';
import { makeActor, makeOffice } from '@/tests/support/actors';
import { freshDatabase } from '@/tests/support/database';
import { fixedClock } from '@/tests/support/fixed-clock';

// The first administrator of a portal that begins empty. Settings are read at their first use, which is in the first test.

const before = process.env.DEMO;
process.env.DEMO = 'off';
afterAll(() => {
  if (before === undefined) delete process.env.DEMO;
  else process.env.DEMO = before;
});

const clock = fixedClock();
beforeEach(freshDatabase);

const password = 'harbor-meadow-winter-10';
const form = (token: string, changes: Record<string, string> = {}) =>
  firstAdministratorInput.parse({
    ...{ token, name: 'Fiona First', title: 'Administrator', phone: '', workEmail: 'f.first@coordination.example' },
    ...{ officeName: 'State and Local Coordination Office', password, passwordAgain: password, ...changes },
  });

const link = async (): Promise<string> => (await makeFirstLink()) ?? '';

test('the printed link makes one administrator with the office it works at, and closes for good', async () => {
  const token = await link();
  expect(token).toMatch(/^[\w-]{43}$/u);
  expect(JSON.stringify(await db.firstAdministratorLink.findMany())).not.toContain(token);
  expect(await isFirstLink(token)).toBe(true);
  expect(await makeFirstAdministrator(form(token))).toMatchObject({ ok: true });
  const user = await db.user.findFirstOrThrow({ include: { office: true } });
  expect(user).toMatchObject({ roles: ['ADMIN'], demonstration: false, office: { kind: 'HQ_OSLC' } });
  // No factor yet and no session: the sign-in goes on to the second factor.
  expect(user).toMatchObject({ totpSecret: null });
  expect(await db.session.count()).toBe(0);
  expect(await isFirstLink(token)).toBe(false);
  expect(await makeFirstAdministrator(form(token))).toMatchObject({ ok: false, why: 'not_found' });
  expect(await makeFirstLink()).toBeNull();
  expect(await db.user.count()).toBe(1);
  const actions = (await db.auditEvent.findMany({ orderBy: { seq: 'asc' } })).map(({ action }) => action);
  expect(actions).toEqual(['first_administrator.link_made', 'first_administrator.made']);
});

test('of twenty that open it at once one becomes administrator', async () => {
  const token = await link();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      makeFirstAdministrator(form(token, { workEmail: `racer.${at}@coordination.example` })),
    ),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await db.user.count()).toBe(1);
  expect(await db.office.count()).toBe(1);
});

test('it runs out after an hour, a newer one ends it, and an altered one is none', async () => {
  const first = await link();
  const second = await link();
  expect([await isFirstLink(first), await isFirstLink(second)]).toEqual([false, true]);
  expect(await isFirstLink(`${second.slice(0, 42)}_`)).toBe(false);
  expect(await isFirstLink('')).toBe(false);
  clock.passMinutes(61);
  expect(await isFirstLink(second)).toBe(false);
  expect(await makeFirstAdministrator(form(second))).toMatchObject({ ok: false, why: 'not_found' });
  expect(await db.user.count()).toBe(0);
});

test('an administrator closes it however they came about, also one whose account is closed; one of a demonstration does not', async () => {
  const token = await link();
  const shown = await makeActor({ role: 'ADMIN', demonstration: true });
  expect(await isFirstLink(token)).toBe(true);
  expect(await makeFirstLink()).not.toBeNull();
  const again = await link();
  await makeActor({ role: 'ADMIN' });
  expect(await isFirstLink(again)).toBe(false);
  expect(await makeFirstAdministrator(form(again))).toMatchObject({ ok: false, why: 'not_found' });
  await db.user.updateMany({ where: { id: { not: shown.id ?? '' } }, data: { active: false } });
  expect(await makeFirstLink()).toBeNull();
});

test('what is wrong is said at its field, and nothing is left behind', async () => {
  const token = await link();
  await makeOffice({ kind: 'SAC' });
  const { name } = await db.office.findFirstOrThrow();
  const offices = await db.office.count();
  expect(await makeFirstAdministrator(form(token, { officeName: name }))).toMatchObject({
    fields: { officeName: [expect.any(String)] },
  });
  const weak = 'Fiona First Administrator';
  expect(await makeFirstAdministrator(form(token, { password: weak, passwordAgain: weak }))).toMatchObject({
    fields: { password: [expect.any(String)] },
  });
  await makeActor({ workEmail: 'f.first@coordination.example' });
  expect(await makeFirstAdministrator(form(token, { officeName: 'Another office' }))).toMatchObject({ ok: false });
  expect(await db.office.count()).toBe(offices);
  expect(await isFirstLink(token)).toBe(true);
});
