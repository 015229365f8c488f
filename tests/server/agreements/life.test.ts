import { beforeAll, expect, test, vi } from 'vitest';
import { systemActor } from '@/lib/domain/access/actor';
import { db } from '@/lib/server/db/client';
import { takeDueSteps } from '@/lib/server/worker/deadlines';
import { anAgreement, takeAgreement, tryStep, walkOn } from '@/tests/support/agreement-cases';
import { aRequest, completeSections, firstContact } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';
import { aReview } from '@/tests/support/renewals';
import { take } from '@/tests/support/take-step';

const clock = fixedClock();
// Whole walks with real PDFs take their time on a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let cast: Cast;
let requestId = '';
beforeAll(async () => {
  cast = await aCast();
  requestId = await aRequest(cast).in('APPROVED');
});

const inForce = (program: 'OCS' | 'T19' = 'OCS') => anAgreement(cast).from(requestId).for(program).in('ACTIVE');
const read = (id: string) => db.agreement.findUniqueOrThrow({ where: { id } });
const day = (value: Date | null) => value?.toISOString().slice(0, 10);

/** Neither a suspension nor a review of need moves the end date: the agreement ends on it like any other. */
const expectItsEnd = async (id: string): Promise<void> => {
  const before = (await read(id)).status;
  await db.agreement.update({ where: { id }, data: { expiresOn: new Date('2027-03-01') } });
  try {
    clock.moveTo(new Date('2027-03-01T04:00:00.000Z'));
    await takeDueSteps();
    expect((await read(id)).status).toBe(before);
    clock.moveTo(new Date('2027-03-01T17:00:00.000Z'));
    await takeDueSteps();
    const { status, endedOn, endReason } = await read(id);
    expect([status, day(endedOn), endReason]).toEqual(['EXPIRED', '2027-03-01', 'EXPIRED']);
  } finally {
    clock.moveTo(testNow);
  }
};

test('a suspended agreement is in force again once both sides have confirmed, each for itself', async () => {
  const id = await inForce();
  await takeAgreement('suspend', id, cast.calder.approver, { reason: 'Flood.', notified: 'Liaison', mode: 'ORAL' });
  expect((await read(id)).suspensionNote).toContain('two business days');
  const cleared = { reason: 'The water is gone.' };
  expect(await tryStep('reinstate_for_ice', id, cast.calder.approver, cleared)).toMatchObject({ why: 'not_yours' });
  expect((await takeAgreement('reinstate_for_agency', id, cast.calder.approver, cleared)).status).toBe('SUSPENDED');
  expect((await takeAgreement('reinstate_for_ice', id, cast.programManager, cleared)).status).toBe('ACTIVE');
  expect(await read(id)).toMatchObject({ suspensionNote: '', agencyReinstatesAt: null });
  await takeAgreement('suspend', id, cast.programManager, { reason: 'Fire.', notified: 'Sheriff', mode: 'WRITTEN' });
  await expectItsEnd(id);
});

/** Asks to renew an agreement, as its agency does near the end, until the liaison has the request. */
const askToRenew = async (agreementId: string): Promise<string> => {
  const { officer, approver } = cast.calder;
  const id = await aRequest(cast).asking('RENEW').empty();
  const attested = { attest: 'on', noticeSeen: 'on' };
  await expect(take('submit', id, approver, attested)).rejects.toThrow(
    /Complete these sections first: Contacts, [^,]+, Attachments\./u,
  );
  await take('save_contacts', id, officer, completeSections.save_contacts);
  await take('save_attachments_choice', id, officer, { none: 'on' });
  await take('save_agreement_wish', id, officer, {
    aboutAgreementId: agreementId,
    changeWanted: 'The need goes on.',
    wantedOn: '',
  });
  await take('submit', id, approver, attested);
  await take('claim', id, cast.intake);
  await take('assign', id, cast.intake, { liaisonId: cast.liaison.id, note: '' });
  await take('log_contact', id, cast.liaison, firstContact);
  return id;
};

