import { beforeAll, expect, test, vi } from 'vitest';
import { addCalendarMonths } from '@/lib/domain/dates';
import { getAgreementPage } from '@/lib/server/agreements/agreement-queries';
import { attachAgreementFile, evidence } from '@/lib/server/agreements/attach-agreement-file';
import { getObligationsPage } from '@/lib/server/agreements/obligation-queries';
import { getNoticePage } from '@/lib/server/agreements/termination-queries';
import { calendarFile, makeCalendarLink, revokeCalendarLink } from '@/lib/server/calendar/calendar-link';
import { getCalendar } from '@/lib/server/calendar/calendar-queries';
import { db } from '@/lib/server/db/client';
import { searchDocument } from '@/lib/server/documents/search-document';
import { takeDueSteps } from '@/lib/server/worker/deadlines';
import { anAgreement, takeAgreement, tryStep } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';

const clock = fixedClock();
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let cast: Cast;
let onReceipt = '';
let withDays = '';
beforeAll(async () => {
  cast = await aCast();
  const requestId = await aRequest(cast).in('APPROVED');
  onReceipt = await anAgreement(cast).from(requestId).for('T19').in('ACTIVE');
  withDays = await anAgreement(cast).from(requestId).for('OCS').in('ACTIVE');
});

const read = (id: string) => db.agreement.findUniqueOrThrow({ where: { id }, include: { terminationNotice: true } });
const day = (value: Date | null | undefined) => value?.toISOString().slice(0, 10);
const given = { receivedOn: '2026-11-24', mode: 'CERTIFIED_MAIL', ground: 'RESOURCES', reason: 'Priorities.' } as const;
const inThirtyDays = { ...given, endsOn: '2026-12-24' };
const itemOf = async (agreementId: string, key: string) =>
  db.windDownItem.findFirstOrThrow({ where: { key, notice: { agreementId, takenBackAt: null } } });

