import 'server-only';
import type { Answer } from '@/lib/domain/assessments/answer';
import { parseAnswer, type RawAnswer } from '@/lib/domain/assessments/answer-form';
import type { AssessmentPart, Question } from '@/lib/domain/assessments/question';
import { isAsked, questionOf } from '@/lib/domain/assessments/question-bank';
import { refuse } from '@/lib/domain/result';
import type { Transaction } from '@/lib/server/db/client';
import { Prisma } from '@/lib/server/db/generated/client';
import { partAnswers } from '@/lib/server/requests/assessment-answers';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { toInput } from '@/lib/server/requests/step-input';
import type { Effect } from '@/lib/server/workflow/noun';
import { refuseBlocked, StepRefused } from '@/lib/server/workflow/step-refused';

// Saves the answers of one section. Who may answer which part is said by the step table; this keeps a part's answers
// to the questions of that part, so that an agency can never write into the findings or the ICE part.

const partOfStep: Readonly<Record<string, AssessmentPart>> = {
  answer_self: 'SELF',
  answer_field: 'FIELD',
  answer_capacity: 'ICE',
};

type Assessment = NonNullable<RequestCase['assessment']>;
type Given = { question: Question; raw: RawAnswer };

/** The assessment of the request; refuses when none was started. */
export const assessmentOf = (row: Pick<RequestCase, 'assessment'>): Assessment =>
  row.assessment ?? refuseBlocked('The assessment of this request has not been started.');

const belongsTo = (question: Question, part: AssessmentPart, section: string): boolean => {
  if ('program' in question) return part === 'FIELD' && question.program === section;
  if (question.section !== section) return false;
  return part === 'FIELD' ? question.checkedBy === 'FIELD' : question.who === part;
};

/** Pairs what was sent with its questions; refuses a code that is not asked in this part and section. */
const givenFor = (answers: Record<string, RawAnswer>, part: AssessmentPart, section: string): Given[] => {
  const given: Given[] = [];
  const strangers: Record<string, string[]> = {};
  for (const [code, raw] of Object.entries(answers)) {
    const question = questionOf(code);
    if (question && belongsTo(question, part, section)) given.push({ question, raw });
    else strangers[`answers.${code}.value`] = [`${code} is not asked here. Open the section again.`];
  }
  if (Object.keys(strangers).length > 0) refuseFields(strangers);
  return given;
};

const refuseFields = (fields: Record<string, readonly string[]>): never => {
  throw new StepRefused(refuse('invalid', 'Check the marked fields.', { fields }));
};

const read = (given: readonly Given[]): { code: string; answer: Answer | null }[] => {
  const fields: Record<string, string[]> = {};
  const answers = given.flatMap(({ question, raw }) => {
    const parsed = parseAnswer(question, raw);
    if (parsed.ok) return [{ code: question.code, answer: parsed.answer }];
    for (const { field, message } of parsed.faults) {
      const name = `answers.${question.code}.${field}`;
      fields[name] = [...new Set([...(fields[name] ?? []), message])];
    }
    return [];
  });
  return Object.keys(fields).length > 0 ? refuseFields(fields) : answers;
};

/** One answer as its columns. */
export const answerColumns = ({ value, basis, source = '', period = '', note = '' }: Answer) => ({
  value: value === null ? Prisma.JsonNull : value,
  basis: basis ?? null,
  source,
  period,
  note,
});

type Place = { assessmentId: string; part: AssessmentPart; answeredById: string };

const store = async (tx: Transaction, place: Place, code: string, answer: Answer | null): Promise<void> => {
  const { assessmentId, part, answeredById } = place;
  const key = { assessmentId, part, questionCode: code };
  if (answer === null) {
    await tx.answer.deleteMany({ where: key });
    return;
  }
  const columns = { ...answerColumns(answer), answeredById };
  await tx.answer.upsert({
    where: { assessmentId_part_questionCode: key },
    create: { ...key, ...columns },
    update: columns,
  });
};

// "Do you run a jail?" answered no takes section C away with its answers: nothing unasked may weigh in an evaluation.
const dropUnasked = async (tx: Transaction, assessmentId: string): Promise<void> => {
  const assessment = await tx.assessment.findUniqueOrThrow({
    where: { id: assessmentId },
    include: { answers: true },
  });
  const answers = partAnswers({ assessment }, 'SELF');
  const unasked = assessment.answers.filter(({ questionCode }) => {
    const question = questionOf(questionCode);
    return question !== null && !isAsked(question, answers);
  });
  await tx.answer.deleteMany({ where: { id: { in: unasked.map(({ id }) => id) } } });
};

/** Saves, changes and (when blank) removes the answers of one section in the part that the step writes. */
export const saveAnswers: Effect<RequestCase> = async (context) => {
  const { tx, row, actor } = context;
  const part = partOfStep[context.step];
  if (!part || actor.id === null) throw new Error(`The step ${context.step} saves no answers.`);
  const assessment = assessmentOf(row);
  const { section, answers } = toInput(context, 'answer_self');
  const saved = read(givenFor(answers, part, section));
  const place = { assessmentId: assessment.id, part, answeredById: actor.id };
  for (const { code, answer } of saved) await store(tx, place, code, answer);
  if (part === 'SELF') await dropUnasked(tx, assessment.id);
};
