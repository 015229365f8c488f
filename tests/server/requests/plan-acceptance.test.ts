import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { planChangesView, planView } from '@/lib/server/requests/plan-queries';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { take } from '@/tests/support/take-step';
import { aPlan } from '@/tests/support/walk-assessment';

// Both sides write one plan and accept the same version of it.

fixedClock();

let cast: Cast;
let id: string;
const refusal = async (...args: Parameters<typeof performRequestStep>): Promise<string> => {
  const answer = await performRequestStep(...args);
  return answer.ok ? 'done' : answer.why;
};
const plan = () => db.plan.findUniqueOrThrow({ where: { requestId: id } });

beforeAll(async () => {
  cast = await aCast();
  id = await aRequest(cast).in('RECOMMENDED');
});

describe('writing', () => {
  test('strangers and those who only read do not write', async () => {
    expect(await refusal('save_plan', id, cast.amity.officer, aPlan)).toBe('not_found');
    expect(await refusal('save_plan', id, cast.calder.admin, aPlan)).toBe('not_yours');
    expect(await refusal('save_plan', id, cast.oversight, aPlan)).toBe('not_yours');
    expect((await plan()).version).toBe(1);
  });

  test('the suggested objectives cannot be accepted: they have no measure', async () => {
    const answer = await performRequestStep('accept_plan_for_agency', id, cast.calder.approver, { planVersion: '1' });
    expect(answer).toMatchObject({ why: 'blocked', message: 'Give each objective at least one measure first.' });
  });

  test('each save is the next version with its snapshot, and clears what was accepted', async () => {
    await take('save_plan', id, cast.calder.officer, aPlan);
    await take('accept_plan_for_agency', id, cast.calder.approver, { planVersion: '2' });
    expect((await plan()).agencyAcceptedVersion).toBe(2);
    expect(await refusal('save_plan', id, cast.liaison, aPlan)).toBe('blocked');
    await take('hand_over_plan', id, cast.calder.officer);
    expect(await refusal('save_plan', id, cast.calder.officer, aPlan)).toBe('blocked');
    await take('save_plan', id, cast.liaison, { ...aPlan, summary: 'Another summary.' });
    expect(await plan()).toMatchObject({ version: 3, agencyAcceptedVersion: null, lastEditedById: cast.liaison.id });
    const view = await planView(cast.calder.officer, id);
    expect(view?.content).toMatchObject({ summary: 'Another summary.', startOn: '2027-01-04', reviewEveryMonths: 6 });
    expect(view?.content.objectives).toHaveLength(1);
    expect(view?.versions.map(({ n, changes }) => [n, changes[0]])).toEqual([
      [3, 'The summary was rewritten.'],
      [2, 'The summary was rewritten.'],
      [1, 'Begun with 2 suggested objectives.'],
    ]);
  });

  test('a form drawn before somebody else saved is refused', async () => {
    const { version } = await db.request.findUniqueOrThrow({ where: { id } });
    await take('save_plan', id, cast.liaison, aPlan);
    await take('hand_over_plan', id, cast.liaison);
    expect(await refusal('save_plan', id, cast.calder.officer, { ...aPlan, version })).toBe('stale');
  });

  test('resources, activities and milestones are kept, and the words that changed are shown', async () => {
    const from = (await plan()).version;
    const [objective] = aPlan.objectives;
    await take('save_plan', id, cast.calder.officer, {
      ...aPlan,
      summary: 'Far fewer shootings along the corridor.',
      resourcesAgency: 'Two investigators, one room.',
      objectives: [{ ...objective, activities: [{ text: 'Weekly meeting', side: '', dueOn: '2027-02-01' }] }],
      milestones: [{ text: 'Officers named', dueOn: '2027-01-15' }],
    });
    const view = await planView(cast.liaison, id);
    expect(view?.content.milestones).toEqual([{ text: 'Officers named', dueOn: '2027-01-15' }]);
    expect(view?.content.objectives[0]?.activities).toEqual([
      { text: 'Weekly meeting', side: null, dueOn: '2027-02-01' },
    ]);
    const changes = await planChangesView(cast.calder.approver, id, { from, to: from + 1 });
    expect(changes?.changes.map(({ place, field }) => `${place} / ${field}`)).toEqual([
      'Summary / Text',
      'Resources / Of the agency',
      'Milestones / List',
      'Objective 1: Reduce gang-related shootings / Activities',
    ]);
    const words = changes?.changes[0]?.parts.filter(({ kind }) => kind === 'added').map(({ text }) => text);
    expect(words?.join(' ')).toContain('Far');
    expect(await planChangesView(cast.amity.officer, id, { from, to: from + 1 })).toBeNull();
    expect(await planChangesView(cast.liaison, id, { from, to: 99 })).toBeNull();
  });

  test('a plan that lies still is taken back after five business days, not before', async () => {
    expect(await refusal('take_over_plan', id, cast.liaison)).toBe('blocked');
    expect(await refusal('take_over_plan', id, cast.calder.officer)).toBe('blocked');
    await db.plan.update({ where: { requestId: id }, data: { turnSince: new Date('2026-11-10T12:00:00Z') } });
    await take('take_over_plan', id, cast.liaison);
    expect(await plan()).toMatchObject({ turn: 'ICE' });
    await take('hand_over_plan', id, cast.liaison);
  });
});

describe('accepting', () => {
  let input: { planVersion: string };
  beforeEach(async () => {
    await take('save_plan', id, cast.calder.officer, aPlan);
    input = { planVersion: String((await plan()).version) };
  });

  test('only the approver accepts for the agency, and only the liaison for ICE', async () => {
    expect(await refusal('accept_plan_for_agency', id, cast.calder.officer, input)).toBe('not_yours');
    expect(await refusal('accept_plan_for_agency', id, cast.liaison, input)).toBe('not_yours');
    expect(await refusal('accept_plan_for_ice', id, cast.calder.approver, input)).toBe('not_yours');
    expect(await refusal('accept_plan_for_ice', id, cast.otherLiaison, input)).toBe('blocked');
  });

  test('a version that is no longer the plan is not accepted', async () => {
    expect(await refusal('accept_plan_for_agency', id, cast.calder.approver, { planVersion: '1' })).toBe('stale');
    expect((await plan()).agencyAcceptedVersion).toBeNull();
  });

  test('one side alone does not settle it, and does not accept twice', async () => {
    await take('accept_plan_for_ice', id, cast.liaison, input);
    expect(await refusal('accept_plan_for_ice', id, cast.liaison, input)).toBe('blocked');
    expect((await db.request.findUniqueOrThrow({ where: { id } })).status).toBe('RECOMMENDED');
  });

  test('two acceptances at once settle the plan exactly once', async () => {
    const answers = await Promise.all([
      performRequestStep('accept_plan_for_agency', id, cast.calder.approver, input),
      performRequestStep('accept_plan_for_ice', id, cast.liaison, input),
    ]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
    const row = await db.request.findUniqueOrThrow({ where: { id } });
    expect(row.status).toBe('PLAN_AGREED');
    expect(await db.statusEvent.count({ where: { requestId: id, step: 'settle_plan' } })).toBe(1);
    expect(await db.auditEvent.count({ where: { targetId: id, action: 'request.settle_plan' } })).toBe(1);
  });
});
