import fc from 'fast-check';

// Values that no page of the portal sends, and texts that look like what a field asks for but are not.

const long = ['x'.repeat(5000), '\u{1F575}\u{FE0F}'.repeat(600), 'e\u0301'.repeat(3000), ' '.repeat(20_000)] as const;

const oddTexts = [
  ['', ' ', '\t', '\n', '\r\n', '\u0000', 'a\u0000b', '\u0007bell', '\u001b[31mred', '\u007f', '\u0085'],
  ['\ud800', 'a\udfff', '\u202Egpj.exe', '\u2066over\u2069', '\ufeffmark', '\u200b', 'z\u200bero', '\ufffd'],
  ['0', '-0', '-1', '1.5', '1e309', 'NaN', 'Infinity', '0x10', '9007199254740993', '2147483648', '9'.repeat(20)],
  ['2026-02-30', '0000-00-00', '0000-01-01', '0001-01-01', '9999-12-31', '2026-13-01', '+275760-09-13', '2026-11-24T'],
  ['24:00', '9:60', '25:61 PM', '2:30 AM', '12:00', '1,2,3', '1,000', '١٢', '1 000'],
  ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length', 'null', 'undefined', 'true'],
  [
    "'; DROP TABLE requests;--",
    '%',
    '_',
    '\\',
    '"',
    '{"not":""}',
    '[]',
    '{{7*7}}',
    '=1+1',
    '@SUM(1)',
    '<script>1</script>',
  ],
  ['../../etc/passwd', '%00', 'a\r\nBcc: x@y.example', 'javascript:alert(1)', 'a@b', 'A@B.EXAMPLE', '@calder.example'],
  ['A123456789', 'A 123 456 789', 'SSN 123-45-6789', '123-45-6789', 'born 1/2/1980', 'DOB: 1980-02-01'],
  [
    '00000000-0000-0000-0000-000000000000',
    'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
    '019aaaaa-0000-7000-8000-000000000000',
  ],
  ['ﬁ', 'ℌ', 'İ', 'ß', 'ǅ', '𝔘𝔫𝔦', '１２', 'ａ@ｂ.ｅｘａｍｐｌｅ', '@[Ana Ruiz]', '@Ana Ruiz', '@'.repeat(50)],
].flat();

const fixedText = fc.constantFrom(...oddTexts);

/** Text of any kind, the odd kinds first of all. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fixedText, weight: 12 },
  { arbitrary: fc.constantFrom(...long), weight: 1 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 40 }), weight: 3 },
  { arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }), weight: 2 },
);

const deep = (levels: number): unknown => (levels === 0 ? 'end' : { not: deep(levels - 1) });
const polluted: unknown = JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');

const oddThings: readonly unknown[] = [
  ...[null, undefined, true, false, 0, -0, -1, 1.5, 1e21, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, 2 ** 53],
  ...[10n, new Date(Number.NaN), new Date(0), polluted, deep(40), {}, [], [[]], [null], [undefined], { length: 3 }],
  ...[
    { not: '' },
    { contains: '' },
    { in: [] },
    { OR: [{}] },
    { set: [] },
    { increment: 1 },
    { '0': 'a' },
    [1, [2, [3]]],
  ],
  ...[Array.from({ length: 2000 }, () => 'x'), { toString: 1, valueOf: 2 }, Object.create(null)],
];

/** Any value at all, whatever the type asks for. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: fc.constantFrom(...oddThings), weight: 3 },
  { arbitrary: hostileText, weight: 4 },
  { arbitrary: fc.array(hostileText, { maxLength: 4 }), weight: 1 },
  { arbitrary: fc.anything({ maxDepth: 2, maxKeys: 4 }), weight: 1 },
);

/** Names of fields that no schema has, or that mean something to the machine beneath. */
export const hostileKey: fc.Arbitrary<string> = fc.constantFrom(
  ...['__proto__', 'constructor', 'id', 'status', 'role', 'agencyId', 'version', 'signedAt', 'AND', '', '\u0000', '0'],
);

/** An object with one more own field, also where the name is `__proto__`. */
export const withField = (object: object, key: string, value: unknown): Record<string, unknown> =>
  Object.fromEntries([...Object.entries(object), [key, value]]);
