import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { type Role, roles } from '@/lib/domain/access/role';
import { inviteInput } from '@/lib/domain/people/account-invitation';
import { checkFirstEnrolment, checkSecondFactor } from '@/lib/server/auth/finish-sign-in';
import { hashToken } from '@/lib/server/auth/secret-token';
import { db } from '@/lib/server/db/client';
import { carryOutMessage, dispatchOutbox } from '@/lib/server/outbox/dispatch';
import { acceptAccountInvitation, acceptInput, openInvitation } from '@/lib/server/people/accept-invitation';
import {
  confirmInvitation,
  inviteAccount,
  resendInvitation,
  revokeInvitation,
} from '@/lib/server/people/account-invitations';
import { invitePlaces, openInvitations } from '@/lib/server/people/invitation-queries';
import { handlers } from '@/lib/server/worker/handlers';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { startMailServer } from '@/tests/support/mail-server';
import { insiders } from '@/tests/support/scopes';
import { signedIn } from '@/tests/support/sessions';

// From an address to an account: who may invite whom, what the link is bound to, and that it opens one account once.

const clock = fixedClock();
const mailServer = await startMailServer();
process.env.SMTP_URL = mailServer.url;

let cast: Cast;
let agencyAdmin: Actor;
let administrator: Actor;

const password = 'harbor-meadow-winter-10';
const fresh = () => `${randomUUID().slice(0, 13)}@calder.example`;

beforeAll(async () => {
  cast = await aCast();
});
beforeEach(async () => {
  mailServer.taken.length = 0;
  await db.$executeRaw`DELETE FROM rate_limits`;
  await db.outboxMessage.updateMany({ where: { doneAt: null }, data: { queuedAt: new Date(), doneAt: new Date() } });
  agencyAdmin = await signedIn(cast.calder.admin);
  administrator = await signedIn(cast.administrator);
});
afterAll(() => mailServer.stop());

const toAgency = (workEmail: string, changes: Record<string, unknown> = {}) =>
  inviteInput.parse({ workEmail, side: 'AGENCY', agencyRoles: 'AGENCY_OFFICER', ...changes });

const toIce = (workEmail: string, role: Role, officeId: string) =>
  inviteInput.parse({ workEmail, side: 'ICE', iceRoles: role, officeId });

const deliver = async (): Promise<string> => {
  const ids: string[] = [];
  await dispatchOutbox(async ({ id }) => void ids.push(id));
  for (const id of ids) await carryOutMessage(id, handlers);
  return mailServer.taken.map(({ text }) => text ?? '').join('\n');
};

const tokenIn = (mail: string): string => /\/invitation\/account\/([\w-]+)/u.exec(mail)?.[1] ?? '';

const invited = async (workEmail = fresh(), changes: Record<string, unknown> = {}) => {
  const answer = await inviteAccount(agencyAdmin, toAgency(workEmail, changes));
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return { id: answer.value.id, workEmail, token: tokenIn(await deliver()) };
};

const accept = (token: string, changes: Record<string, unknown> = {}) =>
  acceptAccountInvitation(
    acceptInput.parse({
      token,
      name: 'Carl Benton',
      title: 'Clerk',
      phone: '',
      password,
      passwordAgain: password,
      ...changes,
    }),
  );

