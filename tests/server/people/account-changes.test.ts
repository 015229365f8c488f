import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { type Role, roles } from '@/lib/domain/access/role';
import { changeInput } from '@/lib/domain/people/account-change';
import { type AuditEntry, appendAudit, SessionEnded } from '@/lib/server/audit/append';
import { actorOfToken } from '@/lib/server/auth/sessions';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { runAs } from '@/lib/server/db/request-scope';
import { scopeOf } from '@/lib/server/db/scope-of';
import {
  changeAccount,
  closeAccount,
  decideChange,
  endAccountSessions,
  reopenAccount,
  startPasswordReset,
} from '@/lib/server/people/account-changes';
import { listPeople } from '@/lib/server/people/people-queries';
import { personPage } from '@/lib/server/people/person-queries';
import { openFor } from '@/tests/server/auth/open-for';
import { makeUser } from '@/tests/support/actors';
import { aCast, aPerson, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { insiders } from '@/tests/support/scopes';
import { signedIn } from '@/tests/support/sessions';

// Accounts of others: who changes whose, what ends with it, and whom nobody can take away.

fixedClock();

const origin = { ip: null, userAgent: null };
const reason = 'Left for another unit.';
let cast: Cast;
let administrator: Actor;
let agencyAdmin: Actor;

beforeAll(async () => {
  cast = await aCast();
});
beforeEach(async () => {
  administrator = await signedIn(cast.administrator);
  agencyAdmin = await signedIn(cast.calder.admin);
});

const changed = (userId: string, asked: { title?: string; roles: Role[]; officeId?: string }) =>
  changeInput.parse({ userId, title: 'Staff', reason, ...asked });

const idOf = ({ id }: Actor): string => id ?? '';
const lastEvent = (userId: string) =>
  db.auditEvent.findFirstOrThrow({ where: { targetId: userId }, orderBy: { seq: 'desc' } });
const workOf = (actor: Actor): AuditEntry => ({
  ...{ actor, role: 'NONE', action: 'user.password_changed', outcome: 'done' },
  target: { type: 'user', id: actor.id },
});

/** A summary, an alert on a view, a mail held back, one in a digest and one of its own. */
const wishes = async (userId: string): Promise<void> => {
  const at = now();
  await db.reportSubscription.create({
    data: { userId, every: 'WEEK', timeZone: 'America/Chicago', createdAt: at, sentFor: at },
  });
  const view = await db.savedView.create({
    data: { ownerId: userId, list: 'REQUESTS', name: 'Late', query: '?view=OVERDUE', createdAt: at, updatedAt: at },
  });
  const look = { viewName: 'Late', query: '?view=OVERDUE', reach: '', createdAt: at, lookedAt: at, lookedSeq: 0n };
  const cases = { create: [{ caseId: view.id, inside: true }] };
  await db.viewAlert.create({ data: { userId, viewId: view.id, list: 'REQUESTS', ...look, cases } });
  const { id: digestId } = await db.outboxMessage.create({
    data: { kind: 'digest', payload: { userId }, dedupeKey: `digest-${userId}`, createdAt: at },
  });
  for (const mail of [{ mailState: 'HELD', mailDueAt: at }, { digestId }, {}] as const) {
    const { id: outboxId } = await db.outboxMessage.create({
      data: { kind: 'notice', payload: {}, dedupeKey: `${JSON.stringify(mail)}-${userId}`, createdAt: at },
    });
    const words = { name: 'plan-agreed', subject: 'ACC: agreed', body: 'Agreed.', createdAt: at };
    await db.notice.create({ data: { ...words, ...mail, outboxId, userId } });
  }
};

const wishesLeft = async (userId: string) => ({
  summaries: await db.reportSubscription.count({ where: { userId } }),
  alerts: await db.viewAlert.count({ where: { userId } }),
  cases: await db.viewAlertCase.count({ where: { alert: { userId } } }),
  mails: (await db.notice.findMany({ where: { userId }, orderBy: { id: 'asc' } })).map(({ mailState }) => mailState),
});

const lettersTo = (userId: string) =>
  db.outboxMessage
    .findMany({ where: { kind: 'account_letter' } })
    .then((rows) =>
      db.accountChange
        .findMany({ where: { userId }, select: { id: true } })
        .then((changes) => rows.filter(({ dedupeKey }) => changes.some(({ id }) => dedupeKey.includes(id)))),
    );

describe('who may', () => {
  test('only administrators change accounts, those of an agency its own alone; oversight reads', async () => {
    const everyone = insiders(cast);
    const target = await makeUser({ agencyId: cast.calder.agencyId });
    for (const role of roles.filter((one) => one !== 'ADMIN' && one !== 'AGENCY_ADMIN')) {
      const actor = await signedIn(everyone[role]);
      const answers = [
        await closeAccount(actor, { userId: target.id, reason }),
        await reopenAccount(actor, { userId: target.id, reason }),
        await endAccountSessions(actor, target.id),
        await changeAccount(actor, changed(target.id, { roles: ['AGENCY_APPROVER'] })),
      ];
      expect(new Set(answers.map((answer) => (answer.ok ? 'done' : answer.why))), role).toEqual(new Set(['not_found']));
      expect((await personPage(actor, target.id)) !== null, role).toBe(role === 'OVERSIGHT');
      expect((await listPeople(actor)).length > 0, role).toBe(role === 'OVERSIGHT');
    }
    expect(await closeAccount(agencyAdmin, { userId: idOf(cast.amity.officer), reason })).toMatchObject({
      why: 'not_found',
    });
    expect(await personPage(agencyAdmin, idOf(cast.amity.officer))).toBeNull();
    expect(await personPage(agencyAdmin, 'nonsense')).toBeNull();
    expect((await listPeople(agencyAdmin)).every(({ place }) => place.startsWith('Calder'))).toBe(true);
    expect(await db.user.findUnique({ where: { id: target.id } })).toMatchObject({
      active: true,
      roles: ['AGENCY_OFFICER'],
    });
  });

  test('nobody changes their own account, and nobody without having confirmed who they are', async () => {
    const target = await makeUser({ agencyId: cast.calder.agencyId });
    for (const own of [administrator, agencyAdmin]) {
      const roles: Role[] = own === administrator ? ['ADMIN', 'LEGAL'] : ['AGENCY_ADMIN', 'AGENCY_APPROVER'];
      expect(await changeAccount(own, changed(idOf(own), { roles }))).toMatchObject({ why: 'blocked' });
      expect(await closeAccount(own, { userId: idOf(own), reason })).toMatchObject({ why: 'blocked' });
    }
    for (const act of [
      () => changeAccount(cast.administrator, changed(target.id, { roles: ['AGENCY_ADMIN'] })),
      () => closeAccount(cast.administrator, { userId: target.id, reason }),
      () => endAccountSessions(cast.administrator, target.id),
    ])
      expect(await act()).toMatchObject({ ok: false, why: 'blocked' });
    expect(await db.accountChange.count({ where: { userId: target.id } })).toBe(0);
  });

  test('an account keeps its side: no role of ICE at an agency, none of an agency at ICE, and at least one', async () => {
    const target = await makeUser({ agencyId: cast.calder.agencyId });
    for (const wrong of [['ADMIN'], ['AGENCY_OFFICER', 'LIAISON'], []] as Role[][]) {
      const answer = await changeAccount(administrator, changed(target.id, { roles: wrong }));
      expect(answer, wrong.join()).toMatchObject({ ok: false, fields: { roles: [expect.any(String)] } });
    }
    const liaison = changed(idOf(cast.otherLiaison), { roles: ['AGENCY_APPROVER'] });
    expect(await changeAccount(administrator, liaison)).toMatchObject({ fields: { roles: [expect.any(String)] } });
  });
});

describe('what it does', () => {
  test('changed roles count at the next request: old sessions end, the person is told, the chain has before and after', async () => {
    const user = await makeUser({ agencyId: cast.calder.agencyId, title: 'Staff' });
    const token = await openFor(user.id);
    expect(await actorOfToken(token, origin)).not.toBeNull();
    const asked = changed(user.id, { roles: ['AGENCY_OFFICER', 'AGENCY_APPROVER'] });
    expect(await changeAccount(agencyAdmin, asked)).toMatchObject({ ok: true });
    expect(await actorOfToken(token, origin)).toBeNull();
    expect(await db.session.findFirst({ where: { userId: user.id } })).toMatchObject({ endedBecause: 'CHANGED' });
    expect(JSON.parse((await lastEvent(user.id)).canon).event).toMatchObject({
      action: 'user.changed',
      actor: agencyAdmin.id,
      role: 'AGENCY_ADMIN',
      facts: { roles_before: 'AGENCY_OFFICER', roles: 'AGENCY_OFFICER/AGENCY_APPROVER', sessions: 1 },
    });
    expect(await lettersTo(user.id)).toHaveLength(1);
    expect((await personPage(agencyAdmin, user.id))?.changes[0]).toMatchObject({
      kind: 'ROLES',
      reason,
      details: ['Roles: Agency officer, Agency approver (before: Agency officer).'],
    });
    expect(await changeAccount(agencyAdmin, asked)).toMatchObject({ why: 'blocked' });
    // Another title alone signs nobody out.
    const later = await openFor(user.id);
    expect(await changeAccount(agencyAdmin, { ...asked, title: 'Captain' })).toMatchObject({ ok: true });
    expect(await actorOfToken(later, origin)).not.toBeNull();
  });

  test('a closed account is signed out at once; reopening brings no session back', async () => {
    const user = await makeUser({ agencyId: cast.calder.agencyId });
    const token = await openFor(user.id);
    expect(await closeAccount(agencyAdmin, { userId: user.id, reason })).toMatchObject({ ok: true });
    expect(await actorOfToken(token, origin)).toBeNull();
    expect(await lastEvent(user.id)).toMatchObject({ action: 'user.closed', actorId: agencyAdmin.id });
    expect(await closeAccount(agencyAdmin, { userId: user.id, reason })).toMatchObject({ why: 'wrong_state' });
    expect(await reopenAccount(agencyAdmin, { userId: user.id, reason })).toMatchObject({ ok: true });
    expect(await actorOfToken(token, origin)).toBeNull();
    expect(await lettersTo(user.id)).toHaveLength(2);
  });

  test('a closed account is sent nothing that its person asked for, whoever closes it', async () => {
    const stays = await makeUser({ agencyId: cast.calder.agencyId });
    await wishes(stays.id);
    const before = await wishesLeft(stays.id);
    expect(before).toEqual({ summaries: 1, alerts: 1, cases: 1, mails: ['HELD', 'WAITING', 'WAITING'] });
    for (const closer of [agencyAdmin, administrator]) {
      const { id: userId } = await makeUser({ agencyId: cast.calder.agencyId });
      await wishes(userId);
      const answer = await runAs(scopeOf(closer), () => closeAccount(closer, { userId, reason }));
      expect(answer).toMatchObject({ ok: true });
      // What was promised of itself is let go of by its own delivery.
      expect(await wishesLeft(userId)).toEqual({
        summaries: 0,
        alerts: 0,
        cases: 0,
        mails: ['NONE', 'NONE', 'WAITING'],
      });
    }
    expect(await wishesLeft(stays.id)).toEqual(before);
  });

  test('every session of somebody ends, and of nobody else', async () => {
    const [one, two] = [await makeUser({ agencyId: cast.calder.agencyId }), await makeUser()];
    const tokens = [await openFor(one.id), await openFor(one.id), await openFor(two.id)];
    expect(await endAccountSessions(agencyAdmin, one.id)).toMatchObject({ ok: true });
    const left = await Promise.all(tokens.map((token) => actorOfToken(token, origin)));
    expect(left.map((actor) => actor !== null)).toEqual([false, false, true]);
  });

  test('a new password is started, never set or seen: the link goes to the person alone', async () => {
    const user = await makeUser({ agencyId: cast.calder.agencyId });
    const token = await openFor(user.id);
    expect(await startPasswordReset(cast.calder.admin, { userId: user.id, reason })).toMatchObject({ why: 'blocked' });
    expect(await startPasswordReset(agencyAdmin, { userId: idOf(cast.amity.officer), reason })).toMatchObject({
      why: 'not_found',
    });
    const answer = await startPasswordReset(agencyAdmin, { userId: user.id, reason });
    expect(answer).toMatchObject({ ok: true, value: null });
    expect(await actorOfToken(token, origin)).toBeNull();
    const letter = await db.outboxMessage.findFirstOrThrow({
      where: { kind: 'security_letter' },
      orderBy: { id: 'desc' },
    });
    expect(letter.payload).toMatchObject({ letter: 'password-reset', userId: user.id });
    // Nothing of it changes before its owner has been there.
    expect(await db.user.findUnique({ where: { id: user.id } })).toMatchObject({
      passwordHash: user.passwordHash,
      totpSecret: user.totpSecret,
    });
    const page = JSON.stringify(await personPage(agencyAdmin, user.id));
    for (const secret of [user.passwordHash, user.totpSecret]) expect(page).not.toContain(secret);
  });

  test('what somebody was at when their account was closed is not saved', async () => {
    const user = await makeUser({ agencyId: cast.calder.agencyId });
    const actor = await actorOfToken(await openFor(user.id), origin);
    if (!actor) throw new Error('Nobody is signed in.');
    const work = db.$transaction(async (tx) => {
      await tx.user.update({ where: { id: cast.calder.officer.id ?? '' }, data: { title: 'Written by a ghost' } });
      expect((await closeAccount(agencyAdmin, { userId: user.id, reason })).ok).toBe(true);
      await appendAudit(tx, workOf(actor));
    });
    await expect(work).rejects.toThrow(SessionEnded);
    const officer = await db.user.findUniqueOrThrow({ where: { id: cast.calder.officer.id ?? '' } });
    expect(officer.title).not.toBe('Written by a ghost');
  });

  test('closing waits for what is being committed at that moment, and comes after it', async () => {
    const user = await makeUser({ agencyId: cast.calder.agencyId });
    const actor = await actorOfToken(await openFor(user.id), origin);
    if (!actor) throw new Error('Nobody is signed in.');
    const order: string[] = [];
    let closing: Promise<unknown> = Promise.resolve();
    await db.$transaction(async (tx) => {
      await appendAudit(tx, workOf(actor));
      closing = closeAccount(agencyAdmin, { userId: user.id, reason }).then(() => order.push('closed'));
      await new Promise((resolve) => setTimeout(resolve, 150));
      order.push('committed');
    });
    await closing;
    expect(order).toEqual(['committed', 'closed']);
  });
});

describe('the last one stays', () => {
  test('the last active approver and administrator of an agency, until the agency is suspended', async () => {
    const { approver, admin } = cast.amity;
    for (const userId of [idOf(approver), idOf(admin)]) {
      expect(await closeAccount(administrator, { userId, reason })).toMatchObject({ ok: false, why: 'blocked' });
      const demoted = changed(userId, { roles: ['AGENCY_OFFICER'] });
      expect(await changeAccount(administrator, demoted)).toMatchObject({ ok: false, why: 'blocked' });
      await expect(db.user.update({ where: { id: userId }, data: { active: false } })).rejects.toThrow('last active');
    }
    await db.agency.update({ where: { id: cast.amity.agencyId }, data: { status: 'SUSPENDED' } });
    expect(await closeAccount(administrator, { userId: idOf(approver), reason })).toMatchObject({ ok: true });
    await db.agency.update({ where: { id: cast.amity.agencyId }, data: { status: 'VERIFIED' } });
  });

  test('of two approvers that two administrators close at the same moment one stays, every time', async () => {
    const other = await signedIn(
      await aPerson({ name: 'Second Keeper', title: 'Clerk', roles: ['AGENCY_ADMIN'], agencyId: cast.calder.agencyId }),
    );
    const second = await makeUser({ agencyId: cast.calder.agencyId, role: 'AGENCY_APPROVER' });
    const pair = [idOf(cast.calder.approver), second.id] as const;
    const others = {
      agencyId: cast.calder.agencyId,
      roles: { has: 'AGENCY_APPROVER' as const },
      id: { notIn: [...pair] },
    };
    await db.user.updateMany({ where: others, data: { active: false } });
    for (let round = 0; round < 25; round += 1) {
      await db.user.updateMany({ where: { id: { in: [...pair] } }, data: { active: true } });
      const answers = await Promise.all([
        closeAccount(agencyAdmin, { userId: pair[0], reason }),
        closeAccount(other, { userId: pair[1], reason }),
      ]);
      expect(answers.map(({ ok }) => ok).sort(), `round ${round}`).toEqual([false, true]);
    }
  });

  test('the database holds it by itself, whoever writes', async () => {
    const second = await makeUser({ agencyId: cast.calder.agencyId, role: 'AGENCY_APPROVER' });
    const where = {
      agencyId: cast.calder.agencyId,
      roles: { has: 'AGENCY_APPROVER' as const },
      id: { not: second.id },
    };
    await db.user.updateMany({ where, data: { active: false } });
    const first = await db.user.update({ where: { id: idOf(cast.calder.approver) }, data: { active: true } });
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    // The second begins while the first is not committed yet: each would see the other's account open.
    const answers = await Promise.allSettled([
      db.$transaction(async (tx) => {
        await tx.user.update({ where: { id: first.id }, data: { active: false } });
        await pause(400);
      }),
      pause(150).then(() => db.user.update({ where: { id: second.id }, data: { roles: ['AGENCY_OFFICER'] } })),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  test('the last administrator, also when two close each other', async () => {
    const second = await signedIn(
      await aPerson({ name: 'Greta Lind', title: 'Staff', roles: ['ADMIN'], officeId: cast.offices.headquarters }),
    );
    const answers = await Promise.all([
      closeAccount(administrator, { userId: idOf(second), reason }),
      closeAccount(second, { userId: idOf(administrator), reason }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    await db.user.updateMany({ where: { roles: { has: 'ADMIN' } }, data: { active: true } });
    await expect(db.user.updateMany({ where: { roles: { has: 'ADMIN' } }, data: { active: false } })).rejects.toThrow();
  });
});

describe('four eyes', () => {
  test('the role of an administrator waits for a second one: not who asked, not who it is for', async () => {
    const second = await signedIn(
      await aPerson({ name: 'Walter Ames', title: 'Staff', roles: ['ADMIN'], officeId: cast.offices.headquarters }),
    );
    const target = idOf(cast.legal);
    const token = await openFor(target);
    const asked = changed(target, { roles: ['LEGAL', 'ADMIN'] });
    expect(await changeAccount(administrator, asked)).toMatchObject({ ok: true });
    expect(await db.user.findUnique({ where: { id: target } })).toMatchObject({ roles: ['LEGAL'] });
    expect(await actorOfToken(token, origin)).not.toBeNull();
    const { id: changeId } = await db.accountChange.findFirstOrThrow({ where: { userId: target, decision: null } });
    expect(await decideChange(administrator, { changeId, answer: 'GRANTED' })).toMatchObject({ why: 'blocked' });
    expect(await decideChange(agencyAdmin, { changeId, answer: 'GRANTED' })).toMatchObject({ why: 'not_found' });
    const self = { decision: 'GRANTED' as const, decidedAt: new Date(), decidedById: administrator.id };
    await expect(db.accountChange.update({ where: { id: changeId }, data: self })).rejects.toThrow();
    // While it waits, nothing else is changed.
    expect(await changeAccount(second, changed(target, { roles: ['OVERSIGHT'] }))).toMatchObject({ why: 'blocked' });
    const both = await Promise.all([1, 2].map(() => decideChange(second, { changeId, answer: 'GRANTED' })));
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await db.user.findUnique({ where: { id: target } })).toMatchObject({ roles: ['LEGAL', 'ADMIN'] });
    expect(await actorOfToken(token, origin)).toBeNull();
    expect(await lastEvent(target)).toMatchObject({ action: 'user.changed', actorId: second.id });
    await expect(db.accountChange.update({ where: { id: changeId }, data: { reason: 'x' } })).rejects.toThrow('stands');
  });

  test('refused, the account stays as it was; closed meanwhile, it cannot be confirmed', async () => {
    const second = await signedIn(
      await aPerson({ name: 'Sara Second', title: 'Staff', roles: ['ADMIN'], officeId: cast.offices.headquarters }),
    );
    const ask = async (target: string) => {
      expect((await changeAccount(administrator, changed(target, { roles: ['ADMIN'] }))).ok).toBe(true);
      return (await db.accountChange.findFirstOrThrow({ where: { userId: target, decision: null } })).id;
    };
    const refused = await ask(idOf(cast.board));
    expect(await decideChange(second, { changeId: refused, answer: 'REFUSED' })).toMatchObject({ ok: true });
    expect(await lastEvent(idOf(cast.board))).toMatchObject({ action: 'user.change_refused' });
    expect(await db.user.findUnique({ where: { id: idOf(cast.board) } })).toMatchObject({ roles: ['REVIEW_BOARD'] });
    const overtaken = await ask(idOf(cast.otherIntake));
    expect((await closeAccount(second, { userId: idOf(cast.otherIntake), reason })).ok).toBe(true);
    expect(await decideChange(second, { changeId: overtaken, answer: 'GRANTED' })).toMatchObject({ why: 'not_found' });
  });
});
