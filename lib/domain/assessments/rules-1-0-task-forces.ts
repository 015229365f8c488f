// Rule table 1.0: task forces. Weights are our own; the border gate is the law's
// (6 USC 240(c)(1): agencies of affected border cities and communities).
import type { Gate, ProgramRule } from './rule-set';
import { officer, open, prosecutor, supervision, unit, unitInArea } from './rules-1-0-terms';

const communityShield = open({
  code: 'OCS',
  need: [
    { id: 'gangs', kind: 'severity', of: ['GANG'], points: 60 },
    { id: 'cross-border', kind: 'nexus', of: ['GANG'], documented: 20, suspected: 10 },
    { id: 'rising', kind: 'trend', of: ['GANG'], points: 10 },
    {
      id: 'firearms',
      kind: 'when',
      if: { kind: 'severityAtLeast', concern: 'WEAP', is: 2 },
      points: 10,
      says: 'illegal firearms are a moderate concern or worse',
      lacks: 'Illegal firearms are rated below moderate.',
    },
  ],
  capacity: [officer, unit('GANG', 'gang', 30), prosecutor(15), supervision(15)],
});

const border: Gate = {
  id: 'border',
  question: 'A5',
  if: { kind: 'listHas', code: 'A5', any: ['LAND_BORDER', 'SEAPORT'] },
  asks: 'There is a land border or a seaport in your area.',
  fails: 'There is no land border or seaport in your area.',
  unlock:
    'The law opens this to border and port communities only. Look at joint work that needs no border, such as Community Shield.',
};

const borderTaskForce = open({
  code: 'BEST',
  gates: [border],
  need: [
    { id: 'smuggling-drugs', kind: 'severity', of: ['SMUG', 'NARC'], points: 35 },
    { id: 'firearms', kind: 'severity', of: ['WEAP'], points: 15 },
    { id: 'money', kind: 'severity', of: ['MONEY'], points: 10 },
    { id: 'cross-border', kind: 'nexus', of: ['SMUG', 'NARC', 'WEAP', 'MONEY'], documented: 25, suspected: 12 },
    { id: 'rising', kind: 'trend', of: ['SMUG', 'NARC', 'WEAP', 'MONEY'], points: 15 },
  ],
  capacity: [
    {
      id: 'officer-for-a-year',
      kind: 'when',
      if: {
        kind: 'all',
        of: [
          { kind: 'figureAtLeast', code: 'D1', is: 1 },
          { kind: 'figureAtLeast', code: 'D2', is: 12 },
        ],
      },
      points: 40,
      says: 'at least one officer can be assigned for twelve months or longer',
      lacks: 'No officer can be assigned for twelve months yet.',
    },
    unitInArea('BEST', 'border security task force'),
    supervision(25),
    {
      id: 'task-force-experience',
      kind: 'when',
      if: { kind: 'listNotEmpty', code: 'D3' },
      points: 15,
      says: 'the agency is part of a task force already',
      lacks: 'The agency is not part of a task force yet.',
    },
  ],
});

const documentFraud = open({
  code: 'DBFTF',
  need: [
    { id: 'documents', kind: 'severity', of: ['IDDOC'], points: 60 },
    { id: 'cross-border', kind: 'nexus', of: ['IDDOC'], documented: 20, suspected: 10 },
    { id: 'rising', kind: 'trend', of: ['IDDOC'], points: 10 },
    {
      id: 'motor-vehicle',
      kind: 'when',
      if: { kind: 'agencyType', in: ['STATE_MOTOR_VEHICLE'] },
      points: 10,
      says: 'the agency investigates for the motor vehicle department',
      lacks: 'The agency is not a motor vehicle investigator.',
    },
  ],
  capacity: [
    { ...officer, points: 35 },
    unit('FRAUD', 'fraud', 25),
    unitInArea('DBFTF', 'document fraud task force'),
    supervision(20),
  ],
});

const predator = open({
  code: 'PREDATOR',
  need: [
    { id: 'children', kind: 'severity', of: ['CHILD'], points: 70 },
    { id: 'cross-border', kind: 'nexus', of: ['CHILD'], documented: 20, suspected: 10 },
    { id: 'rising', kind: 'trend', of: ['CHILD'], points: 10 },
  ],
  capacity: [officer, unit('ICAC', 'crimes-against-children', 30), prosecutor(15), supervision(15)],
});

export const taskForceRules: readonly ProgramRule[] = [communityShield, borderTaskForce, documentFraud, predator];
