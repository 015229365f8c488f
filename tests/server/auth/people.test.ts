import { expect, test } from 'vitest';
import { roles } from '@/lib/domain/access/role';
import { actorOfToken } from '@/lib/server/auth/sessions';
import { db } from '@/lib/server/db/client';
import { listPeople, setActive } from '@/lib/server/people/people-queries';
import { makeActor, makeAgency, makeUser } from '@/tests/support/actors';
import { openFor } from './open-for';

test('only administrators switch accounts off (oversight may read them), and agency administrators those of their agency alone', async () => {
  const agencyId = await makeAgency();
  const colleague = await makeUser({ agencyId });
  const stranger = await makeUser();
  for (const role of roles.filter((each) => each !== 'ADMIN' && each !== 'AGENCY_ADMIN')) {
    const actor = await makeActor({ role });
    if (role !== 'OVERSIGHT') expect(await listPeople(actor), role).toEqual([]);
    expect(await setActive(actor, colleague.id, false), role).toMatchObject({ ok: false, why: 'not_found' });
  }
  const admin = await makeActor({ role: 'AGENCY_ADMIN', agencyId });
  expect((await listPeople(admin)).map((person) => person.id).sort()).toEqual([admin.id, colleague.id].sort());
  expect(await setActive(admin, stranger.id, false)).toMatchObject({ ok: false, why: 'not_found' });
  for (const role of ['ADMIN', 'OVERSIGHT'] as const) {
    const everyone = await listPeople(await makeActor({ role }));
    expect(everyone.length).toBe(await db.user.count());
  }
});

test('a closed account is signed out at once, with an event; reopening it brings no session back', async () => {
  const admin = await makeActor({ role: 'ADMIN' });
  const user = await makeUser();
  const token = await openFor(user.id);
  const origin = { ip: null, userAgent: null };
  expect(await actorOfToken(token, origin)).not.toBeNull();
  expect(await setActive(admin, user.id, false)).toMatchObject({ ok: true });
  expect(await actorOfToken(token, origin)).toBeNull();
  expect(await db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } })).toMatchObject({
    action: 'user.closed',
    actorId: admin.id,
    targetId: user.id,
  });
  expect(await setActive(admin, user.id, true)).toMatchObject({ ok: true });
  expect(await actorOfToken(token, origin)).toBeNull();
});

test('nobody closes their own account, and two administrators cannot close each other', async () => {
  await db.user.updateMany({ where: { roles: { has: 'ADMIN' } }, data: { active: false } });
  const [one, two] = [await makeActor({ role: 'ADMIN' }), await makeActor({ role: 'ADMIN' })];
  expect(await setActive(one, one.id ?? '', false)).toMatchObject({ ok: false, why: 'blocked' });
  const answers = await Promise.all([setActive(one, two.id ?? '', false), setActive(two, one.id ?? '', false)]);
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
});
