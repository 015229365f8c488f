// A rule table as a person reads it: every gate, line, cap and limit in plain words, with the questions behind each.
import { concernLabels, concerns } from '@/lib/domain/concerns';
import { programOf } from '@/lib/domain/programs/catalog';
import { flagCodes, flagTexts } from './evaluation';
import { questionOf } from './question-bank';
import { codesOf } from './rule-facts';
import type { ProgramRule, RuleSet, Term } from './rule-set';
import { codesOfTerm, possibleOf } from './rule-terms';
import { describeRule } from './rule-wording';

export type AskedBy = { readonly code: string; readonly text: string; readonly iceOnly: boolean };

export type RuleLineReading = {
  readonly id: string;
  readonly text: string;
  readonly points: number | null;
  readonly questions: readonly AskedBy[];
};

export type GateReading = {
  readonly id: string;
  readonly text: string;
  readonly unlock: string;
  readonly questions: readonly AskedBy[];
};

export type ProgramReading = {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly about: string;
  readonly gates: readonly GateReading[];
  readonly need: readonly RuleLineReading[];
  readonly capacity: readonly RuleLineReading[];
  readonly caps: readonly RuleLineReading[];
  readonly alternatives: readonly string[];
};

export type RuleReading = {
  readonly version: string;
  readonly bands: RuleSet['bands'];
  readonly order: readonly { readonly code: string; readonly text: string }[];
  readonly flags: readonly { readonly code: string; readonly text: string }[];
  readonly programs: readonly ProgramReading[];
};

function askedBy(code: string): AskedBy {
  const question = questionOf(code);
  if (question) return { code, text: question.text, iceOnly: question.who === 'ICE' };
  const concern = concerns.find((one) => code === `B.${one}`);
  if (concern) return { code: 'B', text: `Your concerns: ${concernLabels[concern].toLowerCase()}`, iceOnly: false };
  return { code, text: 'Kind of agency', iceOnly: false };
}

const lineOf = (term: Term): RuleLineReading => ({
  id: term.id,
  text: describeRule(term),
  points: possibleOf(term),
  questions: codesOfTerm(term).map(askedBy),
});

const abouts: Record<ProgramRule['mode'], string> = {
  SCORED: 'Scored: need and capacity, each from 0 to 100.',
  SERVICE: 'A service: offered to every agency that passes the gates and named a concern. It is not scored.',
  MANUAL: 'Decided case by case, with a legal note. It is not scored.',
  ROUTED: 'The agreement is with the state identification bureau: requests of others go to their state.',
};

function aboutOf({ mode, supervisor }: ProgramRule): string {
  if (supervisor === null) return abouts[mode];
  const office = supervisor === 'I1' ? 'investigations office' : 'removal office';
  return `${abouts[mode]} Where the ${office} says that it cannot supervise, it is not recommended unless a field supervisor overrides with a reason (S6).`;
}

function toProgram(rule: ProgramRule): ProgramReading {
  const { name, shortName } = programOf(rule.code);
  return {
    code: rule.code,
    name,
    shortName,
    about: aboutOf(rule),
    gates: rule.gates.map((gate) => ({
      id: gate.id,
      text: describeRule(gate),
      unlock: gate.unlock,
      questions: codesOf(gate.if).map(askedBy),
    })),
    need: rule.need.map(lineOf),
    capacity: rule.capacity.map(lineOf),
    caps: rule.caps.map((cap) => ({
      id: cap.id,
      text: describeRule(cap),
      points: null,
      questions: codesOf(cap.if).map(askedBy),
    })),
    alternatives: rule.alternatives.map((code) => programOf(code).shortName),
  };
}

const order = [
  {
    code: 'ORDER-1',
    text: 'Where the Criminal Alien Program and delegated authority in the jail are both recommended, delegated authority becomes “Consider” until the liaison records why the first alone is not enough.',
  },
  { code: 'ORDER-2', text: 'Beside a delegating program, at least one program without delegation is always shown.' },
  {
    code: 'BUNDLE-1',
    text: 'Where a border task force (BEST) is recommended, customs designation (if nominees are named), reimbursement of joint costs and equitable sharing are proposed with it.',
  },
  {
    code: 'BUNDLE-2',
    text: 'Where Community Shield or a document fraud task force is recommended, ask whether customs designation is wanted too.',
  },
] as const;

/** The whole table in plain words. The sentences of gates and lines are made from the rules themselves. */
export function readRules(rules: RuleSet): RuleReading {
  return {
    version: rules.version,
    bands: rules.bands,
    order,
    flags: flagCodes.map((code) => ({ code, text: flagTexts[code] })),
    programs: rules.programs.map(toProgram),
  };
}
