// What a rule line may read: the answers of the core form, the concerns, the kind of agency. Text and months are not
// read by rules, and neither are the questions of one program's module, which the finder and the API do not take.
import { agencyTypeLabels, agencyTypes } from '@/lib/domain/agencies/agency-type';
import { concernLabels, concerns, severities, severityLabels } from '@/lib/domain/concerns';
import { noneOption, type Option, type Question } from './question';
import { coreQuestions } from './question-bank';

export type SourceKind = 'yesno' | 'choice' | 'list' | 'figure' | 'concern' | 'agencyType';

export type RuleSource = {
  /** The code of the question; B.GANG and so on for a concern. */
  readonly code: string;
  readonly kind: SourceKind;
  readonly label: string;
  readonly options: readonly Option[];
  readonly unit: string | null;
  readonly iceOnly: boolean;
  /** The yes-or-no question without whose "yes" this one is not asked. */
  readonly showIf: string | null;
};

const yesNo: readonly Option[] = [
  { value: 'YES', label: 'Yes' },
  { value: 'NO', label: 'No' },
];

type Kind = Pick<RuleSource, 'kind' | 'options' | 'unit'>;

function kindOf(question: Question): Kind | null {
  switch (question.type) {
    case 'BOOL':
      return { kind: 'yesno', options: yesNo, unit: null };
    case 'ENUM':
      return { kind: 'choice', options: question.options, unit: null };
    case 'MULTI':
      return {
        kind: 'list',
        options: question.options.filter(({ value }) => value !== noneOption.value),
        unit: null,
      };
    case 'INT':
    case 'PERCENT':
    case 'SPLIT':
      return { kind: 'figure', options: [], unit: question.unit };
    default:
      return null;
  }
}

const fromQuestion = (question: Question): RuleSource[] => {
  const kind = kindOf(question);
  if (kind === null) return [];
  return [
    {
      ...kind,
      code: question.code,
      label: question.text,
      iceOnly: question.who === 'ICE',
      showIf: question.showIf ?? null,
    },
  ];
};

const agencyKind: RuleSource = {
  code: 'A1',
  kind: 'agencyType',
  label: 'Kind of agency',
  options: agencyTypes.map((value) => ({ value, label: agencyTypeLabels[value] })),
  unit: null,
  iceOnly: false,
  showIf: null,
};

const ratings: readonly RuleSource[] = concerns.map((concern) => ({
  code: `B.${concern}`,
  kind: 'concern',
  label: `Concern: ${concernLabels[concern].toLowerCase()}`,
  options: severities
    .filter((severity) => severity > 0)
    .map((severity) => ({ value: String(severity), label: severityLabels[severity] })),
  unit: null,
  iceOnly: false,
  showIf: null,
}));

/** Everything a rule may read, in the order of the form. */
export const ruleSources: readonly RuleSource[] = [
  agencyKind,
  ...coreQuestions.filter(({ code }) => code !== agencyKind.code).flatMap(fromQuestion),
  ...ratings,
];

const byCode: ReadonlyMap<string, RuleSource> = new Map(ruleSources.map((source) => [source.code, source]));

/** What a code stands for; null when no rule may read it. */
export const sourceOf = (code: string): RuleSource | null => byCode.get(code) ?? null;

/** True when ICE alone answers what stands behind a code, so that agencies never see what rests on it. */
export const isIceOnly = (code: string): boolean => sourceOf(code)?.iceOnly === true;
