// "What if": one answer or the severity of one concern is changed, and the rules say what would come of it. Nothing is
// kept. An agency varies its own answers only, over an input without ICE's part, so that no difference can tell of it.
import { severitySchema } from '@/lib/domain/concern-schemas';
import { concernLabels, concerns, severityLabels } from '@/lib/domain/concerns';
import type { ProgramCode } from '@/lib/domain/programs/program-code';
import { ownCapacity } from './agency-view';
import { parseAnswer } from './answer-form';
import { answerWords } from './answer-words';
import { type Band, bandLabel, type ProgramEvaluation } from './evaluation';
import { type EvaluationInput, ratingOf } from './evaluation-input';
import { needsBasis, type Question } from './question';
import { questionOf } from './question-bank';
import { codesOf } from './rule-facts';
import type { RuleSet } from './rule-set';
import { codesOfTerm } from './rule-terms';

/** What the address of the page says: which answer, and what it would be. */
export type WhatIfAsk = {
  readonly change?: string | undefined;
  readonly to?: string | readonly string[] | undefined;
  readonly basis?: string | undefined;
};

export type WhatIfOption = { readonly value: string; readonly label: string };

// Read by flags and not by the table itself.
const flagCodes = ['A7', 'A8', 'A9', 'G3'];

// The kind of agency is who asks, not what they answered; with A2 it is no answer one can try out alone.
const fixedCodes = new Set(['A1', 'A2']);

const concernOf = (code: string) => concerns.find((one) => code === `B.${one}`) ?? null;

/** The answers that rules read and this reader may vary: those of ICE's part only for readers at ICE. */
export function changeableCodes(rules: RuleSet, readsIce: boolean): string[] {
  const read = rules.programs.flatMap((rule) => [
    ...[...rule.gates, ...rule.caps].flatMap((one) => codesOf(one.if)),
    ...[...rule.need, ...rule.capacity].flatMap(codesOfTerm),
  ]);
  const codes = [...new Set([...read, ...flagCodes])].filter((code) => {
    const question = questionOf(code);
    return question !== null && !fixedCodes.has(code) && (readsIce || question.who !== 'ICE');
  });
  const inOrder = codes.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return [...concerns.map((concern) => `B.${concern}`), ...inOrder];
}

/** What a choice is called in the list. */
export function changeLabel(code: string): string {
  const concern = concernOf(code);
  return concern ? `${concernLabels[concern]}: severity` : `${code} ${questionOf(code)?.text ?? ''}`;
}

/** The answer as it stands, in words. */
export function standingAnswer(input: EvaluationInput, code: string): string {
  const concern = concernOf(code);
  if (concern) return severityLabels[ratingOf(input.concerns, concern).severity];
  const question = questionOf(code);
  const given = input.answers[code];
  return question && given ? answerWords(question, given) : 'Not answered';
}

export type Varied =
  | { readonly ok: true; readonly input: EvaluationInput; readonly words: string }
  | { readonly ok: false; readonly message: string };

function withSeverity(input: EvaluationInput, code: string, to: unknown): Varied | null {
  const concern = concernOf(code);
  if (!concern) return null;
  const severity = severitySchema.safeParse(typeof to === 'string' && /^\d$/u.test(to) ? Number(to) : null);
  if (!severity.success) return { ok: false, message: 'Choose a severity from “None” to “Severe”.' };
  const rating = { ...ratingOf(input.concerns, concern), severity: severity.data };
  const varied = { ...input, concerns: { ...input.concerns, [concern]: rating } };
  return { ok: true, input: varied, words: standingAnswer(varied, code) };
}

/** The input with one answer changed; a blank takes the answer away. The given input is not touched. */
export function varyInput(input: EvaluationInput, { change = '', to = '', basis }: WhatIfAsk): Varied {
  const rated = withSeverity(input, change, to);
  if (rated) return rated;
  const question = questionOf(change);
  if (!question) return { ok: false, message: 'Choose an answer from the list.' };
  const blank = to === '' || (Array.isArray(to) && to.every((one) => one === ''));
  const parsed = parseAnswer(question, blank ? {} : { value: to, basis: basisFor(question, basis) });
  if (!parsed.ok) return { ok: false, message: parsed.faults[0]?.message ?? 'Enter another answer.' };
  const { [change]: _before, ...others } = input.answers;
  if (parsed.answer === null) return { ok: true, input: { ...input, answers: others }, words: 'Not answered' };
  const answer = {
    value: parsed.answer.value,
    ...(parsed.answer.basis === undefined ? {} : { basis: parsed.answer.basis }),
  };
  const varied = { ...input, answers: { ...others, [change]: answer } };
  return { ok: true, input: varied, words: standingAnswer(varied, change) };
}

// A figure that is only imagined counts as counted unless one says otherwise.
const basisFor = (question: Question, basis: string | undefined) =>
  needsBasis(question) ? (basis ?? 'COUNTED') : undefined;

