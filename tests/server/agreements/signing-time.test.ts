import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { systemActor } from '@/lib/domain/access/actor';
import { addBusinessDays, fromCalendarDate } from '@/lib/domain/dates';
import { getAgreementPage } from '@/lib/server/agreements/agreement-queries';
import { getSigningPage } from '@/lib/server/agreements/signing-queries';
import { performAgreementStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { deliverNotice } from '@/lib/server/outbox/deliver-notice';
import { watchSignings } from '@/lib/server/worker/signing-deadlines';
import { anAgreement, signing, signNext, takeAgreement, tryStep } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';
import { ownerDb } from '@/tests/support/owner-db';
import { signedIn } from '@/tests/support/sessions';

const clock = fixedClock();
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let cast: Cast;
let requestId = '';
/** Opened anew for each test, on Tuesday, November 24, 2026. */
let id = '';
beforeAll(async () => {
  cast = await aCast();
  requestId = await aRequest(cast).in('APPROVED');
});
beforeEach(async () => {
  clock.moveTo(testNow);
  // What other tests left open is not looked at again.
  const open = await db.agreement.findMany({ where: { status: 'SIGNING' }, select: { id: true } });
  for (const one of open) await tryStep('recall_text', one.id, cast.liaison, { reason: 'The test is over.' });
  id = await anAgreement(cast).from(requestId).in('SIGNING');
});

const began = '2026-11-24';
/** Ten in the morning at the agency, so many business days after the opening. */
const onDay = (days: number, hour = 15) => clock.moveTo(new Date(`${addBusinessDays(began, days)}T${hour}:00:00.000Z`));
const row = () => db.agreement.findUniqueOrThrow({ where: { id } });
const reminders = () =>
  db.signingReminder.findMany({ where: { signature: { agreementId: id } }, orderBy: { id: 'asc' } });
const told = (step: string) => db.statusEvent.count({ where: { agreementId: id, step } });
const reason = { reason: 'The board meets a week later.' };

/** Who gets the mails of a notice of this agreement. */
const mailed = async (name: string): Promise<string[]> => {
  const promises = await db.outboxMessage.findMany({ where: { kind: 'notice', doneAt: null }, orderBy: { id: 'asc' } });
  const own = promises.filter(
    ({ payload }) => JSON.stringify(payload).includes(id) && JSON.stringify(payload).includes(`"${name}"`),
  );
  for (const one of own) await deliverNotice(one.id, one.payload);
  const rows = await db.notice.findMany({ where: { agreementId: id, name }, include: { user: true } });
  return rows.map(({ user }) => user.name).sort();
};

describe('the last day to sign', () => {
  test('is set by the opening, 15 business days on, and everybody reads it', async () => {
    expect((await row()).dueOn).toEqual(fromCalendarDate('2026-12-16'));
    for (const actor of [cast.calder.officer, cast.liaison, cast.oversight]) {
      const page = await getAgreementPage(actor, id);
      expect(page?.rail).toContainEqual({ label: 'Last day to sign', value: 'Dec 16, 2026' });
    }
    expect((await getSigningPage(cast.signer, id))?.signBy).toMatchObject({ on: '2026-12-16' });
  });

  test('is a day to sign; after it signing is refused with who can help, and nothing is void', async () => {
    onDay(15);
    await signNext({ id, cast, own: cast.calder });
    onDay(16);
    const sac = await signedIn(cast.signer);
    const answer = await tryStep('sign', id, sac, await signing(id, sac));
    expect(answer).toMatchObject({ ok: false, why: 'blocked' });
    expect(JSON.stringify(answer)).toContain('The liaison or a program manager can extend it.');
    expect(await getSigningPage(cast.signer, id)).toMatchObject({ turn: { state: 'LATER', text: /ended on Dec 16/u } });
    await watchSignings();
    const places = await db.signature.findMany({ where: { agreementId: id }, orderBy: { position: 'asc' } });
    expect(places.map(({ status }) => status)).toEqual(['SIGNED', 'PENDING']);
    expect(await getAgreementPage(cast.liaison, id)).toMatchObject({ waiting: true, sentence: /Set another day/u });
    expect(await getAgreementPage(cast.calder.officer, id)).toMatchObject({ waiting: false, sentence: /ended on/u });

    await takeAgreement('extend_signing', id, cast.liaison, { signBy: '2026-12-18', ...reason });
    await signNext({ id, cast, own: cast.calder });
    expect(await db.signature.count({ where: { agreementId: id, status: 'SIGNED' } })).toBe(2);
  });

  test('is set anew by the liaison or a program manager alone, to a day that can be kept, as often as needed', async () => {
    for (const actor of [cast.calder.approver, cast.calder.officer, cast.signer, cast.legal]) {
      const answer = await tryStep('extend_signing', id, actor, { signBy: '2026-12-18', ...reason });
      expect([actor.name, answer]).toMatchObject([actor.name, { ok: false, why: 'not_yours' }]);
    }
    expect(await tryStep('extend_signing', id, cast.farLiaison, reason)).toMatchObject({ why: 'not_found' });
    for (const signBy of ['2026-11-23', '2026-12-16', '2027-11-25', '2026-02-30', 'soon']) {
      const answer = await tryStep('extend_signing', id, cast.liaison, { signBy, ...reason });
      expect([signBy, answer]).toMatchObject([signBy, { ok: false, fields: { signBy: [expect.any(String)] } }]);
    }
    expect(await tryStep('extend_signing', id, cast.liaison, { signBy: '2026-12-18', reason: '' })).toMatchObject({
      ok: false,
    });
    await takeAgreement('extend_signing', id, cast.liaison, { signBy: '2026-12-18', ...reason });
    await takeAgreement('extend_signing', id, cast.programManager, { signBy: '2026-12-04', ...reason });
    expect((await row()).dueOn).toEqual(fromCalendarDate('2026-12-04'));
    expect(await mailed('signing-time-changed')).toEqual(
      expect.arrayContaining(['Ana Ruiz', 'Maria Delgado', 'Thomas Brandt']),
    );
    // Cleared: there is no limit, and nothing ends.
    await takeAgreement('extend_signing', id, cast.liaison, { signBy: '', ...reason });
    expect(await tryStep('extend_signing', id, cast.liaison, { signBy: '', ...reason })).toMatchObject({ ok: false });
    onDay(60);
    await watchSignings();
    expect(await told('tell_lapse')).toBe(0);
    await signNext({ id, cast, own: cast.calder });
  });

  test('is told of once when it has passed, with two workers and on later days, and again for a new day', async () => {
    onDay(15);
    await watchSignings();
    expect(await told('tell_lapse')).toBe(0);
    onDay(16);
    await Promise.all([watchSignings(), watchSignings()]);
    onDay(17);
    await watchSignings();
    expect(await told('tell_lapse')).toBe(1);
    const everybody = ['Ana Ruiz', 'Maria Delgado', 'Thomas Brandt', 'Thomas Brandt'];
    expect(await mailed('signing-time-over')).toEqual(everybody);
    await takeAgreement('extend_signing', id, cast.liaison, { signBy: addBusinessDays(began, 18), ...reason });
    onDay(19);
    await watchSignings();
    expect(await told('tell_lapse')).toBe(2);
  });

  test('ends with the round: a text that comes back has no day, and the next opening sets one', async () => {
    onDay(16);
    await watchSignings();
    await takeAgreement('recall_text', id, cast.liaison, reason);
    expect(await row()).toMatchObject({ status: 'NEGOTIATION', signDaySetAt: null, signLapseToldFor: null });
    await watchSignings();
    expect(await told('tell_lapse')).toBe(1);
  });
});

describe('a reminder', () => {
  test('goes after 3, 7 and 12 business days to whose turn it is, to nobody else, and never a fourth time', async () => {
    for (let day = 0; day <= 15; day += 1) {
      onDay(day);
      await watchSignings();
    }
    expect((await reminders()).map(({ days }) => days)).toEqual([3, 7, 12]);
    expect(new Set((await reminders()).map(({ userId }) => userId))).toEqual(new Set([cast.calder.approver.id]));
    expect(new Set(await mailed('signature-reminder'))).toEqual(new Set(['Thomas Brandt']));
    await takeAgreement('extend_signing', id, cast.liaison, { signBy: '', ...reason });
    onDay(40);
    await watchSignings();
    expect(await reminders()).toHaveLength(3);
  });

  test('goes once on a day, also with two workers and two looks an hour', async () => {
    onDay(3);
    await Promise.all([watchSignings(), watchSignings(), watchSignings()]);
    clock.passMinutes(60);
    await watchSignings();
    expect(await reminders()).toHaveLength(1);
    expect(await told('remind_signers')).toBe(1);
    const [first] = await reminders();
    if (!first) throw new Error('There is no reminder.');
    const { id: _, ...again } = first;
    await expect(db.signingReminder.create({ data: again })).rejects.toThrow('Unique constraint');
    await expect(ownerDb.$executeRaw`DELETE FROM signing_reminders`).rejects.toThrow('cannot be changed or deleted');
  });

  test('waits for business hours at the agency', async () => {
    // Eight in the morning and five in the afternoon in New York.
    for (const hour of [13, 22]) {
      onDay(3, hour);
      await watchSignings();
      expect(await tryStep('remind_signers', id, systemActor)).toMatchObject({ ok: false, why: 'blocked' });
    }
    onDay(3, 14);
    await watchSignings();
    expect(await reminders()).toHaveLength(1);
  });

  test('counts anew when the turn passes on, and no longer goes to whoever has signed', async () => {
    onDay(3);
    await watchSignings();
    onDay(5);
    await signNext({ id, cast, own: cast.calder });
    // The mail of the third day was not delivered yet: whoever has signed since gets none.
    expect(await mailed('signature-reminder')).toEqual([]);
    onDay(7);
    await watchSignings();
    expect(await reminders()).toHaveLength(1);
    onDay(8);
    await watchSignings();
    expect((await reminders()).map(({ userId, days }) => [userId, days])).toEqual([
      [cast.calder.approver.id, 3],
      [cast.signer.id, 3],
    ]);
    expect(await mailed('signature-reminder')).toEqual(['Helen Sato']);
  });

  test('stops once everyone has signed', async () => {
    await signNext({ id, cast, own: cast.calder });
    await signNext({ id, cast, own: cast.calder });
    onDay(3);
    await watchSignings();
    expect(await reminders()).toEqual([]);
  });

  test('stops when a signer declines', async () => {
    await takeAgreement('decline_to_sign', id, await signedIn(cast.calder.approver), {
      reasonCode: 'OTHER',
      ...reason,
    });
    onDay(3);
    await watchSignings();
    expect(await reminders()).toEqual([]);
    const answer = await performAgreementStep('remind_signers', id, systemActor);
    expect(answer).toMatchObject({ ok: false, why: 'wrong_state' });
  });

  test('stops when the text is recalled', async () => {
    onDay(3);
    await watchSignings();
    await takeAgreement('recall_text', id, cast.liaison, reason);
    expect(await mailed('signature-reminder')).toEqual([]);
    onDay(7);
    await watchSignings();
    expect(await reminders()).toHaveLength(1);
  });

  test('stops when the time to sign is over', async () => {
    await takeAgreement('extend_signing', id, cast.liaison, { signBy: addBusinessDays(began, 2), ...reason });
    onDay(5);
    await watchSignings();
    expect([await told('tell_lapse'), (await reminders()).length]).toEqual([1, 0]);
  });

  test('counts from the day on which the time was set anew', async () => {
    onDay(3);
    await watchSignings();
    onDay(6);
    await takeAgreement('extend_signing', id, cast.liaison, { signBy: addBusinessDays(began, 30), ...reason });
    for (const day of [7, 8]) {
      onDay(day);
      await watchSignings();
    }
    expect(await reminders()).toHaveLength(1);
    onDay(9);
    await watchSignings();
    expect((await reminders()).map(({ days }) => days)).toEqual([3, 3]);
  });
});
