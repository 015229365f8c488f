// From what a form sends to an answer, and what is still missing in a part or a section.
import { concernLabels, concerns } from '@/lib/domain/concerns';
import { type Answer, type AnswerSet, answerSchema } from './answer';
import { type AssessmentPart, needsBasis, type Question, type SectionCode } from './question';
import { type QuestionFacts, questionOf, questionsFor, sectionQuestions } from './question-bank';

/** What a form sends for one question: strings, lists of strings, or a record of strings for a split figure. */
export type RawAnswer = {
  readonly value?: unknown;
  readonly basis?: unknown;
  readonly source?: unknown;
  readonly period?: unknown;
  readonly note?: unknown;
};

export type AnswerFault = { readonly field: string; readonly message: string };

export type ParsedAnswer =
  | { readonly ok: true; readonly answer: Answer | null }
  | { readonly ok: false; readonly faults: readonly AnswerFault[] };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() : value);

const blankToUndefined = (value: unknown) => (trimmed(value) === '' || value === null ? undefined : trimmed(value));

/** "4,200", "3.1 %" and 4200 become numbers; what is not a number stays as it is and is refused by the schema. */
function toFigure(value: unknown): unknown {
  if (typeof value !== 'string') return value ?? undefined;
  const digits = value.replace(/[,\s%]/g, '');
  if (digits === '') return undefined;
  return /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : value;
}

function toSplit(value: unknown): unknown {
  if (!isRecord(value)) return toFigure(value);
  const parts = Object.entries(value).flatMap(([part, given]) => {
    const figure = toFigure(given);
    return figure === undefined ? [] : [[part, figure] as const];
  });
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}

function toYesNo(value: unknown): unknown {
  const given = blankToUndefined(value);
  if (given === 'YES' || given === 'true') return true;
  if (given === 'NO' || given === 'false') return false;
  return given;
}

function toList(value: unknown): unknown {
  const list = (Array.isArray(value) ? value : [value]).map(blankToUndefined).filter((one) => one !== undefined);
  return list.length === 0 ? undefined : list;
}

function toConcernRows(value: unknown): unknown {
  if (!Array.isArray(value)) return blankToUndefined(value);
  return value.map((row: unknown) => {
    if (!isRecord(row)) return row;
    const { note, ...rest } = row;
    const kept = blankToUndefined(note);
    return { ...rest, severity: toFigure(row.severity), ...(kept === undefined ? {} : { note: kept }) };
  });
}

function toValue(question: Question, value: unknown): unknown {
  switch (question.type) {
    case 'INT':
    case 'PERCENT':
      return toFigure(value);
    case 'SPLIT':
      return toSplit(value);
    case 'BOOL':
      return toYesNo(value);
    case 'MULTI':
      return toList(value);
    case 'CONCERNS':
      return toConcernRows(value);
    default:
      return blankToUndefined(value);
  }
}

/**
 * Reads what a form sent for a question. A blank value is no answer (null), unless the basis of a figure says UNKNOWN.
 * Faults name the field (value, basis, source, period, note) and say how to mend it.
 */
export function parseAnswer(question: Question, raw: RawAnswer): ParsedAnswer {
  const value = toValue(question, raw.value);
  const basis = needsBasis(question) ? blankToUndefined(raw.basis) : undefined;
  if (value === undefined && basis === undefined) {
    return { ok: true, answer: null };
  }
  const entries = Object.entries({
    value: value ?? null,
    basis,
    source: blankToUndefined(raw.source),
    period: blankToUndefined(raw.period),
    note: blankToUndefined(raw.note),
  }).filter(([, given]) => given !== undefined);
  const parsed = answerSchema(question).safeParse(Object.fromEntries(entries));
  if (parsed.success) return { ok: true, answer: parsed.data };
  return {
    ok: false,
    faults: parsed.error.issues.map((issue) => ({ field: String(issue.path[0] ?? 'value'), message: issue.message })),
  };
}

/**
 * Our own rule: the custody figures that can open delegated authority count as counted only when they say where they
 * were counted.
 */
function sourceFault(question: Question, { basis, source = '' }: Answer): AnswerFault | null {
  if (question.sourced !== true || basis !== 'COUNTED' || source !== '') return null;
  return { field: 'source', message: 'Say where it was counted, for example “Jail management system”.' };
}

