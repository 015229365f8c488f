import 'server-only';
import type { Answer, AnswerSet } from '@/lib/domain/assessments/answer';
import { type AnswerFault, parseRecorded, type RawAnswer } from '@/lib/domain/assessments/answer-form';
import type { AssessmentPart, Question } from '@/lib/domain/assessments/question';
import { isAsked, questionOf } from '@/lib/domain/assessments/question-bank';
import { refuse } from '@/lib/domain/result';
import { optionalParagraph } from '@/lib/domain/text';
import { keepRevision, sameAnswer } from '@/lib/server/requests/answer-history';
import { answerColumns, partAnswers, toAnswer } from '@/lib/server/requests/assessment-answers';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { concernRowsOf, correctedRows, withCorrections } from '@/lib/server/requests/concern-findings';
import { toInput } from '@/lib/server/requests/step-input';
import { closeCounted } from '@/lib/server/requests/verify-tasks';
import type { Effect, StepContext } from '@/lib/server/workflow/noun';
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
  { part, section, formVersion, self }: { part: AssessmentPart; section: string; formVersion: string; self: AnswerSet },
): Given[] => {
  const given: Given[] = [];
  const strangers: Record<string, string[]> = {};
  for (const [code, raw] of Object.entries(answers)) {
    const question = questionOf(code, formVersion);
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
    const parsed = parseRecorded(question, withoutBlankRows(question, raw));
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

type Context = StepContext<RequestCase>;
type Part = { context: Context; part: AssessmentPart; answeredById: string };

const storedOf = (row: RequestCase, part: AssessmentPart, code: string) =>
  assessmentOf(row).answers.find((one) => one.part === part && one.questionCode === code);

/** Keeps an answer and what it was in its history; an answer that has not changed leaves no trace. */
const store = async (place: Part, code: string, answer: Answer | null): Promise<void> => {
  const { context, part, answeredById } = place;
  const { tx, row } = context;
  const before = storedOf(row, part, code);
  if (sameAnswer(before ? toAnswer(before) : null, answer)) return;
  const key = { assessmentId: assessmentOf(row).id, part, questionCode: code };
  if (answer === null) await tx.answer.deleteMany({ where: key });
  else {
    const columns = { ...answerColumns(answer), answeredById };
    await tx.answer.upsert({
      where: { assessmentId_part_questionCode: key },
      create: { ...key, ...columns },
      update: columns,
    });
  }
  await keepRevision(context, { ...key, answeredById }, inHistory(row, part, code, answer));
};

// Of the table of concerns the history of a visit keeps what the visit found, not the agency's rows around it.
const inHistory = (row: RequestCase, part: AssessmentPart, code: string, answer: Answer | null): Answer | null =>
  part === 'FIELD' && code === 'B' && answer
    ? { ...answer, value: correctedRows(tableOf(row, 'SELF'), concernRowsOf(answer.value)) }
    : answer;

// "Do you run a jail?" answered no takes section C away with its answers: nothing unasked may weigh in an evaluation.
const dropUnasked = async ({ context, answeredById }: Part): Promise<void> => {
  const { tx, row } = context;
  const { id, formVersion } = assessmentOf(row);
  const assessment = await tx.assessment.findUniqueOrThrow({ where: { id }, include: { answers: true } });
  const answers = partAnswers({ assessment }, 'SELF');
  const unasked = assessment.answers.filter(({ questionCode }) => {
    const question = questionOf(questionCode, formVersion);
    return question !== null && !isAsked(question, answers);
  });
  await tx.answer.deleteMany({ where: { id: { in: unasked.map((one) => one.id) } } });
  for (const { part, questionCode } of unasked) {
    await keepRevision(context, { assessmentId: id, part, questionCode, answeredById }, null);
  }
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
  const { row, actor } = context;
  const part = partOfStep[context.step];
  if (!part || actor.id === null) throw new Error(`The step ${context.step} saves no answers.`);
  const { formVersion } = assessmentOf(row);
  const { section, answers } = toInput(context, 'answer_self');
  const place = { context, part, answeredById: actor.id };
  const given = givenFor(answers, { part, section, formVersion, self: partAnswers(row, 'SELF') });
  for (const { question, answer } of read(given)) {
    const isTable = question.type === 'CONCERNS';
    await store(place, question.code, isTable && part === 'FIELD' ? asFinding(row, answer) : answer);
    if (isTable && part === 'SELF' && answer) await followAgency(place, answer);
  }
  if (part === 'SELF') await dropUnasked(place);
  await closeCounted(context);
};

const followAgency = async ({ context, answeredById }: Part, table: Answer): Promise<void> => {
  const { tx, row } = context;
  const stored = storedOf(row, 'FIELD', 'B');
  if (!stored) return;
  const following = followingFinding(row, table);
  if (following) {
    await tx.answer.update({ where: { id: stored.id }, data: answerColumns(following) });
    return;
  }
  await tx.answer.delete({ where: { id: stored.id } });
  const { assessmentId, part, questionCode } = stored;
  await keepRevision(context, { assessmentId, part, questionCode, answeredById }, null);
};
