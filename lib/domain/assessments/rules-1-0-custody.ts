// Rule table 1.0: work in jails. Weights are our own. The cap on delegated authority follows the one public precedent:
// a county measured its intake, found 4 percent, and chose the Criminal Alien Program instead.
import type { ProgramRule, Term } from './rule-set';
import { delegationGates } from './rules-1-0-delegation';
import { desk, removalSupervisors, runsAJail } from './rules-1-0-terms';

const bookings: Term = {
  id: 'bookings',
  kind: 'steps',
  code: 'C3',
  noun: 'bookings in the last 12 months',
  steps: [
    { from: 20_000, points: 20 },
    { from: 5_000, points: 15 },
    { from: 1_000, points: 10 },
  ],
  below: 5,
};

const shareNoun = 'percent of bookings with a stated foreign birthplace, a measure of custody workload';

const workload: Term = { id: 'workload', kind: 'severity', of: ['CUST'], points: 20 };

const criminalAlienProgram: ProgramRule = {
  code: 'CAP',
  mode: 'SCORED',
  supervisor: 'I2',
  gates: [runsAJail],
  need: [
    {
      id: 'share',
      kind: 'steps',
      code: 'C4',
      noun: shareNoun,
      steps: [
        { from: 10, points: 40 },
        { from: 5, points: 25 },
        { from: 1, points: 20 },
      ],
      below: 0,
    },
    bookings,
    workload,
    {
      id: 'cover',
      kind: 'choice',
      code: 'C9',
      noun: 'cover by ICE today',
      points: { NONE: 20, ON_CALL: 12, SCHEDULED: 6, FULL: 0 },
    },
  ],
  capacity: [
    {
      id: 'fingerprints',
      kind: 'when',
      if: { kind: 'answer', code: 'C6', is: true },
      points: 30,
      says: 'fingerprints go to the state bureau electronically',
      lacks: 'Fingerprints do not go to the state bureau electronically yet.',
    },
    desk(25),
    removalSupervisors(25),
    {
      id: 'all-hours',
      kind: 'when',
      if: { kind: 'answer', code: 'C5', is: true },
      points: 20,
      says: 'booking is staffed at all hours',
      lacks: 'Booking is not staffed at all hours.',
    },
  ],
  caps: [],
  alternatives: [],
};

const jailEnforcement: ProgramRule = {
  code: '287G_JEM',
  mode: 'SCORED',
  supervisor: 'I2',
  gates: [runsAJail, ...delegationGates],
  need: [
    {
      id: 'share',
      kind: 'steps',
      code: 'C4',
      noun: shareNoun,
      steps: [
        { from: 10, points: 45 },
        { from: 5, points: 30 },
      ],
      below: 5,
    },
    bookings,
    workload,
    {
      id: 'cover',
      kind: 'choice',
      code: 'C9',
      noun: 'cover by ICE today',
      points: { NONE: 15, ON_CALL: 15, SCHEDULED: 0, FULL: 0 },
    },
  ],
  capacity: [
    {
      id: 'backfill',
      kind: 'when',
      if: { kind: 'answer', code: 'E6', is: true },
      points: 25,
      says: 'the posts of nominees can be covered for four weeks',
      lacks: 'The posts of nominees cannot be covered for four weeks yet.',
    },
    removalSupervisors(25),
    {
      id: 'systems',
      kind: 'when',
      if: { kind: 'answer', code: 'I8', is: true },
      points: 20,
      says: 'federal systems can be installed on site',
      lacks: 'Federal systems cannot be installed on site now.',
    },
    desk(15),
    {
      id: 'beds',
      kind: 'when',
      if: {
        kind: 'any',
        of: [
          { kind: 'answer', code: 'I3', is: true },
          { kind: 'answerIn', code: 'C7', in: ['WILLING', 'ACTIVE'] },
        ],
      },
      points: 15,
      says: 'beds and transport suffice, or the jail holds people for ICE or is willing to',
      lacks: 'Beds and transport do not suffice, and the jail does not hold people for ICE.',
    },
  ],
  caps: [
    {
      id: 'count-first',
      if: { kind: 'notCounted', code: 'C4' },
      at: 34,
      sentence:
        'The share of bookings is not counted: count a sample period first. Until then need stays at 34 or less.',
    },
    {
      id: 'small-share',
      if: { kind: 'figureBelow', code: 'C4', is: 5 },
      at: 34,
      sentence:
        'Fewer than 5 in 100 bookings: the Criminal Alien Program serves this workload, so need stays at 34 or less.',
    },
  ],
  alternatives: ['CAP', 'LESC', 'FUGOPS', 'OCS'],
};

export const custodyRules: readonly ProgramRule[] = [criminalAlienProgram, jailEnforcement];
