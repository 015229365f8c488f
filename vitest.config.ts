import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

// Half the time of a server test went into loading the same modules again, so files share a process. What one of them
// changes for the whole process (a setting, a module's double) must not reach the next: such a file has its own.
const serverTests = globSync('tests/server/**/*.test.{ts,tsx}', { cwd: root });
const changesItsProcess = (file: string) =>
  /process\.env\.\w+ =[^=]|Object\.assign\(process\.env|vi\.mock\(/u.test(readFileSync(path.join(root, file), 'utf8'));
const aloneTests = serverTests.filter(changesItsProcess);

const serverProject = {
  globalSetup: ['tests/support/test-server.ts'],
  setupFiles: ['tests/support/quiet-console.ts', 'tests/support/same-dice.ts', 'tests/support/database.ts'],
  pool: 'forks' as const,
};

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
          setupFiles: ['tests/support/quiet-console.ts', 'tests/support/same-dice.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...serverProject,
          name: 'server',
          include: ['tests/server/**/*.test.{ts,tsx}'],
          exclude: aloneTests,
          isolate: false,
        },
      },
      { extends: true, test: { ...serverProject, name: 'server-alone', include: aloneTests } },
    ],
  },
});
