import 'server-only';
import canonicalize from 'canonicalize';
import { type Actor, readsIceOnly } from '@/lib/domain/access/actor';
import type { Answer } from '@/lib/domain/assessments/answer';
import type {
  AskedQuestion,
  AssessmentOverview,
  AssessmentReview,
  AssessmentSection,
  ComparedAnswer,
  VerifyFigure,
  Visit,
} from '@/lib/domain/assessments/assessment-view';
import { type AssessmentPart, assessmentParts, type Question } from '@/lib/domain/assessments/question';
import { questionOf, sections } from '@/lib/domain/assessments/question-bank';
import { dateIn, dateText, deadlineText, dueText, toCalendarDate } from '@/lib/domain/dates';
import type { CaseHead } from '@/lib/domain/requests/case-head';
import { assessmentSteps } from '@/lib/domain/requests/steps-assessment';
import { decide } from '@/lib/domain/workflow/decide';
import { noteRead } from '@/lib/server/audit/note-read';
import { now } from '@/lib/server/clock';
import { answerHistories, historyKey } from '@/lib/server/requests/answer-history';
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

type Visits = NonNullable<RequestCase['assessment']>['visits'];
type Tasks = NonNullable<RequestCase['assessment']>['verifyTasks'];

// The agency was there, so it sees when and with whom. What the visit found is for ICE.
const toVisit = ({ id, visitedOn, participants, findings }: Visits[number], actor: Actor): Visit => ({
  id,
  on: dateText(toCalendarDate(visitedOn)),
  participants,
  findings: readsIceOnly(actor) ? findings : null,
});

/** The visits of an assessment as far as the actor may read them. */
export const visitsFor = (row: RequestCase, actor: Actor): Visit[] =>
  (row.assessment?.visits ?? []).map((visit) => toVisit(visit, actor));

const toVerifyFigure = (row: RequestCase, task: Tasks[number]): VerifyFigure => ({
  id: task.id,
  code: task.questionCode,
  text: questionOf(task.questionCode, row.assessment?.formVersion)?.text ?? '',
  openedOn: dayText(row, task.openedAt) ?? '',
  doneOn: dayText(row, task.doneAt),
  note: task.note,
});

/** The figures of an assessment that are or were to be verified; none for an agency. */
export const figuresToVerify = async (actor: Actor, requestId: string): Promise<VerifyFigure[]> => {
  const row = readsIceOnly(actor) ? await findVisibleCase(actor, requestId) : null;
  return row?.assessment ? row.assessment.verifyTasks.map((task) => toVerifyFigure(row, task)) : [];
};

/** The assessment as a task list; null when the actor sees no such request or it has no assessment yet. */
export const assessmentOverview = async (actor: Actor, requestId: string): Promise<AssessmentOverview | null> => {
  const row = await findVisibleCase(actor, requestId);
  if (!row?.assessment) return null;
  const { assessment } = row;
  const as = readsIceOnly(actor) ? 'ICE' : 'AGENCY';
  await noteRead(actor, { action: 'assessment.read', target: { type: 'request', id: row.id }, facts: { as } });
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
    visits: visitsFor(row, actor),
    toVerify: readsIceOnly(actor) ? assessment.verifyTasks.map((task) => toVerifyFigure(row, task)) : [],
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

type Histories = Awaited<ReturnType<typeof answerHistories>>;

const asked = (row: RequestCase, part: AssessmentPart, question: Question, histories: Histories): AskedQuestion => ({
  question,
  history: histories.get(historyKey(part, question.code)) ?? [],
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
  const histories = await answerHistories(row, [part]);
  return {
    head: toCaseHead(row, actor),
    part,
    section,
    title: task.title,
    about: task.about,
    position: `Section ${at + 1} of ${tasks.length}`,
    next: tasks[at + 1]?.section ?? null,
    writable: writableParts(row, actor).includes(part),
    questions: questions.map((question) => asked(row, part, question, histories)),
  };
};

// A question about a program is asked on the visit alone. Of the table of concerns the finding holds only what differs.
const differs = (agency: Answer | null, field: Answer | null, { type }: Question): boolean => {
  if (field === null) return false;
  if (type === 'CONCERNS') return concernRowsOf(field.value).length > 0;
  return canonicalize(agency?.value ?? null) !== canonicalize(field.value);
};

const compare = (row: RequestCase, question: Question, actor: Actor, histories: Histories): ComparedAnswer => {
  const agency = answerIn(row, 'SELF', question);
  const own = histories.get(historyKey('SELF', question.code)) ?? [];
  if (!readsIceOnly(actor)) return { question, agency, field: null, agreed: null, differs: false, history: own };
  const history = [...own, ...(histories.get(historyKey('FIELD', question.code)) ?? [])];
  const field = answerIn(row, 'FIELD', question);
  const agreed = agreedAnswers(row)[question.code] ?? null;
  const isOther = 'program' in question ? false : differs(agency, field, question);
  return { question, agency, field, agreed, differs: isOther, history };
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
  const histories = await answerHistories(row, ice ? ['SELF', 'FIELD'] : ['SELF']);
  const names = await namesOf([row.assessment.attestedById]);
  return {
    head: toCaseHead(row, actor),
    sections: codes.map((section) => ({
      section,
      title: titleOf(row, section),
      rows: questions
        .filter((question) => sectionOf(question) === section)
        .map((question) => compare(row, question, actor, histories)),
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

/**
 * One question as the review shows it.
 * @returns null when the question is not asked here, or is not for the actor to read
 */
export const findComparedAnswer = async (
  actor: Actor,
  requestId: string,
  code: string,
): Promise<{ head: CaseHead; answer: ComparedAnswer } | null> => {
  const review = await assessmentReview(actor, requestId);
  const answer = review?.sections.flatMap(({ rows }) => rows).find(({ question }) => question.code === code);
  return review && answer ? { head: review.head, answer } : null;
};