describe('who may invite', () => {
  test('neither other roles, nor without confirming, nor to other places', async () => {
    const everyone = insiders(cast);
    const before = await db.accountInvitation.count();
    for (const role of roles.filter((one) => one !== 'ADMIN' && one !== 'AGENCY_ADMIN')) {
      const actor = await signedIn(everyone[role]);
      expect(await inviteAccount(actor, toAgency(fresh())), role).toMatchObject({ ok: false, why: 'not_yours' });
      expect(await openInvitations(actor), role).toEqual([]);
      expect(await invitePlaces(actor), role).toBeNull();
    }
    expect(await inviteAccount(cast.calder.admin, toAgency(fresh()))).toMatchObject({ ok: false, why: 'blocked' });
    // The agency is the inviter's own, whatever the form names; its administrator gives no role of ICE.
    const named = toAgency(fresh(), { agencyId: cast.amity.agencyId });
    const answer = await inviteAccount(agencyAdmin, named);
    expect(answer).toMatchObject({ ok: true });
    const row = await db.accountInvitation.findFirstOrThrow({ where: { workEmail: named.workEmail } });
    expect(row).toMatchObject({ agencyId: cast.calder.agencyId, officeId: null, roles: ['AGENCY_OFFICER'] });
    const ice = toIce(fresh(), 'LIAISON', cast.offices.investigations);
    expect(await inviteAccount(agencyAdmin, ice)).toMatchObject({ ok: false });
    expect(await inviteAccount(agencyAdmin, toAgency(fresh(), { agencyRoles: 'ADMIN' }))).toMatchObject({ ok: false });
    expect(await db.accountInvitation.count()).toBe(before + 1);
  });

  test('an agency invites at its verified domains alone, exactly', async () => {
    for (const address of [
      'x@portamity.example',
      'x@evil.calder.example',
      'x@calder.example.evil.test',
      'x@gmail.com',
    ]) {
      const answer = await inviteAccount(agencyAdmin, toAgency(address));
      expect(answer, address).toMatchObject({
        ok: false,
        fields: { workEmail: [expect.stringContaining('@calder.example')] },
      });
    }
    await db.agency.update({ where: { id: cast.calder.agencyId }, data: { verifiedDomains: [] } });
    expect(await inviteAccount(agencyAdmin, toAgency(fresh()))).toMatchObject({ ok: false, why: 'invalid' });
    await db.agency.update({ where: { id: cast.calder.agencyId }, data: { verifiedDomains: ['calder.example'] } });
  });

  test('the same address in other letters is the same, and a domain that looks alike is refused', async () => {
    const workEmail = fresh();
    await invited(workEmail);
    for (const alike of [workEmail.toUpperCase(), workEmail.replace('@', '＠'), ` ${workEmail} `]) {
      const answer = await inviteAccount(agencyAdmin, toAgency(alike));
      expect(answer, alike).toMatchObject({
        ok: false,
        fields: { workEmail: [expect.stringContaining('invited already')] },
      });
    }
    // A Cyrillic letter in place of a Latin one, as typed and as a mail program writes it.
    for (const odd of ['x@cаlder.example', 'x@xn--clder-2nf.example', 'x@calder..example', 'x@-calder.example']) {
      expect(inviteInput.safeParse({ workEmail: odd, side: 'AGENCY' }).success, odd).toBe(false);
    }
  });

  test('an address with an account, an office that is none, and an agency that is suspended', async () => {
    const { workEmail } = await db.user.findUniqueOrThrow({ where: { id: cast.calder.officer.id ?? '' } });
    const asked = toAgency(workEmail, { agencyId: cast.calder.agencyId });
    expect(await inviteAccount(administrator, asked)).toMatchObject({
      ok: false,
      fields: { workEmail: [expect.any(String)] },
    });
    expect(await inviteAccount(administrator, toIce(fresh(), 'LIAISON', randomUUID()))).toMatchObject({
      fields: { officeId: [expect.any(String)] },
    });
    await db.agency.update({ where: { id: cast.amity.agencyId }, data: { status: 'SUSPENDED' } });
    expect(await inviteAccount(administrator, toAgency(fresh(), { agencyId: cast.amity.agencyId }))).toMatchObject({
      fields: { agencyId: [expect.any(String)] },
    });
    await db.agency.update({ where: { id: cast.amity.agencyId }, data: { status: 'VERIFIED' } });
  });

  test('one mailbox is not flooded', async () => {
    const { id } = await invited();
    for (let at = 0; at < 4; at += 1) expect((await resendInvitation(agencyAdmin, id)).ok).toBe(true);
    expect(await resendInvitation(agencyAdmin, id)).toMatchObject({ ok: false, why: 'blocked' });
  });
});

