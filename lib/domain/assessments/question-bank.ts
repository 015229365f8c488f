// The question bank of form version 1.0: 57 core questions in nine sections, and the modules of the programs.
import type { ProgramCode } from '@/lib/domain/programs/program-code';
import { agencyQuestions } from './agency-questions';
import type { AnswerSet } from './answer';
import { custodyQuestions } from './custody-questions';
import { governanceQuestions, moneyQuestions } from './governance-questions';
import { iceQuestions } from './ice-questions';
import { investigationQuestions } from './investigation-questions';
import { moduleQuestions } from './module-questions';
import { facilityQuestions, peopleQuestions } from './people-questions';
import type { AssessmentPart, CoreQuestion, Question, SectionCode } from './question';

export type Section = {
  readonly code: SectionCode;
  readonly title: string;
  readonly about: string;
  readonly minutes: number;
};

export const sections: readonly Section[] = [
  { code: 'A', title: 'Your agency', about: 'Who you are, where you are, and which laws bind you.', minutes: 4 },
  { code: 'B', title: 'Your concerns', about: 'What troubles your community and how well it is known.', minutes: 5 },
  { code: 'C', title: 'Custody', about: 'Your jail or lock-up, and the work it brings.', minutes: 4 },
  { code: 'D', title: 'Investigations', about: 'Officers, task forces and units you can bring.', minutes: 3 },
  { code: 'E', title: 'People and training', about: 'Nominees, and what their training would ask of you.', minutes: 3 },
  { code: 'F', title: 'Facilities and IT', about: 'Rooms, terminals and network.', minutes: 1 },
  { code: 'G', title: 'Governance and community', about: 'Complaints, language access and open meetings.', minutes: 2 },
  { code: 'H', title: 'Money', about: 'Budget and shared funds.', minutes: 1 },
  { code: 'I', title: 'ICE capacity', about: 'What ICE itself can bring. Seen by ICE only.', minutes: 5 },
];

export const coreQuestions: readonly CoreQuestion[] = [
  ...agencyQuestions,
  ...custodyQuestions,
  ...investigationQuestions,
  ...peopleQuestions,
  ...facilityQuestions,
  ...governanceQuestions,
  ...moneyQuestions,
  ...iceQuestions,
];

const byCode: ReadonlyMap<string, Question> = new Map(
  [...coreQuestions, ...moduleQuestions].map((question) => [question.code, question]),
);

/** The question with this code, core or module; null when there is none. */
export function questionOf(code: string): Question | null {
  return byCode.get(code) ?? null;
}

/** What decides which questions are asked: the answers so far, and the programs in question (for the modules). */
export type QuestionFacts = { readonly answers: AnswerSet; readonly programs?: readonly ProgramCode[] };

/** True when the question applies, given the answers so far. An unanswered condition keeps its questions hidden. */
export function isAsked(question: Question, answers: AnswerSet): boolean {
  return question.showIf === undefined || answers[question.showIf]?.value === true;
}

/**
 * The questions of one part, in the order they are asked. SELF: sections A to H. ICE: section I.
 * FIELD: the agency's answers that a visit checks, then the modules of the programs in question.
 */
export function questionsFor(part: AssessmentPart, facts: QuestionFacts): Question[] {
  const asked = coreQuestions.filter((question) => isAsked(question, facts.answers));
  if (part !== 'FIELD') return asked.filter((question) => question.who === part);
  const programs = facts.programs ?? [];
  return [
    ...asked.filter((question) => question.checkedBy === 'FIELD'),
    ...moduleQuestions.filter((question) => programs.includes(question.program)),
  ];
}

/** The questions of one section that apply, given the answers so far. */
export function sectionQuestions(code: SectionCode, answers: AnswerSet): CoreQuestion[] {
  return coreQuestions.filter((question) => question.section === code && isAsked(question, answers));
}
