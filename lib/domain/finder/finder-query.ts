// The finder keeps nothing: the answers travel in the address. This reads an address, which anyone may have edited by
// hand, and writes one that is short enough to survive the way through sign-in.

import type { AgencyType } from '@/lib/domain/agencies/agency-type';
import { agencyTypeSchema } from '@/lib/domain/agencies/agency-type-schema';
import type { AnswerValue } from '@/lib/domain/assessments/answer';
import { parseAnswer } from '@/lib/domain/assessments/answer-form';
import type { ConcernRating, EvaluationAnswer, EvaluationInput } from '@/lib/domain/assessments/evaluation-input';
import { needsBasis } from '@/lib/domain/assessments/question';
import { type Concern, concernLabels, concerns, severities } from '@/lib/domain/concerns';
import { type Refused, refuse } from '@/lib/domain/result';
import {
  type ConcernMark,
  concernMarks,
  custodyCodes,
  type FinderCode,
  finderCodes,
  finderQuestion,
  shareBasis,
} from './finder-questions';

/** The search parameters of an address. */
export type FinderQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

export type FinderRead = { ok: true; input: EvaluationInput } | Refused;

const charsMax = 200;
const names: readonly string[] = [...finderCodes, ...custodyCodes, shareBasis, ...concernMarks, ...concerns];

// A list may be sent name by name, as a form does, or joined by commas, as our own short addresses are.
const listIn = (query: FinderQuery, name: string): string[] =>
  [query[name] ?? []]
    .flat()
    .flatMap((text) => text.slice(0, charsMax).split(','))
    .filter((text) => text !== '');

const textIn = (query: FinderQuery, name: string): string | undefined =>
  [query[name] ?? []].flat()[0]?.slice(0, charsMax);

const isMany = (code: FinderCode) => finderQuestion(code).type === 'MULTI';

type Faults = Record<string, string[]>;

/** The answer to one question, or null; a fault is noted under the name of its field. */
function answerIn(query: FinderQuery, code: FinderCode, faults: Faults): EvaluationAnswer | null {
  const question = finderQuestion(code);
  const value = isMany(code) ? listIn(query, code) : textIn(query, code);
  const given = typeof value === 'string' ? value.trim() !== '' : (value?.length ?? 0) > 0;
  if (!given) return null;
  // Off the cuff a figure is an estimate; only the share of bookings asks, because its basis decides a rule.
  const basis = code === 'C4' ? textIn(query, shareBasis) : 'ESTIMATED';
  const parsed = parseAnswer(question, needsBasis(question) ? { value, basis } : { value });
  if (parsed.ok) return parsed.answer === null ? null : bare(parsed.answer);
  for (const { field, message } of parsed.faults) {
    const name = field === 'basis' ? shareBasis : code;
    faults[name] = [...(faults[name] ?? []), message];
  }
  return null;
}

const bare = ({ value, basis }: EvaluationAnswer): EvaluationAnswer => (basis ? { value, basis } : { value });

const isConcern = (text: string): text is Concern => concerns.some((one) => one === text);

function marksIn(query: FinderQuery, mark: ConcernMark, faults: Faults): ReadonlySet<Concern> {
  const listed = listIn(query, mark);
  if (!listed.every(isConcern)) faults[mark] = ['Mark only concerns of the list.'];
  return new Set(listed.filter(isConcern));
}

function ratingsIn(query: FinderQuery, faults: Faults): Partial<Record<Concern, ConcernRating>> {
  const [up, suspected, documented] = concernMarks.map((mark) => marksIn(query, mark, faults));
  const nexusOf = (concern: Concern) =>
    documented?.has(concern) ? 'DOCUMENTED' : suspected?.has(concern) ? 'SUSPECTED' : 'NONE';
  return Object.fromEntries(
    concerns.flatMap((concern) => {
      const text = textIn(query, concern) ?? '';
      if (text === '' || text === '0') return [];
      const severity = severities.find((one) => String(one) === text);
      if (severity === undefined) {
        faults[concern] = [`Choose how serious this is: ${concernLabels[concern].toLowerCase()}.`];
        return [];
      }
      return [[concern, { severity, trend: up?.has(concern) ? 'UP' : 'FLAT', nexus: nexusOf(concern) }] as const];
    }),
  );
}

function agencyTypeIn(query: FinderQuery, faults: Faults): AgencyType {
  const parsed = agencyTypeSchema.safeParse(textIn(query, 'A1'));
  if (parsed.success) return parsed.data;
  faults.A1 = ['Choose what kind of agency you are.'];
  return 'OTHER';
}

/** What was typed, to fill the form in again. */
export function finderValues(query: FinderQuery): Record<string, string | readonly string[]> {
  const many = (name: string) => concernMarks.some((mark) => mark === name) || name === 'A5' || name === 'D6';
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = many(name) ? listIn(query, name) : textIn(query, name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

/** Reads the answers of an address. Custody answers count only where there is a jail. */
export function readFinderQuery(query: FinderQuery): FinderRead {
  const faults: Faults = {};
  const unknown = Object.keys(query).filter((name) => !names.includes(name));
  const agencyType = agencyTypeIn(query, faults);
  const jail = textIn(query, 'A4') === 'YES';
  const codes: readonly FinderCode[] = [...finderCodes.slice(1), ...(jail ? custodyCodes : [])];
  const answers: Record<string, EvaluationAnswer> = {};
  for (const code of codes) {
    const given = answerIn(query, code, faults);
    if (given) answers[code] = given;
  }
  const ratings = ratingsIn(query, faults);
  const reasons = unknown
    .slice(0, 5)
    .map((name) => `The address names “${name.slice(0, 40)}”, which is no question here.`);
  if (Object.keys(faults).length > 0 || reasons.length > 0) {
    return refuse('invalid', 'Check these answers', { fields: faults, reasons, values: finderValues(query) });
  }
  return { ok: true, input: { agencyType, answers, concerns: ratings } };
}

const valueText = (value: AnswerValue): string => {
  if (typeof value === 'boolean') return value ? 'YES' : 'NO';
  return Array.isArray(value) ? value.join(',') : String(value);
};

/** The answers as a short address. Every value is made of letters, digits, dots and underscores, so nothing is escaped. */
export function finderQueryOf({ agencyType, answers, concerns: rated }: EvaluationInput): string {
  const ratings = concerns.flatMap((concern) => {
    const rating = rated[concern];
    return rating ? [{ concern, ...rating }] : [];
  });
  const marked = (mark: ConcernMark, has: (rating: ConcernRating) => boolean) => {
    const list = ratings.filter(has).map(({ concern }) => concern);
    return list.length === 0 ? [] : [`${mark}=${list.join(',')}`];
  };
  return [
    `A1=${agencyType}`,
    ...Object.entries(answers).map(([code, { value }]) => `${code}=${valueText(value)}`),
    ...(answers.C4?.basis ? [`${shareBasis}=${answers.C4.basis}`] : []),
    ...ratings.map(({ concern, severity }) => `${concern}=${severity}`),
    ...marked('up', ({ trend }) => trend === 'UP'),
    ...marked('suspected', ({ nexus }) => nexus === 'SUSPECTED'),
    ...marked('documented', ({ nexus }) => nexus === 'DOCUMENTED'),
  ].join('&');
}
