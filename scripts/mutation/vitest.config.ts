import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { presentPart } from './parts.mjs';

// The tests that `npm run mutation` judges: those of one part.

const everywhere = ['tests/support/quiet-console.ts', 'tests/support/same-dice.ts'];
const database = {
  globalSetup: ['tests/support/test-server.ts'],
  setupFiles: [...everywhere, 'tests/support/database.ts'],
};

const root = process.cwd();

export default defineConfig({
  root,
  resolve: {
    alias: { '@': root, 'server-only': path.join(root, 'node_modules/server-only/empty.js') },
  },
  test: {
    include: presentPart.tests,
    setupFiles: everywhere,
    ...(presentPart.onDatabase && database),
    hookTimeout: 120_000,
    testTimeout: 60_000,
  },
});
