import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { agreementSteps } from '@/lib/domain/agreements/steps';
import { requestSteps } from '@/lib/domain/requests/steps';
import { record } from '@/tests/support/fuzz/recorded-schemas';

// Starts a process of its own when it is imported.
const notHere = new Set(['lib/server/worker/worker.ts']);

const filesWithSchemas = (): string[] =>
  ['lib', 'app'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => path.join(folder, name))
      .filter((name) => name.endsWith('.ts') && !name.includes('generated') && !notHere.has(name))
      .filter((name) =>
        /z\.(?:strictObject|object|looseObject)\(|(?:form|right|takers)Action\(/u.test(readFileSync(name, 'utf8')),
      ),
  );

/** Loads every file that makes schemas, so that they are recorded; needs the doubles of the test that calls it. */
export const loadEverySchema = async (): Promise<void> => {
  for (const name of filesWithSchemas()) await import(path.resolve(name));
  for (const [name, { needs }] of Object.entries({ ...requestSteps, ...agreementSteps })) record(needs, `step ${name}`);
};

// Read what the portal itself has written or made, never what somebody sends.
const readsOwnWork = [/^lib\/server\/signing\//u, /^lib\/server\/workflow\/perform/u];

/** True for a schema that somebody outside can send something to. */
export const readsWhatIsSent = (place: string): boolean => !readsOwnWork.some((pattern) => pattern.test(place));
