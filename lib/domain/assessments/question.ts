// The shape of a question of the needs assessment. Questions are data: screens, checks, exports and the rules read
// the same list. No question asks about a person who is subject to enforcement, or where residents come from.
import type { ProgramCode } from '@/lib/domain/programs/program-code';

/** The version of the form that a new assessment is started with. */
export const formVersion = '1.0';

export const sectionCodes = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'] as const;

export type SectionCode = (typeof sectionCodes)[number];

export const assessmentParts = ['SELF', 'FIELD', 'ICE'] as const;

/** Who answers: the agency itself, the liaison on the field visit, or ICE about its own capacity (never shown to agencies). */
export type AssessmentPart = (typeof assessmentParts)[number];

export const assessmentPartLabels = {
  SELF: 'Agency self-assessment',
  FIELD: 'Field visit',
  ICE: 'ICE capacity',
} as const satisfies Record<AssessmentPart, string>;

export type Option = { readonly value: string; readonly label: string };

type Wording = {
  readonly code: string;
  readonly text: string;
  readonly help: string;
  /** Who answers first. */
  readonly who: AssessmentPart;
  /** Who looks at the answer again on the visit, beside the agency's own answer and never over it. */
  readonly checkedBy?: 'FIELD';
  readonly required: boolean;
  /** Asked only when the answer to this yes-or-no question is yes. */
  readonly showIf?: string;
  /** Label of the free note beside the answer, such as a citation. */
  readonly noteLabel?: string;
  /** A figure that can tip a recommendation: it should be counted, or it becomes a task to verify. */
  readonly deciding?: boolean;
  /** A figure that says where it was counted, or it is not taken as counted. */
  readonly sourced?: boolean;
  /** The form version that brought the question in this wording. */
  readonly since: string;
  /** The first form version that no longer asks it in this wording; left out while it is asked. */
  readonly until?: string;
};

type Place = { readonly section: SectionCode } | { readonly program: ProgramCode };

export type NumberQuestion = Wording & {
  readonly type: 'INT' | 'PERCENT';
  readonly unit: string;
  readonly example: number;
  readonly max: number;
};
export type SplitQuestion = Wording & {
  readonly type: 'SPLIT';
  readonly unit: string;
  readonly example: number;
  readonly max: number;
  readonly parts: readonly Option[];
};
export type BoolQuestion = Wording & { readonly type: 'BOOL' };
export type EnumQuestion = Wording & { readonly type: 'ENUM'; readonly options: readonly Option[] };
export type MultiQuestion = Wording & { readonly type: 'MULTI'; readonly options: readonly Option[] };
export type TextQuestion = Wording & { readonly type: 'TEXT'; readonly maxLength: number };
export type MonthQuestion = Wording & { readonly type: 'MONTH' };
export type ConcernsQuestion = Wording & { readonly type: 'CONCERNS' };

type Kind =
  | NumberQuestion
  | SplitQuestion
  | BoolQuestion
  | EnumQuestion
  | MultiQuestion
  | TextQuestion
  | MonthQuestion
  | ConcernsQuestion;

/** A question of the core form, in one of the sections A to I. */
export type CoreQuestion = Kind & { readonly section: SectionCode };

/** A question of a program's module, asked on the field visit. */
export type ModuleQuestion = Kind & { readonly program: ProgramCode };

export type Question = Kind & Place;

/** True when the answer is one or more figures, so that it must say what it rests on. */
export function needsBasis(question: Kind): question is Extract<Kind, NumberQuestion | SplitQuestion> {
  return question.type === 'INT' || question.type === 'PERCENT' || question.type === 'SPLIT';
}

/** True when the visit looks at the question: it checks the agency's answer, or it asks for a program alone. */
export function isVisited(question: Question): boolean {
  return question.checkedBy === 'FIELD' || 'program' in question;
}

/** The choice that means "none of these" in a list of several, and stands alone. */
export const noneOption: Option = { value: 'NONE', label: 'None of these' };
