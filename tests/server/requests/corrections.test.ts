import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import type { RequestStepName } from '@/lib/domain/requests/steps';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { getRequestCase } from '@/lib/server/requests/case-queries';
import { requestChanges } from '@/lib/server/requests/changes-queries';
import { getDraft } from '@/lib/server/requests/draft-queries';
import { getStepPage } from '@/lib/server/requests/step-page-queries';
import { takeDueSteps } from '@/lib/server/worker/deadlines';
import { aRequest, completeSections } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';
import { take } from '@/tests/support/take-step';

// Returns by intake and by the liaison with comments beside fields, corrections that the agency asks for, and the dates
// by which both are answered.

const clock = fixedClock();
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let cast: Cast;
beforeAll(async () => {
  cast = await aCast();
});

const rowOf = (id: string) => db.request.findUniqueOrThrow({ where: { id } });
const attempt = async (step: RequestStepName, id: string, actor: Actor, input: Record<string, unknown> = {}) =>
  performRequestStep(step, id, actor, { ...input, version: (await rowOf(id)).version });
const noticesOf = async (id: string) =>
  (await db.outboxMessage.findMany({ where: { kind: 'notice' } })).flatMap(({ payload }) => {
    const { case: about, name, audience } = payload as { case: { id: string }; name: string; audience: string };
    return about.id === id ? [`${name} → ${audience}`] : [];
  });
const sendAgain = { summary: 'Counted anew.', attest: 'on' };
const sworn = (count: string) => ({ ...completeSections.save_agency_facts, swornCount: count });
const atField = { section: 'agency.swornCount', text: 'Does this count the reserve?' };

describe('a comment beside a field', () => {
  test('is refused at a place that this request does not ask', async () => {
    const id = await aRequest(cast).in('INTAKE_REVIEW');
    for (const section of ['agreement', 'agency.favourite', 'contacts.row:nobody@calder.example', 'nowhere', '']) {
      expect(await attempt('return_to_agency', id, cast.intake, { items: [{ ...atField, section }] })).toMatchObject({
        ok: false,
        fields: { 'items.0.section': [expect.any(String)] },
      });
    }
    expect(await db.returnedItem.count({ where: { requestId: id } })).toBe(0);
    const page = await getStepPage(cast.intake, id, 'return_to_agency');
    const offered = JSON.stringify(page);
    for (const value of ['agency.swornCount', 'contacts.row:m.delgado@calder.example', 'concerns.GANG']) {
      expect(offered).toContain(`"${value}"`);
    }
    expect(offered).not.toContain('aboutAgreementId');
  });

  test('opens its section, is met by a change of the field, and is open again when the change is undone', async () => {
    const id = await aRequest(cast).in('INTAKE_REVIEW');
    const contact = { section: 'contacts.row:m.delgado@calder.example', text: 'Is this the desk?' };
    await take('return_to_agency', id, cast.intake, { items: [atField, contact] });
    const { officer, approver } = cast.calder;
    const items = async () => (await getDraft(officer, id))?.items ?? [];
    expect(await items()).toMatchObject([
      { state: 'OPEN', label: 'Sworn officers', control: 'swornCount' },
      { state: 'OPEN', label: 'Contact m.delgado@calder.example', control: 'rows.0.name' },
    ]);
    expect(await attempt('save_narrative', id, officer, completeSections.save_narrative)).toMatchObject({
      why: 'blocked',
    });
    // Another field of the section is no answer.
    await take('save_agency_facts', id, officer, { ...completeSections.save_agency_facts, civilianCount: '60' });
    expect((await items()).map(({ state }) => state)).toEqual(['OPEN', 'OPEN']);
    await take('save_agency_facts', id, officer, sworn('150'));
    expect((await items()).map(({ state }) => state)).toEqual(['CHANGED', 'OPEN']);
    await take('save_agency_facts', id, officer, sworn('142'));
    expect((await items()).map(({ state }) => state)).toEqual(['OPEN', 'OPEN']);
    await take('save_agency_facts', id, officer, sworn('151'));
    expect(await attempt('resubmit', id, approver, sendAgain)).toMatchObject({ why: 'blocked' });
    await take('save_contacts', id, officer, {
      primary: '0',
      rows: [{ name: 'Duty desk', title: 'Desk', email: 'desk@calder.example', phone: '555-0199' }],
    });
    // The contact is no longer on the list, so that the comment has no field to stand beside.
    expect(await items()).toMatchObject([{ state: 'CHANGED' }, { state: 'CHANGED', control: null }]);
    // ICE reads nothing of it before it is sent.
    expect((await getRequestCase(cast.intake, id))?.content.returned.map(({ changed }) => changed)).toEqual([
      false,
      false,
    ]);
    await take('resubmit', id, approver, sendAgain);
    const sent = await getRequestCase(cast.intake, id);
    expect(sent?.content.returned).toMatchObject([
      { field: 'Sworn officers', changed: true, open: false },
      { changed: true, open: false },
    ]);
  });
});

