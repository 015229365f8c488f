import 'server-only';
import type { Answer, AnswerSet } from '@/lib/domain/assessments/answer';
import { type AnswerFault, parseAnswer, type RawAnswer } from '@/lib/domain/assessments/answer-form';
import type { AssessmentPart, Question } from '@/lib/domain/assessments/question';
import { isAsked, questionOf } from '@/lib/domain/assessments/question-bank';
import { refuse } from '@/lib/domain/result';
import { optionalParagraph } from '@/lib/domain/text';
import type { Transaction } from '@/lib/server/db/client';
import { Prisma } from '@/lib/server/db/generated/client';
import { partAnswers } from '@/lib/server/requests/assessment-answers';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { concernRowsOf, correctedRows, withCorrections } from '@/lib/server/requests/concern-findings';
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
type Read = { question: Question; answer: Answer | null };

/** The assessment of the request; refuses when none was started. */
export const assessmentOf = (row: Pick<RequestCase, 'assessment'>): Assessment =>
  row.assessment ?? refuseBlocked('The assessment of this request has not been started.');

const belongsTo = (question: Question, part: AssessmentPart, section: string): boolean => {
  if ('program' in question) return part === 'FIELD' && question.program === section;
  if (question.section !== section) return false;
  return part === 'FIELD' ? question.checkedBy === 'FIELD' : question.who === part;
};

/** Pairs what was sent with its questions; refuses a code that is not asked in this part and section. */
const givenFor = (
  answers: Record<string, RawAnswer>,
  part: AssessmentPart,
  section: string,
  self: AnswerSet,
): Given[] => {
  const given: Given[] = [];
  const strangers: Record<string, string[]> = {};
  for (const [code, raw] of Object.entries(answers)) {
    const question = questionOf(code);
    if (question && belongsTo(question, part, section) && isAsked(question, self)) given.push({ question, raw });
    else strangers[`answers.${code}.value`] = [`${code} is not asked here. Open the section again.`];
  }
  if (Object.keys(strangers).length > 0) refuseFields(strangers);
  return given;
};

const refuseFields = (fields: Record<string, readonly string[]>): never => {
  throw new StepRefused(refuse('invalid', 'Check the marked fields.', { fields }));
};

// A row of the table without a severity was left alone.
const withoutBlankRows = (question: Question, raw: RawAnswer): RawAnswer =>
  question.type === 'CONCERNS' && Array.isArray(raw.value)
    ? { ...raw, value: raw.value.filter((row: unknown) => !isBlankRow(row)) }
    : raw;

const isBlankRow = (row: unknown): boolean =>
  typeof row === 'object' && row !== null && 'severity' in row && row.severity === '';

// Free words are read like all text of the portal: no hidden characters, no personal identifiers.
const wordFaults = (answer: Answer | null): AnswerFault[] => {
  const texts = [
    ...(typeof answer?.value === 'string' ? [answer.value] : []),
    ...concernRowsOf(answer?.value).flatMap(({ note }) => note ?? []),
  ];
  return texts.flatMap((text) => {
    const checked = optionalParagraph(2000).safeParse(text);
    return checked.success ? [] : checked.error.issues.map(({ message }) => ({ field: 'value', message }));
  });
};

const read = (given: readonly Given[]): Read[] => {
  const fields: Record<string, string[]> = {};
  const answers = given.flatMap(({ question, raw }) => {
    const parsed = parseAnswer(question, withoutBlankRows(question, raw));
    const faults = parsed.ok ? wordFaults(parsed.answer) : parsed.faults;
    for (const { field, message } of faults) {
      const name = `answers.${question.code}.${field}`;
      fields[name] = [...new Set([...(fields[name] ?? []), message])];
    }
    return parsed.ok ? [{ question, answer: withoutEmptyTable(parsed.answer) }] : [];
  });
  return Object.keys(fields).length > 0 ? refuseFields(fields) : answers;
};

const withoutEmptyTable = (answer: Answer | null): Answer | null =>
  Array.isArray(answer?.value) && answer.value.length === 0 ? null : answer;

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

const tableOf = (row: RequestCase, part: AssessmentPart) => concernRowsOf(partAnswers(row, part).B?.value);

// A finding on the table of concerns keeps the rows that the visit corrected, laid into the agency's own table.
const asFinding = (row: RequestCase, answer: Answer | null): Answer | null => {
  const own = tableOf(row, 'SELF');
  const corrected = correctedRows(own, concernRowsOf(answer?.value));
  return answer && corrected.length > 0 ? { ...answer, value: withCorrections(own, corrected) } : null;
};

/** The finding on the table after the agency has changed its own: what the visit corrected stands. */
const followingFinding = (row: RequestCase, table: Answer): Answer | null => {
  const finding = partAnswers(row, 'FIELD').B;
  const corrected = correctedRows(tableOf(row, 'SELF'), concernRowsOf(finding?.value));
  const value = withCorrections(concernRowsOf(table.value), corrected);
  return finding && corrected.length > 0 ? { ...finding, value } : null;
};

/** Saves, changes and (when blank) removes the answers of one section in the part that the step writes. */
export const saveAnswers: Effect<RequestCase> = async (context) => {
  const { tx, row, actor } = context;
  const part = partOfStep[context.step];
  if (!part || actor.id === null) throw new Error(`The step ${context.step} saves no answers.`);
  const assessment = assessmentOf(row);
  const { section, answers } = toInput(context, 'answer_self');
  const place = { assessmentId: assessment.id, part, answeredById: actor.id };
  for (const { question, answer } of read(givenFor(answers, part, section, partAnswers(row, 'SELF')))) {
    const isTable = question.type === 'CONCERNS';
    await store(tx, place, question.code, isTable && part === 'FIELD' ? asFinding(row, answer) : answer);
    if (isTable && part === 'SELF' && answer) await followAgency(tx, row, answer);
  }
  if (part === 'SELF') await dropUnasked(tx, assessment.id);
};

const followAgency = async (tx: Transaction, row: RequestCase, table: Answer): Promise<void> => {
  const stored = row.assessment?.answers.find((one) => one.part === 'FIELD' && one.questionCode === 'B');
  if (!stored) return;
  const following = followingFinding(row, table);
  if (following) await tx.answer.update({ where: { id: stored.id }, data: answerColumns(following) });
  else await tx.answer.delete({ where: { id: stored.id } });
};
