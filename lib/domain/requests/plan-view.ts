// What the pages of the enforcement plan show, as plain data; the same for both sides.
import type { Concern } from '@/lib/domain/concerns';
import type { CaseHead } from '@/lib/domain/requests/case-head';
import type { PlanChange } from '@/lib/domain/requests/plan-diff';

export type PlanMeasureView = { name: string; baseline: string; target: string; period: string };

export type PlanActivityView = { text: string; side: 'AGENCY' | 'ICE' | null; dueOn: string | null };

export type PlanMilestoneView = { text: string; dueOn: string };

/** Who does an activity, in words. */
export const planSideLabel = (side: PlanActivityView['side']): string =>
  side === null ? 'Both sides' : side === 'ICE' ? 'ICE' : 'The agency';

export type PlanObjectiveView = {
  concern: Concern | null;
  text: string;
  agencyRole: string;
  iceRole: string;
  activities: readonly PlanActivityView[];
  measures: readonly PlanMeasureView[];
};

export type PlanContentView = {
  summary: string;
  startOn: string | null;
  reviewEveryMonths: number;
  resourcesAgency: string;
  resourcesIce: string;
  objectives: readonly PlanObjectiveView[];
  milestones: readonly PlanMilestoneView[];
};

export type PlanVersionView = { n: number; savedOn: string; savedBy: string; changes: readonly string[] };

export type PlanView = {
  head: CaseHead;
  version: number;
  content: PlanContentView;
  savedBy: string;
  accepted: { agency: string | null; ice: string | null };
  /** Programs that are offered, by name. */
  offered: readonly string[];
  /** The newest first. */
  versions: readonly PlanVersionView[];
  writable: boolean;
  /** Who writes now: a sentence for the reader, or null while nobody has begun. */
  turn: string | null;
};

export type PlanChangesView = {
  head: CaseHead;
  from: number;
  to: number;
  latest: number;
  changes: readonly PlanChange[];
};

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const textOf = (objective: PlanObjectiveView): string => JSON.stringify(objective);

/** What changed from one version of a plan to the next, in short sentences. */
export const planChanges = (before: PlanContentView | null, after: PlanContentView): string[] => {
  if (before === null)
    return [`Begun with ${count(after.objectives.length, 'suggested objective', 'suggested objectives')}.`];
  const old = before.objectives;
  const added = after.objectives.filter(({ text }) => !old.some((one) => one.text === text));
  const removed = old.filter(({ text }) => !after.objectives.some((one) => one.text === text));
  const changed = after.objectives.filter((objective) => {
    const same = old.find(({ text }) => text === objective.text);
    return same !== undefined && textOf(same) !== textOf(objective);
  });
  return [
    ...(before.summary === after.summary ? [] : ['The summary was rewritten.']),
    ...(before.startOn === after.startOn && before.reviewEveryMonths === after.reviewEveryMonths
      ? []
      : ['Dates or reviews were changed.']),
    ...(before.resourcesAgency === after.resourcesAgency && before.resourcesIce === after.resourcesIce
      ? []
      : ['Resources were changed.']),
    ...(JSON.stringify(before.milestones) === JSON.stringify(after.milestones) ? [] : ['Milestones were changed.']),
    ...added.map(({ text }) => `Added: ${text}`),
    ...removed.map(({ text }) => `Removed: ${text}`),
    ...changed.map(({ text }) => `Changed roles, activities or measures of: ${text}`),
  ];
};
