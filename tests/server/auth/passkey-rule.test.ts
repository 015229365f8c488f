import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { askPasskey, factorRules } from '@/lib/domain/access/factor-rule';
import { type Role, roleFacts, roles } from '@/lib/domain/access/role';
import {
  checkFirstEnrolment,
  checkFirstPasskey,
  checkPasskeySignIn,
  checkSecondFactor,
} from '@/lib/server/auth/finish-sign-in';
import { askForReset, resetPassword } from '@/lib/server/auth/forgotten-password';
import { askForPasskey } from '@/lib/server/auth/passkey-check';
import { readAttestation } from '@/lib/server/auth/passkey-input';
import { askForNewPasskey, removePasskey } from '@/lib/server/auth/passkeys';
import { checkPassword } from '@/lib/server/auth/password-sign-in';
import { pendingStep } from '@/lib/server/auth/pending-step';
import { type Person, personOf } from '@/lib/server/auth/person';
import { replaceRecoveryCodes } from '@/lib/server/auth/recovery-codes';
import { beginReproofing, reproofingPage } from '@/lib/server/auth/reproofing-link';
import { confirmSecondFactor } from '@/lib/server/auth/second-factor';
import { cookieOfTicket, tokenOfCookie } from '@/lib/server/auth/session-cookie';
import { actorOfToken, openSession, type SignInMethod } from '@/lib/server/auth/sessions';
import { codeOf } from '@/lib/server/auth/totp';
import { offerTotp } from '@/lib/server/auth/totp-enrolment';
import { db } from '@/lib/server/db/client';
import { carryOutMessage, dispatchOutbox } from '@/lib/server/outbox/dispatch';
import { confirmReproofing, startReproofing, withdrawReproofing } from '@/lib/server/people/reproofings';
import { handlers } from '@/lib/server/worker/handlers';
import { makeOffice, makeUser, testPassword, testSecret } from '@/tests/support/actors';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';
import { startMailServer } from '@/tests/support/mail-server';
import { softAuthenticator } from '@/tests/support/soft-authenticator';

// Outside a demonstration: who has to show a passkey, and that no way around leads to less (goal sheet, S14).

const mailServer = await startMailServer();
Object.assign(process.env, { DEMO: 'off', SMTP_URL: mailServer.url });
afterAll(() => mailServer.stop());

const clock = fixedClock();
let minutes = 0;
// Each test in its own five minutes, so that codes are fresh.
beforeEach(() => {
  minutes += 5;
  clock.moveTo(new Date(testNow.getTime() + minutes * 60_000));
});

let lastAddress = 0;
const elsewhere = () => {
  lastAddress += 1;
  return { ip: `192.0.2.${lastAddress}`, userAgent: 'Test browser' };
};
const codeNow = (secret = testSecret) => codeOf(secret, Math.floor(Date.now() / 30_000));

const half = async (email: string, password = testPassword): Promise<string> => {
  const answer = await checkPassword({ email, password }, elsewhere());
  if (!answer.ok) throw new Error(answer.message);
  return answer.value.token;
};

const actorOf = async (answer: Awaited<ReturnType<typeof checkSecondFactor>>): Promise<Person> => {
  const ticket = answer.ok && 'ticket' in answer.value ? answer.value.ticket : '';
  const found = await actorOfToken((await tokenOfCookie((await cookieOfTicket(ticket)) ?? '')) ?? '', elsewhere());
  if (!found) throw new Error(`Nobody was signed in: ${JSON.stringify(answer)}`);
  return personOf(found);
};

const makeKey = async (userId: string) => {
  const key = softAuthenticator('http://localhost:3000');
  const response = readAttestation(key.create((await askForNewPasskey({ id: userId })).challenge));
  if (!response) throw new Error('The passkey in software wrote something that cannot be read.');
  return { key, given: { label: 'Test key', response } };
};

