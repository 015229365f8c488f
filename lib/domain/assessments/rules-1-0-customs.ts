// Rule table 1.0: customs powers, money, goods and forfeiture. Weights are our own.
import type { ProgramRule } from './rule-set';
import { officer, open, prosecutor, separateAccount, supervision, unit } from './rules-1-0-terms';

const customsDesignation = open({
  code: 'T19',
  gates: [
    {
      id: 'sworn',
      question: 'A1',
      if: { kind: 'swornAgency' },
      asks: 'Your agency has sworn officers and is not a prosecutor.',
      fails: 'Your agency has no sworn officers, or is a prosecutor.',
      unlock: 'Ask together with a police agency whose officers can be designated.',
    },
    {
      id: 'nominee',
      question: 'E1',
      if: { kind: 'figureAtLeast', code: 'E1', is: 1 },
      asks: 'You can name at least one nominee.',
      fails: 'No nominee is named yet.',
      unlock: 'Name an officer to unlock this.',
    },
  ],
  need: [
    { id: 'drugs', kind: 'severity', of: ['NARC'], points: 30 },
    { id: 'money', kind: 'severity', of: ['MONEY'], points: 25 },
    { id: 'smuggling', kind: 'severity', of: ['SMUG'], points: 20 },
    { id: 'cross-border', kind: 'nexus', of: ['NARC', 'MONEY', 'SMUG'], documented: 25, suspected: 12 },
  ],
  capacity: [
    {
      id: 'nominees-ready',
      kind: 'when',
      if: {
        kind: 'all',
        of: [
          { kind: 'answer', code: 'E2', is: true },
          { kind: 'answer', code: 'E4', is: true },
        ],
      },
      points: 40,
      says: 'all nominees are U.S. citizens with a background check less than five years old',
      lacks: 'Citizenship or background checks of the nominees are not complete.',
    },
    {
      id: 'two-years',
      kind: 'when',
      if: { kind: 'figureAtLeast', code: 'D2', is: 24 },
      points: 30,
      says: 'officers are committed for 24 months, as long as a designation runs',
      lacks: 'Officers are committed for less than the 24 months a designation runs.',
    },
    supervision(30),
  ],
});

const firewall = open({
  code: 'FIREWALL',
  need: [
    { id: 'money', kind: 'severity', of: ['MONEY'], points: 60 },
    { id: 'cross-border', kind: 'nexus', of: ['MONEY'], documented: 20, suspected: 10 },
    {
      id: 'route',
      kind: 'when',
      if: { kind: 'listNotEmpty', code: 'A5' },
      points: 10,
      says: 'a border, port, international airport or trafficking corridor is in the area',
      lacks: 'There is no border, port, international airport or corridor in the area.',
    },
    { id: 'rising', kind: 'trend', of: ['MONEY'], points: 10 },
  ],
  capacity: [officer, unit('NARC', 'narcotics', 20), separateAccount(20), supervision(20)],
});

const counterfeit = open({
  code: 'IPR',
  need: [
    { id: 'goods', kind: 'severity', of: ['IPR'], points: 70 },
    { id: 'cross-border', kind: 'nexus', of: ['IPR'], documented: 20, suspected: 10 },
    { id: 'rising', kind: 'trend', of: ['IPR'], points: 10 },
  ],
  capacity: [officer, unit('FRAUD', 'fraud', 20), prosecutor(20), supervision(20)],
});

/** The federal government accepts sharing agreements without an ICE supervisor, so flag S6 does not apply here. */
const equitableSharing = open({
  code: 'AFES',
  supervisor: null,
  gates: [
    {
      id: 'not-a-task-force',
      question: 'A1',
      if: { kind: 'agencyTypeNot', not: ['TASK_FORCE'] },
      asks: 'You apply as an agency, not as a task force.',
      fails: 'A task force as such may not apply.',
      unlock: 'Let each member agency of the task force apply for itself.',
    },
  ],
  need: [
    {
      id: 'seizures',
      kind: 'when',
      if: { kind: 'figureAtLeast', code: 'D4', is: 1 },
      points: 50,
      says: 'there was at least one joint federal seizure in the last 24 months',
      lacks: 'There was no joint federal seizure in the last 24 months.',
    },
    {
      id: 'joint-program',
      kind: 'when',
      if: { kind: 'recommended', of: ['OCS', 'BEST', 'T19', 'DBFTF', 'FIREWALL', 'IPR'] },
      points: 30,
      says: 'a program that can lead to joint seizures is recommended',
      lacks: 'No program that can lead to joint seizures is recommended.',
    },
    {
      id: 'drugs-or-money',
      kind: 'when',
      if: {
        kind: 'any',
        of: [
          { kind: 'severityAtLeast', concern: 'NARC', is: 2 },
          { kind: 'severityAtLeast', concern: 'MONEY', is: 2 },
        ],
      },
      points: 20,
      says: 'drug trafficking or bulk cash is a moderate concern or worse',
      lacks: 'Drug trafficking and bulk cash are rated below moderate.',
    },
  ],
  capacity: [
    separateAccount(50),
    {
      id: 'certification',
      kind: 'when',
      if: { kind: 'answer', code: 'H3', is: true },
      points: 50,
      says: 'the yearly certification is current or will be filed within 60 days after the fiscal year ends',
      lacks: 'The yearly certification is not current.',
    },
  ],
});

export const customsRules: readonly ProgramRule[] = [customsDesignation, firewall, counterfeit, equitableSharing];
