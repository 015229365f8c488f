import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import type { RequestStepName } from '@/lib/domain/requests/steps';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { carryOutMessage, dispatchOutbox } from '@/lib/server/outbox/dispatch';
import { getDraft } from '@/lib/server/requests/draft-queries';
import { getInvitation, getPeople } from '@/lib/server/requests/member-queries';
import { handlers } from '@/lib/server/worker/handlers';
import { aRequest } from '@/tests/support/cases';
import { aCast, aPerson, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { startMailServer } from '@/tests/support/mail-server';
import { ownerDb } from '@/tests/support/owner-db';
import { take } from '@/tests/support/take-step';

// Several people on one request, as its owner, editors, approver and viewers, and how they come to it.

const clock = fixedClock();
const mailServer = await startMailServer();
process.env.SMTP_URL = mailServer.url;

let cast: Cast;
let ana: Actor;

beforeAll(async () => {
  cast = await aCast();
  ana = await aPerson({
    name: 'Ana Park',
    title: 'Sergeant',
    roles: ['AGENCY_OFFICER'],
    agencyId: cast.calder.agencyId,
  });
  await db.agency.update({ where: { id: cast.calder.agencyId }, data: { emailDomain: 'winter.example' } });
  return () => mailServer.stop();
});

const attempt = async (step: RequestStepName, id: string, actor: Actor, input: Record<string, unknown> = {}) =>
  performRequestStep(step, id, actor, input);

const memberOf = async (requestId: string, email: string) =>
  (await db.requestMember.findFirstOrThrow({ where: { requestId, email, removedAt: null } })).id;

const anaEmail = 'ana.park@winter.example';
const story = { title: 'Gangs', narrative: 'Shootings.' };

describe('the people of a request', () => {
  test('wrong people: other agencies and ICE find nothing, officers who do not own it manage nobody', async () => {
    const id = await aRequest(cast).empty();
    const invited = { email: anaEmail, role: 'EDITOR' };
    for (const actor of [cast.amity.officer, cast.intake, cast.administrator]) {
      expect(await attempt('invite_colleague', id, actor, invited)).toMatchObject({ ok: false });
      expect(await getPeople(actor, id)).toBeNull();
    }
    expect(await attempt('invite_colleague', id, ana, invited)).toMatchObject({ why: 'blocked' });
    expect(await attempt('invite_colleague', id, cast.calder.admin, invited)).toMatchObject({ why: 'not_yours' });
    expect(await getPeople(ana, id)).toMatchObject({ mayManage: false, openToAll: true, members: [{ role: 'OWNER' }] });
  });

  test.each([
    ['an address elsewhere', { email: 'ana@gmail.example', role: 'EDITOR' }, 'email'],
    ['a person of another agency', { email: 'kevin.osei@winter.example', role: 'EDITOR' }, 'email'],
    ['an approver who may not submit', { email: anaEmail, role: 'APPROVER' }, 'role'],
    ['an editor who may not draft', { email: 'priya.nair@winter.example', role: 'EDITOR' }, 'role'],
    ['an owner', { email: anaEmail, role: 'OWNER' }, 'role'],
  ])('%s is refused at its field', async (_name, input, field) => {
    const id = await aRequest(cast).empty();
    const answer = await attempt('invite_colleague', id, cast.calder.officer, input);
    expect(answer).toMatchObject({ ok: false, why: 'invalid', fields: { [field]: [expect.any(String)] } });
    expect(await db.requestMember.count({ where: { requestId: id } })).toBe(1);
  });

  test('a viewer reads and an outsider reads; owner, editor and approver write; the approver submits', async () => {
    const id = await aRequest(cast).in('DRAFT');
    const other = await aPerson({
      name: `Olga Outside ${id.slice(-6)}`,
      title: 'Sergeant',
      roles: ['AGENCY_OFFICER'],
      agencyId: cast.calder.agencyId,
    });
    expect(await attempt('save_narrative', id, other, story)).toMatchObject({ ok: true });
    await take('invite_colleague', id, cast.calder.officer, { email: anaEmail, role: 'VIEWER' });
    for (const actor of [ana, other]) {
      expect(await attempt('save_narrative', id, actor, story)).toMatchObject({ ok: false, why: 'blocked' });
      expect(await attempt('send_to_approver', id, actor, {})).toMatchObject({ ok: false, why: 'blocked' });
      expect((await getDraft(actor, id))?.editing.state).toBe('BLOCKED');
    }
    await take('change_colleague', id, cast.calder.officer, { memberId: await memberOf(id, anaEmail), role: 'EDITOR' });
    for (const actor of [cast.calder.officer, ana, cast.calder.approver]) {
      expect(await attempt('save_narrative', id, actor, story)).toMatchObject({ ok: true });
    }
    await take('submit', id, cast.calder.approver, { attest: 'on', noticeSeen: 'on' });
  });

  test('the owner stays until the request is handed over; whoever was taken off writes no more', async () => {
    const id = await aRequest(cast).empty();
    await take('invite_colleague', id, cast.calder.officer, { email: anaEmail, role: 'EDITOR' });
    const owner = await memberOf(id, 'maria.delgado@winter.example');
    expect(await attempt('leave_request', id, cast.calder.officer)).toMatchObject({ why: 'blocked' });
    expect(await attempt('remove_colleague', id, cast.calder.approver, { memberId: owner })).toMatchObject({
      fields: { memberId: [expect.stringContaining('always has an owner')] },
    });
    const next = { memberId: await memberOf(id, anaEmail) };
    const setAna = (active: boolean) => db.user.update({ where: { id: ana.id ?? '' }, data: { active } });
    await setAna(false);
    expect(await attempt('transfer_ownership', id, cast.calder.officer, next)).toMatchObject({ why: 'invalid' });
    await setAna(true);
    await take('transfer_ownership', id, cast.calder.officer, next);
    expect(
      await attempt('invite_colleague', id, cast.calder.officer, { email: anaEmail, role: 'VIEWER' }),
    ).toMatchObject({ why: 'blocked' });
    await take('remove_colleague', id, ana, { memberId: owner });
    expect((await getPeople(ana, id))?.members.map(({ name, role }) => `${name} ${role}`)).toEqual(['Ana Park OWNER']);
    expect(await getPeople(cast.calder.officer, id)).toMatchObject({ mayManage: false });
  });

  test('a request from before there were members is open to all, and its starter owns it', async () => {
    const id = await aRequest(cast).empty();
    await ownerDb.requestMember.deleteMany({ where: { requestId: id } });
    expect(await attempt('save_narrative', id, ana, story)).toMatchObject({ ok: true });
    await take('invite_colleague', id, cast.calder.officer, { email: anaEmail, role: 'VIEWER' });
    expect((await getPeople(ana, id))?.members.map(({ role }) => role)).toEqual(['OWNER', 'VIEWER']);
  });
});

const deliverAll = async () => {
  const ids: string[] = [];
  await dispatchOutbox(async ({ id }) => {
    ids.push(id);
  });
  for (const id of ids) await carryOutMessage(id, handlers);
};

const mailsTo = (address: string) =>
  mailServer.taken.filter(({ to }) =>
    [to ?? []].flat().some(({ value }) => value.some((one) => one.address === address)),
  );

describe('what colleagues are told', () => {
  test('with an account at once; the named approver alone hears that a request is ready', async () => {
    const deputy = await aPerson({
      name: 'Dana Deputy',
      title: 'Undersheriff',
      roles: ['AGENCY_APPROVER'],
      agencyId: cast.calder.agencyId,
    });
    const id = await aRequest(cast).in('DRAFT');
    await take('invite_colleague', id, cast.calder.officer, { email: 'dana.deputy@winter.example', role: 'APPROVER' });
    await take('send_to_approver', id, cast.calder.officer);
    await deliverAll();
    const notices = await db.notice.findMany({ where: { requestId: id }, select: { name: true, userId: true } });
    expect(notices.sort((a, b) => a.name.localeCompare(b.name))).toEqual([
      { name: 'request-ready', userId: deputy.id },
      { name: 'request-shared', userId: deputy.id },
    ]);
    await take('send_back_to_officer', id, cast.calder.approver, { reason: 'Name the period of the figures.' });
    expect((await getDraft(cast.calder.officer, id))?.sentBack).toMatchObject({
      reason: 'Name the period of the figures.',
      by: 'Thomas Brandt',
    });
    await take('send_to_approver', id, cast.calder.officer);
    expect((await getDraft(cast.calder.officer, id))?.sentBack).toBeNull();
    await db.user.update({ where: { id: deputy.id ?? '' }, data: { active: false } });
  });

  test('without an account by mail: the link works once, for that address alone, for fourteen days', async () => {
    const id = await aRequest(cast).empty();
    const email = 'new.hire@winter.example';
    await take('invite_colleague', id, cast.calder.officer, { email, role: 'EDITOR' });
    await deliverAll();
    const text = mailsTo(email).at(-1)?.text ?? '';
    const token = /\/invitation\/([\w-]{43})/u.exec(text)?.[1] ?? '';
    expect(text).toContain('until Dec 8, 2026');
    const row = await db.requestMember.findFirstOrThrow({ where: { requestId: id, email } });
    expect(row).toMatchObject({ userId: null, joinedAt: null });
    expect(row.tokenHash).not.toBe(token);
    expect(JSON.stringify(await db.outboxMessage.findMany())).not.toContain(token);
    expect(await getInvitation(token)).toMatchObject({ email, role: 'EDITOR', invitedBy: 'Maria Delgado' });
    expect(await attempt('accept_invitation', id, ana, { token })).toMatchObject({ ok: false, why: 'blocked' });
    const hire = await aPerson({
      name: 'New Hire',
      title: 'Deputy',
      roles: ['AGENCY_OFFICER'],
      agencyId: cast.calder.agencyId,
    });
    expect(await attempt('save_narrative', id, hire, story)).toMatchObject({ why: 'blocked' });
    expect(await attempt('accept_invitation', id, hire, { token })).toMatchObject({ ok: true });
    expect(await attempt('save_narrative', id, hire, story)).toMatchObject({ ok: true });
    expect(await attempt('accept_invitation', id, hire, { token })).toMatchObject({ ok: false, why: 'blocked' });
    expect(await getInvitation(token)).toBeNull();
  });

  test('an invitation that has run out opens nothing, and can be renewed', async () => {
    const id = await aRequest(cast).empty();
    const email = 'late.hire@winter.example';
    await take('invite_colleague', id, cast.calder.officer, { email, role: 'VIEWER' });
    await deliverAll();
    const tokenIn = () => /\/invitation\/([\w-]{43})/u.exec(mailsTo(email).at(-1)?.text ?? '')?.[1] ?? '';
    const first = tokenIn();
    clock.passMinutes(14 * 24 * 60 + 1);
    expect(await getInvitation(first)).toBeNull();
    await take('invite_colleague', id, cast.calder.officer, { email, role: 'VIEWER' });
    await deliverAll();
    expect(await getInvitation(first)).toBeNull();
    expect(await getInvitation(tokenIn())).toMatchObject({ email });
    expect(await db.requestMember.count({ where: { requestId: id, email } })).toBe(1);
  });
});
