import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const root = import.meta.dirname;

// Half the time of a test went into loading the same modules again, so files share a process. What one of them changes
// for the whole process (a setting, a module's double) must not reach the next: such a file has its own.
const changesItsProcess = (file: string) =>
  /process\.env\.\w+ =[^=]|Object\.assign\(process\.env|vi\.mock\(/u.test(readFileSync(path.join(root, file), 'utf8'));

/** A project whose files share a process, and one beside it for those that must not. */
const twoProjects = (
  name: string,
  folders: string,
  settings: { setupFiles: string[]; globalSetup?: string[]; execArgv?: string[] },
) => {
  const files = `tests/${folders}/**/*.test.{ts,tsx}`;
  const alone = globSync(files, { cwd: root }).filter(changesItsProcess);
  const shared = { ...settings, name, include: [files], exclude: alone, isolate: false, pool: 'forks' as const };
  const apart = { ...settings, name: `${name}-alone`, include: alone, pool: 'forks' as const };
  return [shared, apart].map((test) => ({ extends: true as const, test }));
};

// The longest file begins before its neighbors: at the end one worker would wait a minute for the other.
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const sorted = await super.sort(files);
    const isLongest = ({ moduleId }: TestSpecification) => moduleId.endsWith('fuzz/steps.test.ts');
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))];
  }
}

const everywhere = ['tests/support/quiet-console.ts', 'tests/support/same-dice.ts'];

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
    sequence: { sequencer: LongestFirst },
    dangerouslyIgnoreUnhandledErrors: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      ...twoProjects('domain', '{domain,house,components,scripts}', { setupFiles: everywhere }),
      ...twoProjects('server', 'server', {
        globalSetup: ['tests/support/test-server.ts'],
        // Rows live for one step: with room for the young ones, half of the collecting is not done at all.
        execArgv: ['--max-semi-space-size=64'],
        setupFiles: [...everywhere, 'tests/support/database.ts'],
      }),
    ],
  },
});
