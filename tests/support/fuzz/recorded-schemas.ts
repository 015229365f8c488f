import type { z } from 'zod';

// Every object schema of the portal, known from the moment it is made: nobody has to list them, and none is forgotten.

type Schema = z.core.$ZodType;

const recorded = new Map<Schema, string>();

/** The schemas that were made so far, with the line that made each. */
export const recordedSchemas = (): ReadonlyMap<Schema, string> => recorded;

const placeOf = (stack: string): string => {
  const frame = stack.split('\n').find((line) => /\/(?:lib|app)\/.*\.tsx?:\d+/u.test(line));
  return /((?:lib|app)\/[^:]+:\d+)/u.exec(frame ?? '')?.[1] ?? 'unknown';
};

/** Notes a schema. */
export const record = <S extends Schema>(schema: S, place = placeOf(new Error('here').stack ?? '')): S => {
  if (!recorded.has(schema)) recorded.set(schema, place);
  return schema;
};

/** The namespace of zod, in which the makers of objects note what they make. */
export const recording = (real: typeof z): typeof z => ({
  ...real,
  object: (...args) => record(real.object(...args)),
  strictObject: (...args) => record(real.strictObject(...args)),
  looseObject: (...args) => record(real.looseObject(...args)),
});

/** The schemas directly within a schema. */
export const childrenOf = (schema: Schema): Schema[] => {
  const { def } = schema._zod as { def: z.core.$ZodTypes['_zod']['def'] };
  switch (def.type) {
    case 'object':
      return Object.values(def.shape);
    case 'array':
      return [def.element];
    case 'tuple':
      return [...def.items];
    case 'record':
      return [def.keyType, def.valueType];
    case 'union':
      return [...def.options];
    case 'pipe':
      return [def.in, def.out];
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'catch':
    case 'readonly':
    case 'nonoptional':
      return [def.innerType];
    default:
      return [];
  }
};

/** The schemas that stand in no other one: those that are asked to read something. */
export const rootSchemas = (): Map<Schema, string> => {
  const inner = new Set<Schema>();
  const visit = (schema: Schema): void => {
    for (const child of childrenOf(schema)) {
      if (inner.has(child)) continue;
      inner.add(child);
      visit(child);
    }
  };
  for (const schema of recorded.keys()) visit(schema);
  return new Map([...recorded].filter(([schema]) => !inner.has(schema)));
};
