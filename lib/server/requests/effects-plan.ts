import 'server-only';
import { fromCalendarDate } from '@/lib/domain/dates';
import type { RequestEffect } from '@/lib/domain/requests/step-types';
import { refuse } from '@/lib/domain/result';
import type { Transaction } from '@/lib/server/db/client';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { type PlanContent, suggestedObjectives } from '@/lib/server/requests/plan-content';
import { personOf, toInput } from '@/lib/server/requests/step-input';
import { toDraft } from '@/lib/server/requests/to-draft';
import type { Effect, StepContext } from '@/lib/server/workflow/noun';
import { refuseBlocked, StepRefused } from '@/lib/server/workflow/step-refused';

// What the steps of the enforcement plan do besides moving the request.

type Context = StepContext<RequestCase>;

const planOf = ({ row }: Pick<Context, 'row'>): NonNullable<RequestCase['plan']> =>
  row.plan ?? refuseBlocked('This request has no plan yet.');

const cleared = {
  agencyAcceptedVersion: null,
  agencyAcceptedById: null,
  iceAcceptedVersion: null,
  iceAcceptedById: null,
};

const writeObjectives = async (tx: Transaction, planId: string, objectives: PlanContent['objectives']) => {
  for (const [position, { measures, activities, ...objective }] of objectives.entries()) {
    await tx.planObjective.create({
      data: {
        planId,
        position,
        ...objective,
        measures: { create: measures.map((measure, at) => ({ position: at, ...measure })) },
        activities: {
          create: activities.map(({ text, side, dueOn }, at) => ({
            position: at,
            text,
            side,
            dueOn: dueOn === null ? null : fromCalendarDate(dueOn),
          })),
        },
      },
    });
  }
};

const writeMilestones = (tx: Transaction, planId: string, milestones: PlanContent['milestones']) =>
  tx.planMilestone.createMany({
    data: milestones.map(({ text, dueOn }, position) => ({ planId, position, text, dueOn: fromCalendarDate(dueOn) })),
  });

const keepVersion = async (
  tx: Transaction,
  kept: { planId: string; n: number; content: PlanContent; by: string; at: Date },
) => {
  const { planId, n, content, by, at } = kept;
  await tx.planVersion.create({ data: { planId, n, content, savedById: by, createdAt: at } });
};

/** Opens the plan with one suggested objective for each serious concern; an objective counts only with a measure. */
const startPlan = async (context: Context): Promise<void> => {
  const { tx, row, now } = context;
  const by = personOf(context);
  const content: PlanContent = {
    summary: '',
    startOn: null,
    reviewEveryMonths: 6,
    resourcesAgency: '',
    resourcesIce: '',
    milestones: [],
    objectives: suggestedObjectives(toDraft(row)),
  };
  const { id } = await tx.plan.create({ data: { requestId: row.id, lastEditedById: by }, select: { id: true } });
  await writeObjectives(tx, id, content.objectives);
  await keepVersion(tx, { planId: id, n: 1, content, by, at: now });
};

const turnOf = ({ actor, now }: Pick<Context, 'actor' | 'now'>) => ({
  turn: actor.side === 'AGENCY' ? ('AGENCY' as const) : ('ICE' as const),
  turnSince: now,
});

/** Replaces the plan's content, which makes the next version: what was accepted before is no longer the plan. */
const savePlan = async (context: Context): Promise<void> => {
  const { tx, now } = context;
  const plan = planOf(context);
  const content = toInput(context, 'save_plan');
  const by = personOf(context);
  const n = plan.version + 1;
  await tx.planObjective.deleteMany({ where: { planId: plan.id } });
  await tx.planMilestone.deleteMany({ where: { planId: plan.id } });
  await tx.plan.update({
    where: { id: plan.id },
    data: {
      version: n,
      summary: content.summary,
      startOn: content.startOn === null ? null : fromCalendarDate(content.startOn),
      reviewEveryMonths: content.reviewEveryMonths,
      resourcesAgency: content.resourcesAgency,
      resourcesIce: content.resourcesIce,
      lastEditedById: by,
      ...turnOf(context),
      ...cleared,
    },
  });
  await writeObjectives(tx, plan.id, content.objectives);
  await writeMilestones(tx, plan.id, content.milestones);
  await keepVersion(tx, { planId: plan.id, n, content, by, at: now });
};

/** Gives the plan to the side that holds it next; writing and taking over keep it with the actor's own side. */
const passTurn = (to: 'own' | 'other') => async (context: Context) => {
  const own = turnOf(context);
  const turn = to === 'own' ? own.turn : own.turn === 'AGENCY' ? 'ICE' : 'AGENCY';
  await context.tx.plan.update({ where: { id: planOf(context).id }, data: { turn, turnSince: context.now } });
};

const accept = (side: 'agency' | 'ice') => async (context: Context) => {
  const plan = planOf(context);
  const { planVersion } = toInput(context, 'accept_plan_for_agency');
  if (planVersion !== plan.version) {
    throw new StepRefused(
      refuse('stale', 'The plan has changed since you opened it. Read the new version, then accept it.'),
    );
  }
  const by = personOf(context);
  await context.tx.plan.update({
    where: { id: plan.id },
    data:
      side === 'agency'
        ? { agencyAcceptedVersion: planVersion, agencyAcceptedById: by }
        : { iceAcceptedVersion: planVersion, iceAcceptedById: by },
  });
};

const resetPlanAcceptance = async (context: Context): Promise<void> => {
  await context.tx.plan.update({
    where: { id: planOf(context).id },
    data: { ...cleared, turn: null, turnSince: null },
  });
};

export const planEffects = {
  start_plan: startPlan,
  save_plan: savePlan,
  hand_over_plan: passTurn('other'),
  take_over_plan: passTurn('own'),
  accept_plan_for_agency: accept('agency'),
  accept_plan_for_ice: accept('ice'),
  reset_plan_acceptance: resetPlanAcceptance,
} satisfies Partial<Record<RequestEffect, Effect<RequestCase>>>;