/** Somebody of the role with a passkey, signed in with it. */
const enrolled = async (role: Role) => {
  const user = await makeUser({ role });
  const token = await half(user.workEmail);
  await checkSecondFactor(token, { code: codeNow() }, elsewhere());
  const { key, given } = await makeKey(user.id);
  const actor = await actorOf(await checkFirstPasskey(token, given, elsewhere()));
  return { user, key, actor };
};

describe('the rule', () => {
  test('asks a passkey of everyone at ICE and of who signs for an agency', () => {
    for (const role of roles) {
      expect(askPasskey([role]), role).toBe(roleFacts[role].side === 'ICE' || role === 'AGENCY_APPROVER');
    }
    expect(Object.keys(factorRules)).toEqual(expect.arrayContaining([...roles]));
  });

  test.each(['ADMIN', 'LIAISON', 'ICE_SIGNER', 'AGENCY_APPROVER'] as const)(
    'a code of %s opens no session, only the page on which a passkey is set up',
    async (role) => {
      const user = await makeUser({ role });
      const token = await half(user.workEmail);
      expect(await pendingStep(token)).toMatchObject({ step: 'SHOW', thenPasskey: true });
      const { given } = await makeKey(user.id);
      expect(await checkFirstPasskey(token, given, elsewhere())).toMatchObject({ ok: false });
      expect(await checkSecondFactor(token, { code: codeNow() }, elsewhere())).toEqual({
        ok: true,
        value: { enrol: true },
      });
      expect(await cookieOfTicket(token)).toBeNull();
      expect(await db.session.count({ where: { userId: user.id } })).toBe(0);
      // Nor does a second code, or an app.
      expect(await pendingStep(token)).toMatchObject({ step: 'ENROL', what: 'PASSKEY' });
      const offer = await offerTotp(user.id);
      const app = { token: offer.token, code: codeNow(offer.secret.replaceAll(' ', '')) };
      expect(await checkFirstEnrolment(token, app, elsewhere())).toMatchObject({ ok: false });
      const { key, given: again } = await makeKey(user.id);
      const actor = await actorOf(await checkFirstPasskey(token, again, elsewhere()));
      expect(actor.id).toBe(user.id);
      // From now on a code leads nowhere at all.
      const next = await half(user.workEmail);
      expect(await pendingStep(next)).toMatchObject({ step: 'SHOW', passkeyOnly: true, choices: { totp: false } });
      clock.passMinutes(1);
      expect(await checkSecondFactor(next, { code: codeNow() }, elsewhere())).toMatchObject({ why: 'blocked' });
      const { challenge } = await askForPasskey('PASSKEY_CONFIRM', user.id);
      await actorOf(await checkSecondFactor(next, { assertion: key.get(challenge) }, elsewhere()));
    },
  );

  test('somebody without any factor sets up a passkey, and nothing else', async () => {
    const user = await makeUser({ role: 'PROGRAM_MANAGER', totpSecret: null });
    const token = await half(user.workEmail);
    expect(await pendingStep(token)).toMatchObject({ step: 'ENROL', what: 'PASSKEY' });
    const offer = await offerTotp(user.id);
    const app = { token: offer.token, code: codeNow(offer.secret.replaceAll(' ', '')) };
    expect(await checkFirstEnrolment(token, app, elsewhere())).toMatchObject({ ok: false });
    const made = await Promise.all([makeKey(user.id), makeKey(user.id)]);
    const answers = await Promise.all(made.map(({ given }) => checkFirstPasskey(token, given, elsewhere())));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.passkey.count({ where: { userId: user.id } })).toBe(1);
  });

  test('an officer of an agency signs in with a code, until they are named a signer', async () => {
    const user = await makeUser({ role: 'AGENCY_OFFICER' });
    await actorOf(await checkSecondFactor(await half(user.workEmail), { code: codeNow() }, elsewhere()));
    const recorder = await makeUser({ role: 'AGENCY_ADMIN', agencyId: user.agencyId });
    const decider = await makeUser({ role: 'PROGRAM_MANAGER' });
    const document = await db.document.create({
      data: {
        ...{ agencyId: user.agencyId, kind: 'AUTHORITY', filename: 'vote.pdf', contentType: 'application/pdf' },
        ...{ sha256: 'a'.repeat(64), byteLength: 10 },
      },
    });
    await db.authorityToSign.create({
      data: {
        ...{ agencyId: user.agencyId ?? '', userId: user.id, holderName: user.name, holderTitle: 'Chief' },
        ...{ basis: 'STATUTE', citation: 'Code 1', validFrom: new Date('2026-01-01'), documentId: document.id },
        ...{ recordedById: recorder.id, recordedAt: testNow },
        ...{ decision: 'GRANTED', decidedById: decider.id, decidedAt: testNow },
      },
    });
    clock.passMinutes(1);
    const token = await half(user.workEmail);
    expect(await checkSecondFactor(token, { code: codeNow() }, elsewhere())).toEqual({
      ok: true,
      value: { enrol: true },
    });
  });

  test('a session that was opened with a code ends with the role that asks for a passkey', async () => {
    const user = await makeUser({ role: 'AGENCY_OFFICER' });
    const open = (method: SignInMethod) =>
      db.$transaction((tx) =>
        openSession(tx, { userId: user.id, method, isSecondFactorShown: true, ip: null, userAgent: null }),
      );
    const byCode = [await open('PASSWORD_TOTP'), await open('PASSWORD_RECOVERY_CODE')];
    const byPasskey = [await open('PASSKEY'), await open('PASSWORD_PASSKEY')];
    await db.user.update({ where: { id: user.id }, data: { roles: ['AGENCY_APPROVER'] } });
    for (const token of byCode) expect(await actorOfToken(token, elsewhere())).toBeNull();
    for (const token of byPasskey) expect(await actorOfToken(token, elsewhere())).not.toBeNull();
  });

  test('a code confirms nothing for them, and the last passkey stays', async () => {
    const { user, actor, key } = await enrolled('LEGAL');
    clock.passMinutes(1);
    expect(await confirmSecondFactor(actor, { code: codeNow() })).toMatchObject({ ok: false, why: 'blocked' });
    const { challenge } = await askForPasskey('PASSKEY_CONFIRM', user.id);
    expect(await confirmSecondFactor(actor, { assertion: key.get(challenge) })).toMatchObject({ ok: true });
    const own = await db.passkey.findFirstOrThrow({ where: { userId: user.id } });
    // The app would be a factor left for somebody else; for them it is none.
    expect(await removePasskey(actor, own.id)).toMatchObject({ ok: false, why: 'blocked' });
  });
});

