// Generators of request bodies for the recommendations API: right ones, nearly right ones and rubbish.
import fc from 'fast-check';
import { anyInput } from '@/tests/support/evaluation-inputs';

const oddKey = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'B',
    'Z1',
    'A1',
    '',
    'ｶ',
    '\u0000',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

const oddValue = fc.oneof(
  fc.constantFrom(
    null,
    true,
    -1,
    -0,
    1.5,
    5,
    1e21,
    1e308,
    -1e308,
    9007199254740992,
    '',
    '4',
    'NaN',
    'Infinity',
    'NONE',
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.array(fc.constantFrom('NONE', 'SEAPORT', 'GANG', 'NARC', 7), { maxLength: 12 }),
  fc.record({ value: fc.anything({ maxDepth: 1 }), basis: fc.constantFrom('COUNTED', 'UNKNOWN', 'counted', 1) }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** An input in which one thing was put, replaced or added. */
export const nearlyValid: fc.Arbitrary<Record<string, unknown>> = fc
  .record({
    input: anyInput,
    where: fc.constantFrom('answers' as const, 'concerns' as const, 'top' as const, 'known' as const),
    key: oddKey,
    at: fc.nat(200),
    value: oddValue,
  })
  .map(({ input, where, key, at, value }) => {
    if (where === 'top') return withEntry({ ...input }, key, value);
    if (where === 'concerns') return { ...input, concerns: withEntry(input.concerns, key, value) };
    const codes = Object.keys(input.answers);
    const code = where === 'known' ? (codes[at % Math.max(1, codes.length)] ?? 'A4') : key;
    return { ...input, answers: withEntry(input.answers, code, value) };
  });

// `fromEntries` makes "__proto__" a plain key of the object, as JSON does.
const withEntry = (object: object, key: string, value: unknown): Record<string, unknown> =>
  Object.fromEntries([...Object.entries(object), [key, value]]);

const asText = (value: unknown): string => JSON.stringify(value) ?? 'undefined';

const deep = fc
  .tuple(fc.integer({ min: 1, max: 3000 }), fc.constantFrom(['[', ']'] as const, ['{"answers":', '}'] as const))
  .map(([levels, [open, close]]) => `${open.repeat(levels)}0${close.repeat(levels)}`);

const hugeNumber = fc
  .constantFrom('1e999', '-1e999', '1e-999', '00', 'NaN', 'Infinity', '0x10', '9'.repeat(400))
  .map((number) => `{"agencyType":"SHERIFF","answers":{"C3":${number},"C4":${number}},"concerns":{}}`);

const cut = fc.tuple(anyInput, fc.nat(2000)).map(([input, length]) => JSON.stringify(input).slice(0, length));

/** The text of any body that may arrive. */
export const anyBody: fc.Arbitrary<string> = fc.oneof(
  anyInput.map(asText),
  { arbitrary: nearlyValid.map(asText), weight: 3 },
  fc.json(),
  fc.string({ unit: 'binary' }),
  deep,
  hugeNumber,
  cut,
);
