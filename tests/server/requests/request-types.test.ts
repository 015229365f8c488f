import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import type { RequestType } from '@/lib/domain/requests/request-type';
import type { RequestStepName } from '@/lib/domain/requests/steps';
import { getAgreementPage } from '@/lib/server/agreements/agreement-queries';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { getRequestCase } from '@/lib/server/requests/case-queries';
import { getDraft, getNewRequest } from '@/lib/server/requests/draft-queries';
import { anAgreement } from '@/tests/support/agreement-cases';
import { aRequest, completeSections, firstContact } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { take } from '@/tests/support/take-step';

// What each type of request asks, how it ends, what it builds on, and the day the form is closed.

const clock = fixedClock();
vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });
// The approval of the form under the Paperwork Reduction Act, as the settings say it.
Object.assign(process.env, { OMB_NUMBER: '0000-0000', OMB_EXPIRES: '2026-11-30', OMB_BURDEN_MINUTES: '27' });

let cast: Cast;
let agreement: string;
let draftAgreement: string;

beforeAll(async () => {
  cast = await aCast();
  const from = await aRequest(cast).in('APPROVED');
  agreement = await anAgreement(cast).from(from).in('EXECUTED');
  draftAgreement = await anAgreement(cast).from(from).for('T19').in('DRAFT');
});

const attempt = async (step: RequestStepName, id: string | null, actor: Actor, input: Record<string, unknown> = {}) => {
  const row = id === null ? null : await db.request.findUniqueOrThrow({ where: { id }, select: { version: true } });
  return performRequestStep(step, id, actor, { ...input, ...(row ? { version: row.version } : {}) });
};

const wish = (changes: Record<string, unknown> = {}) => ({
  aboutAgreementId: agreement,
  changeWanted: 'Two more officers.',
  wantedOn: '2027-01-15',
  ...changes,
});

const around = async (id: string) => {
  await take('save_contacts', id, cast.calder.officer, completeSections.save_contacts);
  await take('save_attachments_choice', id, cast.calder.officer, { none: 'on' });
};

const submitted = async (id: string) => {
  await take('submit', id, cast.calder.approver, { attest: 'on', noticeSeen: 'on' });
  await take('claim', id, cast.intake);
  await take('assign', id, cast.intake, { liaisonId: cast.liaison.id, note: '' });
};

const shortTypes: [RequestType, RequestStepName, () => Record<string, unknown>, string][] = [
  ['MODIFY', 'save_agreement_wish', () => wish(), 'Change AGR-'],
  ['TERMINATE_OR_SUSPEND', 'save_agreement_wish', () => wish({ endWanted: 'SUSPEND' }), 'Suspend AGR-'],
  [
    'TRAINING_OR_SERVICE',
    'save_service_wish',
    () => ({ serviceWanted: 'Training on document fraud.\nFor patrol.', programsAsked: 'CAP', traineeCount: '12' }),
    'Training on document fraud',
  ],
];

describe.each(shortTypes)('%s', (requestType, step, input, title) => {
  test('asks no concerns, goes to a liaison, and is settled without an assessment', async () => {
    const id = await aRequest(cast).asking(requestType).empty();
    const refused = await attempt('save_concerns', id, cast.calder.officer, completeSections.save_concerns);
    expect(refused).toMatchObject({ ok: false, why: 'blocked' });
    await around(id);
    const early = await attempt('submit', id, cast.calder.approver, { attest: 'on', noticeSeen: 'on' });
    expect(early).toMatchObject({ ok: false, why: 'blocked' });
    await take(step, id, cast.calder.officer, input());
    expect((await getDraft(cast.calder.officer, id))?.draft.title).toContain(title);
    await submitted(id);
    const done = { reason: 'The agreement is changed as asked; see its page.' };
    const start = { meetingOn: '2026-12-08', participants: '' };
    expect(await attempt('settle_request', id, cast.liaison, done)).toMatchObject({ ok: false, why: 'blocked' });
    await take('log_contact', id, cast.liaison, firstContact);
    expect(await attempt('start_assessment', id, cast.liaison, start)).toMatchObject({ ok: false, why: 'blocked' });
    expect(await attempt('settle_request', id, cast.otherLiaison, done)).toMatchObject({ ok: false, why: 'blocked' });
    expect(await attempt('settle_request', id, cast.calder.officer, done)).toMatchObject({
      ok: false,
      why: 'not_yours',
    });
    const page = await getRequestCase(cast.liaison, id);
    expect(page?.next.steps.map((one) => one.step)).toContain('settle_request');
    await take('settle_request', id, cast.liaison, done);
    const closed = await getRequestCase(cast.calder.officer, id);
    expect(closed).toMatchObject({ status: { label: 'Completed' }, outcome: { text: done.reason } });
    expect(closed?.content.wish.length).toBeGreaterThan(0);
    const told = await db.outboxMessage.findMany({ where: { kind: 'notice' } });
    expect(told.some(({ payload }) => JSON.stringify(payload).includes(`request-completed`))).toBe(true);
  });
});

