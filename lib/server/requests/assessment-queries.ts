import 'server-only';
import { type Actor, readsIceOnly } from '@/lib/domain/access/actor';
import type { Answer } from '@/lib/domain/assessments/answer';
import type {
  AskedQuestion,
  AssessmentOverview,
  AssessmentReview,
  AssessmentSection,
  ComparedAnswer,
} from '@/lib/domain/assessments/assessment-view';
import { type AssessmentPart, assessmentParts, type Question } from '@/lib/domain/assessments/question';
import { sections } from '@/lib/domain/assessments/question-bank';
import { dateIn, dateText, deadlineText, dueText, toCalendarDate } from '@/lib/domain/dates';
import { assessmentSteps } from '@/lib/domain/requests/steps-assessment';
import { decide } from '@/lib/domain/workflow/decide';
import { now } from '@/lib/server/clock';
import { agreedAnswers, missingCodes, partAnswers } from '@/lib/server/requests/assessment-answers';
import { questionsOfPart, sectionOf, sectionTasks } from '@/lib/server/requests/assessment-sections';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { concernRowsOf, correctedRows } from '@/lib/server/requests/concern-findings';
import { toRequestFacts } from '@/lib/server/requests/facts';
import { findVisibleCase, namesOf, toCaseHead } from '@/lib/server/requests/visible-case';

// What the pages of the needs assessment read. Agencies get their own part and nothing of the other two.

const stepOfPart = { SELF: 'answer_self', FIELD: 'answer_field', ICE: 'answer_capacity' } as const;

const readableParts = (actor: Actor): AssessmentPart[] =>
  assessmentParts.filter((part) => part === 'SELF' || readsIceOnly(actor));

const writableParts = (row: RequestCase, actor: Actor): AssessmentPart[] => {
  const facts = toRequestFacts(row);
  return assessmentParts.filter((part) => decide(assessmentSteps[stepOfPart[part]], facts, actor).ok);
};

const dayText = (row: RequestCase, moment: Date | null): string | null =>
  moment && dateText(dateIn(moment, row.agency.timeZone));

/** The assessment as a task list; null when the actor sees no such request or it has no assessment yet. */
export const assessmentOverview = async (actor: Actor, requestId: string): Promise<AssessmentOverview | null> => {
  const row = await findVisibleCase(actor, requestId);
  if (!row?.assessment) return null;
  const { assessment } = row;
  const due = toCalendarDate(assessment.selfDueOn);
  const today = dateIn(now(), row.agency.timeZone);
  const [run] = row.evaluations;
  const facts = toRequestFacts(row);
  return {
    head: toCaseHead(row, actor),
    meetingOn: deadlineText(toCalendarDate(assessment.meetingOn)),
    participants: assessment.participants,
    selfDueOn: deadlineText(due),
    selfDueText: dueText(today, due),
    selfOverdue: assessment.attestedAt === null && due < today,
    attestedOn: dayText(row, assessment.attestedAt),
    lockedOn: dayText(row, assessment.lockedAt),
    tasks: readableParts(actor).flatMap((part) => sectionTasks(row, part)),
    open: writableParts(row, actor),
    evaluation:
      run && readsIceOnly(actor)
        ? { ranOn: dayText(row, run.createdAt) ?? '', current: facts.evaluation?.current ?? false }
        : null,
  };
};

// Of the table of concerns a finding shows the rows that the visit corrected.
const answerIn = (row: RequestCase, part: AssessmentPart, question: Question): Answer | null => {
  const given = partAnswers(row, part)[question.code] ?? null;
  if (given === null || part !== 'FIELD' || question.type !== 'CONCERNS') return given;
  const own = concernRowsOf(partAnswers(row, 'SELF')[question.code]?.value);
  return { ...given, value: correctedRows(own, concernRowsOf(given.value)) };
};

const asked = (row: RequestCase, part: AssessmentPart, question: Question): AskedQuestion => ({
  question,
  given: answerIn(row, part, question),
  agencyAnswer: part === 'FIELD' ? answerIn(row, 'SELF', question) : null,
});

/**
 * One section of one part, with the answers so far.
 * @param part as it stands in the address: self, field or ice
 * @returns null when there is no such section, or it is not for the actor to read
 */
export const assessmentSection = async (
  actor: Actor,
  requestId: string,
  partInPath: string,
  section: string,
): Promise<AssessmentSection | null> => {
  const part = readableParts(actor).find((one) => one.toLowerCase() === partInPath);
  const row = part && (await findVisibleCase(actor, requestId));
  if (!part || !row?.assessment) return null;
  const tasks = sectionTasks(row, part).filter(({ state }) => state !== 'NOT_ASKED');
  const at = tasks.findIndex((task) => task.section === section);
  const task = tasks[at];
  if (!task) return null;
  const questions = questionsOfPart(row, part).filter((question) => sectionOf(question) === section);
  return {
    head: toCaseHead(row, actor),
    part,
    section,
    title: task.title,
    about: task.about,
    position: `Section ${at + 1} of ${tasks.length}`,
    next: tasks[at + 1]?.section ?? null,
    writable: writableParts(row, actor).includes(part),
    questions: questions.map((question) => asked(row, part, question)),
  };
};

const differs = (agency: unknown, field: unknown): boolean =>
  field !== null && JSON.stringify(agency) !== JSON.stringify(field);

const compare = (row: RequestCase, question: Question, actor: Actor): ComparedAnswer => {
  const agency = answerIn(row, 'SELF', question);
  if (!readsIceOnly(actor)) return { question, agency, field: null, agreed: null, differs: false };
  const field = answerIn(row, 'FIELD', question);
  const agreed = agreedAnswers(row)[question.code] ?? null;
  return { question, agency, field, agreed, differs: differs(agency?.value ?? null, field?.value ?? null) };
};

const titleOf = (row: RequestCase, section: string): string =>
  sections.find(({ code }) => code === section)?.title ??
  sectionTasks(row, 'FIELD').find((task) => task.section === section)?.title ??
  section;

/** All answers side by side for ICE, or the agency's own answers for the agency. */
export const assessmentReview = async (actor: Actor, requestId: string): Promise<AssessmentReview | null> => {
  const row = await findVisibleCase(actor, requestId);
  if (!row?.assessment) return null;
  const ice = readsIceOnly(actor);
  const own = questionsOfPart(row, 'SELF');
  const modules = ice ? questionsOfPart(row, 'FIELD').filter((question) => 'program' in question) : [];
  const questions = [...own, ...modules];
  const codes = [...new Set(questions.map(sectionOf))];
  const answersOfIce = ice ? partAnswers(row, 'ICE') : {};
  const names = await namesOf([row.assessment.attestedById]);
  return {
    head: toCaseHead(row, actor),
    sections: codes.map((section) => ({
      section,
      title: titleOf(row, section),
      rows: questions
        .filter((question) => sectionOf(question) === section)
        .map((question) => compare(row, question, actor)),
    })),
    capacity: ice
      ? questionsOfPart(row, 'ICE').map((question) => ({ question, given: answersOfIce[question.code] ?? null }))
      : [],
    attestedBy: (row.assessment.attestedById && names.get(row.assessment.attestedById)) || null,
    attestedOn: dayText(row, row.assessment.attestedAt),
    selfWritable: writableParts(row, actor).includes('SELF'),
    missing: missingCodes(row, 'SELF'),
  };
};
