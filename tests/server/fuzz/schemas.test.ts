import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import type { z } from 'zod';
import { agreementSteps } from '@/lib/domain/agreements/steps';
import { requestSteps } from '@/lib/domain/requests/steps';
import { fromSchema } from '@/tests/support/fuzz/from-schema';
import { hostileValue } from '@/tests/support/fuzz/hostile';
import { childrenOf, record, recordedSchemas, rootSchemas } from '@/tests/support/fuzz/recorded-schemas';

// Many inputs at every schema (npm run fuzz: 5,000 at each): whatever comes, a schema answers, soon, and never throws. And no schema takes a
// text or a list without an end.

vi.setConfig({ testTimeout: 900_000, hookTimeout: 300_000 });

vi.mock('zod', async (original) => {
  const real = await original<typeof import('zod')>();
  const { recording } = await import('@/tests/support/fuzz/recorded-schemas');
  return { ...real, z: recording(real.z) };
});

vi.mock('@/lib/server/actions/form-action', async () => {
  const { record: note } = await import('@/tests/support/fuzz/recorded-schemas');
  return { formAction: (schema: z.ZodType) => note(schema) };
});

const inputs = Number(process.env.FUZZ_SCHEMA_INPUTS ?? 200);
const seed = Number(process.env.FUZZ_SEED ?? 20_261_124);
const msMaxEach = 500;

// Starts a process of its own when it is imported.
const notHere = new Set(['lib/server/worker/worker.ts']);

const filesWithSchemas = (): string[] =>
  ['lib', 'app'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => path.join(folder, name))
      .filter((name) => name.endsWith('.ts') && !name.includes('generated') && !notHere.has(name))
      .filter((name) => /z\.(?:strictObject|object|looseObject)\(|formAction\(/u.test(readFileSync(name, 'utf8'))),
  );

beforeAll(async () => {
  for (const name of filesWithSchemas()) await import(path.resolve(name));
  for (const [name, { needs }] of Object.entries({ ...requestSteps, ...agreementSteps })) record(needs, `step ${name}`);
});

const hasTransform = (schema: z.core.$ZodType): boolean =>
  ['pipe', 'transform', 'default', 'prefault', 'catch', 'lazy'].includes(schema._zod.def.type) ||
  childrenOf(schema).some(hasTransform);

const answers = (schema: z.ZodType, value: unknown, isPlain: boolean): void => {
  const begun = performance.now();
  const parsed = schema.safeParse(value);
  const ms = performance.now() - begun;
  if (ms > msMaxEach) throw new Error(`Reading took ${Math.round(ms)} ms.`);
  if (!parsed.success || !isPlain) return;
  expect(schema.safeParse(parsed.data)).toEqual({ success: true, data: parsed.data });
};

test('every schema answers whatever it is given', () => {
  const roots = [...rootSchemas()];
  expect(roots.length).toBeGreaterThan(150);
  const wrong: string[] = [];
  for (const [schema, place] of roots) {
    const isPlain = !hasTransform(schema);
    const anything = fc.oneof({ arbitrary: fromSchema(schema), weight: 9 }, { arbitrary: hostileValue, weight: 1 });
    const property = fc.property(anything, (value) => answers(schema as z.ZodType, value, isPlain));
    try {
      fc.assert(property, { numRuns: inputs, seed });
    } catch (error) {
      const cause = error instanceof Error ? String(error.cause ?? error.stack) : '';
      wrong.push(`${place}: ${String(error)}`.slice(0, 2000) + cause.slice(0, 1000));
    }
  }
  expect(wrong).toEqual([]);
});

const hasEnd = (schema: z.core.$ZodType): boolean =>
  (schema._zod.def.checks ?? []).some((check) =>
    ['max_length', 'length_equals'].includes(String(Reflect.get(check._zod.def, 'check'))),
  );

const isBounded = (schema: z.core.$ZodType): boolean => {
  const { def } = schema._zod;
  // A uuid has one length; the first half of a pipe is bounded for the second.
  return !['string', 'array'].includes(def.type) || hasEnd(schema) || Reflect.get(def, 'format') === 'uuid';
};

const unboundedIn = (schema: z.core.$ZodType, at = '', seen = new Set<z.core.$ZodType>()): string[] => {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const { def } = schema._zod as { def: z.core.$ZodTypes['_zod']['def'] };
  const own = isBounded(schema) ? [] : [`${at || 'itself'} (${def.type})`];
  if (def.type === 'object') {
    return [...own, ...Object.entries(def.shape).flatMap(([key, child]) => unboundedIn(child, `${at}.${key}`, seen))];
  }
  const inner = def.type === 'pipe' ? [def.in] : childrenOf(schema);
  return [...own, ...inner.flatMap((child) => unboundedIn(child, at, seen))];
};

// Read what the portal itself has written or made, never what somebody sends.
const readsOwnWork = [/^lib\/server\/signing\//u, /^lib\/server\/workflow\/perform/u];

test('no schema takes a text or a list without an end', () => {
  const unbounded = [...recordedSchemas()]
    .filter(([, place]) => !readsOwnWork.some((pattern) => pattern.test(place)))
    .flatMap(([schema, place]) => unboundedIn(schema).map((where) => `${place} ${where}`));
  expect([...new Set(unbounded)]).toEqual([]);
});
