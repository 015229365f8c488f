import { beforeAll, describe, expect, test } from 'vitest';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { headquartersView } from '@/lib/server/requests/decision-queries';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { take } from '@/tests/support/take-step';
import { aPlan, declareNone } from '@/tests/support/walk-assessment';

// The two ways to an approval: in the field, and through headquarters where authority is delegated or a flag stands.

fixedClock();

let cast: Cast;
let id: string;
const reason = 'It fits both sides.';

const attempt = async (step: Parameters<typeof performRequestStep>[0], actor: Cast['legal'], input = {}) => {
  const { version } = await db.request.findUniqueOrThrow({ where: { id } });
  const answer = await performRequestStep(step, id, actor, { ...input, version });
  return answer.ok ? 'done' : `${answer.why}: ${answer.message}`;
};
const status = async () => (await db.request.findUniqueOrThrow({ where: { id } })).status;

beforeAll(async () => {
  cast = await aCast();
});

describe('in the field (no delegated authority, no legal flag)', () => {
  beforeAll(async () => {
    id = await aRequest(cast).in('PLAN_AGREED');
  });

  test('the wrong people do not decide', async () => {
    expect(await attempt('approve_in_field', cast.calder.approver, { reason })).toMatch(/^not_yours/u);
    expect(await attempt('approve_in_field', cast.liaison, { reason })).toMatch(/^not_yours/u);
    expect(await attempt('approve_in_field', cast.programManager, { reason })).toMatch(/^not_yours/u);
    expect(await attempt('approve', cast.programManager, { reason })).toMatch(/^wrong_state/u);
    expect(await attempt('send_to_headquarters', cast.liaison)).toMatch(/^blocked: Headquarters need not decide/u);
    expect(await attempt('approve_in_field', cast.supervisor, { reason })).toMatch(/^blocked: Declare first/u);
    await declareNone(id, cast.supervisor);
  });

  test('an approval keeps its reasons and makes one agreement draft for each program that ends in one', async () => {
    expect(await attempt('approve_in_field', cast.supervisor, { reason })).toBe('done');
    const row = await db.request.findUniqueOrThrow({ where: { id }, include: { agreements: true } });
    expect(row).toMatchObject({
      status: 'APPROVED',
      decisionReason: reason,
      decisionKind: 'APPROVED',
      decidedById: cast.supervisor.id,
    });
    const offered = await db.programChoice.findMany({ where: { requestId: id, choice: 'OFFER' } });
    expect(offered.map(({ programCode }) => programCode).sort()).toEqual(['AFES', 'CAP', 'LESC', 'OCS']);
    expect(row.agreements.map(({ programCode }) => programCode).sort()).toEqual(['AFES', 'OCS']);
    expect(row.agreements.every((agreement) => agreement.status === 'DRAFT')).toBe(true);
  });

  test('services are set up one by one; agreements still open keep the request going', async () => {
    const input = { programCode: 'CAP', note: 'The duty officer takes the calls.' };
    expect(await attempt('set_up_service', cast.calder.officer, input)).toMatch(/^not_yours/u);
    expect(await attempt('set_up_service', cast.liaison, { ...input, programCode: 'OCS' })).toMatch(/^invalid/u);
    expect(await attempt('set_up_service', cast.liaison, { ...input, programCode: 'PREDATOR' })).toMatch(/^invalid/u);
    expect(await attempt('set_up_service', cast.liaison, input)).toBe('done');
    expect(await attempt('set_up_service', cast.liaison, input)).toMatch(/^invalid/u);
    expect(await attempt('set_up_service', cast.liaison, { ...input, programCode: 'LESC' })).toBe('done');
    expect(await status()).toBe('APPROVED');
  });
});

describe('services only', () => {
  test('the request is completed when the last one is set up', async () => {
    id = await aRequest(cast).of(cast.amity).in('ASSESSMENT_REVIEW');
    await take('run_evaluation', id, cast.supervisor);
    for (const programCode of ['OCS', 'AFES', 'CAP', 'LESC']) {
      const choice = programCode === 'LESC' ? 'OFFER' : 'DO_NOT_OFFER';
      await take('choose_program', id, cast.supervisor, {
        programCode,
        choice,
        overrideReason: 'Other counties first.',
      });
    }
    await take('approve_assessment', id, cast.supervisor);
    await take('save_plan', id, cast.amity.officer, aPlan);
    await take('accept_plan_for_agency', id, cast.amity.approver, { planVersion: '2' });
    await take('accept_plan_for_ice', id, cast.liaison, { planVersion: '2' });
    await declareNone(id, cast.supervisor);
    expect(await attempt('approve_in_field', cast.supervisor, { reason })).toBe('done');
    expect(await db.agreement.count({ where: { requestId: id } })).toBe(0);
    expect(await status()).toBe('APPROVED');
    await take('set_up_service', id, cast.liaison, { programCode: 'LESC', note: 'Terminals are registered.' });
    const row = await db.request.findUniqueOrThrow({ where: { id } });
    expect(row.status).toBe('COMPLETED');
    expect(row.closedAt).not.toBeNull();
  });
});

