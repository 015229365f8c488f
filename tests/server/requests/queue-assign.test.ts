import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { assignManyInput, tickOf } from '@/lib/domain/requests/bulk-assign';
import { db } from '@/lib/server/db/client';
import { assignMany } from '@/lib/server/requests/bulk-assign';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';

// Each ticked request goes through the step of its status, with that step's own guards.

fixedClock();

let cast: Cast;
const ids: Record<'reviewed' | 'again' | 'others' | 'assigned' | 'sent', string> = {
  ...{ reviewed: '', again: '', others: '', assigned: '', sent: '' },
};

const rowOf = (id: string) => db.request.findUniqueOrThrow({ where: { id } });

const assign = async (actor: Actor, ticked: readonly string[], more: Record<string, string> = {}) => {
  const boxes = await Promise.all(ticked.map(async (id) => tickOf(await rowOf(id))));
  const given = { ticked: boxes, liaisonId: cast.otherLiaison.id ?? '', reason: '', idempotencyKey: 'a-drawn-form' };
  return assignMany(actor, assignManyInput.parse({ ...given, ...more }));
};

beforeAll(async () => {
  cast = await aCast();
  ids.reviewed = await aRequest(cast).in('INTAKE_REVIEW');
  ids.again = await aRequest(cast).in('INTAKE_REVIEW');
  ids.assigned = await aRequest(cast).in('ASSIGNED');
  ids.sent = await aRequest(cast).in('SUBMITTED');
}, 120_000);

test('what may go goes, and what may not stays with the reason of its own step', async () => {
  const { number: sent } = await rowOf(ids.sent);
  const { number: assigned } = await rowOf(ids.assigned);
  expect(await assign(cast.intake, [ids.reviewed, ids.sent, ids.assigned])).toEqual({
    ok: false,
    why: 'wrong_state',
    message: '1 request went to Lena Moss. These 2 did not:',
    reasons: [
      expect.stringMatching(new RegExp(`^${sent}: This step is not possible`, 'u')),
      `${assigned}: Say why the case changes hands.`,
    ],
  });
  expect(await rowOf(ids.reviewed)).toMatchObject({ status: 'ASSIGNED', liaisonId: cast.otherLiaison.id });
  expect(await rowOf(ids.sent)).toMatchObject({ status: 'SUBMITTED', liaisonId: null });
  expect(await rowOf(ids.assigned)).toMatchObject({ liaisonId: cast.liaison.id });
});

test('somebody else’s claim, a liaison of a far office and an agency are refused by the guards', async () => {
  const claim = await assign(cast.otherIntake, [ids.again]);
  expect(claim).toMatchObject({
    reasons: [expect.stringContaining('Another intake officer has claimed this request.')],
  });
  const far = await assign(cast.intake, [ids.again], { liaisonId: cast.farLiaison.id ?? '' });
  expect(far).toMatchObject({ reasons: [expect.stringContaining('an office that covers the area of this agency')] });
  const agency = await assign(cast.calder.officer, [ids.again]);
  expect(agency).toMatchObject({ ok: false, message: 'No request was assigned.' });
  const foreign = await assign(cast.farLiaison, [ids.again]);
  expect(foreign).toMatchObject({ reasons: [expect.stringMatching(/^A request: There is no such case/u)] });
  expect(await rowOf(ids.again)).toMatchObject({ status: 'INTAKE_REVIEW', liaisonId: null });
});

test('the same form sent twice has one effect and one answer', async () => {
  const form = {
    ...{ ticked: [tickOf(await rowOf(ids.again)), tickOf(await rowOf(ids.assigned))], reason: 'On leave until May.' },
    ...{ liaisonId: cast.otherLiaison.id ?? '', idempotencyKey: 'another-form' },
  };
  const first = await assignMany(cast.intake, assignManyInput.parse(form));
  expect(first).toEqual({ ok: true, value: null, message: '2 requests went to Lena Moss.' });
  const events = await db.statusEvent.count();
  const versions = [(await rowOf(ids.again)).version, (await rowOf(ids.assigned)).version];
  expect(await assignMany(cast.intake, assignManyInput.parse(form))).toEqual(first);
  expect(await db.statusEvent.count()).toBe(events);
  expect([(await rowOf(ids.again)).version, (await rowOf(ids.assigned)).version]).toEqual(versions);
});

test('a request that somebody changed since it was ticked stays', async () => {
  const old = tickOf({ ...(await rowOf(ids.again)), version: 1 });
  const answer = await assignMany(
    cast.intake,
    assignManyInput.parse({
      ...{ ticked: old, liaisonId: cast.liaison.id, reason: 'Back again.', idempotencyKey: 'a-third-form' },
    }),
  );
  expect(answer).toMatchObject({ ok: false, reasons: [expect.stringContaining('Somebody else changed this case')] });
});

test('no more than a page is taken, and no box that the portal did not draw', () => {
  const box = `assign_1_${ids.again}`;
  const given = (ticked: unknown) =>
    assignManyInput.safeParse({ ticked, liaisonId: ids.again, reason: '', idempotencyKey: 'some-form' }).success;
  expect(given(box)).toBe(true);
  expect(given(Array.from({ length: 25 }, () => box))).toBe(true);
  for (const wrong of [undefined, [], Array.from({ length: 26 }, () => box), `approve_1_${ids.again}`, 'assign_1_x']) {
    expect(given(wrong), String(wrong)).toBe(false);
  }
});
