// Gates and terms that several programs of rule table 1.0 share. Weights are our own.
import type { Gate, ProgramRule, Term } from './rule-set';

export const officer: Extract<Term, { kind: 'when' }> = {
  id: 'officer',
  kind: 'when',
  if: { kind: 'figureAtLeast', code: 'D1', is: 1 },
  points: 40,
  says: 'at least one officer can be assigned',
  lacks: 'No officer can be assigned yet.',
};

export const supervision = (points: number): Term => ({
  id: 'supervision',
  kind: 'when',
  if: { kind: 'answer', code: 'I1', is: true },
  points,
  says: 'the investigations office can assign agents and supervise',
  lacks: 'The investigations office cannot assign agents now.',
});

export const unit = (code: string, name: string, points: number): Term => ({
  id: 'unit',
  kind: 'when',
  if: { kind: 'listHas', code: 'D6', any: [code] },
  points,
  says: `there is a ${name} unit`,
  lacks: `There is no ${name} unit yet.`,
});

export const prosecutor = (points: number): Term => ({
  id: 'prosecutor',
  kind: 'when',
  if: { kind: 'answer', code: 'D5', is: true },
  points,
  says: 'the prosecutor supports the joint work in writing',
  lacks: 'The prosecutor has not given support in writing yet.',
});

export const unitInArea = (code: string, name: string): Term => ({
  id: 'unit-in-area',
  kind: 'when',
  if: { kind: 'listHas', code: 'I6', any: [code] },
  points: 20,
  says: `a ${name} is in the area already`,
  lacks: `There is no ${name} in the area yet.`,
});

export const separateAccount = (points: number): Term => ({
  id: 'separate-account',
  kind: 'when',
  if: { kind: 'answer', code: 'H2', is: true },
  points,
  says: 'there is a separate account for shared funds',
  lacks: 'There is no separate account for shared funds yet.',
});

export const scored = {
  mode: 'SCORED',
  supervisor: 'I1',
  gates: [],
  caps: [],
  alternatives: [],
} as const satisfies Partial<ProgramRule>;

export const open = (rule: Pick<ProgramRule, 'code' | 'need' | 'capacity'> & Partial<ProgramRule>): ProgramRule => ({
  ...scored,
  gates: [...scored.gates],
  caps: [...scored.caps],
  alternatives: [...scored.alternatives],
  ...rule,
});

export const runsAJail: Gate = {
  id: 'custody',
  question: 'A4',
  if: { kind: 'answer', code: 'A4', is: true },
  asks: 'You run a jail, prison or lock-up.',
  fails: 'You do not run a jail, prison or lock-up.',
  unlock: 'Ask together with the agency that runs your jail.',
};

export const removalSupervisors = (points: number): Term => ({
  id: 'supervision',
  kind: 'when',
  if: { kind: 'answer', code: 'I2', is: true },
  points,
  says: 'the removal office has supervisors for this',
  lacks: 'The removal office has no supervisor for this now.',
});

export const desk = (points: number): Term => ({
  id: 'desk',
  kind: 'when',
  if: { kind: 'answer', code: 'C8', is: true },
  points,
  says: 'there is a private desk for ICE',
  lacks: 'There is no private desk for ICE yet.',
});

type Sentences = Pick<Gate, 'asks' | 'fails' | 'unlock'>;

/** A gate that opens when a yes-or-no question is answered yes. */
export const yes = (id: string, question: string, sentences: Sentences): Gate => ({
  id,
  question,
  if: { kind: 'answer', code: question, is: true },
  ...sentences,
});
