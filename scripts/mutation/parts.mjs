// What is mutated, part by part, so that each mutant meets only the tests that are about it.
export const parts = {
  engine: { mutate: ['lib/domain/workflow/{decide,waiting,holder}.ts'], tests: ['tests/domain/workflow/**/*.test.ts'] },
  policy: {
    mutate: ['lib/domain/access/{actor,permissions,reach,readable}.ts'],
    tests: ['tests/domain/access/**/*.test.ts'],
  },
  chain: { mutate: ['lib/server/audit/verify.ts'], tests: ['tests/domain/audit/chain*.test.ts'] },
  rules: {
    mutate: ['lib/domain/assessments/{evaluate,evaluation-advice,rule-terms,rule-facts,human-choice,outcome}.ts'],
    tests: ['tests/domain/assessments/**/*.test.ts'],
  },
};

/** The part that this run is about. */
export const presentPart = parts[process.env.MUTATION_PART ?? 'engine'];
