import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { getRequestCase } from '@/lib/server/requests/case-queries';
import { headquartersView } from '@/lib/server/requests/decision-queries';
import { aRequest } from '@/tests/support/cases';
import { aCast, aPerson, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { take } from '@/tests/support/take-step';
import { declareNone } from '@/tests/support/walk-assessment';

// Opinions that stay apart until all are in, conflicts of interest, and another look by another person.

const clock = fixedClock();

let cast: Cast;
let second: Actor;
let id: string;
const reason = 'It fits both sides.';
const words = { boris: 'CANARY-BORIS', second: 'CANARY-SECOND', legal: 'CANARY-LEGAL' };

const attempt = async (step: Parameters<typeof performRequestStep>[0], actor: Actor, input: object = {}) => {
  const { version } = await db.request.findUniqueOrThrow({ where: { id } });
  const answer = await performRequestStep(step, id, actor, { ...input, version });
  return answer.ok ? 'done' : `${answer.why}: ${answer.message} ${JSON.stringify(answer.fields ?? {})}`;
};

/** Everything that the page of headquarters and the page of the case give this reader. */
const readBy = async (actor: Actor): Promise<string> =>
  JSON.stringify([await headquartersView(actor, id), await getRequestCase(actor, id)]);

beforeAll(async () => {
  cast = await aCast();
  second = await aPerson({
    name: 'Bea Board',
    title: 'Staff',
    roles: ['REVIEW_BOARD'],
    officeId: cast.offices.headquarters,
  });
  id = await aRequest(cast).in('HQ_REVIEW');
});

describe('the round of opinions', () => {
  test('nobody reads an opinion before all seated members have given theirs', async () => {
    await declareNone(id, cast.board, second, cast.programManager);
    await take('give_board_opinion', id, cast.board, { view: 'CONCERNS', text: words.boris });
    for (const actor of [second, cast.programManager, cast.legal, cast.oversight, cast.supervisor, cast.liaison]) {
      expect(await readBy(actor), actor.name).not.toContain(words.boris);
    }
    expect(await readBy(cast.board)).toContain(words.boris);
    const board = (await headquartersView(cast.programManager, id))?.board;
    expect(board?.seats.map(({ name, given }) => [name, given])).toEqual([
      ['Boris Board', true],
      ['Bea Board', false],
    ]);
    expect(board?.hidden).toMatch(/1 of 2 opinions are in.*Outstanding: Bea Board/u);
    expect(await attempt('decline', cast.programManager, { reason, code: 'NO_CAPACITY' })).toMatch(
      /^blocked: The opinions are not all in/u,
    );
  });

  test('the legal note is read by those who decide at once, and by a member only beside their own opinion', async () => {
    await declareNone(id, cast.legal);
    await take('give_legal_note', id, cast.legal, { view: 'OPPOSE', text: words.legal });
    for (const actor of [cast.programManager, cast.legal, cast.board, cast.oversight]) {
      expect(await readBy(actor), actor.name).toContain(words.legal);
    }
    const view = await headquartersView(second, id);
    expect(view).toMatchObject({ legal: 'WITHHELD', legalNotes: [] });
    expect(await readBy(second)).not.toContain(words.legal);
  });

  test('a member revises until all are in, the earlier words stay, and then everyone at ICE reads them', async () => {
    await take('give_board_opinion', id, cast.board, { view: 'SUPPORT', text: `${words.boris}, revised` });
    await take('give_board_opinion', id, second, { view: 'OPPOSE', text: words.second });
    expect(await attempt('give_board_opinion', cast.board, { view: 'OPPOSE', text: 'Late.' })).toMatch(
      /^blocked: Every opinion is in/u,
    );
    const board = (await headquartersView(cast.programManager, id))?.board;
    expect(board?.hidden).toBeNull();
    expect(board?.opinions.map(({ by, view, before }) => [by, view, before.length]).sort()).toEqual([
      ['Bea Board', 'OPPOSE', 0],
      ['Boris Board', 'SUPPORT', 1],
    ]);
    expect(await readBy(second)).toContain(words.boris);
    expect(await readBy(second)).toContain(words.legal);
    expect(await headquartersView(cast.calder.approver, id)).toBeNull();
    expect(JSON.stringify(await getRequestCase(cast.calder.approver, id))).not.toMatch(/CANARY/u);
  });
  test('questions that wait for an answer hold the decision, whichever it is, and say so to who decides', async () => {
    const questions = [{ text: 'Who covers the nights?', ownerId: '', dueOn: '' }];
    await take('open_round', id, cast.programManager, { topic: 'Night cover', dueOn: '2026-12-18', questions });
    const condition = { text: 'Name a sergeant.', blocking: 'yes', owner: 'AGENCY', dueOn: '2027-01-15' };
    const decisions = [
      ['approve', { reason, conditions: [] }],
      ['approve', { reason, conditions: [condition] }],
      ['decline', { reason, code: 'NO_CAPACITY' }],
    ] as const;
    const held = 'of round 1 (Night cover) is not answered yet.';
    for (const [step, input] of decisions) {
      expect(await attempt(step, cast.programManager, input)).toMatch(/^blocked/u);
      const offers = (await headquartersView(cast.programManager, id))?.head.offers ?? [];
      expect(offers.find(({ name }) => name === step)?.reasons.join(' '), step).toContain(`1 question ${held}`);
    }
    const round = await db.questionRound.findFirstOrThrow({ where: { requestId: id }, include: { questions: true } });
    const answers = { [round.questions[0]?.id ?? '']: 'Two deputies, every night.' };
    await take('send_round_answers', id, cast.calder.officer, { roundId: round.id, answers });
    const offers = (await headquartersView(cast.programManager, id))?.head.offers ?? [];
    expect(offers.find(({ name }) => name === 'decline')).toMatchObject({ ok: true, reasons: [] });
  });
});

describe('a conflict of interest', () => {
  beforeAll(async () => {
    id = await aRequest(cast).of(cast.amity).in('HQ_REVIEW');
    await declareNone(id, cast.programManager);
  });

  test('has to be explained, and keeps its holder from opinion, note and decision', async () => {
    expect(await attempt('declare_interest', cast.liaison, { interest: 'NONE', reason: '' })).toMatch(/^not_yours/u);
    expect(await attempt('declare_interest', cast.board, { interest: 'CONFLICT', reason: '' })).toMatch(/^invalid/u);
    for (const actor of [cast.board, cast.legal, cast.otherProgramManager]) {
      await take('declare_interest', id, actor, { interest: 'CONFLICT', reason: 'My brother is the chief.' });
    }
    const opinion = { view: 'SUPPORT', text: 'It fits.' };
    expect(await attempt('give_board_opinion', cast.board, opinion)).toMatch(/^blocked: You declared a conflict/u);
    expect(await attempt('give_legal_note', cast.legal, opinion)).toMatch(/^blocked: You declared a conflict/u);
    for (const step of ['approve', 'decline', 'send_back_to_plan', 'close_opinions'] as const) {
      expect(await attempt(step, cast.otherProgramManager, { reason, code: 'NO_CAPACITY' }), step).toMatch(
        /^blocked: You declared a conflict/u,
      );
    }
    expect((await headquartersView(cast.programManager, id))?.board.recused).toEqual(['Boris Board']);
  });

  test('of every member leaves a board that somebody has to be seated on, and the page says so', async () => {
    await take('declare_interest', id, second, { interest: 'CONFLICT', reason: 'I worked there until 2025.' });
    expect(await attempt('decline', cast.programManager, { reason, code: 'NO_CAPACITY' })).toMatch(
      /^blocked: No member of the review board can give an opinion.*seat the board anew/u,
    );
    const third = await aPerson({
      name: 'Bruno Board',
      title: 'Staff',
      roles: ['REVIEW_BOARD'],
      officeId: cast.offices.headquarters,
    });
    await declareNone(id, third);
    const opinion = { view: 'SUPPORT', text: 'CANARY-THIRD' };
    expect(await attempt('give_board_opinion', third, opinion)).toMatch(/^blocked: You are not seated/u);
    await take('seat_board', id, cast.programManager);
    await take('give_board_opinion', id, third, opinion);
    expect(await readBy(cast.board)).not.toContain('CANARY-THIRD');
  });

  test('is withdrawn by a new declaration that says why', async () => {
    expect(await attempt('declare_interest', second, { interest: 'NONE', reason: '' })).toMatch(/^invalid.*no longer/u);
    await take('declare_interest', id, second, { interest: 'NONE', reason: 'I confused two towns.' });
    expect(await attempt('close_opinions', cast.programManager, { reason })).toBe('done');
    expect(await attempt('give_board_opinion', second, { view: 'SUPPORT', text: 'Late.' })).toMatch(
      /^blocked: The program manager has closed/u,
    );
    expect(await readBy(cast.programManager)).toContain('CANARY-THIRD');
    expect(await readBy(second)).not.toContain('CANARY-THIRD');
    const events = await db.statusEvent.findMany({ where: { requestId: id, step: 'declare_interest' } });
    expect(new Set(events.map(({ visibility }) => visibility))).toEqual(new Set(['ICE_ONLY']));
  });
});

describe('another look at a decline', () => {
  test('the decline keeps code, decider and time; only the approver asks, once, and until the last day', async () => {
    const ground = { reason: 'No seats this year.', code: 'NO_CAPACITY' };
    expect(await attempt('decline', cast.programManager, { ...ground, code: 'BECAUSE' })).toMatch(/^invalid.*ground/u);
    expect(await attempt('decline', cast.programManager, ground)).toBe('done');
    expect(await db.request.findUniqueOrThrow({ where: { id } })).toMatchObject({
      ...{ decisionKind: 'DECLINED', declineCode: 'NO_CAPACITY', decidedById: cast.programManager.id },
    });
    expect(await attempt('ask_reconsideration', cast.amity.officer, { reason })).toMatch(/^not_yours/u);
    expect(await attempt('ask_reconsideration', cast.calder.approver, { reason })).toMatch(/^not_found/u);
    const decidedAt = new Date();
    // 30 business days after Nov 24, 2026, over Thanksgiving, Christmas and New Year's Day: Jan 8, 2027.
    clock.moveTo(new Date('2027-01-11T15:00:00.000Z'));
    expect(await attempt('ask_reconsideration', cast.amity.approver, { reason })).toMatch(
      /^blocked: The last day to ask for another look was Jan 8, 2027/u,
    );
    clock.moveTo(new Date('2027-01-08T15:00:00.000Z'));
    const view = await getRequestCase(cast.amity.approver, id);
    expect(view?.decision.decision?.askBy).toMatchObject({ date: 'Fri, Jan 8, 2027', open: true });
    expect(await attempt('ask_reconsideration', cast.amity.approver, { reason })).toBe('done');
    expect(await attempt('ask_reconsideration', cast.amity.approver, { reason })).toMatch(/^blocked: Another look/u);
    expect(decidedAt < new Date()).toBe(true);
  });

  test('the first decider cannot take it; upheld, the request stays declined and the agency reads why', async () => {
    expect(await attempt('uphold_decline', cast.programManager, { reason })).toMatch(/^blocked: You made the first/u);
    expect(await attempt('uphold_decline', cast.otherProgramManager, { reason })).toMatch(/^blocked: You declared/u);
    const third = await aPerson({
      name: 'Pia Manager',
      title: 'Staff',
      roles: ['PROGRAM_MANAGER'],
      officeId: cast.offices.headquarters,
    });
    await declareNone(id, third);
    expect(await attempt('uphold_decline', third, { reason: 'The seats are still taken.' })).toBe('done');
    expect((await db.request.findUniqueOrThrow({ where: { id } })).status).toBe('DECLINED');
    clock.passMinutes(1);
    expect(await attempt('ask_reconsideration', cast.amity.approver, { reason })).toMatch(
      /^blocked: This decision has/u,
    );
    const view = await getRequestCase(cast.amity.approver, id);
    expect(view?.decision.reconsiderations).toMatchObject([
      { outcome: 'Upheld', outcomeReason: 'The seats are still taken.' },
    ]);
  });

  test('reopened, it goes back to headquarters with a new round, and the first decider stays out', async () => {
    id = await aRequest(cast).of(cast.amity).in('HQ_REVIEW');
    const board = await db.user.findMany({ where: { roles: { has: 'REVIEW_BOARD' } } });
    await db.user.updateMany({
      where: { id: { in: board.map((one) => one.id) }, NOT: { id: cast.board.id ?? '' } },
      data: { active: false },
    });
    await declareNone(id, cast.board, cast.programManager, cast.otherProgramManager);
    await take('give_board_opinion', id, cast.board, { view: 'OPPOSE', text: 'Not now.' });
    await take('decline', id, cast.programManager, { reason, code: 'NEED_NOT_SHOWN' });
    clock.passMinutes(10);
    expect(await attempt('reopen_declined', cast.otherProgramManager, { reason })).toMatch(/^blocked: The agency has/u);
    await take('ask_reconsideration', id, cast.amity.approver, { reason: 'We counted anew.' });
    clock.passMinutes(10);
    expect(await attempt('reopen_declined', cast.programManager, { reason })).toMatch(/^blocked: You made the first/u);
    expect(await attempt('reopen_declined', cast.otherProgramManager, { reason: 'New figures.' })).toBe('done');
    const row = await db.request.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ status: 'HQ_REVIEW', closedAt: null, decisionKind: null, declineCode: null });
    expect(await attempt('decline', cast.otherProgramManager, { reason, code: 'NO_CAPACITY' })).toMatch(
      /^blocked: At least one member/u,
    );
    await take('give_board_opinion', id, cast.board, { view: 'SUPPORT', text: 'Now it fits.' });
    expect(await attempt('defer', cast.programManager, { reason, reviewOn: '2027-06-01' })).toMatch(
      /^blocked: You made the first decision/u,
    );
    expect(await attempt('defer', cast.otherProgramManager, { reason, reviewOn: '2027-06-01' })).toBe('done');
  });
});
