import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { agencyPage } from '@/lib/server/agencies/agency-queries';
import { addDaysOff, removeDaysOff } from '@/lib/server/agencies/days-off-commands';
import { daysOffForIce, daysOffPage } from '@/lib/server/agencies/days-off-queries';
import { db } from '@/lib/server/db/client';
import { runAs } from '@/lib/server/db/request-scope';
import { scopeOf } from '@/lib/server/db/scope-of';
import { aCast, type Cast } from '@/tests/support/cast';
import { asOwner } from '@/tests/support/database';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';

// An agency says when its office is closed: who may, what stands, and what both sides read of it.

const clock = fixedClock();

let cast: Cast;
beforeAll(async () => {
  cast = await aCast();
});

const nothing = { name: null, from: null, to: null, remove: null };
const add = (actor: Actor, from: string, to = from, name = 'Founders’ Day') =>
  runAs(scopeOf(actor), () => addDaysOff(actor, { name, from, to }));
const page = (actor: Actor, asked = {}) => runAs(scopeOf(actor), () => daysOffPage(actor, { ...nothing, ...asked }));
const standing = () => db.officeClosure.count({ where: { agencyId: cast.calder.agencyId, removedAt: null } });

describe('days off', () => {
  test('are added by an administrator of the agency alone, and read by its people and by ICE', async () => {
    for (const actor of [cast.calder.officer, cast.calder.approver, cast.liaison, cast.administrator]) {
      expect(await add(actor, '2026-12-01'), actor.name).toMatchObject({ ok: false, why: 'not_yours' });
    }
    expect(await add(cast.calder.admin, '2026-12-01')).toMatchObject({ ok: true });
    expect((await page(cast.calder.officer))?.rows).toMatchObject([{ name: 'Founders’ Day', past: false }]);
    expect((await page(cast.amity.admin))?.rows).toEqual([]);
    expect(await page(cast.liaison)).toBeNull();
    expect(await daysOffForIce(cast.administrator, cast.calder.agencyId)).toHaveLength(1);
    expect(await daysOffForIce(cast.calder.admin, cast.calder.agencyId)).toBeNull();
    const event = await db.auditEvent.findFirst({ where: { action: 'agency.days_off_added' } });
    const { id } = await db.officeClosure.findFirstOrThrow();
    expect(event).toMatchObject({ actorId: cast.calder.admin.id, targetType: 'days_off', targetId: id });
    // It is nothing that ICE has decided about the agency.
    expect((await agencyPage(cast.administrator, cast.calder.agencyId))?.changed).toBeNull();
  });

  test('that two people add at once are there once, whoever asks the database', async () => {
    const twice = await Promise.all([1, 2].map(() => add(cast.calder.admin, '2027-05-12', '2027-05-14')));
    expect(twice.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await standing()).toBe(2);
    const row = (from: string, to: string) =>
      asOwner(`INSERT INTO office_closures (id, agency_id, name, from_on, to_on, added_by_id, added_at)
        VALUES (gen_random_uuid(), '${cast.calder.agencyId}', 'Again', '${from}', '${to}', '${cast.calder.admin.id}', now())`);
    await expect(row('2027-05-14', '2027-05-15')).rejects.toThrow(/office_closures_once/u);
    await expect(row('2027-06-01', '2027-06-15')).rejects.toThrow(/office_closures_range/u);
    for (let n = 0; n < 4; n += 1) await row(`2027-${n + 7}-01`, `2027-${n + 7}-14`);
    await expect(row('2027-11-01', '2027-11-02')).rejects.toThrow(/at most 60 days off/u);
    await expect(asOwner(`UPDATE office_closures SET name = 'Other'`)).rejects.toThrow(/removed, and not changed/u);
  });

  test('are removed before they begin, by their own agency, and stay once they have begun', async () => {
    const { id } = await db.officeClosure.findFirstOrThrow({ where: { fromOn: new Date('2027-05-12') } });
    const remove = (actor: Actor, closureId = id) => runAs(scopeOf(actor), () => removeDaysOff(actor, { closureId }));
    expect(await remove(cast.amity.admin)).toMatchObject({ ok: false, why: 'not_found' });
    expect((await page(cast.calder.admin, { remove: id }))?.removing?.what).toMatch(/May 12, 2027 to May 14, 2027/u);
    expect(await remove(cast.calder.admin)).toMatchObject({ ok: true });
    expect(await remove(cast.calder.admin)).toMatchObject({ ok: false, why: 'not_found' });
    const begun = await db.officeClosure.findFirstOrThrow({ where: { fromOn: new Date('2026-12-01') } });
    clock.moveTo(new Date('2026-12-01T15:00:00.000Z'));
    expect(await remove(cast.calder.admin, begun.id)).toMatchObject({ ok: false, why: 'blocked' });
    expect((await page(cast.calder.admin, { remove: begun.id }))?.removing).toBeNull();
    expect(await add(cast.calder.admin, '2026-12-01')).toMatchObject({ ok: false, why: 'invalid' });
    clock.moveTo(testNow);
  });
});
