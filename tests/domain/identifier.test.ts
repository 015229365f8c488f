import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findIdentifier, identifierMessage, toMarkedMessage } from '@/lib/domain/identifier';
import { paragraph } from '@/lib/domain/text';

const refused = {
  'alien registration number': `A123456789|A12345678|A1234567|a123456789|A 123456789|A-123456789|A#123456789|A# 123 456 789
his number is A 123-456-789 we think|A123-456-789|A 123 456 789|A.123.456.789|A-12-345-678|(A123456789)|see A123456789.
A: 123456789|A#: 123-456-78|A 1 2 3 4 5 6 7 8 9|A-1-2-3-4-5-6-7-8|A１２３４５６７８９|А123456789|Α123456789|Ａ123456789
A\u200b123456789|A12\u200b3456\u2060789|A\u00ad123\u00ad456\u00ad789|A 123\u2013456\u2013789|A\u2011123\u2011456\u2011789
A\u2212123\u2212456\u2212789|A\u00a0123\u00a0456\u00a0789|A\u3000123456789|A١٢٣٤٥٦٧٨٩|alien number 123456789
Alien Registration Number: 123-456-789|alien no. 12345678|A-number 123 456 789|A-Number: 12345678|a number 123456789
USCIS # 123-456-789|USCIS number 123456789|ID-A123456789|list/A123456789/b|A_123456789|A 123/456/789`,
  'Social Security number': `SSN 123-45-6789.|123-45-6789|123 45 6789|123.45.6789|ssn:123456789|SSN# 123456789|SSN is 123-456789
social security number 123456789|Social Security 123 45 6789|soc. sec. 123456789|１２３-４５-６７８９|123\u201345\u20136789
123\u201145\u20116789|123\u221245\u22126789|1\u200b23-45-6789|123-45-\u200b6789|123\u00a045\u00a06789|(123-45-6789)|S.S.N. 123456789
123 - 45 - 6789|=123-45-6789|١٢٣-٤٥-٦٧٨٩`,
  'date of birth': `DOB: 01/02/1990|DOB 1/2/90|d.o.b. 01-02-1990|D O B 01/02/1990|date of birth 1990-01-02|Date of birth: Jan 2, 1990
born on 1.2.1990|born 1990-01-02|born January 2, 1990|born on the: 01/02/1990|birth date 01/02/1990|birthdate: 1990/01/02
birthday 2 Jan 1990|born 2nd of January 1990|DOB 01021990|DOB＝01/02/1990|dob-01/02/1990|DOB is 01/02/1990
DATE OF BIRTH (01/02/1990)|D\u200bOB 01/02/1990|born on 01\u201302\u20131990|DOB: ０１/０２/１９９０`,
};

const accepted = `ACC-2026-000123|AGR-2026-000045 has 3 signers|Call 555-0142 or 555-010-0142|County Code 2-14, section 123-45
A 12-month term, from 01/02/2027|FY 2025: 4,200 bookings, 3.1 %|ORI ZZ0010000|8 USC 1357(g)|8 U.S.C. 1357(g)(1)|8 CFR 287.5(c)
INA 287(g)|28 CFR 20.21|44 USC 3512|Case 2026-CV-004512|Case no. 26-123456|docket 1:26-cv-00123|a 2026-11-24 meeting
a meeting on 11/24/2026|Nov 24, 2026|24 November 2026|from 2026-01-01 to 2026-12-31|(555) 010-0142|+1 555 010 0142|555.010.0142
phone a 555-010-0142|$1,234,567.89|a $250,000 grant|a 1500000 dollar budget|USD 123456789|population 3,456,789|123456789
incident 20261124-0001|ZIP 12345-6789|P.O. Box 123456|EIN 12-3456789|TX1010000|ORI CA0190000|badge 4512|unit A12|Exhibit A-12
Appendix A, page 123|Form A 2026|Section A-1.2.3|rule 4-5-6|version 1.2.3|10.0.0.5|192.168.100.200|room A101|grade A 95
Highway 101 A, mile 123.45|FIPS 48141|the office was born of need in 2019|founded 1985|born and raised here|the birth of the unit in 2001
Social Security office on 5th Street|the SSN is not kept here|no dates of birth are collected|alien registration numbers are never sent
a number of 12 cases|a number of agencies, 2024 to 2026|about 30 to 40 a month|4,200 (counted) and 3.1 (estimated)|9:42 AM
Resolution 2026-117|HR 1234|Ordinance 123-2026|contract 70-CDCR-26-00012|1653-0045|OMB 1653-0000|12-14-2026|2026/11/24
a 3-year, 24-month or 36-month plan|100-200-3000|Part 11, 21 CFR 11.10(a)|lane A 1 2 3|A 1, B 2, C 3|team A: 12 sworn, 5 civilian`;

