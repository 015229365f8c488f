import type { z } from 'zod';

// The fields of schemas: what a person or a stranger sends one value for.

type Schema = z.core.$ZodType;
type Def = z.core.$ZodTypes['_zod']['def'];

const defOf = (schema: Schema): Def => (schema._zod as { def: Def }).def;

/** A field, with where it stands. */
export type Leaf = { schema: z.ZodType; place: string };

const wrappers = new Set(['optional', 'nullable', 'default', 'prefault', 'catch', 'readonly', 'nonoptional']);

const holdsMore = (schema: Schema): boolean => {
  const def = defOf(schema);
  if (['object', 'array', 'tuple', 'record'].includes(def.type)) return true;
  if ('innerType' in def && wrappers.has(def.type)) return holdsMore(def.innerType);
  return def.type === 'union' && def.options.some(holdsMore);
};

const within = (def: Def): (readonly [string, Schema])[] => {
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).map(([key, child]) => [`.${key}`, child]);
    case 'array':
      return [['[]', def.element]];
    case 'tuple':
      return def.items.map((item, at) => [`[${at}]`, item]);
    case 'record':
      return [
        ['{key}', def.keyType],
        ['{}', def.valueType],
      ];
    case 'union':
      return def.options.map((option, at) => [`|${at}`, option]);
    case 'pipe':
      // Something is made of the input first; what is made is read by the second half.
      return holdsMore(def.out) ? [['', def.out]] : [];
    default:
      return 'innerType' in def && wrappers.has(def.type) ? [['', def.innerType]] : [];
  }
};

/** The fields of a schema, however deep they stand. */
export const leavesOf = (schema: Schema, place: string, seen = new Set<Schema>()): Leaf[] => {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const def = defOf(schema);
  const isBranch = holdsMore(schema) || (def.type === 'pipe' && holdsMore(def.out));
  const children = within(def).flatMap(([name, child]) => leavesOf(child, place + name, seen));
  return isBranch ? children : [{ schema: schema as z.ZodType, place }];
};

/** True when an object keeps fields that it does not name. */
export const keepsUnknown = (schema: Schema): boolean => {
  const def = defOf(schema);
  return def.type === 'object' && def.catchall !== undefined && def.catchall._zod.def.type !== 'never';
};
