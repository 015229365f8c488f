import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic' } },
  resolve: {
    alias: {
      '@': root,
      'server-only': path.join(root, 'node_modules/server-only/empty.js'),
    },
  },
  test: {
    // Two slow cores serve everyone: more workers only wait for each other.
    maxWorkers: 2,
    dangerouslyIgnoreUnhandledErrors: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'domain',
          include: ['tests/{domain,house,components,scripts}/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/quiet-console.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['tests/server/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/support/test-server.ts'],
          setupFiles: ['tests/support/quiet-console.ts', 'tests/support/database.ts'],
          pool: 'forks',
        },
      },
    ],
  },
});