test('a renewal that the agency asked for drafts the successor, which supersedes the old agreement when it comes into force', async () => {
  const id = await inForce();
  try {
    clock.moveTo(new Date('2028-07-03T15:00:00.000Z'));
    await takeAgreement('start_expiring', id, systemActor);
    const asked = await askToRenew(id);
    const review = await aReview(id);
    await takeAgreement('begin_renewal', id, cast.programManager, review);
    const given = await db.agreement.findUniqueOrThrow({ where: { supersedesId: id } });
    expect(given.status).toBe('DRAFT');
    await takeAgreement('void', given.id, cast.programManager, { reason: 'Drafted by mistake.' });
    await takeAgreement('give_up_renewal', id, cast.programManager, { reason: 'Begin anew.' });
    await takeAgreement('begin_renewal', id, cast.programManager, review);
    const next = await db.agreement.findUniqueOrThrow({ where: { supersedesId: id } });
    expect(next.id).not.toBe(given.id);
    await walkOn({ id: next.id, cast, own: cast.calder }, 'DRAFT', 'ACTIVE');
    const [old, fresh] = [await read(id), await read(next.id)];
    expect([old.status, day(old.endedOn), old.endReason]).toEqual(['SUPERSEDED', '2028-07-03', 'SUPERSEDED_RENEWAL']);
    expect([fresh.status, day(fresh.expiresOn)]).toEqual(['ACTIVE', '2030-07-03']);
    await take('settle_request', asked, cast.liaison, { reason: 'The new agreement is in force.' });
    expect(await db.request.findUniqueOrThrow({ where: { id: asked } })).toMatchObject({
      status: 'COMPLETED',
      aboutAgreementId: id,
    });
  } finally {
    clock.moveTo(testNow);
  }
});

test('the end is warned of once at each distance, to more and more people, until a renewal is signed', async () => {
  const id = await inForce();
  // At noon in Washington. The clocks go back on November 5, 2028 and forward on March 12, 2028.
  const daysBefore = (days: number) => new Date(Date.UTC(2028, 10, 24 - days, 17));
  const ends = new Date('2028-11-24');
  await db.agreement.update({ where: { id }, data: { expiresOn: ends } });
  const said = async (): Promise<string[]> => {
    const seen = new Set((await db.outboxMessage.findMany({ select: { id: true } })).map((row) => row.id));
    await takeDueSteps();
    await takeDueSteps();
    const fresh = (await db.outboxMessage.findMany({ orderBy: { id: 'asc' } })).filter((row) => !seen.has(row.id));
    return fresh.flatMap(({ payload }) => {
      const { case: about, name, audience } = payload as { case?: { id: string }; name?: string; audience?: string };
      // What a long year does not see done is told too, by other names.
      return about?.id === id && !name?.startsWith('duty-') ? [`${name} → ${audience}`] : [];
    });
  };
  const told = (name: string, ...audiences: string[]) => audiences.map((audience) => `${name} → ${audience}`);
  const both = ['both_sides', 'program_managers'];
  try {
    clock.moveTo(daysBefore(181));
    expect(await said()).toEqual([]);
    clock.moveTo(daysBefore(180));
    expect(await said()).toEqual(told('agreement-expiring', ...both));
    clock.moveTo(daysBefore(121));
    expect(await said()).toEqual([]);
    // Nothing ran on the 120th and on the 90th day: only the more urgent is said.
    clock.moveTo(daysBefore(85));
    expect(await said()).toEqual(told('ends-in-90', ...both));
    // Midnight of the agency decides: at 11 PM of the 61st day in Washington it is already the 60th in Greenwich.
    clock.moveTo(new Date('2028-09-25T03:00:00.000Z'));
    expect(await said()).toEqual([]);
    clock.moveTo(new Date('2028-09-25T04:30:00.000Z'));
    expect(await said()).toEqual(told('ends-in-60', ...both, 'field_supervisors'));
    clock.moveTo(daysBefore(30));
    expect(await said()).toEqual(told('ends-in-30', ...both, 'field_supervisors', 'administrators'));
    const review = await aReview(id);
    await takeAgreement('begin_renewal', id, cast.programManager, review);
    const next = await db.agreement.findUniqueOrThrow({ where: { supersedesId: id } });
    await walkOn({ id: next.id, cast, own: cast.calder }, 'DRAFT', 'EXECUTED');
    clock.moveTo(daysBefore(7));
    expect(await said()).toEqual([]);
  } finally {
    clock.moveTo(testNow);
  }
});

