import fc from 'fast-check';
import type { z } from 'zod';
import { hostileKey, hostileText, hostileValue, withField } from '@/tests/support/fuzz/hostile';

// From a schema to values that mostly fit it, with here and there one that does not: they get past the first checks and
// reach the rules behind them.

type Def = z.core.$ZodTypes['_zod']['def'];
type Schema = z.core.$ZodType;

/** What a leaf is filled with where its field has a name with known values: ids of rows that are there, codes, dates. */
export type Known = (field: string) => readonly string[] | undefined;

const nothingKnown: Known = () => undefined;

const plainTexts = [
  ...[
    'Two crews along the corridor.',
    'Sheriff; liaison',
    'Group supervisor',
    'Calder County',
    '§ 287(g)',
    'Naïve – “quoted”',
  ],
  ...[
    'm.delgado@calder.example',
    '555-0142',
    '2026-11-20',
    '2026-12-18',
    '2027-01-12',
    '2026-01-01',
    '9:30 AM',
    '14:30',
  ],
  ...[
    '0',
    '1',
    '2',
    '6',
    '12',
    '142',
    '96,000',
    'yes',
    'no',
    'on',
    'YES',
    'NO',
    'NONE',
    'ZZ',
    'OCS',
    'GANG',
    'First line\nSecond',
  ],
];

const text = fc.oneof(
  { arbitrary: fc.constantFrom(...plainTexts), weight: 8 },
  { arbitrary: fc.string({ maxLength: 30 }), weight: 1 },
  { arbitrary: hostileText, weight: 2 },
);
const aUuid = fc.oneof({ arbitrary: fc.uuid(), weight: 3 }, { arbitrary: hostileText, weight: 1 });
const anEmail = fc.oneof(
  { arbitrary: fc.constantFrom('new.colleague@calder.example', 'M.Delgado@Calder.Example', 'x@gmail.com'), weight: 4 },
  { arbitrary: fc.emailAddress(), weight: 1 },
  { arbitrary: hostileText, weight: 1 },
);

const seldom = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<unknown>, weight = 24): fc.Arbitrary<unknown> =>
  fc.oneof({ arbitrary: usual, weight }, { arbitrary: odd, weight: 1 });

const lengthOf = (schema: Schema, edge: 'minimum' | 'maximum', otherwise: number): number => {
  for (const check of schema._zod.def.checks ?? []) {
    const def: object = check._zod.def;
    const isLength = 'check' in def && ['min_length', 'max_length', 'length_equals'].includes(String(def.check));
    if (!isLength) continue;
    const value: unknown = Reflect.get(def, edge) ?? Reflect.get(def, 'length');
    if (typeof value === 'number') return value;
  }
  return otherwise;
};

const fromString = (schema: Schema, field: string, known: Known): fc.Arbitrary<unknown> => {
  const values = known(field);
  if (values && values.length > 0) {
    return fc.oneof({ arbitrary: fc.constantFrom(...values), weight: 12 }, { arbitrary: text, weight: 1 });
  }
  const format: unknown = Reflect.get(schema._zod.def, 'format');
  if (format === 'uuid') return aUuid;
  if (format === 'email') return anEmail;
  const max = lengthOf(schema, 'maximum', 0);
  if (max === 0 || max > 20_000) return text;
  const atTheEdge = fc.constantFrom(max - 1, max, max + 1).map((length) => 'y'.repeat(Math.max(0, length)));
  return fc.oneof({ arbitrary: text, weight: 20 }, { arbitrary: atTheEdge, weight: 1 });
};

const aNumber = fc.oneof(
  fc.nat(12),
  fc.integer(),
  fc.double(),
  fc.constantFrom(-1, 0.5, 100, 101, 1e9, 2 ** 31, 2 ** 53, -0, Number.NaN),
);

const fromObject = (shape: Record<string, Schema>, known: Known): fc.Arbitrary<unknown> => {
  const fields = Object.entries(shape).map(([key, child]) => {
    const value = fromSchema(child, known, key);
    const isOptional = child._zod.optin !== undefined;
    return fc.tuple(fc.constant(key), value, fc.nat(isOptional ? 3 : 60));
  });
  const plain = fc
    .tuple(...fields)
    .map((entries) => Object.fromEntries(entries.flatMap(([key, value, roll]) => (roll === 0 ? [] : [[key, value]]))));
  const extra = fc.tuple(plain, hostileKey, hostileValue).map(([object, key, value]) => withField(object, key, value));
  return fc.oneof({ arbitrary: plain, weight: 40 }, { arbitrary: extra, weight: 1 });
};

const fromPipe = (first: Schema, then: Schema, known: Known, field: string): fc.Arbitrary<unknown> => {
  const usual = fromSchema(first, known, field);
  if (then._zod.def.type === 'transform') return usual;
  // What the second half asks for, as the text that a form sends.
  const later = fromSchema(then, known, field).map((value) => (typeof value === 'number' ? String(value) : value));
  return first._zod.def.type === 'transform' ? later : fc.oneof(usual, later);
};

const byType = (def: Def, schema: Schema, known: Known, field: string): fc.Arbitrary<unknown> => {
  switch (def.type) {
    case 'string':
      return fromString(schema, field, known);
    case 'number':
      return aNumber;
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'literal':
      return fc.constantFrom(...def.values);
    case 'object':
      return fromObject(def.shape, known);
    case 'array': {
      const most = Math.min(4, Math.max(1, lengthOf(schema, 'maximum', 4)));
      return fc.array(fromSchema(def.element, known, field), { minLength: 0, maxLength: most });
    }
    case 'tuple':
      return fc.tuple(...def.items.map((item) => fromSchema(item, known, field)));
    case 'record': {
      const key = fromSchema(def.keyType, known, field).map((value) => (typeof value === 'string' ? value : 'key'));
      return fc.array(fc.tuple(key, fromSchema(def.valueType, known, field)), { maxLength: 3 }).map(Object.fromEntries);
    }
    case 'union':
      return fc.oneof(...def.options.map((option) => fromSchema(option, known, field)));
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'catch':
    case 'readonly':
    case 'nonoptional':
      return fc.oneof(
        { arbitrary: fromSchema(def.innerType, known, field), weight: 4 },
        { arbitrary: fc.constantFrom(undefined, null, ''), weight: 1 },
      );
    case 'pipe':
      return fromPipe(def.in, def.out, known, field);
    case 'lazy':
      return hostileValue;
    case 'null':
      return fc.constant(null);
    default:
      return hostileValue;
  }
};

/** Values for a schema: most of them fit, some do not. */
export const fromSchema = (schema: Schema, known: Known = nothingKnown, field = ''): fc.Arbitrary<unknown> => {
  const { def } = schema._zod as { def: Def };
  return seldom(byType(def, schema, known, field), hostileValue, def.type === 'object' ? 200 : 40);
};
