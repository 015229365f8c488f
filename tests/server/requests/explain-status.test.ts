import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { addDaysOff } from '@/lib/server/agencies/days-off-commands';
import { getRequestCase } from '@/lib/server/requests/case-queries';
import { makeAgency } from '@/tests/support/actors';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { asOwner } from '@/tests/support/database';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';
import { take } from '@/tests/support/take-step';

// What the page of a request says about how long it takes, from the requests of all agencies.

const clock = fixedClock();

let cast: Cast;
beforeAll(async () => {
  cast = await aCast();
});

const explained = async (actor: Actor, id: string) => (await getRequestCase(actor, id))?.explained;

test('rests on the target first, and on what is typical once five requests of three agencies have gone through', async () => {
  const own = await aRequest(cast).in('SUBMITTED');
  expect((await explained(cast.calder.officer, own))?.expected).toContain('The target of this step is 2 business days');
  const others: string[] = [];
  for (let n = 0; n < 5; n += 1) {
    const id = await aRequest(cast).of(cast.amity).in('SUBMITTED');
    clock.passMinutes(3 * 24 * 60);
    await take('claim', id, cast.intake);
    others.push(id);
  }
  // What is typical is kept for ten minutes; the days above have passed since. Five of one agency would tell its times.
  expect((await explained(cast.calder.officer, own))?.basis).toMatch(/^Too few requests of this kind/u);
  await asOwner('ALTER TABLE requests DISABLE TRIGGER USER');
  for (const id of others.slice(0, 2)) {
    await asOwner(`UPDATE requests SET agency_id = '${await makeAgency()}' WHERE id = '${id}'`);
  }
  await asOwner('ALTER TABLE requests ENABLE TRIGGER USER');
  clock.passMinutes(11);
  const mine = await explained(cast.calder.officer, own);
  expect(mine?.basis).toMatch(/^Of the latest 5 requests of the same kind/u);
  expect(mine?.expected).toMatch(/longer than nine of ten/u);
  clock.moveTo(testNow);
});

test('both sides read the same clock, whatever each may read of the timeline', async () => {
  const id = await aRequest(cast).in('RETURNED');
  const [agency, ice] = [await explained(cast.calder.officer, id), await explained(cast.intake, id)];
  expect(agency?.clock).toMatch(/^So far ICE has had it for \d+ business days? and the agency for/u);
  expect(ice?.clock).toBe(agency?.clock);
  const day = { name: 'Founders’ Day', from: '2026-12-01', to: '2026-12-01' };
  expect((await addDaysOff(cast.calder.admin, day)).ok).toBe(true);
  clock.moveTo(new Date('2026-12-03T15:00:00.000Z'));
  const later = await explained(cast.calder.officer, id);
  // November 25, 27 and 30, December 2 and 3; the 26th is Thanksgiving and December 1 is the agency's own.
  expect(later?.clock).toContain('the agency for 5 business days, not counting Founders’ Day (Dec 1, 2026).');
  expect((await explained(cast.intake, id))?.clock).toBe(later?.clock);
  clock.moveTo(testNow);
});

test('says nothing of a request that is closed', async () => {
  expect(await explained(cast.calder.officer, await aRequest(cast).in('WITHDRAWN'))).toBeNull();
});
