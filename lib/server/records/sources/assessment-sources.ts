import 'server-only';
import { answerWords } from '@/lib/domain/assessments/answer-words';
import { humanChoiceLabels } from '@/lib/domain/assessments/human-choice';
import { questionOf } from '@/lib/domain/assessments/question-bank';
import { basisLabels } from '@/lib/domain/concerns';
import { dateText, toCalendarDate } from '@/lib/domain/dates';
import { programOf } from '@/lib/domain/programs/catalog';
import { type CaseSource, toldSource } from '@/lib/server/records/sources/source';
import { toAnswer } from '@/lib/server/requests/assessment-answers';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { toProgramCode } from '@/lib/server/requests/facts';
import { toPlanContent } from '@/lib/server/requests/plan-content';

// The assessment, the recommendation and the plan in words. What the agency said of itself and what ICE found are apart:
// the real needs assessment is marked as law enforcement sensitive (domain.md 4.1).

type Assessment = NonNullable<RequestCase['assessment']>;

const answerText = ({ answers, formVersion }: Assessment, part: 'SELF' | 'FIELD' | 'ICE'): string =>
  answers
    .filter((row) => row.part === part)
    .sort((a, b) => (a.questionCode < b.questionCode ? -1 : 1))
    .map((row) => {
      const question = questionOf(row.questionCode, formVersion);
      const said = toAnswer(row);
      const words = question ? answerWords(question, said) : JSON.stringify(row.value);
      const rest = [
        row.basis ? `Basis: ${basisLabels[row.basis]}` : '',
        row.source ? `Source: ${row.source}` : '',
        row.period ? `Period: ${row.period}` : '',
        row.note ? `Note: ${row.note}` : '',
      ].filter(Boolean);
      return [`${row.questionCode} ${question?.text ?? ''}`.trim(), words, ...rest].join('\n');
    })
    .join('\n\n');

const visitText = ({ visits }: Assessment): string =>
  visits
    .map(
      ({ visitedOn, participants, findings }) => `${dateText(toCalendarDate(visitedOn))}, ${participants}\n${findings}`,
    )
    .join('\n\n');

const choiceText = (row: RequestCase): string =>
  row.programChoices
    .map(({ programCode, choice }) => `${programOf(toProgramCode(programCode)).name}: ${humanChoiceLabels[choice]}`)
    .join('\n');

const reasonText = (row: RequestCase): string =>
  row.programChoices
    .filter(({ overrideReason }) => overrideReason !== '')
    .map(({ programCode, overrideReason }) => `${programOf(toProgramCode(programCode)).name}: ${overrideReason}`)
    .join('\n');

const planText = (row: RequestCase): string => {
  if (!row.plan) return '';
  const plan = toPlanContent(row.plan);
  const day = (date: string | null) => (date ? dateText(date) : 'no date');
  return [
    plan.summary,
    `Start: ${day(plan.startOn)}. Reviewed every ${plan.reviewEveryMonths} months.`,
    plan.resourcesAgency && `Resources of the agency: ${plan.resourcesAgency}`,
    plan.resourcesIce && `Resources of ICE: ${plan.resourcesIce}`,
    ...plan.milestones.map(({ text, dueOn }) => `Milestone, ${day(dueOn)}: ${text}`),
    ...plan.objectives.map((objective, at) =>
      [
        `Objective ${at + 1}: ${objective.text}`,
        objective.agencyRole && `Agency: ${objective.agencyRole}`,
        objective.iceRole && `ICE: ${objective.iceRole}`,
        ...objective.activities.map(({ text, dueOn }) => `Activity, ${day(dueOn)}: ${text}`),
        ...objective.measures.map(
          ({ name, baseline, target, period }) => `Measure: ${name}, from ${baseline} to ${target}, ${period}`,
        ),
      ]
        .filter(Boolean)
        .join('\n'),
    ),
  ]
    .filter(Boolean)
    .join('\n\n');
};

/** The assessment in its three parts, what was recommended and chosen, and the plan. */
export const assessmentSources = (row: RequestCase, part: string): CaseSource[] => {
  const key = (name: string) => `request:${row.id}:${name}`;
  const { assessment } = row;
  const inside = { part: `${part}: assessment`, visibility: 'ICE_ONLY' } as const;
  const self = { part: `${part}: assessment` };
  return [
    ...(assessment
      ? [
          ...toldSource({
            key: key('self'),
            label: 'Self-assessment of the agency',
            text: answerText(assessment, 'SELF'),
            ...self,
          }),
          ...toldSource({
            key: key('field'),
            label: 'Findings of the field visit',
            text: answerText(assessment, 'FIELD'),
            ...inside,
          }),
          ...toldSource({ key: key('visits'), label: 'Field visits', text: visitText(assessment), ...inside }),
          ...toldSource({ key: key('ice'), label: 'Capacity of ICE', text: answerText(assessment, 'ICE'), ...inside }),
        ]
      : []),
    ...toldSource({ key: key('choices'), label: 'Programs chosen', text: choiceText(row), ...self }),
    ...toldSource({
      key: key('reasons'),
      label: 'Reasons for choices beside the advice',
      text: reasonText(row),
      ...inside,
    }),
    ...toldSource({ key: key('plan'), label: 'Enforcement plan', text: planText(row), part }),
  ];
};
