import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { parts } from './stryker.config.mjs';

// The tests that `npm run mutation` judges, part by part: those that need no database.
const part = Object.entries(parts).find(([name]) => name === process.env.MUTATION_PART)?.[1] ?? parts.engine;

export default defineConfig({
  resolve: {
    alias: {
      '@': import.meta.dirname,
      'server-only': path.join(import.meta.dirname, 'node_modules/server-only/empty.js'),
    },
  },
  test: {
    include: part.tests,
    setupFiles: ['tests/support/quiet-console.ts', 'tests/support/same-dice.ts'],
    testTimeout: 60_000,
  },
});
