import 'server-only';
import type { AnswerSet } from '@/lib/domain/assessments/answer';
import { type SectionState, sectionStatus } from '@/lib/domain/assessments/answer-form';
import type { SectionTask } from '@/lib/domain/assessments/assessment-view';
import type { AssessmentPart, Question, SectionCode } from '@/lib/domain/assessments/question';
import { questionsFor, sections } from '@/lib/domain/assessments/question-bank';
import { programOf } from '@/lib/domain/programs/catalog';
import { type ProgramCode, programCodes } from '@/lib/domain/programs/program-code';
import { partAnswers } from '@/lib/server/requests/assessment-answers';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { latestEvaluation } from '@/lib/server/requests/facts';

// The sections of each part of an assessment, and the questions in them.

const minutesOfModule = 3;

/** Programs whose modules are asked on the visit: those the request names, and those the rules speak for. */
export const programsInQuestion = (row: RequestCase): ProgramCode[] => {
  const advised = (latestEvaluation(row)?.programs ?? []).filter(({ band }) =>
    ['RECOMMENDED', 'CONSIDER', 'MANUAL'].includes(band),
  );
  const named = new Set<string>([...row.programsAsked, ...advised.map(({ code }) => code)]);
  return programCodes.filter((code) => named.has(code));
};

/** The questions of a part that apply to this request, each in its section. */
export const questionsOfPart = (row: RequestCase, part: AssessmentPart): Question[] =>
  questionsFor(part, {
    answers: partAnswers(row, 'SELF'),
    programs: programsInQuestion(row),
    formVersion: row.assessment?.formVersion,
  });

/** The section a question stands in: its letter, or the program of its module. */
export const sectionOf = (question: Question): string => ('program' in question ? question.program : question.section);

const wordsOf = (section: string): { title: string; about: string; minutes: number } => {
  const core = sections.find(({ code }) => code === section);
  if (core) return core;
  const program = programCodes.find((code) => code === section);
  return {
    title: program ? programOf(program).name : section,
    about: 'Questions about this program, asked on the visit.',
    minutes: minutesOfModule,
  };
};

const codesOf = (row: RequestCase, part: AssessmentPart): string[] => {
  if (part === 'SELF') return sections.map(({ code }) => code).filter((code) => code !== 'I');
  return [...new Set(questionsOfPart(row, part).map(sectionOf))];
};

// A finding is optional: a section of the visit is done when somebody has looked at all of it.
const fieldState = (answered: number, asked: number): SectionState => {
  if (asked === 0) return 'NOT_ASKED';
  if (answered === 0) return 'NOT_STARTED';
  return answered === asked ? 'COMPLETE' : 'READY';
};

const isLetter = (section: string): section is SectionCode => sections.some(({ code }) => code === section);

const taskOf = (row: RequestCase, part: AssessmentPart, section: string, answers: AnswerSet): SectionTask => {
  const base = { part, section, ...pick(wordsOf(section)) };
  if (part !== 'FIELD' && isLetter(section)) {
    const { state, answered, asked } = sectionStatus(section, answers, row.assessment?.formVersion);
    return { ...base, state, answered, asked };
  }
  const questions = questionsOfPart(row, part).filter((question) => sectionOf(question) === section);
  const answered = questions.filter(({ code }) => answers[code] !== undefined).length;
  return { ...base, answered, asked: questions.length, state: fieldState(answered, questions.length) };
};

const pick = ({ title, about, minutes }: { title: string; about: string; minutes: number }) => ({
  title,
  about,
  minutes,
});

/** The sections of a part as tasks, with how far each is. */
export const sectionTasks = (row: RequestCase, part: AssessmentPart): SectionTask[] => {
  const answers = partAnswers(row, part);
  return codesOf(row, part).map((section) => taskOf(row, part, section, answers));
};
