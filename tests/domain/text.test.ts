import { describe, expect, test } from 'vitest';
import { findIdentifier } from '@/lib/domain/identifier';
import { cutTo, isLookAlike, line, nameLine, optionalParagraph, paragraph, workEmail } from '@/lib/domain/text';

describe('personal identifiers', () => {
  test.each([
    'A123456789',
    'his number is A 123-456-789 we think',
    'A#12345678',
    'SSN 123-45-6789.',
    'DOB: 01/02/1990',
    'date of birth 1990-01-02',
    'born on 1.2.1990',
  ])('are found in “%s”', (text) => {
    const found = findIdentifier(text);
    expect(found).not.toBeNull();
    expect(text.slice(found?.at, (found?.at ?? 0) + (found?.text.length ?? 0))).toBe(found?.text);
    expect(paragraph(500, 'Write.').safeParse(text).error?.issues[0]?.message).toContain(found?.text);
  });

  test.each([
    'ACC-2026-000123',
    'AGR-2026-000045 has 3 signers',
    'Call 555-0142 or 555-010-0142',
    'County Code 2-14, section 123-45',
    'A 12-month term, from 01/02/2027',
    'FY 2025: 4,200 bookings, 3.1 %',
    'ORI ZZ0010000',
  ])('are not seen in “%s”', (text) => {
    expect(findIdentifier(text)).toBeNull();
    expect(paragraph(500, 'Write.').safeParse(text).success).toBe(true);
  });
});

describe('characters', () => {
  test.each([
    ['a zero byte', 'a\u0000b'],
    ['a bell', 'a\u0007b'],
    ['a reversed run', 'file\u202Etxt.exe'],
    ['a lone surrogate', 'a\uD800b'],
  ])('%s is refused', (_what, text) => {
    expect(paragraph(500, 'Write.').safeParse(text).success).toBe(false);
  });

  test('a line stays on one line; a paragraph keeps its lines', () => {
    expect(line(100, 'Write.').safeParse('a\nb').success).toBe(false);
    expect(optionalParagraph(100).parse(' a\r\nb ')).toBe('a\nb');
  });

  test('what was typed in two ways is stored in one', () => {
    expect(line(100, 'Write.').parse('Jose\u0301')).toBe('José');
  });

  test('the empty and the endless are refused in words', () => {
    expect(line(10, 'Enter the name.').safeParse('  ').error?.issues[0]?.message).toBe('Enter the name.');
    expect(line(10, 'Enter the name.').safeParse('a'.repeat(11)).error?.issues[0]?.message).toContain('10 characters');
    expect(line(10, 'Enter the name.').safeParse('a'.repeat(1_000_000)).success).toBe(false);
  });
});

test('an address is lower case and cannot hide behind look-alikes', () => {
  const address = workEmail('Enter an address.');
  expect(address.parse(' M.Delgado@Calder.example ')).toBe('m.delgado@calder.example');
  expect(address.parse('a＠b.example')).toBe('a@b.example');
  expect(address.safeParse('a@b@c.example').success).toBe(false);
});

describe('a name that is made to look like another', () => {
  test.each([
    'C\u0430lder County',
    'Calder C\u043Eunty Sheriff\u2019s Office',
    'P\u03BFrt Amity Police',
    'M\u0430ria Delgado',
    '\uFF23alder County',
    'An\u0561 Ruiz',
  ])('%j is refused', (name) => {
    expect(isLookAlike(name)).toBe(true);
    expect(nameLine(200, 'Enter a name.').safeParse(name).success).toBe(false);
  });

  test.each([
    "Calder County Sheriff's Office",
    'José Núñez-Søndergård',
    'Kaʻū District',
    'O’Neill & Sons, 3rd',
    'Łukasz Żak',
    'Δημόσιος Φορέας',
    'Отдел 7 (North)',
  ])('%j is a name', (name) => {
    expect(nameLine(200, 'Enter a name.').safeParse(name)).toEqual({ success: true, data: name });
  });
});

describe('a text that is cut', () => {
  test('keeps its first letters, and no half of one', () => {
    expect(cutTo('sheriff', 4)).toBe('sher');
    expect(cutTo('sheriff', 40)).toBe('sheriff');
    expect(cutTo('ab🚓', 3)).toBe('ab');
    expect(cutTo('ab🚓', 4)).toBe('ab🚓');
    expect(JSON.stringify(cutTo('🚓'.repeat(200), 201))).not.toMatch(/\\ud/u);
  });
});
