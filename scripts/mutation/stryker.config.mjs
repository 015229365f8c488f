import { presentPart } from './parts.mjs';

export default {
  testRunner: 'vitest',
  // TypeScript 7 has no programming interface, and Stryker would rewrite paths with it.
  tsconfigFile: 'no-tsconfig.json',
  vitest: { configFile: 'scripts/mutation/vitest.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 30_000,
  tempDirName: '.data/stryker',
  cleanTempDir: 'always',
  ignorePatterns: ['.data', '.next*', 'test-results', 'docs', 'public', 'app', 'components'],
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: `.data/mutation-${process.env.MUTATION_PART}.json` },
  clearTextReporter: { logTests: false, allowColor: false },
  thresholds: { high: 95, low: 92, break: 90 },
  mutate: presentPart.mutate,
};