const deliver = async () => {
  const ids: string[] = [];
  await dispatchOutbox(async ({ id }) => {
    ids.push(id);
  });
  for (const id of ids) await carryOutMessage(id, handlers);
};
const linkMailedTo = async (address: string, pattern: RegExp): Promise<string> => {
  await deliver();
  const mail = mailServer.taken.findLast(
    ({ to, text }) => [to ?? []].flat().some((one) => one.text.includes(address)) && pattern.test(text ?? ''),
  );
  return pattern.exec(mail?.text ?? '')?.[1] ?? '';
};

describe('no way around leads to less', () => {
  test('a recovery code does not take the place of a passkey', async () => {
    const { user, actor } = await enrolled('ICE_SIGNER');
    const made = await replaceRecoveryCodes(actor);
    const [recoveryCode = ''] = made.ok ? made.value.codes : [];
    const token = await half(user.workEmail);
    expect(await checkSecondFactor(token, { recoveryCode }, elsewhere())).toMatchObject({ why: 'blocked' });
    expect(await db.recoveryCode.count({ where: { userId: user.id, usedAt: { not: null } } })).toBe(0);
  });

  test('nor does a recovery code open the way to a first passkey', async () => {
    const user = await makeUser({ role: 'AGENCY_OFFICER' });
    const officer = await actorOf(
      await checkSecondFactor(await half(user.workEmail), { code: codeNow() }, elsewhere()),
    );
    const made = await replaceRecoveryCodes(officer);
    await db.user.update({ where: { id: user.id }, data: { roles: ['AGENCY_APPROVER'] } });
    const token = await half(user.workEmail);
    const [recoveryCode = ''] = made.ok ? made.value.codes : [];
    expect(await checkSecondFactor(token, { recoveryCode }, elsewhere())).toMatchObject({ why: 'blocked' });
    expect(await pendingStep(token)).toMatchObject({ step: 'SHOW' });
  });

  test('nor does a new password by mail', async () => {
    const { user } = await enrolled('FIELD_SUPERVISOR');
    await askForReset({ email: user.workEmail }, elsewhere());
    const token = await linkMailedTo(user.workEmail, /\/sign-in\/reset\/([\w-]{43})/u);
    const password = 'seven blue kettles on a shelf';
    expect(await resetPassword({ token, password, passwordAgain: password })).toMatchObject({ ok: true });
    const pending = await half(user.workEmail, password);
    expect(await pendingStep(pending)).toMatchObject({ step: 'SHOW', passkeyOnly: true });
    clock.passMinutes(1);
    expect(await checkSecondFactor(pending, { code: codeNow() }, elsewhere())).toMatchObject({ why: 'blocked' });
    const { given } = await makeKey(user.id);
    expect(await checkFirstPasskey(pending, given, elsewhere())).toMatchObject({ ok: false });
  });
});