test('a duty is reported by its side, returned or accepted by the other, comes again, and is told of when it is late', async () => {
  const [duty] = await db.obligation.findMany({
    where: { agreementId: withDays, party: 'AGENCY', everyMonths: { not: null } },
    orderBy: { dueOn: 'asc' },
  });
  if (!duty?.dueOn) throw new Error('The agency has no duty with a day.');
  const obligationId = duty.id;
  const report = { obligationId, report: 'Sent on the 20th: 4 cases, 310 hours.', documentId: '' };
  expect(await tryStep('report_duty', withDays, cast.amity.officer, report)).toMatchObject({ why: 'not_found' });
  expect(await tryStep('report_duty', withDays, cast.oversight, report)).toMatchObject({ why: 'not_yours' });
  const ofAgency = { fields: { obligationId: [expect.stringContaining('not for your side')] } };
  expect(await tryStep('report_duty', withDays, cast.liaison, report)).toMatchObject(ofAgency);
  const foreign = { ...report, documentId: duty.id };
  expect(await tryStep('report_duty', withDays, cast.calder.officer, foreign)).toMatchObject({ ok: false });

  await takeAgreement('report_duty', withDays, cast.calder.officer, report);
  // Nobody of the side that reported accepts it.
  expect(await tryStep('accept_duty', withDays, cast.calder.approver, { obligationId })).toMatchObject({ ok: false });
  await takeAgreement('return_duty', withDays, cast.liaison, { obligationId, reason: 'The hours are missing.' });
  const returned = await getObligationsPage(cast.calder.officer, withDays);
  expect(returned?.open.find(({ id }) => id === obligationId)).toMatchObject({
    returnReason: 'The hours are missing.',
    mayReport: true,
    report: '',
  });
  expect(returned?.standing.score).toBe(95);
  const file = { name: 'counts.txt', bytes: new TextEncoder().encode('Cases opened: 4. Hours: 310.') };
  expect(await attachAgreementFile(cast.amity.officer, withDays, file, evidence)).toEqual({
    ok: false,
    why: 'NOT_FOUND',
  });
  const attached = await attachAgreementFile(cast.calder.officer, withDays, file, evidence);
  const { documentId } = attached.ok ? attached : { documentId: '' };
  await searchDocument(documentId);
  await takeAgreement('report_duty', withDays, cast.calder.officer, { ...report, documentId });
  const shown = await getObligationsPage(cast.liaison, withDays);
  expect(shown?.open.find(({ id }) => id === obligationId)).toMatchObject({
    evidence: { filename: 'counts.txt' },
    mayReview: true,
  });
  await takeAgreement('accept_duty', withDays, cast.liaison, { obligationId });
  expect(await tryStep('accept_duty', withDays, cast.liaison, { obligationId })).toMatchObject({ ok: false });
  const next = await db.obligation.findUniqueOrThrow({ where: { previousId: obligationId } });
  expect(day(next.dueOn)).toBe(addCalendarMonths(day(duty.dueOn) ?? '', duty.everyMonths ?? 0));

  const { id } = await db.obligation.findFirstOrThrow({
    where: { agreementId: withDays, state: 'OPEN', dueOn: { not: null } },
  });
  await db.obligation.updateMany({ where: { agreementId: withDays, id: { not: id } }, data: { dueOn: null } });
  await db.obligation.update({ where: { id }, data: { dueOn: new Date('2026-11-25') } });
  const said: string[] = [];
  try {
    for (const on of ['2026-11-24', '2026-11-25', '2026-11-25', '2026-12-02', '2026-12-25', '2026-12-28']) {
      clock.moveTo(new Date(`${on}T17:00:00.000Z`));
      await takeDueSteps();
      const events = await db.statusEvent.findMany({
        where: { agreementId: withDays, step: { startsWith: 'escalate_' } },
        orderBy: { createdAt: 'asc' },
      });
      said.push(events.map(({ step }) => step.replace('escalate_', '')).join(' '));
    }
  } finally {
    clock.moveTo(testNow);
  }
  expect(said).toEqual(['', '0', '0', '0 7', '0 7 30', '0 7 30']);
});

test('the calendar holds what its person sees, and its private address works until it is made anew or taken away', async () => {
  const addressOf = async (actor: Cast['liaison']): Promise<string> => {
    const made = await makeCalendarLink(actor);
    return /\/api\/calendar\/([\w-]{43})\.ics/u.exec((made.ok && made.message) || '')?.[1] ?? '';
  };
  const { number } = await read(withDays);
  const mine = await addressOf(cast.calder.officer);
  const foreign = await addressOf(cast.amity.officer);
  expect(await calendarFile(mine)).toContain(`SUMMARY:${number}: `);
  expect(await calendarFile(foreign)).not.toContain(number);
  const page = await getCalendar(cast.calder.officer);
  expect(page.months.flatMap(({ entries }) => entries).some(({ agreement }) => agreement.number === number)).toBe(true);
  expect(page.months.at(0)?.heading).toBe('November 2026');
  expect(JSON.stringify(await getCalendar(cast.amity.officer))).not.toContain(number);
  // The database keeps no address, and a wrong one opens nothing.
  expect(JSON.stringify(await db.calendarLink.findMany())).not.toContain(mine);
  expect(await calendarFile(`${mine.slice(0, -1)}${mine.endsWith('A') ? 'B' : 'A'}`)).toBeNull();
  const next = await addressOf(cast.calder.officer);
  expect(await calendarFile(mine)).toBeNull();
  const officer = { id: cast.calder.officer.id ?? '' };
  await db.user.update({ where: officer, data: { active: false } });
  expect(await calendarFile(next)).toBeNull();
  await db.user.update({ where: officer, data: { active: true } });
  expect(await calendarFile(next)).not.toBeNull();
  await revokeCalendarLink(cast.calder.officer);
  expect(await calendarFile(next)).toBeNull();
});