const stations = [
  ['ASSIGNED', 'return_from_contact', 'recall_to_contact', 'resubmit_to_liaison'],
  ['ASSESSING', 'return_from_assessment', 'recall_to_assessment', 'resubmit_to_assessment'],
] as const;

describe.each(stations)('a return by the liaison from %s', (status, giveBack, recall, again) => {
  test('opens the named sections, and the request comes back to where it was', async () => {
    const id = await aRequest(cast).in(status);
    const { officer, approver } = cast.calder;
    const input = { items: [atField], respondBy: '2026-12-03' };
    for (const wrong of [cast.intake, cast.supervisor, officer, cast.programManager]) {
      expect(await attempt(giveBack, id, wrong, input), wrong.name).toMatchObject({ why: 'not_yours' });
    }
    expect(await attempt(giveBack, id, cast.otherLiaison, input)).toMatchObject({ why: 'blocked' });
    expect(await attempt(giveBack, id, cast.liaison, { ...input, respondBy: '2026-11-24' })).toMatchObject({
      fields: { respondBy: [expect.any(String)] },
    });
    await take(giveBack, id, cast.liaison, input);
    const view = await getDraft(officer, id);
    expect(view).toMatchObject({
      status: 'RETURNED',
      sendAgain: again,
      returnedSections: ['agency'],
      returned: { by: 'Your liaison', due: { on: '2026-12-03' }, correction: null },
    });
    expect((await getRequestCase(cast.liaison, id))?.due).toMatchObject({ on: '2026-12-03', state: 'ahead' });
    // Recalled by intake or sent to intake, it would lose its liaison.
    expect(await attempt('recall_return', id, cast.intake)).toMatchObject({ why: 'blocked' });
    expect(await attempt('resubmit', id, approver, sendAgain)).toMatchObject({ why: 'blocked' });
    await take('save_agency_facts', id, officer, sworn('150'));
    expect((await getRequestCase(cast.liaison, id))?.content.facts[0]?.value).toBe('142');
    expect(await attempt(recall, id, cast.liaison)).toMatchObject({ why: 'blocked' });
    await take(again, id, approver, sendAgain);
    expect(await rowOf(id)).toMatchObject({ status, liaisonId: cast.liaison.id });
    const changes = await requestChanges(cast.liaison, id, null);
    expect(changes?.sections).toMatchObject([{ section: 'agency', changes: [{ field: 'swornCount' }] }]);
    expect(await noticesOf(id)).toEqual(
      expect.arrayContaining(['sections-returned → agency', 'request-resent → liaison']),
    );
  });
});

