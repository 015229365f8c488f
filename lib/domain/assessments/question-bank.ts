// The question bank: 57 core questions in nine sections and the modules of the programs, for each version of the form.
import type { ProgramCode } from '@/lib/domain/programs/program-code';
import { agencyQuestions } from './agency-questions';
import type { AnswerSet } from './answer';
import { custodyQuestions } from './custody-questions';
import { formVersions, retiredQuestions } from './form-versions';
import { governanceQuestions, moneyQuestions } from './governance-questions';
import { iceQuestions } from './ice-questions';
import { investigationQuestions } from './investigation-questions';
import { moduleQuestions } from './module-questions';
import { facilityQuestions, peopleQuestions } from './people-questions';
import {
  type AssessmentPart,
  type CoreQuestion,
  formVersion as currentVersion,
  type ModuleQuestion,
  type Question,
  type SectionCode,
} from './question';

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

/** The questions of one version of the form, in the order they are asked. */
export type QuestionBank = {
  readonly version: string;
  readonly core: readonly CoreQuestion[];
  readonly modules: readonly ModuleQuestion[];
};

const isOlder = (one: string, other: string): boolean => {
  const [major = 0, minor = 0] = one.split('.').map(Number);
  const [otherMajor = 0, otherMinor = 0] = other.split('.').map(Number);
  return major < otherMajor || (major === otherMajor && minor < otherMinor);
};

const isIn = (version: string, { since, until }: Question): boolean =>
  !isOlder(version, since) && (until === undefined || isOlder(version, until));

const isModule = (question: Question): question is ModuleQuestion => 'program' in question;

const sectionAt = (question: CoreQuestion): number => sections.findIndex(({ code }) => code === question.section);

// A wording that was replaced stands where the new one stands now: by section, then by the number in its code.
const inOrder = (questions: readonly CoreQuestion[]): CoreQuestion[] =>
  [...questions].sort((a, b) => sectionAt(a) - sectionAt(b) || a.code.localeCompare(b.code, 'en', { numeric: true }));

/**
 * The questions as a version of the form asks them. An assessment keeps the version it was started with, so its
 * answers are read, checked and printed with the words they were given to.
 * @throws when the portal never had such a version
 */
export function questionsOf(version: string): QuestionBank {
  if (version === currentVersion) return currentBank;
  if (!formVersions.includes(version)) throw new Error(`There is no form version ${version}.`);
  const asked = [...coreQuestions, ...moduleQuestions, ...retiredQuestions].filter((one) => isIn(version, one));
  return {
    version,
    core: inOrder(asked.filter((one): one is CoreQuestion => !isModule(one))),
    modules: asked.filter(isModule),
  };
}

const currentBank: QuestionBank = { version: currentVersion, core: coreQuestions, modules: moduleQuestions };

const byCode: ReadonlyMap<string, Question> = new Map(
  [...coreQuestions, ...moduleQuestions].map((question) => [question.code, question]),
);

/** The question with this code, core or module, in a version of the form; null when there is none. */
export function questionOf(code: string, version: string = currentVersion): Question | null {
  if (version === currentVersion) return byCode.get(code) ?? null;
  const { core, modules } = questionsOf(version);
  return [...core, ...modules].find((question) => question.code === code) ?? null;
}

/**
 * What decides which questions are asked: the answers so far, the programs in question (for the modules), and the
 * version of the form, the current one when none is named.
 */
export type QuestionFacts = {
  readonly answers: AnswerSet;
  readonly programs?: readonly ProgramCode[];
  readonly formVersion?: string | undefined;
};

/** True when the question applies, given the answers so far. An unanswered condition keeps its questions hidden. */
export function isAsked(question: Question, answers: AnswerSet): boolean {
  return question.showIf === undefined || answers[question.showIf]?.value === true;
}

/**
 * The questions of one part, in the order they are asked. SELF: sections A to H. ICE: section I.
 * FIELD: the agency's answers that a visit checks, then the modules of the programs in question.
 */
export function questionsFor(part: AssessmentPart, facts: QuestionFacts): Question[] {
  const { core, modules } = questionsOf(facts.formVersion ?? currentVersion);
  const asked = core.filter((question) => isAsked(question, facts.answers));
  if (part !== 'FIELD') return asked.filter((question) => question.who === part);
  const programs = facts.programs ?? [];
  return [
    ...asked.filter((question) => question.checkedBy === 'FIELD'),
    ...modules.filter((question) => programs.includes(question.program)),
  ];
}

/** The questions of one section that apply, given the answers so far. */
export function sectionQuestions(
  code: SectionCode,
  answers: AnswerSet,
  version: string = currentVersion,
): CoreQuestion[] {
  return questionsOf(version).core.filter((question) => question.section === code && isAsked(question, answers));
}