test('a notice takes its day from the text of its agreement and its ground from the clauses, and says both before', async () => {
  for (const actor of [cast.amity.approver, cast.farLiaison]) {
    expect(await tryStep('give_notice', withDays, actor, inThirtyDays)).toMatchObject({ why: 'not_found' });
    expect(await getNoticePage(actor, withDays, { receivedOn: null, mode: null })).toBeNull();
  }
  expect(await tryStep('give_notice', withDays, cast.liaison, inThirtyDays)).toMatchObject({ why: 'not_yours' });
  const refused = async (input: Record<string, string>) => {
    const answer = await tryStep('give_notice', withDays, cast.programManager, { ...inThirtyDays, ...input });
    return answer.ok ? [] : Object.keys(answer.fields ?? {});
  };
  // Ahead of today, before the agreement began, and another day than the one that was shown.
  expect(await refused({ receivedOn: '2026-11-25' })).toEqual(['receivedOn']);
  expect(await refused({ receivedOn: '2026-11-23' })).toEqual(['receivedOn']);
  expect(await refused({ endsOn: '2026-11-24' })).toEqual(['endsOn']);
  // A ground of the other side, one that this text has no clause for, and one for which the 90 days have not run.
  expect(await refused({ ground: 'LOCAL_LAW' })).toEqual(['ground']);
  expect(await refused({ ground: 'REPORTING' })).toEqual(['ground']);
  expect(await refused({ ground: 'NEED_NOT_SHOWN' })).toEqual(['ground']);

  const shown = await getNoticePage(cast.programManager, withDays, { receivedOn: '2026-11-24', mode: 'PORTAL' });
  expect(shown?.preview).toMatchObject({ endsOn: '2026-12-24', sentence: expect.stringContaining('30 days after') });
  expect(shown?.preview?.grounds.every(({ hint }) => /^Section \d+, /u.test(hint ?? ''))).toBe(true);
  const today = await getNoticePage(cast.calder.approver, onReceipt, { receivedOn: '2026-11-24', mode: 'PORTAL' });
  expect(today?.preview).toMatchObject({ endsOn: '2026-11-24', sentence: expect.stringContaining('on receipt') });
  const ahead = await getNoticePage(cast.calder.approver, onReceipt, { receivedOn: '2026-11-30', mode: 'PORTAL' });
  expect(ahead).toMatchObject({ preview: null, fault: expect.stringContaining('not after today') });
});

test('a notice with days leaves the agreement in force, can be taken back by both sides, and ends it on the day there', async () => {
  await takeAgreement('give_notice', withDays, cast.calder.approver, inThirtyDays);
  expect(await read(withDays)).toMatchObject({ status: 'ACTIVE', endedOn: null });
  expect((await getAgreementPage(cast.liaison, withDays))?.notice).toMatchObject({
    heading: 'Ends on Dec 24, 2026',
    sentence: 'Notice given by the agency by certified mail, received on Nov 24, 2026.',
  });
  expect(await tryStep('give_notice', withDays, cast.programManager, inThirtyDays)).toMatchObject({ why: 'blocked' });

  // Nobody takes it back alone, whichever side they are on.
  const goOn = { reason: 'The officers can stay.' };
  expect(await tryStep('ask_to_keep', withDays, cast.programManager, goOn)).toMatchObject({ why: 'blocked' });
  expect(await tryStep('take_back_notice', withDays, cast.programManager)).toMatchObject({ why: 'blocked' });
  await takeAgreement('ask_to_keep', withDays, cast.calder.approver, goOn);
  expect(await tryStep('take_back_notice', withDays, cast.calder.approver)).toMatchObject({ why: 'blocked' });
  await takeAgreement('take_back_notice', withDays, cast.programManager);
  expect(await read(withDays)).toMatchObject({ status: 'ACTIVE', terminationNoticeId: null });

  await takeAgreement('give_notice', withDays, cast.programManager, inThirtyDays);
  try {
    // Midnight of the agency decides: in Washington it is still the 23rd.
    clock.moveTo(new Date('2026-12-24T03:00:00.000Z'));
    await takeDueSteps();
    expect((await read(withDays)).status).toBe('ACTIVE');
    clock.moveTo(new Date('2026-12-24T05:30:00.000Z'));
    await takeDueSteps();
    const ended = await read(withDays);
    expect([ended.status, day(ended.endedOn), ended.endReason]).toEqual([
      'TERMINATED',
      '2026-12-24',
      'TERMINATED_BY_ICE',
    ]);
  } finally {
    clock.moveTo(testNow);
  }
});