describe('a request about an agreement', () => {
  test.each([
    ['one in a status that does not fit', 'RENEW', () => wish()],
    ['one that is still a draft', 'MODIFY', () => wish({ aboutAgreementId: draftAgreement })],
    ['one that does not exist', 'MODIFY', () => wish({ aboutAgreementId: cast.calder.agencyId })],
  ] as const)('refuses %s', async (_name, requestType, input) => {
    const id = await aRequest(cast).asking(requestType).empty();
    expect(await attempt('save_agreement_wish', id, cast.calder.officer, input())).toMatchObject({
      ok: false,
      fields: { aboutAgreementId: [expect.any(String)] },
    });
  });

  test('refuses the agreement of another agency, and offers only those that fit', async () => {
    const id = await aRequest(cast).of(cast.amity).asking('MODIFY').empty();
    expect(await attempt('save_agreement_wish', id, cast.amity.officer, wish())).toMatchObject({
      ok: false,
      fields: { aboutAgreementId: [expect.any(String)] },
    });
    expect((await getDraft(cast.amity.officer, id))?.agreements).toEqual([]);
    const own = await aRequest(cast).asking('MODIFY').empty();
    expect((await getDraft(cast.calder.officer, own))?.agreements.map((one) => one.id)).toEqual([agreement]);
  });

  test('shows on the page of the agreement while it is open, to those who see it', async () => {
    const id = await aRequest(cast).asking('MODIFY').empty();
    await take('save_agreement_wish', id, cast.calder.officer, wish());
    const { number } = await db.request.findUniqueOrThrow({ where: { id } });
    const seenBy = async (actor: Actor) =>
      (await getAgreementPage(actor, agreement))?.related.map((one) => one.number) ?? [];
    expect(await seenBy(cast.calder.officer)).toContain(number);
    // A draft is the agency's own paper.
    expect(await seenBy(cast.liaison)).not.toContain(number);
    await around(id);
    await submitted(id);
    expect(await seenBy(cast.liaison)).toContain(number);
    await take('withdraw', id, cast.calder.approver, { reason: 'Not needed any more.' });
    expect(await seenBy(cast.calder.officer)).not.toContain(number);
  });
});

describe('a request that builds on an earlier one', () => {
  test('has its answers, which count once each was looked at, and both show each other', async () => {
    const before = await aRequest(cast).in('WITHDRAWN');
    expect((await getNewRequest(cast.calder.officer))?.earlier.map(({ id }) => id)).toContain(before);
    const input = { requestType: 'NEW_PARTNERSHIP', priorRequestId: before };
    expect(await attempt('create', null, cast.amity.officer, input)).toMatchObject({
      ok: false,
      fields: { priorRequestId: [expect.any(String)] },
    });
    const created = await attempt('create', null, cast.calder.officer, input);
    if (!created.ok) throw new Error(created.message);
    const { id } = created.value;
    const view = await getDraft(cast.calder.officer, id);
    expect(view?.draft).toMatchObject({
      title: 'Gangs along the corridor',
      factsConfirmed: false,
      helpDecide: true,
      headcounts: [{ unit: 'Gang unit', count: 2 }],
      contacts: [{ name: 'Maria Delgado', primary: true }],
      toConfirm: ['contacts', 'concerns', 'help', 'narrative', 'headcounts'],
    });
    const { save_agency_facts, save_attachments_choice, ...carried } = completeSections;
    await take('save_agency_facts', id, cast.calder.officer, save_agency_facts);
    await take('save_attachments_choice', id, cast.calder.officer, save_attachments_choice);
    const send = { attest: 'on', noticeSeen: 'on' };
    expect(await attempt('submit', id, cast.calder.approver, send)).toMatchObject({ ok: false, why: 'blocked' });
    for (const [step, fields] of Object.entries(carried)) {
      await take(step as RequestStepName, id, cast.calder.officer, fields);
    }
    await take('submit', id, cast.calder.approver, send);
    const relations = async (one: string) =>
      (await getRequestCase(cast.calder.officer, one))?.related.map(({ relation }) => relation);
    expect(await relations(id)).toEqual(['Earlier request: withdrawn']);
    expect(await relations(before)).toEqual(['Later request: submitted']);
  });

  test('takes only what both kinds of request ask', async () => {
    const before = await aRequest(cast).in('WITHDRAWN');
    const created = await attempt('create', null, cast.calder.officer, {
      requestType: 'MODIFY',
      priorRequestId: before,
    });
    if (!created.ok) throw new Error(created.message);
    expect((await getDraft(cast.calder.officer, created.value.id))?.draft).toMatchObject({
      title: '',
      concerns: [],
      contacts: [{ name: 'Maria Delgado' }],
      toConfirm: ['contacts'],
    });
  });
});

describe('the approval of the form (44 USC 3512)', () => {
  test('once it has expired, nothing is started, saved, submitted or sent again, and every page says why', async () => {
    const id = await aRequest(cast).in('DRAFT');
    const returned = await aRequest(cast).in('RETURNED');
    expect((await getDraft(cast.calder.officer, id))?.notice).toEqual({
      ombNumber: '0000-0000',
      expires: 'Nov 30, 2026',
      burdenMinutes: 27,
    });
    clock.moveTo(new Date('2026-12-01T15:00:00.000Z'));
    const closed = {
      ok: false,
      why: 'blocked',
      message: expect.stringContaining('Paperwork Reduction Act has expired'),
    };
    const { officer, approver } = cast.calder;
    expect(await attempt('create', null, officer, { requestType: 'ENQUIRY' })).toMatchObject(closed);
    expect(await attempt('save_narrative', id, officer, completeSections.save_narrative)).toMatchObject(closed);
    expect(await attempt('submit', id, approver, { attest: 'on', noticeSeen: 'on' })).toMatchObject(closed);
    const item = await db.returnedItem.findFirstOrThrow({ where: { requestId: returned } });
    await take('answer_returned_item', returned, officer, { itemId: item.id, answer: 'Counted.' });
    expect(await attempt('resubmit', returned, approver, { summary: 'Counted anew.', attest: 'on' })).toMatchObject(
      closed,
    );
    expect((await getDraft(officer, id))?.editing).toMatchObject({ state: 'BLOCKED', reasons: [closed.message] });
    expect(await getNewRequest(officer)).toMatchObject({ formOpen: false, reasons: [closed.message] });
  });
});
