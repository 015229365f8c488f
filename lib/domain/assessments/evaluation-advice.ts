// Notes on order and bundles, and the flags S1 to S7. They steer people; none of them changes a score.
import { isDelegating, producesAgreement } from '@/lib/domain/programs/catalog';
import type { ProgramCode } from '@/lib/domain/programs/program-code';
import {
  type Band,
  type Flag,
  type FlagCode,
  flagTexts,
  type Line,
  type Note,
  type ProgramEvaluation,
} from './evaluation';
import { questionOf } from './question-bank';
import { basisOf, type Facts, figureOf } from './rule-facts';
import type { ProgramRule } from './rule-set';

type Given = Pick<Facts, 'answers'>;

const saysOneOf = (facts: Given, code: string, values: readonly unknown[]) =>
  values.includes(facts.answers[code]?.value);

/** The figures a program read that can tip its result and are not counted. */
function uncounted(codes: readonly string[], facts: Given): string[] {
  return [...new Set(codes)].filter(
    (code) =>
      questionOf(code)?.deciding === true && figureOf(facts, code) !== null && basisOf(facts, code) !== 'COUNTED',
  );
}

/** The flags of one program; a program that is closed to the agency or belongs to the state carries none. */
export function programFlags(rule: ProgramRule, band: Band, lines: readonly Line[], facts: Given): FlagCode[] {
  if (band === 'NOT_ELIGIBLE' || band === 'ROUTE_TO_STATE') return [];
  const read = lines.flatMap((line) => line.answers.map((used) => used.code));
  const flags: readonly (readonly [FlagCode, boolean])[] = [
    ['S1', saysOneOf(facts, 'A9', [true])],
    ['S2', producesAgreement(rule.code) && saysOneOf(facts, 'A7', ['YES', 'UNKNOWN'])],
    ['S3', saysOneOf(facts, 'A8', ['SOME', 'UNKNOWN'])],
    ['S4', saysOneOf(facts, 'G3', [false])],
    ['S5', uncounted(read, facts).length > 0],
    ['S6', rule.supervisor !== null && saysOneOf(facts, rule.supervisor, [false])],
  ];
  return flags.flatMap(([code, raised]) => (raised ? [code] : []));
}

const flagQuestions: Record<Exclude<FlagCode, 'S5'>, readonly string[]> = {
  S1: ['A9'],
  S2: ['A7'],
  S3: ['A8'],
  S4: ['G3'],
  S6: ['I1', 'I2'],
  S7: ['C4'],
};

function questionsBehind(code: FlagCode, read: readonly string[], facts: Given): readonly string[] {
  if (code === 'S5') return uncounted(read, facts);
  if (code === 'S6') return flagQuestions.S6.filter((question) => saysOneOf(facts, question, [false]));
  return flagQuestions[code];
}

const codesRead = (one: ProgramEvaluation) => one.lines.flatMap((line) => line.answers.map((used) => used.code));

/** The standing statement S7, said wherever the share of bookings (C4) was read; no single program carries it. */
const workloadFlag = (programs: readonly ProgramEvaluation[]): Flag[] => {
  const readers = programs.filter((one) => one.band !== 'NOT_ELIGIBLE' && codesRead(one).includes('C4'));
  if (readers.length === 0) return [];
  return [{ code: 'S7', text: flagTexts.S7, questions: flagQuestions.S7, programs: readers.map((one) => one.code) }];
};

/** All flags of an evaluation, each with the programs it concerns and the questions behind it. */
export function evaluationFlags(programs: readonly ProgramEvaluation[], facts: Given): Flag[] {
  const codes = [...new Set(programs.flatMap((one) => one.flags))].sort();
  const raised = codes.map((code) => {
    const carriers = programs.filter((one) => one.flags.includes(code));
    const questions = questionsBehind(code, carriers.flatMap(codesRead), facts);
    return { code, text: flagTexts[code], questions, programs: carriers.map((one) => one.code) };
  });
  return [...raised, ...workloadFlag(programs)];
}

const recommendedAmong = (programs: readonly ProgramEvaluation[], codes: readonly ProgramCode[]) =>
  programs.filter((one) => codes.includes(one.code) && one.band === 'RECOMMENDED').map((one) => one.code);

function orderNotes(programs: readonly ProgramEvaluation[]): Note[] {
  const held = programs.some((one) => one.heldBy === 'ORDER-1');
  const delegating = programs.filter((one) => isDelegating(one.code) && one.band !== 'NOT_ELIGIBLE');
  const first: Note = {
    code: 'ORDER-1',
    text: 'Both the Criminal Alien Program and delegated authority in the jail would help. Delegated authority waits until the liaison records why the Criminal Alien Program alone is not enough.',
    programs: ['CAP', '287G_JEM'],
    proposes: [],
  };
  const second: Note = {
    code: 'ORDER-2',
    text: 'Wherever delegated authority is discussed, programs without delegation are shown beside it.',
    programs: delegating.map((one) => one.code),
    proposes: [...new Set(delegating.flatMap((one) => one.alternatives))],
  };
  return [...(held ? [first] : []), ...(delegating.length > 0 ? [second] : [])];
}

/** Notes on the order of programs and on programs that go together. */
export function evaluationNotes(programs: readonly ProgramEvaluation[], facts: Given): Note[] {
  const border = recommendedAmong(programs, ['BEST']);
  const joint = recommendedAmong(programs, ['OCS', 'DBFTF']);
  const nominees = figureOf(facts, 'E1') ?? 0;
  const bundle1: Note = {
    code: 'BUNDLE-1',
    text: 'A border task force works best together with customs designation for the officers who are named, reimbursement of joint costs, and equitable sharing.',
    programs: border,
    proposes: nominees >= 1 ? ['T19', 'REIMBURSEMENT', 'AFES'] : ['REIMBURSEMENT', 'AFES'],
  };
  const bundle2: Note = {
    code: 'BUNDLE-2',
    text: 'Ask whether officers of this task force want federal customs powers: that is customs designation, a second step.',
    programs: joint,
    proposes: ['T19'],
  };
  return [...orderNotes(programs), ...(border.length > 0 ? [bundle1] : []), ...(joint.length > 0 ? [bundle2] : [])];
}