describe('the link', () => {
  test('leads by real mail to an account with the invited roles, and on to the second factor', async () => {
    const { token, workEmail } = await invited();
    expect(mailServer.taken[0]).toMatchObject({ subject: expect.stringContaining('Your account') });
    expect(token).toMatch(/^[\w-]{43}$/u);
    // 256 random bits in the mail, and only their hash with us.
    const row = await db.accountInvitation.findFirstOrThrow({ where: { workEmail } });
    expect(row.tokenHash).toBe(hashToken(token));
    expect(JSON.stringify(await db.outboxMessage.findMany())).not.toContain(token);
    expect(await openInvitation(token)).toMatchObject({ workEmail, roles: [{ label: 'Agency officer' }] });
    const answer = await accept(token);
    if (!answer.ok) throw new Error(answer.message);
    const user = await db.user.findUniqueOrThrow({ where: { workEmail } });
    expect(user).toMatchObject({ roles: ['AGENCY_OFFICER'], agencyId: cast.calder.agencyId, active: true });
    const origin = { ip: null, userAgent: null };
    // The first half of a sign-in is no session: a code of nothing opens nothing.
    expect(await checkSecondFactor(answer.value.pending, { code: '000000' }, origin)).toMatchObject({ ok: false });
    const wrong = { token: 'x', code: '000000' };
    expect(await checkFirstEnrolment(answer.value.pending, wrong, origin)).toMatchObject({ ok: false });
    expect(await db.session.count({ where: { userId: user.id } })).toBe(0);
  });

  test('cannot be bent: what is bound is not in the form', async () => {
    const { token } = await invited();
    for (const extra of [{ roles: ['ADMIN'] }, { agencyId: cast.amity.agencyId }, { workEmail: 'x@calder.example' }]) {
      const given = { token, name: 'A', title: 'B', phone: '', password, passwordAgain: password, ...extra };
      expect(acceptInput.safeParse(given).success).toBe(false);
    }
    await expect(
      db.accountInvitation.updateMany({ where: { usedAt: null }, data: { roles: ['ADMIN'] } }),
    ).rejects.toThrow('bound to its address');
  });

  test('of a hundred that open it at once one gets the account', async () => {
    const { token, workEmail } = await invited();
    const tries = Array.from({ length: 100 }, (_, at) => accept(token, { name: `Racer ${at}` }));
    const settled = await Promise.allSettled(tries);
    // On a slow machine some of a hundred wait in vain for a connection; they have opened nothing either.
    const answers = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const lost = settled.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
    expect(lost.filter((why) => !/timeout|in the given time/u.test(why))).toEqual([]);
    expect(answers.length).toBeGreaterThan(1);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const words = new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.message])));
    expect(words.size).toBe(1);
    expect(await db.user.count({ where: { workEmail } })).toBe(1);
    const accepted = { action: 'account_invitation.accept', actorId: { not: null } };
    const ids = await db.auditEvent.findMany({ where: accepted, select: { targetId: true } });
    const row = await db.accountInvitation.findFirstOrThrow({ where: { workEmail } });
    expect(ids.filter(({ targetId }) => targetId === row.id)).toHaveLength(1);
  }, 60_000);

  test('used, withdrawn, run out, sent anew, altered or unheard of: the same answer to all', async () => {
    const used = await invited();
    expect(await accept(used.token)).toMatchObject({ ok: true });
    const withdrawn = await invited();
    expect(await revokeInvitation(agencyAdmin, withdrawn.id)).toMatchObject({ ok: true });
    const again = await invited();
    expect(await resendInvitation(agencyAdmin, again.id)).toMatchObject({ ok: true });
    mailServer.taken.length = 0;
    const second = tokenIn(await deliver());
    const late = await invited();
    const dead = [used.token, withdrawn.token, again.token, `${late.token.slice(0, 42)}_`, 'x'.repeat(43), ''];
    const answers = [];
    for (const token of dead) {
      expect(await openInvitation(token)).toBeNull();
      answers.push(await accept(token));
    }
    expect(await openInvitation(second)).toMatchObject({ workEmail: again.workEmail });
    clock.passMinutes(72 * 60 + 1);
    expect(await openInvitation(late.token)).toBeNull();
    answers.push(await accept(late.token));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ ok: false, why: 'not_found' });
    expect(
      await db.user.count({ where: { workEmail: { in: [withdrawn.workEmail, again.workEmail, late.workEmail] } } }),
    ).toBe(0);
    // An invitation that ran out makes room for another one.
    agencyAdmin = await signedIn(cast.calder.admin);
    expect((await inviteAccount(agencyAdmin, toAgency(late.workEmail))).ok).toBe(true);
  });

  test('resending ends the link before it at once, not when its mail is written', async () => {
    const { id, token } = await invited();
    expect(await openInvitation(token)).not.toBeNull();
    expect(await resendInvitation(agencyAdmin, id)).toMatchObject({ ok: true });
    expect(await openInvitation(token)).toBeNull();
    expect(await accept(token)).toMatchObject({ ok: false, why: 'not_found' });
  });

  test('a password that is guessed first is refused at its field, and the link stays good', async () => {
    const { token } = await invited();
    const weak = 'Carl Benton Calder County';
    expect(await accept(token, { password: weak, passwordAgain: weak })).toMatchObject({
      ok: false,
      fields: { password: [expect.any(String)] },
    });
    expect(await openInvitation(token)).not.toBeNull();
  });

  test('of another agency is neither seen nor touched', async () => {
    const { id } = await invited();
    const stranger = await signedIn(cast.amity.admin);
    expect(await openInvitations(stranger)).toEqual([]);
    expect(await revokeInvitation(stranger, id)).toMatchObject({ ok: false, why: 'not_found' });
    expect(await resendInvitation(stranger, id)).toMatchObject({ ok: false, why: 'not_found' });
  });
});

