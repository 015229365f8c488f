// Steps of the enforcement plan: both sides write it, turn by turn, and both accept the same version.
import { z } from 'zod';
import { concerns } from '@/lib/domain/concerns';
import { calendarDate, orNothing, wholeNumber } from '@/lib/domain/form-values';
import * as is from '@/lib/domain/requests/guards';
import * as plan from '@/lib/domain/requests/guards-plan';
import type { RequestStepRow } from '@/lib/domain/requests/step-types';
import { line, optionalParagraph } from '@/lib/domain/text';

const nothing = z.strictObject({});

const measure = z.strictObject({
  name: line(200, 'Name the measure, for example “Gang-related shootings”.'),
  baseline: line(120, 'Enter the figure today, for example “31 in the last 12 months”.'),
  target: line(120, 'Enter the figure to reach, for example “20 or fewer”.'),
  period: line(120, 'Enter the period, for example “12 months”.'),
});

const activity = z.strictObject({
  text: line(300, 'Say what is done, for example “Weekly case meeting of both units”.'),
  /** Null: both sides. */
  side: orNothing(z.enum(['AGENCY', 'ICE'], 'Choose who does it.')),
  dueOn: orNothing(calendarDate('Enter the date by which it is done, for example 3 1 2027.')),
});

const objective = z.strictObject({
  concern: orNothing(z.enum(concerns, 'Choose one of the listed concerns.')),
  text: line(500, 'Write what is to be achieved, for example “Reduce gang-related shootings”.'),
  agencyRole: optionalParagraph(1000).default(''),
  iceRole: optionalParagraph(1000).default(''),
  activities: z.array(activity).max(10, 'Give each objective 10 activities or fewer.').default([]),
  measures: z.array(measure).max(10, 'Give each objective 10 measures or fewer.').default([]),
});

const milestone = z.strictObject({
  text: line(300, 'Name the milestone, for example “Officers trained”.'),
  dueOn: calendarDate('Enter the date of the milestone, for example 3 1 2027.'),
});

export const planInput = z.strictObject({
  summary: optionalParagraph(4000).default(''),
  startOn: orNothing(calendarDate('Enter the start date as month, day and year.')),
  reviewEveryMonths: wholeNumber(1, 24, 'Enter how many months lie between reviews, for example 6.'),
  resourcesAgency: optionalParagraph(2000).default(''),
  resourcesIce: optionalParagraph(2000).default(''),
  objectives: z.array(objective).max(10, 'Write 10 objectives or fewer.').default([]),
  milestones: z.array(milestone).max(20, 'Write 20 milestones or fewer.').default([]),
});

const acceptInput = z.strictObject({
  planVersion: wholeNumber(1, 100_000, 'Open the plan again: its version is missing.'),
});

const writers = ['AGENCY_OFFICER', 'AGENCY_APPROVER', 'LIAISON'] as const;

export const planSteps = {
  save_plan: {
    kind: 'work',
    from: ['RECOMMENDED'],
    to: 'same',
    by: writers,
    label: 'Save plan',
    did: 'saved the enforcement plan',
    needs: planInput,
    guards: [is.offersAProgram, plan.itIsTheirTurn],
    notify: [],
    effects: ['save_plan'],
  },
  hand_over_plan: {
    kind: 'work',
    from: ['RECOMMENDED'],
    to: 'same',
    by: writers,
    label: 'Hand the plan to the other side',
    did: 'handed the plan to the other side',
    needs: nothing,
    guards: [plan.itIsTheirTurn, plan.somebodyHasWritten],
    notify: [['plan-changed', 'both_sides']],
    effects: ['hand_over_plan'],
    undo: 'take_plan_back',
  },
  take_over_plan: {
    kind: 'work',
    from: ['RECOMMENDED'],
    to: 'same',
    by: writers,
    label: 'Take the plan back',
    did: 'took the plan back after it had lain still',
    needs: nothing,
    guards: [plan.theOtherSideLeftItLying],
    notify: [['plan-changed', 'both_sides']],
    effects: ['take_over_plan'],
  },
  accept_plan_for_agency: {
    kind: 'work',
    from: ['RECOMMENDED'],
    to: 'same',
    by: ['AGENCY_APPROVER'],
    label: 'Accept plan for the agency',
    did: 'accepted the plan for the agency',
    needs: acceptInput,
    guards: [is.planHasObjective, is.objectivesHaveMeasures, is.agencyHasNotAccepted],
    notify: [['plan-accepted', 'liaison']],
    effects: ['accept_plan_for_agency'],
    followedBy: ['settle_plan'],
    tone: 'primary',
  },
  accept_plan_for_ice: {
    kind: 'work',
    from: ['RECOMMENDED'],
    to: 'same',
    by: ['LIAISON'],
    label: 'Accept plan for ICE',
    did: 'accepted the plan for ICE',
    needs: acceptInput,
    guards: [is.isTheirLiaison, is.planHasObjective, is.objectivesHaveMeasures, is.iceHasNotAccepted],
    notify: [['plan-accepted', 'agency']],
    effects: ['accept_plan_for_ice'],
    followedBy: ['settle_plan'],
    tone: 'primary',
  },
  settle_plan: {
    kind: 'move',
    from: ['RECOMMENDED'],
    to: 'PLAN_AGREED',
    by: ['SYSTEM'],
    label: 'Settle plan',
    did: 'recorded that both sides accepted the plan',
    needs: nothing,
    guards: [is.offersAProgram, is.planHasObjective, is.objectivesHaveMeasures, is.bothSidesAccepted],
    notify: [['plan-agreed', 'both_sides']],
    effects: [],
  },
} as const satisfies Record<string, RequestStepRow>;
