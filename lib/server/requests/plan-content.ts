import 'server-only';
import { type Concern, concernLabels } from '@/lib/domain/concerns';
import { toCalendarDate } from '@/lib/domain/dates';
import { concernsNamed, type RequestDraft } from '@/lib/domain/requests/draft';
import type { RequestCase } from '@/lib/server/requests/case-row';
import type { RequestStepInput } from '@/lib/server/requests/step-input';

// The content of a plan as it is saved, compared and shown. The JSON of a plan version has this shape.

export type PlanContent = RequestStepInput<'save_plan'>;

type StoredPlan = NonNullable<RequestCase['plan']>;

const inOrder = <T extends { position: number }>(rows: readonly T[]): T[] =>
  [...rows].sort((a, b) => a.position - b.position);

/** The plan's content from its rows, objectives and measures in order. */
export const toPlanContent = (plan: StoredPlan): PlanContent => ({
  summary: plan.summary,
  startOn: plan.startOn ? toCalendarDate(plan.startOn) : null,
  reviewEveryMonths: plan.reviewEveryMonths,
  resourcesAgency: plan.resourcesAgency,
  resourcesIce: plan.resourcesIce,
  milestones: inOrder(plan.milestones).map(({ text, dueOn }) => ({ text, dueOn: toCalendarDate(dueOn) })),
  objectives: inOrder(plan.objectives).map(({ concern, text, agencyRole, iceRole, activities, measures }) => ({
    concern,
    text,
    agencyRole,
    iceRole,
    activities: inOrder(activities).map(({ text: what, side, dueOn }) => ({
      text: what,
      side,
      dueOn: dueOn ? toCalendarDate(dueOn) : null,
    })),
    measures: inOrder(measures).map(({ name, baseline, target, period }) => ({ name, baseline, target, period })),
  })),
});

/** The concerns a plan should answer: those the agency rated serious or severe. */
const seriousFrom = 3;

const aimOf = (concern: Concern): string =>
  concern === 'CUST' ? 'Reduce the custody workload' : `Reduce the harm from ${concernLabels[concern].toLowerCase()}`;

/** The first objectives of a plan: one for each serious concern, for both sides to rewrite. No measures yet. */
export const suggestedObjectives = (draft: Pick<RequestDraft, 'concerns'>): PlanContent['objectives'] =>
  concernsNamed(draft)
    .filter(({ severity }) => severity >= seriousFrom)
    .sort((a, b) => b.severity - a.severity)
    .slice(0, 10)
    .map(({ concern }) => ({
      concern,
      text: aimOf(concern),
      agencyRole: '',
      iceRole: '',
      activities: [],
      measures: [],
    }));
