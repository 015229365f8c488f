// Reads facts for the rules, in three values: yes, no, not known. A missing answer is never taken for "no".
import type { AgencyType } from '@/lib/domain/agencies/agency-type';
import { type Basis, concerns } from '@/lib/domain/concerns';
import type { ProgramCode } from '@/lib/domain/programs/program-code';
import type { UsedAnswer } from './evaluation';
import { type EvaluationAnswer, type EvaluationInput, ratingOf } from './evaluation-input';
import { noneOption } from './question';
import { questionOf } from './question-bank';
import type { Atom, Condition } from './rule-set';

/** What the other programs came to: recommended, not, or open because of missing answers. */
export type Standing = { readonly recommended: boolean | null; readonly missing: readonly string[] };

export type Facts = {
  readonly agencyType: AgencyType;
  readonly answers: Readonly<Record<string, EvaluationAnswer>>;
  readonly concerns: EvaluationInput['concerns'];
  readonly switchedOn: boolean;
  readonly standings: Readonly<Partial<Record<ProgramCode, Standing>>>;
};

type Given = Pick<Facts, 'answers'>;

/** Facts of an input. Custody answers count only when the agency runs a jail or lock-up (A4). */
export function readFacts(input: EvaluationInput): Omit<Facts, 'switchedOn' | 'standings'> {
  const noJail = input.answers.A4?.value === false;
  const kept = Object.entries(input.answers).filter(([code]) => !(noJail && questionOf(code)?.showIf === 'A4'));
  return { agencyType: input.agencyType, answers: Object.fromEntries(kept), concerns: input.concerns };
}

/** The answer as a figure; the parts of a split figure are added up. Null when there is none. */
export function figureOf(facts: Given, code: string): number | null {
  const value = facts.answers[code]?.value;
  if (typeof value === 'number') return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.values(value).reduce((sum, part) => sum + part, 0);
}

/** What a figure rests on; a figure that came without a basis is not counted. */
export function basisOf(facts: Given, code: string): Basis {
  return facts.answers[code]?.basis ?? 'UNKNOWN';
}

function listOf(facts: Facts, code: string): string[] | null {
  const value = facts.answers[code]?.value;
  if (!Array.isArray(value)) return null;
  return value.flatMap((one) => (typeof one === 'string' && one !== noneOption.value ? [one] : []));
}

function plainOf(facts: Facts, code: string): boolean | string | null {
  const value = facts.answers[code]?.value;
  return typeof value === 'boolean' || typeof value === 'string' ? value : null;
}

export type Truth = { readonly is: boolean | null; readonly missing: readonly string[] };

const known = (is: boolean): Truth => ({ is, missing: [] });

const unless = <T>(value: T | null, code: string, test: (value: T) => boolean): Truth =>
  value === null ? { is: null, missing: [code] } : known(test(value));

function standingOf(facts: Facts, of: readonly ProgramCode[]): Truth {
  const standings = of.map((code) => facts.standings[code]);
  if (standings.some((one) => one?.recommended === true)) return known(true);
  const open = standings.flatMap((one) => (one?.recommended === null ? one.missing : []));
  return open.length > 0 ? { is: null, missing: open } : known(false);
}

/** Sworn means: not a prosecutor, and not known to have no sworn officers at all (question A2). */
function isSworn(facts: Facts): boolean {
  const staff = facts.answers.A2?.value;
  const sworn = typeof staff === 'object' && staff !== null && 'SWORN' in staff ? staff.SWORN : null;
  return facts.agencyType !== 'PROSECUTOR' && sworn !== 0;
}

function holdsAtom(atom: Atom, facts: Facts): Truth {
  switch (atom.kind) {
    case 'severityAtLeast':
      return known(ratingOf(facts.concerns, atom.concern).severity >= atom.is);
    case 'anyConcern':
      return known(concerns.some((concern) => ratingOf(facts.concerns, concern).severity >= 1));
    case 'answer':
      return unless(plainOf(facts, atom.code), atom.code, (value) => value === atom.is);
    case 'answerIn':
      return unless(plainOf(facts, atom.code), atom.code, (value) => atom.in.some((one) => one === value));
    case 'answerNot':
      return unless(plainOf(facts, atom.code), atom.code, (value) => value !== atom.not);
    case 'listHas':
      return unless(listOf(facts, atom.code), atom.code, (list) => atom.any.some((one) => list.includes(one)));
    case 'listNotEmpty':
      return unless(listOf(facts, atom.code), atom.code, (list) => list.length > 0);
    case 'figureAtLeast':
      return unless(figureOf(facts, atom.code), atom.code, (figure) => figure >= atom.is);
    case 'figureBelow':
      return unless(figureOf(facts, atom.code), atom.code, (figure) => figure < atom.is);
    case 'notCounted':
      return unless(figureOf(facts, atom.code), atom.code, () => basisOf(facts, atom.code) !== 'COUNTED');
    case 'agencyType':
      return known(atom.in.includes(facts.agencyType));
    case 'agencyTypeNot':
      return known(!atom.not.includes(facts.agencyType));
    case 'swornAgency':
      return known(isSworn(facts));
    case 'recommended':
      return standingOf(facts, atom.of);
    case 'switchedOn':
      return known(facts.switchedOn);
  }
}

/** Whether a condition holds: yes, no, or not known together with the codes of the answers it waits for. */
export function holds(condition: Condition, facts: Facts): Truth {
  if (condition.kind !== 'all' && condition.kind !== 'any') return holdsAtom(condition, facts);
  const truths = condition.of.map((atom) => holdsAtom(atom, facts));
  const settles = condition.kind === 'any';
  if (truths.some((truth) => truth.is === settles)) return known(settles);
  const missing = truths.flatMap((truth) => truth.missing);
  return missing.length > 0 ? { is: null, missing } : known(!settles);
}

function codesOfAtom(atom: Atom): string[] {
  if (atom.kind === 'severityAtLeast') return [`B.${atom.concern}`];
  if (atom.kind === 'agencyType' || atom.kind === 'agencyTypeNot' || atom.kind === 'swornAgency') return ['A1'];
  return 'code' in atom ? [atom.code] : [];
}

/** The answers a condition reads, as codes; concerns as B.GANG and so on. */
export function codesOf(condition: Condition): string[] {
  const atoms = condition.kind === 'all' || condition.kind === 'any' ? condition.of : [condition];
  return [...new Set(atoms.flatMap(codesOfAtom))];
}

/** The given answers behind these codes, for the record of what a line used. */
export function usedAnswers(codes: readonly string[], facts: Facts): UsedAnswer[] {
  return codes.flatMap((code): UsedAnswer[] => {
    if (code === 'A1') return [{ code, value: facts.agencyType }];
    const given = facts.answers[code];
    if (given !== undefined) return [{ code, ...given }];
    const concern = concerns.find((one) => code === `B.${one}`);
    if (concern === undefined) return [];
    const { severity, trend, nexus } = ratingOf(facts.concerns, concern);
    return [{ code, value: `${severity} ${trend} ${nexus}` }];
  });
}