describe('through headquarters (delegated authority)', () => {
  beforeAll(async () => {
    id = await aRequest(cast).in('HQ_REVIEW');
    await declareNone(id, cast.programManager, cast.legal);
  });

  test('the field office cannot decide, and nobody decides before the board has spoken', async () => {
    expect(await attempt('approve_in_field', cast.supervisor, { reason })).toMatch(/^wrong_state/u);
    expect(await attempt('approve', cast.board, { reason })).toMatch(/^not_yours/u);
    for (const step of ['approve', 'decline', 'send_back_to_plan'] as const) {
      expect(await attempt(step, cast.programManager, { reason, code: 'NO_CAPACITY' })).toMatch(
        /^blocked: At least one member/u,
      );
    }
    expect((await headquartersView(cast.programManager, id))?.grounds.length).toBeGreaterThan(0);
  });

  test('opinions are given by those whose office it is', async () => {
    const opinion = { view: 'SUPPORT', text: 'It fits.' };
    expect(await attempt('give_board_opinion', cast.programManager, opinion)).toMatch(/^not_yours/u);
    expect(await attempt('give_legal_note', cast.board, opinion)).toMatch(/^not_yours/u);
    expect(await attempt('give_board_opinion', cast.calder.approver, opinion)).toMatch(/^not_yours/u);
    expect(await attempt('give_board_opinion', cast.board, opinion)).toMatch(/^blocked: Declare first/u);
    await declareNone(id, cast.board);
    expect(await attempt('give_board_opinion', cast.board, opinion)).toBe('done');
    const events = await db.statusEvent.findMany({ where: { requestId: id, step: 'give_board_opinion' } });
    expect(events.map(({ visibility }) => visibility)).toEqual(['ICE_ONLY']);
  });

  test('flag S3 waits for the legal office, and the latest note counts', async () => {
    expect((await headquartersView(cast.legal, id))?.legal).toBe('MISSING');
    expect(await attempt('approve', cast.programManager, { reason })).toMatch(/^blocked: The legal office/u);
    await take('give_legal_note', id, cast.legal, { view: 'CONCERNS', text: 'The ordinance is unclear.' });
    expect(await attempt('approve', cast.programManager, { reason })).toMatch(/^blocked: The legal office/u);
    expect((await headquartersView(cast.legal, id))?.legal).toBe('NOT_CLEAR');
  });

  test('a deferral needs a day that is still to come, and the review is taken up again', async () => {
    const wait = { reason: 'Seats come free in spring.' };
    expect(await attempt('defer', cast.programManager, { ...wait, reviewOn: '2026-11-24' })).toMatch(/^invalid/u);
    expect(await status()).toBe('HQ_REVIEW');
    expect(await attempt('defer', cast.programManager, { ...wait, reviewOn: '2027-03-01' })).toBe('done');
    expect((await db.request.findUniqueOrThrow({ where: { id } })).reviewOn?.toISOString()).toMatch(/^2027-03-01/u);
    expect(await attempt('resume_review', cast.programManager, { reason: 'A seat came free.' })).toBe('done');
  });

  test('sent back to planning, both sides accept anew; then it is approved', async () => {
    expect(await attempt('send_back_to_plan', cast.programManager, { reason: 'Name the supervisor.' })).toBe('done');
    const plan = await db.plan.findUniqueOrThrow({ where: { requestId: id } });
    expect(plan).toMatchObject({ agencyAcceptedVersion: null, iceAcceptedVersion: null });
    const input = { planVersion: String(plan.version) };
    await take('accept_plan_for_agency', id, cast.calder.approver, input);
    await take('accept_plan_for_ice', id, cast.liaison, input);
    await declareNone(id, cast.supervisor);
    expect(await attempt('approve_in_field', cast.supervisor, { reason })).toMatch(
      /^blocked: Headquarters has to decide/u,
    );
    await take('send_to_headquarters', id, cast.liaison);
    await take('give_legal_note', id, cast.legal, { view: 'SUPPORT', text: 'Cleared.' });
    expect(await attempt('approve', cast.programManager, { reason })).toBe('done');
    const made = await db.agreement.findMany({ where: { requestId: id } });
    expect(made.map(({ programCode }) => programCode)).toContain('287G_JEM');
  });
});