describe('an administrator', () => {
  test('is made by one alone as long as there is no other, and by two from then on', async () => {
    const first = await inviteAccount(
      administrator,
      toIce('g.lind@coordination.example', 'ADMIN', cast.offices.headquarters),
    );
    expect(first).toMatchObject({ ok: true });
    expect(await accept(tokenIn(await deliver()), { name: 'Greta Lind' })).toMatchObject({ ok: true });
    mailServer.taken.length = 0;
    const third = await inviteAccount(
      administrator,
      toIce('t.hird@coordination.example', 'ADMIN', cast.offices.headquarters),
    );
    if (!third.ok) throw new Error(third.message);
    const mail = await deliver();
    expect(tokenIn(mail)).toBe('');
    expect(mail).toContain('t.hird@coordination.example become an administrator');
    expect(await resendInvitation(administrator, third.value.id)).toMatchObject({ ok: false, why: 'blocked' });
    expect(await confirmInvitation(administrator, third.value.id)).toMatchObject({ ok: false, why: 'blocked' });
    expect(await confirmInvitation(agencyAdmin, third.value.id)).toMatchObject({ ok: false, why: 'not_yours' });
    // The database holds the same rule.
    const alone = { confirmedById: administrator.id, confirmedAt: new Date() };
    await expect(db.accountInvitation.update({ where: { id: third.value.id }, data: alone })).rejects.toThrow();
    const { id } = await db.user.findUniqueOrThrow({ where: { workEmail: 'g.lind@coordination.example' } });
    const second = await signedIn({ ...administrator, id });
    expect(await confirmInvitation(second, third.value.id)).toMatchObject({ ok: true });
    mailServer.taken.length = 0;
    expect(await accept(tokenIn(await deliver()), { name: 'Tom Third' })).toMatchObject({ ok: true });
  });
});
