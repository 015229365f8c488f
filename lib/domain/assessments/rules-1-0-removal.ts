// Rule table 1.0: fugitive operations and the two services of the removal office. Weights are our own.
import type { ProgramRule } from './rule-set';
import { removalSupervisors, yes } from './rules-1-0-terms';

const fugitiveOperations: ProgramRule = {
  code: 'FUGOPS',
  mode: 'SCORED',
  supervisor: 'I2',
  gates: [],
  need: [
    { id: 'fugitives', kind: 'severity', of: ['FUG'], points: 80 },
    { id: 'rising', kind: 'trend', of: ['FUG'], points: 20 },
  ],
  capacity: [
    removalSupervisors(50),
    {
      id: 'officer',
      kind: 'when',
      if: { kind: 'figureAtLeast', code: 'D1', is: 1 },
      points: 30,
      says: 'at least one officer can be assigned',
      lacks: 'No officer can be assigned yet.',
    },
    {
      id: 'fugitive-task-force',
      kind: 'when',
      if: { kind: 'listHas', code: 'D3', any: ['FUGITIVE'] },
      points: 20,
      says: 'the agency is part of a fugitive task force',
      lacks: 'The agency is not part of a fugitive task force.',
    },
  ],
  caps: [],
  alternatives: [],
};

const supportCenter: ProgramRule = {
  code: 'LESC',
  mode: 'SERVICE',
  supervisor: null,
  gates: [
    yes('terminal', 'F1', {
      asks: 'You have an ORI with Nlets rights.',
      fails: 'You have no ORI with Nlets rights.',
      unlock: 'Ask your state control terminal agency for an ORI with Nlets rights.',
    }),
  ],
  need: [],
  capacity: [],
  caps: [],
  alternatives: [],
};

const secureCommunities: ProgramRule = {
  code: 'SECCOM',
  mode: 'ROUTED',
  supervisor: null,
  gates: [],
  need: [],
  capacity: [],
  caps: [],
  alternatives: [],
};

export const removalRules: readonly ProgramRule[] = [fugitiveOperations, supportCenter, secureCommunities];