describe('proving anew who one is', () => {
  const reason = 'Came in person with the badge.';
  const office = makeOffice();

  const administrator = async (): Promise<Person> => (await enrolled('ADMIN')).actor;
  const openFor = async (userId: string) =>
    (await db.reproofing.findFirstOrThrow({ where: { userId, usedAt: null, withdrawnAt: null } })).id;

  test('takes two administrators, a link that is good once, and the password; then the old factors are gone', async () => {
    const [first, second] = [await administrator(), await administrator()];
    const lost = await enrolled('LIAISON');
    const given = { workEmail: lost.user.workEmail, reason };
    expect(await startReproofing(first, { ...given, workEmail: 'nobody@winter.example' })).toMatchObject({ ok: false });
    expect(await startReproofing(first, given)).toMatchObject({ ok: true });
    expect(await startReproofing(second, given)).toMatchObject({ ok: false });
    const id = await openFor(lost.user.id);
    await deliver();
    expect(mailServer.taken.some(({ text }) => text?.includes('/sign-in/new-factor/'))).toBe(false);
    expect(await confirmReproofing(first, id)).toMatchObject({ ok: false, why: 'not_yours' });
    expect(await confirmReproofing(lost.actor, id)).toMatchObject({ ok: false, why: 'not_yours' });
    expect(await confirmReproofing(second, id)).toMatchObject({ ok: true });

    const token = await linkMailedTo(lost.user.workEmail, /\/sign-in\/new-factor\/([\w-]{43})/u);
    expect(await reproofingPage(token)).toEqual({ email: lost.user.workEmail });
    expect(await db.reproofing.count({ where: { tokenHash: token } })).toBe(0);
    expect(await beginReproofing({ token, password: 'not the right one at all' }, elsewhere())).toMatchObject({
      why: 'not_yours',
    });
    const begun = await beginReproofing({ token, password: testPassword }, elsewhere());
    const pending = begun.ok ? begun.value.token : '';
    expect(await pendingStep(pending)).toMatchObject({ step: 'ENROL', what: 'PASSKEY' });
    const { key, given: made } = await makeKey(lost.user.id);
    const actor = await actorOf(await checkFirstPasskey(pending, made, elsewhere()));
    expect(actor.id).toBe(lost.user.id);
    expect(await reproofingPage(token)).toBeNull();
    expect(await beginReproofing({ token, password: testPassword }, elsewhere())).toMatchObject({ why: 'not_found' });
    const user = await db.user.findUniqueOrThrow({ where: { id: lost.user.id }, include: { passkeys: true } });
    expect(user.totpSecret).toBeNull();
    expect(user.passkeys.map(({ credentialId }) => credentialId)).toEqual([key.id]);
    const { challenge } = await askForPasskey('PASSKEY_SIGN_IN', null);
    expect(await checkPasskeySignIn(lost.key.get(challenge), elsewhere())).toMatchObject({ ok: false });
    const events = await db.auditEvent.findMany({ where: { targetId: user.id }, orderBy: { seq: 'asc' } });
    expect(events.map(({ action }) => action).filter((action) => action.startsWith('reproofing.'))).toEqual([
      'reproofing.started',
      'reproofing.confirmed',
      'reproofing.used',
    ]);
  });

  test('ends when it is withdrawn or a day old, also between password and passkey', async () => {
    const [first, second] = [await administrator(), await administrator()];
    for (const end of ['withdrawn', 'late']) {
      const lost = await enrolled('OVERSIGHT');
      await startReproofing(first, { workEmail: lost.user.workEmail, reason });
      const id = await openFor(lost.user.id);
      await confirmReproofing(second, id);
      const token = await linkMailedTo(lost.user.workEmail, /\/sign-in\/new-factor\/([\w-]{43})/u);
      const begun = await beginReproofing({ token, password: testPassword }, elsewhere());
      const pending = begun.ok ? begun.value.token : '';
      const { given } = await makeKey(lost.user.id);
      if (end === 'withdrawn') await withdrawReproofing(second, id);
      else {
        await db.$executeRaw`UPDATE reproofings SET expires_at = ${new Date()} WHERE id = ${id}::uuid`;
      }
      expect(await pendingStep(pending)).toBeNull();
      expect(await checkFirstPasskey(pending, given, elsewhere())).toMatchObject({ ok: false });
      expect(await reproofingPage(token)).toBeNull();
    }
  });

  test('is for those who look after the account, and for nobody’s own', async () => {
    const officeId = await office;
    const admin = await enrolled('AGENCY_ADMIN').catch(() => null);
    expect(admin).toBeNull();
    const user = await makeUser({ role: 'AGENCY_ADMIN' });
    const agencyAdmin = await actorOf(
      await checkSecondFactor(await half(user.workEmail), { code: codeNow() }, elsewhere()),
    );
    const elsewhereUser = await makeUser({ role: 'AGENCY_OFFICER' });
    const liaison = await makeUser({ role: 'LIAISON', officeId });
    for (const workEmail of [elsewhereUser.workEmail, liaison.workEmail, user.workEmail]) {
      expect(await startReproofing(agencyAdmin, { workEmail, reason })).toMatchObject({ ok: false });
    }
    const colleague = await makeUser({ role: 'AGENCY_OFFICER', agencyId: user.agencyId });
    const given = { workEmail: colleague.workEmail, reason };
    expect(await startReproofing({ ...agencyAdmin, secondFactorAt: null }, given)).toMatchObject({
      link: { href: '/account/confirm' },
    });
    expect(await startReproofing(agencyAdmin, given)).toMatchObject({ ok: true });
    const id = await openFor(colleague.id);
    expect(await confirmReproofing(agencyAdmin, id)).toMatchObject({ ok: false, why: 'not_yours' });
    // The table holds it as well, whatever the code would do.
    await expect(
      db.$executeRaw`UPDATE reproofings SET confirmed_by_id = started_by_id, confirmed_at = now() WHERE id = ${id}::uuid`,
    ).rejects.toThrow(/reproofing_four_eyes/u);
  });
});
