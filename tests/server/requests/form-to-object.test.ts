import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formToObject, readForm } from '@/lib/server/actions/form-to-object';

const formOf = (entries: readonly (readonly [string, string | File])[]): FormData => {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
};

const objectOf = (...entries: (readonly [string, string | File])[]) => {
  const read = formToObject(formOf(entries));
  return read.ok ? read.value : read;
};

describe('a form that no page sends is refused', () => {
  test.each([
    '__proto__',
    '__proto__.polluted',
    'a.constructor',
    'a.prototype.b',
    'a.__proto__.b',
    '',
    'a.',
    '.a',
    'a..b',
  ])('with a field named “%s”', (name) => {
    expect(objectOf([name, 'x'])).toMatchObject({ ok: false, why: 'invalid' });
  });

  test('with a name that is a value and a group at once', () => {
    expect(objectOf(['a', '1'], ['a.b', '2'])).toMatchObject({ ok: false });
    expect(objectOf(['a.b', '2'], ['a', '1'])).toMatchObject({ ok: false });
  });

  test('with more than 1,000 fields, or deeper than six names', () => {
    const many = (count: number) => Array.from({ length: count }, (_, n): [string, string] => [`f${n}`, '']);
    expect(objectOf(...many(1001))).toMatchObject({ ok: false });
    expect(objectOf(...many(1000))).not.toMatchObject({ ok: false });
    expect(objectOf(['a.b.c.d.e.f.g', '1'])).toMatchObject({ ok: false });
    expect(objectOf(['a.b.c.d.e.f', '1'])).toEqual({ a: { b: { c: { d: { e: { f: '1' } } } } } });
  });

  test('and never touches what all objects share', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 20 }), (entries) => {
        formToObject(formOf([...entries, ['__proto__.polluted', 'yes'], ['constructor.prototype.polluted', 'yes']]));
        expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
        expect('polluted' in {}).toBe(false);
      }),
    );
  });
});

describe('a form is read', () => {
  test('with dotted names as groups and numbers as lists', () => {
    expect(objectOf(['concerns.GANG.severity', '4'], ['rows.1.unit', 'B'], ['rows.0.unit', 'A'])).toEqual({
      concerns: { GANG: { severity: '4' } },
      rows: [{ unit: 'A' }, { unit: 'B' }],
    });
  });

  test('with a name sent several times as a list', () => {
    expect(objectOf(['p', 'a'], ['p', 'b'], ['p', 'c'])).toEqual({ p: ['a', 'b', 'c'] });
  });

  test('without the fields that Next adds, and without a file that was not chosen', () => {
    const empty = new File([], '');
    expect(objectOf(['$ACTION_ID_1', ''], ['$ACTION_REF_1', ''], ['file', empty], ['a', '1'])).toEqual({ a: '1' });
  });

  test('without rows in which nothing was filled in, and still knows the field of each', () => {
    const read = readForm(
      formOf([
        ['items.0.text', ''],
        ['items.0.section', ''],
        ['items.2.text', 'late'],
        ['items.2.section', ''],
      ]),
    );
    if (!read.ok) throw new Error(read.message);
    expect(read.value.object).toEqual({ items: [{ text: 'late', section: '' }] });
    expect(read.value.nameOf('items.0.section')).toBe('items.2.section');
    expect(read.value.nameOf('items')).toBe('items');
    expect(read.value.nameOf('other.0')).toBe('other.0');
  });

  test('keeping what was typed, but neither files nor passwords', () => {
    const read = readForm(
      formOf([
        ['a.b', 'typed'],
        ['p', '1'],
        ['p', '2'],
        ['password', 'secret'],
        ['file', new File(['x'], 'x.txt')],
      ]),
    );
    expect(read.ok && read.value.values).toEqual({ 'a.b': 'typed', p: ['1', '2'] });
  });

  test('giving back any nested object of texts that was flattened into it', () => {
    const key = fc
      .stringMatching(/^[a-z][a-zA-Z]{0,6}$/u)
      .filter((text) => text !== 'constructor' && text !== 'prototype');
    const leaf = fc.string({ minLength: 1 });
    const row = fc.dictionary(key, leaf, { minKeys: 1, maxKeys: 3 });
    const list = fc.array(row, { minLength: 1, maxLength: 12 });
    const shape = fc.dictionary(key, fc.oneof(leaf, row, list), { maxKeys: 5 });
    fc.assert(
      fc.property(shape, (value) => {
        expect(objectOf(...flatten(value))).toEqual(value);
      }),
    );
  });
});

const flatten = (value: unknown, path: readonly string[] = []): [string, string][] =>
  typeof value === 'string'
    ? [[path.join('.'), value]]
    : Object.entries(value ?? {}).flatMap(([key, inner]) => flatten(inner, [...path, key]));

describe('hidden characters', () => {
  const hidden = ['a\u0000b', 'a\u0007b', 'a\u0085b', 'a\u001b[31m', 'a\u202Egpj.exe', 'a\u2066b\u2069'];

  test.each(hidden)('%j is refused in any field, at the field', (text) => {
    for (const name of ['title', 'code', 'rows.0.unit', 'caseId', 'sectionKey']) {
      const read = formToObject(
        formOf([
          ['before', 'x'],
          [name, text],
        ]),
      );
      expect(read).toMatchObject({
        ok: false,
        why: 'invalid',
        fields: { [name]: [expect.stringContaining('hidden')] },
      });
    }
    expect(
      formToObject(
        formOf([
          ['a', 'x'],
          ['a', text],
        ]),
      ),
    ).toMatchObject({ ok: false, fields: { a: expect.anything() } });
    expect(formToObject(formOf([[`name${text}`, 'x']]))).toMatchObject({ ok: false, why: 'invalid' });
  });

  test('may stand in a password, which is hashed and never shown', () => {
    expect(
      formToObject(
        formOf([
          ['password', 'a\u0007b'],
          ['again', 'a\u0007b'],
        ]),
      ),
    ).toMatchObject({ ok: true });
  });

  test('are not line ends and tabs, nor anything that people write', () => {
    const text = 'Two lines,\r\na tab\tand “quotes” – naïve, 東京, 👩‍👧, שלום';
    expect(formToObject(formOf([['text', text]]))).toMatchObject({ ok: true });
  });
});