describe('a correction', () => {
  const ask = { sections: ['contacts', 'agency'], reason: 'Our desk has another number since Monday.' };

  test('is asked by the owner or approver alone, once at a time, for sections that are asked', async () => {
    const id = await aRequest(cast).in('ASSIGNED');
    const { approver } = cast.calder;
    for (const wrong of [cast.liaison, cast.intake]) {
      expect(await attempt('ask_correction', id, wrong, ask), wrong.name).toMatchObject({ why: 'not_yours' });
    }
    expect(await attempt('ask_correction', id, cast.amity.approver, ask)).toMatchObject({ why: 'not_found' });
    for (const sections of [[], ['agreement'], ['nowhere']]) {
      expect(await attempt('ask_correction', id, approver, { ...ask, sections })).toMatchObject({ why: 'invalid' });
    }
    expect(await attempt('grant_correction', id, cast.liaison)).toMatchObject({ why: 'blocked' });
    await take('ask_correction', id, approver, ask);
    expect(await attempt('ask_correction', id, approver, ask)).toMatchObject({ why: 'blocked' });
    // Until it is answered the liaison neither returns the request nor goes on.
    expect(await attempt('return_from_contact', id, cast.liaison, { items: [atField] })).toMatchObject({
      why: 'blocked',
      message: expect.stringContaining('“Your agency” and “Contacts”'),
    });
    expect((await getRequestCase(cast.liaison, id))?.wait?.step).toBe('grant_correction');
    expect(await noticesOf(id)).toContain('correction-asked → case_officer');
    await take('withdraw_correction', id, approver);
    expect((await getRequestCase(approver, id))?.corrections).toMatchObject([{ state: { label: 'Withdrawn' } }]);
  });

  test('is refused with a reason that both sides read, and nothing opens', async () => {
    const id = await aRequest(cast).in('INTAKE_REVIEW');
    await take('ask_correction', id, cast.calder.officer, ask);
    expect(await attempt('refuse_correction', id, cast.otherIntake, { reason: 'No.' })).toMatchObject({
      why: 'blocked',
    });
    expect(await attempt('refuse_correction', id, cast.intake, { reason: '' })).toMatchObject({ why: 'invalid' });
    await take('refuse_correction', id, cast.intake, { reason: 'The old number still answers.' });
    expect(await rowOf(id)).toMatchObject({ status: 'INTAKE_REVIEW' });
    expect((await getRequestCase(cast.calder.officer, id))?.corrections).toMatchObject([
      { sections: '“Contacts” and “Your agency”', state: { label: 'Refused' }, note: 'The old number still answers.' },
    ]);
    expect(await attempt('save_contacts', id, cast.calder.officer, completeSections.save_contacts)).toMatchObject({
      why: 'wrong_state',
    });
    expect(await noticesOf(id)).toContain('correction-refused → agency');
  });

  test('once allowed opens those sections alone, needs no answer, and is told field by field', async () => {
    const id = await aRequest(cast).in('ASSESSING');
    const { officer, approver } = cast.calder;
    await take('ask_correction', id, officer, ask);
    expect(await attempt('submit_assessment', id, cast.liaison)).toMatchObject({ why: 'blocked' });
    clock.passMinutes(60);
    await take('grant_correction', id, cast.liaison, { note: 'Until Thursday.', respondBy: '2026-12-03' });
    expect(await getDraft(officer, id)).toMatchObject({
      items: [],
      returned: { correction: { reason: ask.reason, note: 'Until Thursday.' }, due: { on: '2026-12-03' } },
    });
    expect(await attempt('save_narrative', id, officer, completeSections.save_narrative)).toMatchObject({
      why: 'blocked',
    });
    await take('save_agency_facts', id, officer, sworn('150'));
    const before = await db.requestSnapshot.count({ where: { requestId: id } });
    await take('resubmit_to_assessment', id, approver, sendAgain);
    expect(await rowOf(id)).toMatchObject({ status: 'ASSESSING' });
    expect(await db.requestSnapshot.count({ where: { requestId: id } })).toBe(before + 1);
    const page = await getRequestCase(cast.liaison, id);
    expect(page).toMatchObject({
      sentTimes: before + 1,
      corrections: [{ state: { label: 'Allowed' } }],
      content: { returned: [] },
    });
    expect(page?.history.flatMap(({ events }) => events.map(({ what }) => what))).toEqual(
      expect.arrayContaining(['opened the sections that the agency asked to correct', 'sent the request again']),
    );
    clock.moveTo(testNow);
  });
});

describe('the date to answer by', () => {
  const days = (count: number) => new Date(testNow.getTime() + count * 86_400_000);
  const stepsOf = async (id: string) =>
    (await db.statusEvent.findMany({ where: { requestId: id }, orderBy: { auditSeq: 'asc' } })).map(({ step }) => step);

  test('is reminded of once before and told once after; only what intake returned is closed, after 30 days', async () => {
    const byIntake = await aRequest(cast).in('INTAKE_REVIEW');
    const byLiaison = await aRequest(cast).in('ASSIGNED');
    const input = { items: [atField], respondBy: '2026-12-03' };
    await take('return_to_agency', byIntake, cast.intake, input);
    await take('return_from_contact', byLiaison, cast.liaison, input);
    const newSteps = async () => {
      await takeDueSteps();
      await takeDueSteps();
      return Promise.all([byIntake, byLiaison].map(async (id) => (await stepsOf(id)).slice(-1)[0]));
    };
    clock.moveTo(days(2));
    expect(await newSteps()).toEqual(['return_to_agency', 'return_from_contact']);
    clock.moveTo(days(7));
    expect(await newSteps()).toEqual(['remind_of_return', 'remind_of_return']);
    // The evening of the last day at the agency is already the next day in Greenwich.
    clock.moveTo(new Date('2026-12-04T02:00:00.000Z'));
    expect(await newSteps()).toEqual(['remind_of_return', 'remind_of_return']);
    clock.moveTo(days(11));
    expect(await newSteps()).toEqual(['report_overdue_return', 'report_overdue_return']);
    expect((await getRequestCase(cast.liaison, byLiaison))?.due?.state).toBe('overdue');
    clock.moveTo(days(40));
    expect(await newSteps()).toEqual(['close_no_action', 'report_overdue_return']);
    for (const id of [byIntake, byLiaison]) {
      const steps = await stepsOf(id);
      expect(steps.filter((step) => step === 'remind_of_return')).toHaveLength(1);
      expect(steps.filter((step) => step === 'report_overdue_return')).toHaveLength(1);
    }
    expect(await noticesOf(byLiaison)).toEqual(
      expect.arrayContaining(['answers-due → agency', 'answers-overdue → agency', 'answers-missing → case_officer']),
    );
    // Late is not lost: the agency can still answer its liaison.
    await take('save_agency_facts', byLiaison, cast.calder.officer, sworn('150'));
    await take('resubmit_to_liaison', byLiaison, cast.calder.approver, sendAgain);
    expect(await rowOf(byLiaison)).toMatchObject({ status: 'ASSIGNED' });
    clock.moveTo(testNow);
  });
});