/** The advice about a program as one reader sees it. */
export type Standing = {
  readonly band: Band;
  readonly label: string;
  readonly figures: readonly { readonly name: string; readonly text: string }[];
};

const figure = (value: number) => String(Math.round(value));

/** What ICE reads of a program. */
export function wholeStanding({ band, need, capacity }: ProgramEvaluation): Standing {
  return {
    band,
    label: bandLabel(band),
    figures: [
      ...(need === null ? [] : [{ name: 'Need', text: figure(need) }]),
      ...(capacity === null ? [] : [{ name: 'Capacity', text: figure(capacity) }]),
    ],
  };
}

/**
 * What an agency's own answers come to, for an evaluation without ICE's part: closed gates, need, and the agency's own
 * share of capacity.
 */
export function ownStanding(
  program: ProgramEvaluation,
  missing: readonly string[],
  limits: RuleSet['bands'],
): Standing {
  const { band, need } = program;
  const own = ownCapacity(program);
  const low = need !== null && need < limits.consider;
  const waitsForIce = band === 'INCOMPLETE' && missing.length === 0;
  const label = waitsForIce ? (low ? bandLabel('NOT_INDICATED') : 'Depends on ICE’s part too') : bandLabel(band);
  return {
    band: waitsForIce && low ? 'NOT_INDICATED' : band,
    label,
    figures: [
      ...(need === null ? [] : [{ name: 'Need', text: figure(need) }]),
      ...(own.possible === 0 ? [] : [{ name: 'Your capacity', text: `${figure(own.earned)} of ${own.possible}` }]),
    ],
  };
}

const signed = (points: number) =>
  `${points < 0 ? '−' : '+'}${Math.abs(points).toLocaleString('en-US', { maximumFractionDigits: 2 })}`;

/** Which gates and lines of a program differ, as sentences. */
export function whatChanged(before: ProgramEvaluation, after: ProgramEvaluation): string[] {
  const gates = after.gates.flatMap((gate) => {
    const was = before.gates.find(({ id }) => id === gate.id);
    return was?.pass === gate.pass ? [] : [gate.text];
  });
  const lines = after.lines.flatMap((line) => {
    const was = before.lines.find(({ id, part }) => id === line.id && part === line.part);
    if (was?.earned === line.earned || line.earned === null) return [];
    const points = line.earned - (was?.earned ?? 0);
    return points === 0 ? [] : [`${line.reason} (${signed(points)} ${line.part === 'need' ? 'need' : 'capacity'})`];
  });
  return [...gates, ...lines];
}

export type WhatIfRow = {
  readonly code: ProgramCode;
  readonly name: string;
  readonly was: Standing;
  readonly would: Standing;
  readonly why: readonly string[];
};

/** The field in which the imagined answer is given. */
export type WhatIfField = {
  readonly code: string;
  readonly label: string;
  readonly help: string;
  readonly kind: 'one' | 'many' | 'figure';
  readonly options: readonly WhatIfOption[];
  readonly unit: string;
  /** The answer as it stands. */
  readonly stands: string;
  readonly given: readonly string[];
  readonly basis: string;
};

const severityOptions = Object.entries(severityLabels).map(([value, label]) => ({ value, label }));

const open: WhatIfOption = { value: '', label: 'Not answered' };

function optionsOf(question: Question): readonly WhatIfOption[] {
  if (question.type === 'BOOL') return [{ value: 'YES', label: 'Yes' }, { value: 'NO', label: 'No' }, open];
  if (question.type === 'ENUM') return [...question.options, open];
  return question.type === 'MULTI' ? question.options : [];
}

/** The field for the chosen answer, filled with what was asked last. */
export function whatIfField(input: EvaluationInput, code: string, ask: WhatIfAsk): WhatIfField | null {
  const given = ask.to === undefined ? [] : [ask.to].flat();
  const base = {
    code,
    label: changeLabel(code),
    stands: standingAnswer(input, code),
    given,
    basis: ask.basis ?? 'COUNTED',
  };
  if (concernOf(code)) return { ...base, help: '', kind: 'one', options: severityOptions, unit: '' };
  const question = questionOf(code);
  if (!question) return null;
  const kind = question.type === 'MULTI' ? 'many' : needsBasis(question) ? 'figure' : 'one';
  return {
    ...base,
    help: question.help,
    kind,
    options: optionsOf(question),
    unit: needsBasis(question) ? question.unit : '',
  };
}

export type WhatIf = {
  readonly options: readonly WhatIfOption[];
  /** True when the comparison rests on the agency's own answers alone. */
  readonly ownOnly: boolean;
  readonly field: WhatIfField | null;
  readonly error: string | null;
  readonly outcome: { readonly words: string; readonly rows: readonly WhatIfRow[]; readonly of: number } | null;
};