/** Reads what the form of an assessment sent: as parseAnswer, and with the source that a recorded figure needs. */
export function parseRecorded(question: Question, raw: RawAnswer): ParsedAnswer {
  const parsed = parseAnswer(question, raw);
  const fault = parsed.ok && parsed.answer ? sourceFault(question, parsed.answer) : null;
  return fault ? { ok: false, faults: [fault] } : parsed;
}

/** Something that keeps a part from being complete. */
export type AnswerError = AnswerFault & { readonly code: string };

function missingText(question: Question): string {
  return `${question.code}: answer “${question.text}”`;
}

function concernsLeft(given: Answer): string | null {
  const rows = Array.isArray(given.value) ? given.value : [];
  const rated = new Set(rows.map((row) => (typeof row === 'string' ? row : row.concern)));
  const left = concerns.filter((concern) => !rated.has(concern)).map((concern) => concernLabels[concern]);
  return left.length === 0 ? null : `Rate each concern. Left to rate: ${left.join(', ')}.`;
}

function errorsOf(question: Question, given: Answer | undefined): AnswerError[] {
  if (given === undefined) {
    return question.required ? [{ code: question.code, field: 'value', message: missingText(question) }] : [];
  }
  const parsed = answerSchema(question).safeParse(given);
  const faults = parsed.success
    ? []
    : parsed.error.issues.map((issue) => ({
        code: question.code,
        field: String(issue.path[0] ?? 'value'),
        message: issue.message,
      }));
  const left = question.type === 'CONCERNS' && question.required ? concernsLeft(given) : null;
  const unsourced = sourceFault(question, given);
  return [
    ...faults,
    ...(unsourced ? [{ code: question.code, ...unsourced }] : []),
    ...(left === null ? [] : [{ code: question.code, field: 'value', message: left }]),
  ];
}

// The same object each time, because its schema is kept by it.
const optional = new WeakMap<Question, Question>();

const asOptional = (question: Question): Question => {
  const known = optional.get(question) ?? { ...question, required: false };
  optional.set(question, known);
  return known;
};

/**
 * All that keeps a part from being complete: required answers that are missing, figures without a basis, values that
 * do not fit their question, and codes that are no question. Empty when the part may be handed on.
 */
export function answerErrors(
  answers: AnswerSet,
  part: AssessmentPart,
  { programs = [], formVersion }: Pick<QuestionFacts, 'programs' | 'formVersion'> = {},
): AnswerError[] {
  const unknown = Object.keys(answers)
    .filter((code) => questionOf(code, formVersion) === null)
    .map((code) => ({ code, field: 'value', message: `There is no question ${code} in this form.` }));
  const asked = questionsFor(part, { answers, programs, formVersion });
  // On the visit nothing is required twice: the agency answered these questions already.
  const needed = part === 'FIELD' ? asked.map(asOptional) : asked;
  return [...unknown, ...needed.flatMap((question) => errorsOf(question, answers[question.code]))];
}

export const sectionStates = ['NOT_ASKED', 'NOT_STARTED', 'IN_PROGRESS', 'READY', 'COMPLETE'] as const;

/** READY: all that is required is answered and something optional is left. NOT_ASKED: no question applies. */
export type SectionState = (typeof sectionStates)[number];

export const sectionStateLabels = {
  NOT_ASKED: 'Not needed',
  NOT_STARTED: 'Not started',
  IN_PROGRESS: 'In progress',
  READY: 'Ready, optional answers left',
  COMPLETE: 'Complete',
} as const satisfies Record<SectionState, string>;

export type SectionStatus = {
  readonly state: SectionState;
  readonly asked: number;
  readonly answered: number;
  readonly requiredLeft: readonly string[];
};

function stateOf(questions: readonly Question[], answered: number, requiredLeft: number): SectionState {
  if (questions.length === 0) return 'NOT_ASKED';
  if (answered === 0) return 'NOT_STARTED';
  if (answered === questions.length) return 'COMPLETE';
  return requiredLeft === 0 && questions.some((question) => question.required) ? 'READY' : 'IN_PROGRESS';
}

/** How far a section is: its state for the task list, counts, and the codes of required questions still open. */
export function sectionStatus(section: SectionCode, answers: AnswerSet, formVersion?: string): SectionStatus {
  const questions = sectionQuestions(section, answers, formVersion);
  const open = questions.filter(
    (question) => answers[question.code] === undefined || errorsOf(question, answers[question.code]).length > 0,
  );
  const requiredLeft = open.filter((question) => question.required).map((question) => question.code);
  const answered = questions.length - open.length;
  return { state: stateOf(questions, answered, requiredLeft.length), asked: questions.length, answered, requiredLeft };
}
