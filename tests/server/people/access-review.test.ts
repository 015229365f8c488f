import { addDays } from 'date-fns/addDays';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { roles } from '@/lib/domain/access/role';
import { reviewPress } from '@/lib/domain/people/access-review';
import { db } from '@/lib/server/db/client';
import { carryOutMessage, dispatchOutbox } from '@/lib/server/outbox/dispatch';
import { reviewPage, reviewsWaiting } from '@/lib/server/people/access-review';
import { watchAccess } from '@/lib/server/people/access-watch';
import { attestAccounts } from '@/lib/server/people/attest-accounts';
import { handlers } from '@/lib/server/worker/handlers';
import { makeUser } from '@/tests/support/actors';
import { aCast, aPerson, type Cast } from '@/tests/support/cast';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';
import { startMailServer } from '@/tests/support/mail-server';
import { insiders } from '@/tests/support/scopes';

// One year of access reviews: who is asked about whom, who is reminded, and what happens to what nobody looks at. The
// portal is no demonstration here; settings are read at their first use.

const before = process.env.DEMO;
process.env.DEMO = 'off';
const clock = fixedClock();
const mailServer = await startMailServer();
process.env.SMTP_URL = mailServer.url;
afterAll(async () => {
  await mailServer.stop();
  if (before === undefined) delete process.env.DEMO;
  else process.env.DEMO = before;
});

let cast: Cast;
let quill: string;

beforeAll(async () => {
  cast = await aCast();
  quill = (await makeUser({ agencyId: cast.calder.agencyId, name: 'Jonas Quill', workEmail: 'j.quill@calder.example' }))
    .id;
});

const at = (days: number) => clock.moveTo(addDays(testNow, days));
const namesFor = async (actor: Actor, all = false) =>
  (await reviewPage(actor, all))?.rows.map(({ name }) => name).sort();

const mailed = async (): Promise<string[]> => {
  mailServer.taken.length = 0;
  const ids: string[] = [];
  await dispatchOutbox(async ({ id }) => void ids.push(id));
  for (const id of ids) await carryOutMessage(id, handlers);
  return mailServer.taken.map(({ to, subject }) => `${[to].flat()[0]?.text}: ${subject}`).sort();
};

test('nobody else reads or confirms, and nobody their own account', async () => {
  at(80);
  const everyone = insiders(cast);
  for (const role of roles.filter((one) => one !== 'ADMIN' && one !== 'AGENCY_ADMIN')) {
    expect(await reviewPage(everyone[role], true), role).toBeNull();
    expect(await attestAccounts(everyone[role], [quill]), role).toMatchObject({ ok: false, why: 'not_yours' });
    expect(await reviewsWaiting(everyone[role]), role).toEqual([]);
  }
  const own = [cast.calder.admin, cast.administrator];
  for (const actor of own) {
    expect(await attestAccounts(actor, [actor.id ?? ''])).toMatchObject({ ok: false, why: 'not_found' });
    expect(await namesFor(actor, true)).not.toContain(actor.name);
  }
  expect(await attestAccounts(cast.amity.admin, [quill])).toMatchObject({ ok: false, why: 'not_found' });
  expect((await db.user.findUniqueOrThrow({ where: { id: quill } })).accessReviewedAt).toEqual(testNow);
});

test('two weeks before, an agency looks at its own; ICE at its offices and at the only administrators of agencies', async () => {
  at(70);
  expect(await namesFor(cast.calder.admin)).toEqual([]);
  expect(await reviewsWaiting(cast.calder.admin)).toEqual([]);
  at(77);
  expect(await namesFor(cast.calder.admin)).toEqual(['Jonas Quill', 'Maria Delgado', 'Thomas Brandt']);
  const ice = await namesFor(cast.administrator);
  expect(ice).toContain('Ana Ruiz');
  expect(ice).toContain('Priya Nair');
  expect(ice).not.toContain('Maria Delgado');
  expect(await reviewsWaiting(cast.calder.admin)).toMatchObject([
    { title: 'Access review', todo: 'Confirm 3 accounts, or close them', status: { label: 'Due soon' } },
  ]);
});