test('setting a signed round aside ends it and opens no new one', async () => {
  const id = await anAgreement(cast).from(requestId).in('SIGNING');
  expect(await tryStep('void', id, cast.liaison, { reason: 'No.' })).toMatchObject({ why: 'not_yours' });
  await takeAgreement('void', id, cast.programManager, { reason: 'The request was withdrawn.' });
  expect(await read(id)).toMatchObject({ status: 'VOID', frozenVersionId: null, endReason: 'WITHDRAWN_BEFORE_EFFECT' });
  const places = await db.signature.findMany({ where: { agreementId: id } });
  expect(places.every(({ status }) => status === 'VOID')).toBe(true);
});

test('the checklist takes only what completes an item, and force waits for all of it', async () => {
  const id = await anAgreement(cast).from(requestId).in('IMPLEMENTING');
  const items = await db.checklistItem.findMany({ where: { agreementId: id }, orderBy: { position: 'asc' } });
  const [roster, decided] = items;
  const complete = (itemId: string | undefined, value: string) =>
    tryStep('complete_checklist_item', id, cast.calder.officer, { itemId, value });
  expect(await complete(roster?.id, '0')).toMatchObject({ fields: { value: ['Enter 1 or more.'] } });
  expect(await complete(roster?.id, 'some')).toMatchObject({ ok: false });
  expect(await complete(roster?.id, '2')).toMatchObject({ ok: true });
  expect(await complete(decided?.id, 'NO')).toMatchObject({ ok: false });
  expect(await tryStep('confirm_readiness', id, cast.liaison)).toMatchObject({ why: 'blocked' });
  expect(await tryStep('activate', id, cast.programManager)).toMatchObject({ why: 'blocked' });
});

test('the last agreement that is settled completes the request', async () => {
  const own = await aRequest(cast).in('APPROVED');
  const drafts = await db.agreement.findMany({ where: { requestId: own }, orderBy: { programCode: 'asc' } });
  const services = await db.programChoice.findMany({ where: { requestId: own, choice: 'OFFER', onboardedAt: null } });
  expect(drafts.length).toBeGreaterThan(0);
  const statusOf = async () => (await db.request.findUniqueOrThrow({ where: { id: own } })).status;
  const drafted = new Set(drafts.map(({ programCode }) => programCode));
  // Services without an agreement are not what this is about.
  await db.programChoice.updateMany({
    where: { id: { in: services.filter(({ programCode }) => !drafted.has(programCode)).map(({ id }) => id) } },
    data: { onboardedAt: testNow },
  });
  const [first, ...others] = drafts;
  for (const { id } of others) await takeAgreement('void', id, cast.programManager, { reason: 'Not now.' });
  await walkOn({ id: first?.id ?? '', cast, own: cast.calder }, 'DRAFT', 'NEGOTIATION');
  expect(await statusOf()).toBe('AGREEMENT_IN_PROGRESS');
  await walkOn({ id: first?.id ?? '', cast, own: cast.calder }, 'NEGOTIATION', 'ACTIVE');
  expect(await statusOf()).toBe('COMPLETED');
  await takeAgreement('open_need_review', first?.id ?? '', cast.programManager, { reason: 'No hours were worked.' });
  await expectItsEnd(first?.id ?? '');
});
