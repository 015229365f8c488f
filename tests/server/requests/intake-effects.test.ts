import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import type { RequestStepName } from '@/lib/domain/requests/steps';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { aRequest, completeSections, firstContact } from '@/tests/support/cases';
import { aCast, aPerson, type Cast } from '@/tests/support/cast';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';
import { take } from '@/tests/support/take-step';

const clock = fixedClock();

let cast: Cast;
beforeAll(async () => {
  cast = await aCast();
});

const rowOf = (id: string) => db.request.findUniqueOrThrow({ where: { id } });

const attempt = async (step: RequestStepName, id: string, actor: Actor, input: Record<string, unknown> = {}) =>
  performRequestStep(step, id, actor, { ...input, version: (await rowOf(id)).version });

const item = { section: 'concerns', text: 'Say how gangs are counted.' };

describe('claiming', () => {
  test('is refused to everyone but intake, and the request keeps its status', async () => {
    const id = await aRequest(cast).in('SUBMITTED');
    for (const actor of [cast.calder.officer, cast.calder.approver, cast.administrator, cast.oversight]) {
      expect(await attempt('claim', id, actor)).toMatchObject({ ok: false, why: 'not_yours' });
    }
    // The liaison's office does not have the request yet, and another agency never sees it.
    expect(await attempt('claim', id, cast.liaison)).toMatchObject({ ok: false, why: 'not_found' });
    expect(await attempt('claim', id, cast.amity.approver)).toMatchObject({ ok: false, why: 'not_found' });
    expect(await rowOf(id)).toMatchObject({ status: 'SUBMITTED', claimedById: null });
  });

  test('two at once: one wins, and the other is told that the case has moved', async () => {
    const id = await aRequest(cast).in('SUBMITTED');
    const { version } = await rowOf(id);
    const answers = await Promise.all(
      [cast.intake, cast.otherIntake].map((who) => performRequestStep('claim', id, who, { version })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({
      ok: false,
      why: expect.stringMatching(/^(stale|wrong_state)$/u),
    });
    expect(await db.statusEvent.count({ where: { requestId: id, step: 'claim' } })).toBe(1);
  });

  test('ties the request to the officer, and releasing lets it go', async () => {
    const id = await aRequest(cast).in('INTAKE_REVIEW');
    expect((await rowOf(id)).claimedById).toBe(cast.intake.id);
    expect(await attempt('return_to_agency', id, cast.otherIntake, { items: [item] })).toMatchObject({
      why: 'blocked',
    });
    await take('release_claim', id, cast.intake);
    expect(await rowOf(id)).toMatchObject({ status: 'SUBMITTED', claimedById: null });
  });
});

describe('returning to the agency', () => {
  test('is refused without an item', async () => {
    const id = await aRequest(cast).in('INTAKE_REVIEW');
    expect(await attempt('return_to_agency', id, cast.intake, { items: [] })).toMatchObject({
      why: 'invalid',
      fields: { items: ['Name at least one missing item.'] },
    });
  });

  test('opens items that must be answered before the request goes back, and keeps the first date', async () => {
    const id = await aRequest(cast).in('RETURNED');
    const { submittedAt } = await rowOf(id);
    const [open] = await db.returnedItem.findMany({ where: { requestId: id } });
    expect(
      await attempt('resubmit', id, cast.calder.approver, { summary: 'Counted anew.', attest: 'on' }),
    ).toMatchObject({ why: 'blocked' });
    await take('answer_returned_item', id, cast.calder.officer, { itemId: open?.id, answer: 'From the case system.' });
    clock.passMinutes(60);
    await take('resubmit', id, cast.calder.approver, { summary: 'Counted anew.', attest: 'on' });
    const after = await db.returnedItem.findFirstOrThrow({ where: { requestId: id } });
    expect(after.answer).toBe('From the case system.');
    expect(after.closedAt).not.toBeNull();
    expect((await rowOf(id)).submittedAt).toEqual(submittedAt);
    clock.moveTo(testNow);
  });

  test('takes a date of its own to answer by, which may not be past', async () => {
    const id = await aRequest(cast).in('INTAKE_REVIEW');
    for (const respondBy of ['2026-11-24', '2026-11-23']) {
      expect(await attempt('return_to_agency', id, cast.intake, { items: [item], respondBy })).toMatchObject({
        why: 'invalid',
        fields: { respondBy: [expect.stringContaining('after today')] },
      });
    }
    expect(await db.returnedItem.count({ where: { requestId: id } })).toBe(0);
    await take('return_to_agency', id, cast.intake, { items: [item], respondBy: '2026-12-03' });
    const day = new Date('2026-12-03T00:00:00.000Z');
    expect(await rowOf(id)).toMatchObject({ respondBy: day, dueOn: day });
    const plain = await aRequest(cast).in('RETURNED');
    const usual = new Date('2026-12-24T00:00:00.000Z');
    expect(await rowOf(plain)).toMatchObject({ respondBy: usual, dueOn: usual });
  });

  test('an item of another request cannot be answered', async () => {
    const [mine, theirs] = [await aRequest(cast).in('RETURNED'), await aRequest(cast).of(cast.amity).in('RETURNED')];
    const foreign = await db.returnedItem.findFirstOrThrow({ where: { requestId: theirs } });
    expect(
      await attempt('answer_returned_item', mine, cast.calder.officer, { itemId: foreign.id, answer: 'x' }),
    ).toMatchObject({ why: 'invalid', fields: { itemId: ['Choose one of the listed items.'] } });
    expect((await db.returnedItem.findUniqueOrThrow({ where: { id: foreign.id } })).answer).toBeNull();
  });

  test('a recalled return closes its items', async () => {
    const id = await aRequest(cast).in('RETURNED');
    await take('recall_return', id, cast.intake);
    expect(await db.returnedItem.count({ where: { requestId: id, closedAt: null } })).toBe(0);
  });
});

describe('taking a submission back', () => {
  test('hides the draft from ICE again', async () => {
    const id = await aRequest(cast).in('SUBMITTED');
    await take('take_back_submission', id, cast.calder.approver);
    expect(await rowOf(id)).toMatchObject({ status: 'DRAFT', submittedAt: null, attestedById: null });
    expect(await attempt('comment', id, cast.intake, { visibility: 'SHARED', body: 'x' })).toMatchObject({
      why: 'not_found',
    });
  });

  test('but not when intake has read it once', async () => {
    const id = await aRequest(cast).in('RETURNED');
    const { id: itemId } = await db.returnedItem.findFirstOrThrow({ where: { requestId: id } });
    await take('answer_returned_item', id, cast.calder.officer, { itemId, answer: 'Done.' });
    await take('resubmit', id, cast.calder.approver, { summary: 'Counted anew.', attest: 'on' });
    // It goes back to being returned, and not to a draft that ICE would no longer see.
    expect(await attempt('take_back_submission', id, cast.calder.approver)).toMatchObject({ why: 'blocked' });
    await take('take_back_resubmission', id, cast.calder.approver);
    expect(await rowOf(id)).toMatchObject({ status: 'RETURNED', submittedAt: testNow });
  });
});

describe('assigning', () => {
  const assigned = (id: string, liaison: Actor) =>
    attempt('assign', id, cast.intake, { liaisonId: liaison.id, note: '' });

  test('is refused for anyone but an active liaison of an office that covers the agency', async () => {
    const id = await aRequest(cast).in('INTAKE_REVIEW');
    const away = await aPerson({
      name: 'Gone Away',
      title: '',
      roles: ['LIAISON'],
      officeId: cast.offices.investigations,
    });
    await db.user.update({ where: { id: away.id ?? '' }, data: { active: false } });
    for (const wrong of [cast.farLiaison, cast.supervisor, cast.calder.officer, away]) {
      expect(await assigned(id, wrong), wrong.name).toMatchObject({
        ok: false,
        fields: { liaisonId: [expect.any(String)] },
      });
    }
    expect(await rowOf(id)).toMatchObject({ status: 'INTAKE_REVIEW', officeId: null, liaisonId: null });
  });

  test('gives the request to the liaison and the office, with a note that only ICE reads', async () => {
    const id = await aRequest(cast).in('INTAKE_REVIEW');
    await take('assign', id, cast.intake, { liaisonId: cast.removalLiaison.id, note: 'Call before noon.' });
    expect(await rowOf(id)).toMatchObject({ officeId: cast.offices.removal, liaisonId: cast.removalLiaison.id });
    const notes = await db.comment.findMany({ where: { requestId: id } });
    expect(notes).toMatchObject([{ visibility: 'ICE_ONLY', body: 'Call before noon.' }]);
  });

  test('a county office covers its county and its sub-offices, and no other', async () => {
    const office = (name: string, county: string, parentId?: string) =>
      db.office.create({
        data: {
          ...{ name, line: 'INVESTIGATIONS', kind: 'SUB', parentId: parentId ?? null },
          coverage: county === '' ? {} : { create: [{ stateCode: 'ZZ', county }] },
        },
      });
    const [calderOffice, amityOffice] = [
      await office('Calder Office', 'Calder'),
      await office('Amity Office', 'Amity'),
    ];
    const below = await office('Below Calder', '', calderOffice.id);
    const liaisonOf = (name: string, officeId: string) => aPerson({ name, title: '', roles: ['LIAISON'], officeId });
    const id = await aRequest(cast).in('INTAKE_REVIEW');
    expect(await assigned(id, await liaisonOf('Amy Amity', amityOffice.id))).toMatchObject({
      ok: false,
      why: 'invalid',
    });
    expect(await assigned(id, await liaisonOf('Bea Below', below.id))).toMatchObject({ ok: true });
  });
});

describe('handing over', () => {
  const reason = 'Ana Ruiz is on leave.';

  test('is refused to the agency and the liaison, to a far office, and to the same person', async () => {
    const id = await aRequest(cast).in('ASSIGNED');
    const to = (liaison: Actor) => ({ liaisonId: liaison.id, reason });
    expect(await attempt('reassign', id, cast.calder.approver, to(cast.otherLiaison))).toMatchObject({
      why: 'not_yours',
    });
    expect(await attempt('reassign', id, cast.liaison, to(cast.otherLiaison))).toMatchObject({ why: 'not_yours' });
    for (const wrong of [cast.farLiaison, cast.liaison]) {
      expect(await attempt('reassign', id, cast.supervisor, to(wrong))).toMatchObject({ why: 'invalid' });
    }
  });

  test('changes the liaison, and with another office the office too', async () => {
    const id = await aRequest(cast).in('ASSIGNED');
    await take('reassign', id, cast.supervisor, { liaisonId: cast.otherLiaison.id, reason });
    expect(await rowOf(id)).toMatchObject({ officeId: cast.offices.investigations, liaisonId: cast.otherLiaison.id });
    await take('reassign', id, cast.intake, { liaisonId: cast.removalLiaison.id, reason });
    expect(await rowOf(id)).toMatchObject({ officeId: cast.offices.removal, liaisonId: cast.removalLiaison.id });
  });
});

describe('the contact log', () => {
  test('takes no entry of another liaison and no date in the future', async () => {
    const id = await aRequest(cast).in('ASSIGNED');
    expect(await attempt('log_contact', id, cast.otherLiaison, firstContact)).toMatchObject({ why: 'blocked' });
    expect(await attempt('log_contact', id, cast.liaison, { ...firstContact, happenedOn: '2026-11-25' })).toMatchObject(
      {
        fields: { happenedOn: [expect.stringContaining('not in the future')] },
      },
    );
    expect(await db.contactLog.count({ where: { requestId: id } })).toBe(0);
  });

  test('keeps an entry without outdating a page somebody has open', async () => {
    const id = await aRequest(cast).in('ASSIGNED');
    const before = await rowOf(id);
    await take('log_contact', id, cast.liaison, { ...firstContact, happenedOn: '2026-11-24' });
    expect((await rowOf(id)).version).toBe(before.version);
    expect(await db.contactLog.count({ where: { requestId: id, kind: 'FIRST_CONTACT' } })).toBe(1);
  });
});

describe('an enquiry', () => {
  test('is closed by its liaison once they have talked, with an answer that the agency reads', async () => {
    const id = await aRequest(cast).asking('ENQUIRY').in('ASSIGNED');
    const answer = { reason: 'The service is open to every agency; the desk was named.' };
    expect(await attempt('close_enquiry', id, cast.liaison, answer)).toMatchObject({ why: 'blocked' });
    await take('log_contact', id, cast.liaison, firstContact);
    for (const wrong of [cast.calder.approver, cast.intake]) {
      expect(await attempt('close_enquiry', id, wrong, answer)).toMatchObject({ why: 'not_yours' });
    }
    expect(await attempt('close_enquiry', id, cast.otherLiaison, answer)).toMatchObject({ why: 'blocked' });
    await take('close_enquiry', id, cast.liaison, answer);
    expect(await rowOf(id)).toMatchObject({ status: 'COMPLETED', closedAt: testNow, closedReason: answer.reason });
  });

  test('that grows becomes a draft of the same agency with everything it said', async () => {
    const id = await aRequest(cast).asking('ENQUIRY').in('ASSIGNED');
    await take('log_contact', id, cast.liaison, firstContact);
    expect(await attempt('grow_enquiry', id, cast.amity.officer)).toMatchObject({ why: 'not_found' });
    await take('grow_enquiry', id, cast.calder.officer);
    const enquiry = await rowOf(id);
    expect(enquiry).toMatchObject({ status: 'COMPLETED', closedAt: testNow });
    const grown = await db.request.findFirstOrThrow({
      where: { priorRequestId: id },
      include: { concerns: true, contacts: true, events: true },
    });
    expect(grown).toMatchObject({
      status: 'DRAFT',
      requestType: 'NEW_PARTNERSHIP',
      agencyId: cast.calder.agencyId,
      title: enquiry.title,
      narrative: enquiry.narrative,
      swornCount: 142,
    });
    expect(grown.concerns.map(({ concern }) => concern).sort()).toEqual(['CUST', 'GANG', 'NARC']);
    expect(grown.contacts).toMatchObject([{ name: 'Maria Delgado', primary: true }]);
    expect(grown.events.map(({ step }) => step)).toEqual(['create']);
  });
});

describe('comments', () => {
  test('cannot be written for the eyes of the other side alone', async () => {
    const id = await aRequest(cast).in('ASSIGNED');
    const refused = { ok: false, fields: { visibility: [expect.any(String)] } };
    expect(await attempt('comment', id, cast.calder.officer, { visibility: 'ICE_ONLY', body: 'x' })).toMatchObject(
      refused,
    );
    expect(await attempt('comment', id, cast.liaison, { visibility: 'AGENCY_ONLY', body: 'x' })).toMatchObject(refused);
    expect(await db.comment.count({ where: { requestId: id } })).toBe(0);
  });

  test('leave the version alone, and their event is as visible as they are', async () => {
    const id = await aRequest(cast).in('ASSIGNED');
    const before = await rowOf(id);
    await take('comment', id, cast.calder.officer, { visibility: 'AGENCY_ONLY', body: 'For us alone.' });
    expect((await rowOf(id)).version).toBe(before.version);
    const event = await db.statusEvent.findFirstOrThrow({ where: { requestId: id, step: 'comment' } });
    expect(event.visibility).toBe('AGENCY_ONLY');
  });
});

describe('closing', () => {
  test('writes time and reason together with the status', async () => {
    const id = await aRequest(cast).in('SUBMITTED');
    await take('withdraw', id, cast.calder.approver, { reason: 'The board asked us to wait.' });
    expect(await rowOf(id)).toMatchObject({
      status: 'WITHDRAWN',
      closedAt: testNow,
      closedReason: 'The board asked us to wait.',
      dueOn: null,
    });
    expect(await attempt('save_narrative', id, cast.calder.officer, completeSections.save_narrative)).toMatchObject({
      why: 'wrong_state',
    });
  });
});