test('one press confirms one account, or all that were shown, each with its own event', async () => {
  at(78);
  expect(await attestAccounts(cast.calder.admin, [quill])).toMatchObject({ ok: true });
  expect(await namesFor(cast.calder.admin)).toEqual(['Maria Delgado', 'Thomas Brandt']);
  expect(await db.auditEvent.findFirst({ orderBy: { seq: 'desc' } })).toMatchObject({
    action: 'user.attested',
    targetId: quill,
    actorId: cast.calder.admin.id,
  });
  const events = await db.auditEvent.count({ where: { action: 'user.attested' } });
  const shown = (await reviewPage(cast.administrator, false))?.rows.map(({ id }) => id) ?? [];
  // Somebody else's account slipped among those shown is left aside.
  const others = [...shown, cast.administrator.id ?? ''];
  expect(await attestAccounts(cast.administrator, others)).toMatchObject({ ok: true });
  expect(await db.auditEvent.count({ where: { action: 'user.attested' } })).toBe(events + shown.length);
  expect(await namesFor(cast.administrator)).toEqual([]);
});

test('the press names one button and no more accounts than a page shows', () => {
  const id = quill;
  expect(reviewPress.parse({ keepAll: 'yes', shown: [id, id] })).toMatchObject({ shown: [id, id] });
  expect(reviewPress.parse({ keep: id, shown: id })).toMatchObject({ keep: id, shown: [id] });
  for (const odd of [{}, { keep: id, close: id }, { keepAll: 'no' }, { keepAll: 'yes', shown: Array(101).fill(id) }]) {
    expect(reviewPress.safeParse(odd).success).toBe(false);
  }
});

test('who owes it is reminded once before, on the day and after; who has looked is left alone', async () => {
  at(80);
  await watchAccess();
  await watchAccess();
  // The administrator has confirmed all; both agencies have not.
  expect(await mailed()).toEqual(
    [
      `d.cho@winter.example: Accounts to look at: City of Port Amity Police Department`,
      `p.nair@winter.example: Accounts to look at: Calder County Sheriff's Office`,
    ].map((line) => line.replace('d.cho', 'daniel.cho').replace('p.nair', 'priya.nair')),
  );
  at(91);
  await watchAccess();
  const onTheDay = await mailed();
  expect(onTheDay.filter((line) => line.startsWith('priya.nair'))).toHaveLength(1);
  // What is overdue at an agency stands with ICE too.
  expect(onTheDay.some((line) => line.startsWith('adam.admin'))).toBe(true);
  expect(await namesFor(cast.administrator)).toContain('Maria Delgado');
  expect(await reviewsWaiting(cast.administrator)).toMatchObject([{ status: { label: 'Overdue' } }]);
});

test('who is not confirmed is told a week later and closed after another one, but for the last of a role', async () => {
  at(98);
  expect(await watchAccess()).toBe(0);
  const told = await mailed();
  expect(told.some((line) => line.startsWith('maria.delgado') && line.includes('will be closed'))).toBe(true);
  expect(told.some((line) => line.startsWith('j.quill'))).toBe(false);
  at(103);
  expect(await watchAccess()).toBe(0);
  at(105);
  // Maria Delgado and Kevin Osei, who nobody confirmed. The approvers are the last of their agencies.
  expect(await watchAccess()).toBe(2);
  const closed = await db.user.findMany({ where: { active: false }, select: { name: true }, orderBy: { name: 'asc' } });
  expect(closed.map(({ name }) => name)).toEqual(['Kevin Osei', 'Maria Delgado']);
  expect(await db.accountChange.findFirst({ where: { kind: 'CLOSE' } })).toMatchObject({ askedById: null });
  expect(await db.auditEvent.findFirst({ where: { action: 'user.closed' } })).toMatchObject({ actorRole: 'SYSTEM' });
  expect((await mailed()).filter((line) => line.includes('was changed'))).toHaveLength(2);
  expect(await watchAccess()).toBe(0);
});

test('nobody is closed who was not told a week before', async () => {
  const late = await aPerson({
    name: 'Late Comer',
    title: 'Clerk',
    roles: ['AGENCY_OFFICER'],
    agencyId: cast.calder.agencyId,
  });
  await db.user.update({ where: { id: late.id ?? '' }, data: { accessReviewedAt: addDays(testNow, -200) } });
  expect(await watchAccess()).toBe(0);
  expect(await db.user.findUnique({ where: { id: late.id ?? '' } })).toMatchObject({ active: true });
});

test('an account that nobody uses is marked', async () => {
  const rows = (await reviewPage(cast.calder.admin, true))?.rows ?? [];
  expect(rows.find(({ name }) => name === 'Jonas Quill')).toMatchObject({ unused: true, lastSignIn: null });
  await db.user.update({ where: { id: quill }, data: { lastSignInAt: addDays(testNow, 100) } });
  const again = (await reviewPage(cast.calder.admin, true))?.rows ?? [];
  expect(again.find(({ name }) => name === 'Jonas Quill')).toMatchObject({ unused: false });
});
