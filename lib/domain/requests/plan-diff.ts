// Two versions of a plan compared: which of its texts changed, and which words in them.
import { concernLabels } from '@/lib/domain/concerns';
import { dateText } from '@/lib/domain/dates';
import type {
  PlanActivityView,
  PlanContentView,
  PlanMeasureView,
  PlanMilestoneView,
  PlanObjectiveView,
} from '@/lib/domain/requests/plan-view';
import { planSideLabel } from '@/lib/domain/requests/plan-view';
import { type WordPart, wordDiff } from '@/lib/domain/word-diff';

export type PlanChange = {
  /** The part of the plan: "Summary", "Objective 2: Reduce thefts". */
  place: string;
  field: string;
  parts: readonly WordPart[];
};

type Fields = readonly (readonly [field: string, text: string])[];
type Part = { place: string; fields: Fields };

const dated = (text: string, dueOn: string | null): string => (dueOn ? `${text} (by ${dateText(dueOn)})` : text);

const activityText = ({ text, side, dueOn }: PlanActivityView): string =>
  `${planSideLabel(side)}: ${dated(text, dueOn)}`;

const measureText = ({ name, baseline, target, period }: PlanMeasureView): string =>
  `${name}: from ${baseline} to ${target} within ${period}`;

const milestoneText = ({ text, dueOn }: PlanMilestoneView): string => dated(text, dueOn);

const lines = <T>(rows: readonly T[], toText: (row: T) => string): string => rows.map(toText).join('\n');

const objectiveFields = (objective: PlanObjectiveView | null): Fields => [
  ['Aim', objective?.text ?? ''],
  ['Concern', objective?.concern ? concernLabels[objective.concern] : ''],
  ['What the agency does', objective?.agencyRole ?? ''],
  ['What ICE does', objective?.iceRole ?? ''],
  ['Activities', lines(objective?.activities ?? [], activityText)],
  ['Measures', lines(objective?.measures ?? [], measureText)],
];

const frame = (content: PlanContentView): Part[] => [
  { place: 'Summary', fields: [['Text', content.summary]] },
  {
    place: 'Dates',
    fields: [
      ['Start', content.startOn ? dateText(content.startOn) : ''],
      ['Months between reviews', String(content.reviewEveryMonths)],
    ],
  },
  {
    place: 'Resources',
    fields: [
      ['Of the agency', content.resourcesAgency],
      ['Of ICE', content.resourcesIce],
    ],
  },
  { place: 'Milestones', fields: [['List', lines(content.milestones, milestoneText)]] },
];

type Pair = { before: PlanObjectiveView | null; after: PlanObjectiveView | null };

/** Objectives belong together by their text; of the rest, those for the same concern in the order they stand. */
const pairObjectives = (before: readonly PlanObjectiveView[], after: readonly PlanObjectiveView[]): Pair[] => {
  const left = [...before];
  const take = (fits: (one: PlanObjectiveView) => boolean): PlanObjectiveView | null => {
    const at = left.findIndex(fits);
    return at < 0 ? null : (left.splice(at, 1)[0] ?? null);
  };
  const byText = after.map((one) => ({ after: one, before: take(({ text }) => text === one.text) }));
  const pairs = byText.map((pair) => ({
    ...pair,
    before: pair.before ?? take(({ concern }) => concern !== null && concern === pair.after.concern),
  }));
  return [...pairs, ...left.map((one) => ({ before: one, after: null }))];
};

const changesOf = (place: string, before: Fields, after: Fields): PlanChange[] =>
  after.flatMap(([field, text], at) => {
    const old = before[at]?.[1] ?? '';
    return old === text ? [] : [{ place, field, parts: wordDiff(old, text) }];
  });

/** Every text of the plan that differs, with its words marked. Empty when the two versions say the same. */
export const planDiff = (before: PlanContentView, after: PlanContentView): PlanChange[] => {
  const old = frame(before);
  const framed = frame(after).flatMap(({ place, fields }, at) => changesOf(place, old[at]?.fields ?? [], fields));
  const objectives = pairObjectives(before.objectives, after.objectives).flatMap((pair, at) => {
    const state = pair.before === null ? ' (added)' : pair.after === null ? ' (removed)' : '';
    const place = `Objective ${at + 1}: ${(pair.after ?? pair.before)?.text ?? ''}${state}`;
    return changesOf(place, objectiveFields(pair.before), objectiveFields(pair.after));
  });
  return [...framed, ...objectives];
};
