// Rule table 1.0: what delegated authority asks for, and the two models that are decided by hand.
import type { Gate, ProgramRule } from './rule-set';
import { runsAJail, yes } from './rules-1-0-terms';

/** What every model of delegated authority asks for, from 8 USC 1357(g) and the published agreement texts. */
export const delegationGates: Gate[] = [
  {
    id: 'law-allows',
    question: 'A8',
    if: { kind: 'answerNot', code: 'A8', not: 'PROHIBITS' },
    asks: 'State and local law do not prohibit this cooperation.',
    fails: 'State or local law prohibits this cooperation.',
    unlock: 'State or local law has to change first. Programs without delegation may be open to you.',
  },
  {
    id: 'nominee',
    question: 'E1',
    if: { kind: 'figureAtLeast', code: 'E1', is: 1 },
    asks: 'You can name at least one nominee.',
    fails: 'No nominee is named yet.',
    unlock: 'Name at least one officer who would take the training.',
  },
  yes('citizens', 'E2', {
    asks: 'All nominees are U.S. citizens.',
    fails: 'Not all nominees are U.S. citizens.',
    unlock: 'Name nominees who are U.S. citizens.',
  }),
  yes('service', 'E3', {
    asks: 'All nominees have at least two years of service.',
    fails: 'Not all nominees have two years of service.',
    unlock: 'Name nominees with two years of service or more.',
  }),
  yes('background', 'E4', {
    asks: 'All background checks are less than five years old.',
    fails: 'A background check is five years old or more.',
    unlock: 'Renew the background checks of your nominees.',
  }),
  {
    id: 'bargaining',
    question: 'E5',
    if: { kind: 'answerIn', code: 'E5', in: ['NA', 'DONE'] },
    asks: 'The agreement with your bargaining unit is done, or there is no such unit.',
    fails: 'The agreement with your bargaining unit is not done yet.',
    unlock: 'Reach an agreement with your bargaining unit.',
  },
  yes('stay', 'E7', {
    asks: 'Trained officers stay in the assignment for two years.',
    fails: 'Trained officers are not promised for two years.',
    unlock: 'Promise a two-year assignment for trained officers.',
  }),
  yes('complaints', 'G2', {
    asks: 'You have a public complaint procedure.',
    fails: 'There is no public complaint procedure yet.',
    unlock: 'Set up a public complaint procedure.',
  }),
  yes('bias-free', 'G4', {
    asks: 'You have a bias-free policing policy.',
    fails: 'There is no bias-free policing policy yet.',
    unlock: 'Adopt a bias-free policing policy.',
  }),
  yes('open-meetings', 'G6', {
    asks: 'You are willing to hold open steering meetings.',
    fails: 'You are not willing to hold open steering meetings.',
    unlock: 'Agree to hold open steering meetings.',
  }),
  yes('ice-supervisors', 'I2', {
    asks: 'The removal office has supervisors for this.',
    fails: 'The removal office has no supervisor for this now.',
    unlock: 'Wait for, or ask for, a supervising position in the removal office.',
  }),
];

const switchedOn: Gate = {
  id: 'switched-on',
  question: 'SWITCH',
  if: { kind: 'switchedOn' },
  asks: 'ICE offers this model now.',
  fails: 'ICE does not offer this model now.',
  unlock: 'Ask your liaison when this model will be offered again.',
};

const taskForceModel: ProgramRule = {
  mode: 'MANUAL',
  supervisor: null,
  code: '287G_TFM',
  need: [],
  capacity: [],
  caps: [],
  gates: [switchedOn, ...delegationGates],
  alternatives: ['OCS', 'T19', 'FUGOPS', 'LESC'],
};

const warrantService: ProgramRule = {
  mode: 'MANUAL',
  supervisor: null,
  code: '287G_WSO',
  need: [],
  capacity: [],
  caps: [],
  gates: [switchedOn, runsAJail, ...delegationGates],
  alternatives: ['CAP', 'LESC', 'FUGOPS', 'OCS'],
};

export const delegationRules: readonly ProgramRule[] = [taskForceModel, warrantService];