test('a notice on receipt ends it at once; each side closes its own part, and is reminded of what is overdue', async () => {
  await takeAgreement('give_notice', onReceipt, cast.calder.approver, { ...given, endsOn: '2026-11-24' });
  const ended = await read(onReceipt);
  expect([ended.status, day(ended.endedOn), ended.endReason]).toEqual([
    'TERMINATED',
    '2026-11-24',
    'TERMINATED_BY_AGENCY',
  ]);
  const [cards, designations] = [
    await itemOf(onReceipt, 'return-credentials'),
    await itemOf(onReceipt, 'revoke-designations'),
  ];
  expect([day(designations.dueOn), day(cards.dueOn)]).toEqual(['2026-11-24', '2026-12-04']);
  const complete = (actor: Cast['liaison'], itemId: string, value: string) =>
    tryStep('complete_wind_down', onReceipt, actor, { itemId, value, note: '' });
  expect(await complete(cast.amity.officer, cards.id, '4')).toMatchObject({ why: 'not_found' });
  expect(await complete(cast.calder.officer, designations.id, '4')).toMatchObject({
    fields: { itemId: [/other side/u] },
  });
  expect(await complete(cast.calder.officer, cards.id, 'some')).toMatchObject({ ok: false });
  expect(await complete(cast.calder.officer, cards.id, '4')).toMatchObject({ ok: true });
  const view = await getAgreementPage(cast.calder.officer, onReceipt);
  expect(view?.windDown.find(({ id }) => id === cards.id)).toMatchObject({
    done: true,
    result: expect.stringContaining(': 4'),
  });
  expect(view?.windDown.find(({ id }) => id === designations.id)?.mine).toBe(false);

  const reminders = () => db.statusEvent.count({ where: { agreementId: onReceipt, step: 'remind_wind_down' } });
  try {
    const counts: number[] = [];
    // The day itself, the day after, the same day again, within the week, and after it.
    for (const on of ['2026-11-24', '2026-11-25', '2026-11-25', '2026-11-30', '2026-12-02']) {
      clock.moveTo(new Date(`${on}T17:00:00.000Z`));
      await takeDueSteps();
      counts.push(await reminders());
    }
    expect(counts).toEqual([0, 1, 1, 1, 2]);
  } finally {
    clock.moveTo(testNow);
  }
});

test('the database itself knows no termination without a notice, and no notice that is changed or taken back alone', async () => {
  const { terminationNoticeId } = await read(onReceipt);
  const none = { terminationNoticeId: null };
  await expect(db.agreement.update({ where: { id: onReceipt }, data: none })).rejects.toThrow();
  const otherDay = { endedOn: new Date('2026-11-30') };
  await expect(db.agreement.update({ where: { id: onReceipt }, data: otherDay })).rejects.toThrow(
    /day that its notice/u,
  );
  const where = { id: terminationNoticeId ?? '' };
  const later = { endsOn: new Date('2027-01-30') };
  await expect(db.terminationNotice.update({ where, data: later })).rejects.toThrow(/never changed/u);
  const alone = {
    keepReason: 'No.',
    keepAskedAt: testNow,
    keepAskedById: cast.calder.approver.id,
    takenBackAt: testNow,
    takenBackById: cast.calder.approver.id,
  };
  await expect(db.terminationNotice.update({ where, data: alone })).rejects.toThrow();
});
