import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planDiff } from '@/lib/domain/requests/plan-diff';
import type { PlanContentView } from '@/lib/domain/requests/plan-view';
import { wordDiff } from '@/lib/domain/word-diff';

const plan: PlanContentView = {
  summary: 'Fewer shootings along the corridor.',
  startOn: '2027-01-04',
  reviewEveryMonths: 6,
  resourcesAgency: '',
  resourcesIce: '',
  milestones: [],
  objectives: [
    { concern: 'GANG', text: 'Reduce shootings', agencyRole: '', iceRole: '', activities: [], measures: [] },
    { concern: 'NARC', text: 'Seize more', agencyRole: '', iceRole: '', activities: [], measures: [] },
  ],
};

describe('words', () => {
  test('the parts give back both texts, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
        const parts = wordDiff(before, after);
        const joined = (without: 'added' | 'removed') =>
          parts.flatMap(({ kind, text }) => (kind === without ? [] : [text])).join('');
        expect(joined('added')).toBe(before);
        expect(joined('removed')).toBe(after);
      }),
    );
  });
});

describe('plans', () => {
  test('the same plan has no changes', () => {
    expect(planDiff(plan, structuredClone(plan))).toEqual([]);
  });

  test('an objective that was reworded is compared with what it was, one that left is shown as removed', () => {
    const [gangs] = plan.objectives;
    if (!gangs) throw new Error('The plan has objectives.');
    const after = { ...plan, objectives: [{ ...gangs, text: 'Reduce gang shootings' }] };
    expect(planDiff(plan, after).map(({ place, field }) => [place, field])).toEqual([
      ['Objective 1: Reduce gang shootings', 'Aim'],
      ['Objective 2: Seize more (removed)', 'Aim'],
      ['Objective 2: Seize more (removed)', 'Concern'],
    ]);
  });
});
