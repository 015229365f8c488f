import fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import type { z } from 'zod';
import { loadEverySchema, readsWhatIsSent } from '@/tests/support/fuzz/every-schema';
import { fromSchema } from '@/tests/support/fuzz/from-schema';
import { hostileValue } from '@/tests/support/fuzz/hostile';
import { keepsUnknown, type Leaf, leavesOf } from '@/tests/support/fuzz/leaves';
import { childrenOf, recordedSchemas, rootSchemas } from '@/tests/support/fuzz/recorded-schemas';

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
  return {
    formAction: (schema: z.ZodType) => note(schema),
    takersAction: (_step: unknown, _takers: unknown, schema: z.ZodType) => note(schema),
    rightAction: (_right: unknown, schema: z.ZodType) => note(schema),
  };
});

const inputs = Number(process.env.FUZZ_SCHEMA_INPUTS ?? 200);
const seed = Number(process.env.FUZZ_SEED ?? 20_261_124);
const msMaxEach = 500;

beforeAll(loadEverySchema);

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

test('no schema takes a text or a list without an end', () => {
  const unbounded = [...recordedSchemas()]
    .filter(([, place]) => readsWhatIsSent(place))
    .flatMap(([schema, place]) => unboundedIn(schema).map((where) => `${place} ${where}`));
  expect([...new Set(unbounded)]).toEqual([]);
});

const everyLeaf = (): Leaf[] =>
  [...rootSchemas()]
    .filter(([, place]) => readsWhatIsSent(place))
    .flatMap(([schema, place]) => leavesOf(schema, place));

test('no schema keeps a field that it does not name', () => {
  expect([...recordedSchemas()].filter(([schema]) => keepsUnknown(schema)).map(([, place]) => place)).toEqual([]);
});

// What Prisma would take for an instruction, and what a column is not.
const notPrimitive: readonly unknown[] = [
  ...[{ not: '' }, { contains: '' }, { gt: '' }, { in: [''] }, { OR: [{}] }, { equals: 'x' }, { set: 'x' }, {}],
  ...[[], [''], [{ not: '' }], [[]], new Date(0), Object.create(null), new Map(), () => ''],
];

const isPrimitive = (value: unknown): boolean =>
  value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value);
// A list that was sent where one of several may be: its members are read one by one, as bounded texts.
const isPlain = (value: unknown): boolean => isPrimitive(value) || (Array.isArray(value) && value.every(isPrimitive));

// The words of an earlier submission as the portal kept them, and the answer of a passkey on its way to the library
// that checks it, and the list of pages of the build: none is ever asked of the database or written to a column.
const goesNowhere =
  /^lib\/domain\/requests\/snapshot\.ts|^lib\/server\/door\/built-pages\.ts|^lib\/server\/auth\/passkey-input\.ts.*clientExtensionResults$/u;

test('no field makes an object of what is sent for it (R7, B2)', () => {
  const leaves = everyLeaf().filter(({ place }) => !goesNowhere.test(place));
  expect(leaves.length).toBeGreaterThan(500);
  const wrong = leaves.flatMap(({ schema, place }) =>
    notPrimitive.flatMap((value) => {
      const parsed = schema.safeParse(value);
      return !parsed.success || isPlain(parsed.data) ? [] : [`${place}: ${JSON.stringify(value)}`];
    }),
  );
  expect([...new Set(wrong)]).toEqual([]);
});
