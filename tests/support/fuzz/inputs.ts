import fc from 'fast-check';
import type { z } from 'zod';
import { fromSchema } from '@/tests/support/fuzz/from-schema';
import { hostileKey, hostileText, hostileValue, withField } from '@/tests/support/fuzz/hostile';

// Inputs of one act: what a person would send, with some of it changed, and what fits its schema by chance.

type Path = readonly (string | number)[];

const isBranch = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Date);

const pathsOf = (value: unknown, before: Path = []): Path[] =>
  isBranch(value)
    ? Object.entries(value).flatMap(([key, child]) => {
        const path = [...before, Array.isArray(value) ? Number(key) : key];
        return [path, ...pathsOf(child, path)];
      })
    : [];

const changed = (value: unknown, [key, ...rest]: Path, change: (old: unknown) => unknown): unknown => {
  if (key === undefined) return change(value);
  if (Array.isArray(value)) return value.map((one, at) => (at === key ? changed(one, rest, change) : one));
  if (!isBranch(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => {
      if (name !== key) return [[name, one]];
      const next = changed(one, rest, change);
      return next === removed ? [] : [[name, next]];
    }),
  );
};

const removed = Symbol('removed');

type Change = { at: number; kind: number; text: string; value: unknown; key: string };

const change = fc.record<Change>({
  at: fc.nat(10_000),
  kind: fc.nat(9),
  text: hostileText,
  value: hostileValue,
  key: hostileKey,
});

const alter = ({ kind, text, value, key }: Change, old: unknown): unknown => {
  if (kind < 4) return text;
  if (kind < 6) return value;
  if (kind === 6) return removed;
  if (kind === 7 && typeof old === 'string') return `${old}${text}`;
  if (Array.isArray(old)) return [...old, ...old, ...old];
  return isBranch(old) ? withField(old, key, value) : [old, old];
};

const applied = (base: Record<string, unknown>, changes: readonly Change[]): Record<string, unknown> => {
  const paths = pathsOf(base);
  let next: unknown = base;
  for (const one of changes) {
    const path = paths[one.at % (paths.length + 1)] ?? [one.key];
    if (paths.length > 0) next = changed(next, path, (old) => alter(one, old));
    if (one.kind === 9 || paths.length === 0) next = withField(isBranch(next) ? next : {}, one.key, one.value);
  }
  return isBranch(next) ? { ...next } : {};
};

/** A right input in which up to three things were changed. */
export const nearly = (base: Record<string, unknown>): fc.Arbitrary<Record<string, unknown>> =>
  fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => applied(base, changes));

const textsByField = (value: unknown, into = new Map<string, string[]>()): Map<string, string[]> => {
  if (!isBranch(value)) return into;
  for (const [key, child] of Object.entries(value)) {
    if (typeof child === 'string') into.set(key, [...(into.get(key) ?? []), child]);
    else textsByField(child, into);
  }
  return into;
};

/** Inputs of an act with this schema; `base` is one that it takes. */
export const inputsFor = (schema: z.ZodType, base: Record<string, unknown>): fc.Arbitrary<Record<string, unknown>> => {
  const known = textsByField(base);
  const byChance = fromSchema(schema, (field) => known.get(field)).map((value) =>
    isBranch(value) ? { ...value } : {},
  );
  return fc.oneof({ arbitrary: nearly(base), weight: 5 }, { arbitrary: byChance, weight: 4 });
};
