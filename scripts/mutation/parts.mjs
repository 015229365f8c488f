// What is mutated, part by part, so that each mutant meets only the tests that are about it.
const rules = (names) => `lib/domain/assessments/{${names.join(',')}}.ts`;
const ruleTests = (names) => `tests/domain/assessments/{${names.join(',')}}.test.ts`;

export const parts = {
  engine: { mutate: ['lib/domain/workflow/{decide,waiting,holder}.ts'], tests: ['tests/domain/workflow/**/*.test.ts'] },
  policy: {
    mutate: ['lib/domain/access/{actor,permissions,reach,readable}.ts'],
    tests: ['tests/domain/access/**/*.test.ts'],
  },
  chain: {
    mutate: ['lib/server/audit/{checkpoints,event-of,judge-chain,merkle}.ts', 'lib/domain/audit/checkpoint-due.ts'],
    tests: ['tests/domain/audit/{chain,checkpoint-due,checkpoints,event-of,merkle}.test.ts'],
  },
  // What stands between the chain and its database, on a real one. Asked for by its name: docs/mutation.md says why.
  'chain-door': {
    isByNameOnly: true,
    mutate: [
      'lib/server/audit/{append,audit-tree,event-batches,verify,verify-log}.ts',
      'lib/server/audit-signer/{make-checkpoint,signing-key}.ts',
    ],
    tests: ['tests/server/audit/{door,signer}.test.ts'],
    onDatabase: true,
  },
  verifier: { mutate: ['scripts/verify-audit.mjs'], tests: ['tests/scripts/judge-{checkpoints,export,proof}.test.ts'] },
  'rule-terms': {
    mutate: [rules(['rule-facts', 'rule-terms'])],
    tests: [ruleTests(['rule-facts', 'rule-terms'])],
  },
  rules: {
    mutate: [rules(['evaluate', 'evaluation-advice', 'human-choice', 'outcome'])],
    tests: [
      ruleTests([
        'edge-cases',
        'evaluate',
        'evaluate-together',
        'evaluation-advice',
        'human-choice',
        'outcome',
        'scenarios',
      ]),
    ],
  },
};

/** The part that this run is about. */
export const presentPart = parts[process.env.MUTATION_PART ?? 'engine'];
