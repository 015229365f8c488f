import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { presentPart } from './parts.mjs';

// The tests that `npm run mutation` judges: those of one part, none of which needs a database.

const root = process.cwd();

export default defineConfig({
  root,
  resolve: {
    alias: { '@': root, 'server-only': path.join(root, 'node_modules/server-only/empty.js') },
  },
  test: {
    include: presentPart.tests,
    setupFiles: ['tests/support/quiet-console.ts', 'tests/support/same-dice.ts'],
    testTimeout: 60_000,
  },
});