const listed = (text: string): string[] => text.split(/[|\n]/u);

describe.each(Object.entries(refused))('%s', (name, texts) => {
  test.each(listed(texts))('is found in “%s”', (text) => {
    const found = findIdentifier(text);
    expect(found?.name).toBe(name);
    expect(text.slice(found?.at).startsWith(found?.text ?? '-')).toBe(true);
    const message = identifierMessage(text, found ?? { name: '', text: '', at: 0, mend: '' });
    const parts = toMarkedMessage(message);
    expect(parts && message.includes(`${parts.before}${parts.found}${parts.after}`)).toBe(true);
  });
});

test('there are enough examples of each kind', () => {
  expect(Object.values(refused).flatMap(listed).length).toBeGreaterThanOrEqual(60);
  expect(listed(accepted).length).toBeGreaterThanOrEqual(60);
});

test.each(listed(accepted))('“%s” says nothing about a person', (text) => {
  expect(findIdentifier(text)).toBeNull();
  expect(paragraph(500, 'Write.').safeParse(text).success).toBe(true);
});

test('the words around a finding are shown, and the rule with them', () => {
  const text = `${'Many words before it. '.repeat(9)}He is A123456789, they say. ${'And many after it. '.repeat(9)}`;
  const message = paragraph(5000, 'Write.').safeParse(text).error?.issues[0]?.message ?? '';
  expect(toMarkedMessage(message)).toMatchObject({
    before: expect.stringMatching(/^…[\s\S]*He is $/u),
    found: 'A123456789',
    after: expect.stringMatching(/^, they say[\s\S]*…$/u),
    rest: expect.stringContaining('alien registration number'),
  });
  expect(toMarkedMessage('Enter the name.')).toBeNull();
});

const unseen = ['', '\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad'];
const signs = ['', ' ', '-', '\u2010', '\u2011', '\u2013', '\u2014', '\u2212', '\u00a0', '\u2009', '\u3000', '.'];
const digits = fc
  .constantFrom(0x30, 0xff10, 0x660, 0x966, 0x1d7ce)
  .chain((zero) =>
    fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 9 })
      .map((values) => values.map((value) => String.fromCodePoint(zero + value))),
  );

test('no way of writing an A-number slips through', () => {
  const written = fc
    .record({
      letter: fc.constantFrom('A', 'a', 'Ａ', 'А', 'Α'),
      first: fc.constantFrom(...signs, '#', ': ', '# '),
      sign: fc.constantFrom(...signs),
      hidden: fc.array(fc.constantFrom(...unseen), { minLength: 12, maxLength: 12 }),
      number: digits,
      start: fc.constantFrom('', 'He is ', '(', 'x, ', '\n'),
      end: fc.constantFrom('', '.', ' and', ')', '\n'),
    })
    .map(({ letter, first, sign, hidden, number, start, end }) => {
      const parts = number.map((digit, at) => `${at > 0 && at % 3 === 0 ? sign : ''}${hidden[at] ?? ''}${digit}`);
      return `${start}${letter}${hidden[10] ?? ''}${first}${parts.join('')}${end}`;
    });
  fc.assert(
    fc.property(written, (text) => findIdentifier(text)?.name === 'alien registration number'),
    { numRuns: 3000 },
  );
});

test('the longest texts are read in a moment, whatever they are made of', () => {
  const seeds = [
    'a',
    'A ',
    'A-',
    '1',
    '1-',
    '12 ',
    'A1 ',
    '123-45-',
    'dob ',
    'born on ',
    'ssn ',
    'd.o.b.',
    'jan 1 ',
    ' ',
    '１',
    '\u200b1',
  ];
  for (const seed of seeds) {
    const text = seed.repeat(Math.ceil(100_000 / seed.length));
    const begun = performance.now();
    findIdentifier(text);
    expect([seed, performance.now() - begun < 1500]).toEqual([seed, true]);
  }
});
