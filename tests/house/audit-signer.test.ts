import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importsOf, sourceFiles } from './imports';

// The key of the audit log's checkpoints: nothing that a browser can reach may load the code that reads it.

const root = process.cwd();
const signer = 'lib/server/audit-signer/';

const fileOf = (specifier: string): string | null =>
  ['', '.ts', '.tsx', '.mjs']
    .map((end) => `${specifier}${end}`)
    .find((file) => /\.\w+$/u.test(file) && existsSync(file)) ?? null;

/** Every file that a file loads, and those that these load. */
const reachedFrom = (starts: readonly string[]): Set<string> => {
  const reached = new Set(starts);
  for (const file of reached) {
    for (const { specifier } of importsOf(file, readFileSync(file, 'utf8'))) {
      const next = specifier.startsWith('package:') ? null : fileOf(specifier);
      if (next) reached.add(next);
    }
  }
  return reached;
};

const files = sourceFiles(root);
const web = [
  ...files.filter((file) => file.startsWith('app/') || file.startsWith('components/')),
  ...files.filter((file) => file.startsWith('lib/server/door/')),
  ...['proxy.ts', 'instrumentation.ts', 'scripts/portal/web.mjs'].filter((file) => existsSync(file)),
];

test('no page, route or action, nor the server in front of them, reaches the key that signs checkpoints', () => {
  const reached = reachedFrom(web);
  expect(reached.size).toBeGreaterThan(400);
  // The walk follows imports: what the pages are known to load is in it.
  expect(reached).toContain('lib/server/audit/audit-queries.ts');
  expect([...reached].filter((file) => file.startsWith(signer))).toEqual([]);
});

test('the worker and scripts alone import it, and no other file names its key', () => {
  const importers = files.filter((file) =>
    importsOf(file, readFileSync(file, 'utf8')).some(({ specifier }) => specifier.startsWith(signer)),
  );
  expect(
    importers.filter((file) => !/^(?:lib\/server\/audit-signer|lib\/server\/worker|scripts)\//u.test(file)),
  ).toEqual([]);
  expect(importers).toContain('lib/server/worker/audit-watch.ts');
  const named = files.filter((file) => /signing-key\.pem|AUDIT_KEY_FILE/u.test(readFileSync(file, 'utf8')));
  expect(named.sort()).toEqual([
    'lib/server/audit-signer/signing-key.ts',
    'lib/server/env.ts',
    'scripts/portal/serve.ts',
  ]);
});
