// What is mutated, part by part, so that each mutant meets only the tests that are about it. `npm run mutation` runs all.
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

export default {
  testRunner: 'vitest',
  // TypeScript 7 has no programming interface, and Stryker would rewrite paths with it.
  tsconfigFile: 'no-tsconfig.json',
  vitest: { configFile: 'vitest.mutation.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 20_000,
  tempDirName: '.data/stryker',
  cleanTempDir: 'always',
  ignorePatterns: ['.data', '.next*', 'test-results', 'docs', 'public', 'app', 'components'],
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: `.data/mutation-${process.env.MUTATION_PART}.json` },
  clearTextReporter: { logTests: false, allowColor: false },
  thresholds: { high: 95, low: 92, break: 90 },
  mutate: parts[process.env.MUTATION_PART ?? 'engine'].mutate,
};
